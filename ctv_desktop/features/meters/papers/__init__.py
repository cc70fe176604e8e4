"""Papers about meters."""
