"""Reminders of what is overdue: friendly, firm, formal notice; each kept with its debt."""
