"""Forms built from the records' descriptions."""
