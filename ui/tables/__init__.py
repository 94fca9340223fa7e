"""Tables that page from the desk."""
