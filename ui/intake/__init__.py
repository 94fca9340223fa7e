"""The import as a plan to approve."""
