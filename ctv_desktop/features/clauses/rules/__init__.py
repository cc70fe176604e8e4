"""Clauses of the office without a database: what is wrong with one, how two texts differ."""
