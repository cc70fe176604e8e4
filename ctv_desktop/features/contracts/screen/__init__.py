"""The contract in the window and in the commands."""
