"""Contracts of lease: their clauses as data, the office's own versions, what was issued."""
