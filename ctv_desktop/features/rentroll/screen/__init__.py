"""The rent roll: its list as of any day, its figures and charts, its paper and workbook."""
