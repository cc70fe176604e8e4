"""Revisions of rents: what is due or allowed, indexes, the desk where they are decided."""
