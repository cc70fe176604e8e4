"""The office's own versions of the clauses: written, compared with the factory's, taken back."""
