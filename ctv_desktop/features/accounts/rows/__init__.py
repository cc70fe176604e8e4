"""Accounts, read by plain SQL as of any day."""
