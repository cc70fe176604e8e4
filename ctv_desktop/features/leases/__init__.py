"""Leases over units: drafts, signature, the dates that follow, and their papers."""
