"""Home: the park today, its figures, what needs attention, and the stacks of its buildings."""
