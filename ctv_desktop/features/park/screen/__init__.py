"""The park's screen: the tree, the list of units, and the forms and records of every place."""
