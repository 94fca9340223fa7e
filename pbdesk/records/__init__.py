"""What a desk holds: every kind of record, described once; starts no transaction."""
