"""What the revision desk reads: the list of leases, one of them with its facts, the indexes."""
