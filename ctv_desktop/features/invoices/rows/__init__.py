"""Invoices and what is to be invoiced, read by plain SQL."""
