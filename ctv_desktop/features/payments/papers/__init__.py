"""Papers of payments: composed from what was frozen when they were issued."""
