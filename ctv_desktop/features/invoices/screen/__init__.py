"""Screens of invoices: what is to be invoiced, the batch with its preview, what was issued."""
