"""The desk file: opening, identity, lock, one change at a time, history, search, backup, migrations."""
