"""CTV Desktop: the park's buildings, units, tenants, leases and tickets, on the desk.

app        the only place that knows everything: arguments, window, palette, commands
features   what the park does, one folder a noun; inside it the file names are the floors:
           screen > papers > store | rows > rules > model > words; imports look down, never up
ui         the screen kit: lists, forms, panels, tasks; knows no business word
pdf        the paper kit: sheet, blocks, styles, Arabic; knows no business word
database   engine, unit of work, journal, copies, migrations; knows no business word
values     money, area, period, language, kinds, errors: small words that everyone may use
A write returns what changed; every screen watches tables and refreshes itself.
The floors are contracts in pyproject.toml and run with the tests.
"""

__version__ = "0.1.0"
