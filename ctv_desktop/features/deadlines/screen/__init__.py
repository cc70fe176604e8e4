"""Critical dates as a list and a calendar, and what is done to them."""
