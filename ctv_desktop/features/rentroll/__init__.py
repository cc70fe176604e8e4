"""The rent roll (état locatif) and the figures of the park, as of any day."""
