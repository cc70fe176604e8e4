"""Dated settings: every rate, cap and delay of law or contract, with its first day and source."""
