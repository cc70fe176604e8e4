"""Accounts of tenants in the window."""
