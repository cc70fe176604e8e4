"""The facts of a contract, read from a lease and all that stands around it."""
