"""Deposits, guarantees and insurance certificates in the window."""
