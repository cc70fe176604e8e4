"""What can be asked of a lease without a database: its state, dates, money, and days taken."""
