"""Reads charge years, keys and statements."""
