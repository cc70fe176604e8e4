"""The rent roll on paper: A4 across, tables that go on with their heads, then the figures."""
