"""The window: pages, forms and tables built from the records' descriptions."""
