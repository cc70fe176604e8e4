"""Payments, receipts and certificates, read by plain SQL."""
