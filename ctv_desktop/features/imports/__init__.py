"""Files of others taken in: COBie workbooks, spreadsheets of units and tenants."""
