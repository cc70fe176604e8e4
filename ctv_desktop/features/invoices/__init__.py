"""Invoices and credit notes: issued with gapless numbers, frozen, corrected by credit note only."""
