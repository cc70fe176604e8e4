"""The home screen and the columns it is made of."""
