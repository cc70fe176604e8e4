"""Small widgets in the look of the house; each is imported from its own file, when it is needed."""
