"""Accounts of tenants: every invoice, payment and credit, what is open and how late, on any day."""
