"""The brief: what it is of, where it goes."""
