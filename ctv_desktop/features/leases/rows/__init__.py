"""Leases as lists, panels, pickers, papers and figures read them: plain SQL and frozen rows."""
