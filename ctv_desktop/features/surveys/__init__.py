"""Condition reports (états des lieux): what premises are like at entry and at exit of a lease."""
