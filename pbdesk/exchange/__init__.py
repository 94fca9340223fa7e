"""Desk to desk: what was done on one is written as a parcel, read on another, and merged with every conflict shown."""
