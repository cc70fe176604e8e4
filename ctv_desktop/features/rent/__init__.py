"""The rent engine: from the terms of a lease to every amount that falls due, each explained."""
