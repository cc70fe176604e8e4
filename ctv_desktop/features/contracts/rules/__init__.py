"""Clauses without a database: the template language, its gaps, which text stands for an article."""
