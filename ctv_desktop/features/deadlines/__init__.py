"""Critical dates: all that must not be missed, computed as of a day; what is kept are marks."""
