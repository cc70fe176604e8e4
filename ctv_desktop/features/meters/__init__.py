"""Sub-meters of units and common parts: their readings, and what tenants owe by them."""
