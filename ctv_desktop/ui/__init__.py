"""The screen kit: lists, forms, panels and tasks without a business word."""
