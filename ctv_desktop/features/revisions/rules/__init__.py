"""When a rent may be revised, by how much, why, and how the new rent falls on the units."""
