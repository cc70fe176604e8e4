"""Letters in the window and in the commands."""
