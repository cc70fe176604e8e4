"""The revision desk in the window: its list, the revision of one lease, its form, the indexes."""
