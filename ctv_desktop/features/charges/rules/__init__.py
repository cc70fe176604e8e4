"""The rules of service charges: how a cost is shared, what a lease bears, how it is explained."""
