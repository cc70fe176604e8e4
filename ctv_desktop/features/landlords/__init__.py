"""The landlord: the company that lets the park and signs the leases."""
