"""Desk to desk in the window: a parcel shown before it is merged, each conflict settled by a person."""
