"""From what was gathered to the outline of a document: one file a kind of document, shared parts once."""
