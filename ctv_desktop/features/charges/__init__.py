"""Yearly service charges of a building: what they cost, who bears which share, what is settled."""
