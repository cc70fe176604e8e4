"""Originals: which papers left the house once, so that every later print is marked a duplicate."""
