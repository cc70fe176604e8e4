"""Payments: received, allocated to invoices, cleared or bounced; receipts and certificates."""
