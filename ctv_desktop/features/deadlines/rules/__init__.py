"""Which days must not be missed, how long before each presses, and calendar files."""
