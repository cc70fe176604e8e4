"""Reminders in the window."""
