"""Meters in the window: their list, record, form and readings."""
