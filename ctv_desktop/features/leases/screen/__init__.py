"""Leases in the window, said as data: each part is imported when it is needed."""
