"""Papers of accounts."""
