"""Papers of invoices: composed from what was frozen when they were issued."""
