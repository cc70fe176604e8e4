"""What is to be invoiced, what a paper must state, and what late payment costs: pure functions."""
