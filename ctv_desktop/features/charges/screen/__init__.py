"""Service charges in the window: years, statements, keys."""
