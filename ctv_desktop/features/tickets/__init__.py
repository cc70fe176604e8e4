"""Maintenance tickets, from the call to the closed work."""
