"""What a month of a lease comes to before and after a change, by kind of sum."""

from datetime import date
from typing import Any

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.month import month_on, representative_day
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.values.say import say

RENT = ("rent", "parking")
SUMS = (
    ("rent", say("Rent and parking, excl. VAT")),
    ("charges", say("Charges and TSC, excl. VAT")),
    ("vat", say("VAT")),
    ("gross", say("Total incl. VAT")),
    ("withheld", say("Withheld at source")),
)
Dated = tuple[Terms, date]


def compared(before: Dated, after: Dated, rates: Rates) -> list[dict[str, Any]]:
    """The sums of a whole month, old and new, in centimes; nothing where they stay the same."""
    old, new = _sums(*before, rates), _sums(*after, rates)
    if old == new:
        return []
    return [
        {"key": key, "label": label, "old": old[key], "new": new[key]}
        for key, label in SUMS
        if key != "withheld" or old[key] or new[key]
    ]


def _sums(terms: Terms, day: date, rates: Rates) -> dict[str, int]:
    """Those of the first month with rent from a day on."""
    month = month_on(terms, rates, representative_day(terms, day))
    rent = month.of(*RENT)
    return {
        "rent": rent, "charges": month.net - rent, "vat": month.vat, "gross": month.gross,
        "withheld": month.withheld,
    }  # fmt: skip
