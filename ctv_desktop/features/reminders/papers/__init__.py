"""Papers of reminders."""
