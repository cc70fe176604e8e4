"""The companies that rent in the park, and the people to call there."""
