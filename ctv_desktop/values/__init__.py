"""Small words that everyone may use: money, area, period, language, kinds, errors."""
