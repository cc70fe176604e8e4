"""Pure arithmetic of rent: terms, spans of equal rent, dues, and why each amount is what it is."""
