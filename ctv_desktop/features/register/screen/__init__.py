"""Files verified, in the window and in the commands."""
