"""Papers about a ticket."""
