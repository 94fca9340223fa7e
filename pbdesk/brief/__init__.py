"""Findings into an outline that knows no format, and the outline into Word and Excel."""
