"""Deposits of the tenants, bank guarantees and insurance certificates."""
