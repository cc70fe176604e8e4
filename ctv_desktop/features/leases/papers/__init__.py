"""Papers about a lease."""
