"""The rules of meters: what a reading may be, what was used, who pays for it."""
