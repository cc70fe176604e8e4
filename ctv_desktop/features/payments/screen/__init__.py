"""Payments and receipts in the window."""
