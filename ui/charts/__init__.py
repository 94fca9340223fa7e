"""Drawings of figures, painted by the window itself."""
