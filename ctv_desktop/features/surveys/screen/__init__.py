"""Condition reports in the window: their list, record, form, acts and papers."""
