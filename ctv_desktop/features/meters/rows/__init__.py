"""Reads meters and their readings."""
