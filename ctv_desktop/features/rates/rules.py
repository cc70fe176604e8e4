"""Which dated setting is in force on a day, and those known when a park is new."""

from collections.abc import Iterable
from datetime import date

from ctv_desktop.features.rates.words import PREVAILING

# (kind, first day, value, source): basis points, days, months or centimes (DOMAIN.md §1.1 to §1.6).
KNOWN = (
    ("vat", date(2000, 1, 1), 2_000, "CGI art. 89, 90, 98"),
    ("withholding", date(2026, 7, 1), 500, "CGI art. 15 ter, 73-II-A (loi de finances 2026)"),
    ("tsc", date(2008, 1, 1), 1_050, "Loi 47-06, art. 33 à 36"),
    ("revision_cap", date(2007, 11, 30), 1_000, "Loi 07-03, art. 4"),
    ("revision_months", date(2007, 11, 30), 36, "Loi 07-03, art. 1 et 2"),
    ("deposit_cap", date(2013, 11, 19), 2, "Loi 67-12"),
    ("payment_days", date(2023, 7, 1), 60, "Loi 69-21, code de commerce art. 78-2"),
    ("payment_days_most", date(2023, 7, 1), 120, "Loi 69-21, code de commerce art. 78-2"),
    ("key_rate", date(2025, 3, 18), 225, "Bank Al-Maghrib"),
    ("late_rate", date(2023, 7, 1), 85, "Loi 69-21, code de commerce art. 78-3"),
    ("stamp", date(2000, 1, 1), 25, "CGI art. 252"),
    ("cash_limit", date(2000, 1, 1), 500_000, "CGI art. 193"),
    ("registration_days", date(2000, 1, 1), 30, "CGI art. 128"),
    ("registration_duty", date(2000, 1, 1), 20_000, "CGI art. 135"),
    ("renewal_months", date(1955, 5, 24), 24, "Dahir du 24 mai 1955, puis loi 49-16, art. 4"),
    ("lease_months_most", date(1915, 6, 2), 1_188, "Loi 39-08, art. 121 (bail emphytéotique)"),
    ("land_register_months", date(1915, 6, 2), 36, "Dahir du 12 août 1913, art. 65"),
    ("arrears_days", date(2017, 2, 11), 15, "Loi 49-16, art. 8 et 26"),
    ("arrears_months", date(2017, 2, 11), 3, "Loi 49-16, art. 8"),
    ("long_notice_months", date(2017, 2, 11), 3, "Loi 49-16, art. 26"),
    ("professional_notice_months", date(2013, 11, 19), 2, "Loi 67-12"),
    ("court_months", date(2017, 2, 11), 6, "Loi 49-16, art. 26"),
    ("contract_language", date(2000, 1, 1), 0, "Usage du bailleur"),
    ("reminder_friendly_days", date(2000, 1, 1), 8, "Usage du bailleur"),
    ("reminder_firm_days", date(2000, 1, 1), 20, "Usage du bailleur"),
    ("reminder_formal_days", date(2000, 1, 1), 45, "Usage du bailleur"),
    ("deposit_return_months", date(2013, 11, 19), 2, "Loi 67-12"),
    *(
        (f"wear_{key}", date(2000, 1, 1), months, "Usage du bailleur")
        for key, months in (
            ("floor", 120),
            ("walls", 84),
            ("ceiling", 120),
            ("openings", 180),
            ("power", 180),
            ("data", 120),
            ("hvac", 144),
            ("lighting", 96),
            ("fire", 120),
            ("water", 180),
            ("furniture", 84),
            ("other", 120),
        )
    ),
    ("wear_was_good", date(2000, 1, 1), 2_000, "Usage du bailleur"),
    ("wear_was_used", date(2000, 1, 1), 5_000, "Usage du bailleur"),
    ("wear_most", date(2000, 1, 1), 9_000, "Usage du bailleur"),
)


class Rates:
    """Dated settings at hand: `of(kind, day)` is the last whose day has come, 0 before it (R7)."""

    def __init__(self, rows: Iterable[tuple[str, date, int, str]]) -> None:
        found: dict[str, list[tuple[date, int, str]]] = {}
        for kind, day, value, source in rows:
            found.setdefault(kind, []).append((day, value, source))
        self._by_kind = {kind: sorted(days, reverse=True) for kind, days in found.items()}

    def of(self, kind: str, day: date) -> int:
        """The value in force on a day, in the kind's unit; 0 before the first."""
        for since, value, _ in self._by_kind.get(kind, ()):
            if since <= day:
                return value
        return 0

    def source(self, kind: str, day: date) -> str:
        """Where the value in force on a day stands in the law; nothing before the first."""
        return next((where for since, _, where in self._by_kind.get(kind, ()) if since <= day), "")


def known() -> Rates:
    """The settings a new park begins with."""
    return Rates(KNOWN)


def prevailing(rates: Rates, day: date) -> str:
    """The version of a letter in two languages that counts: as in the contracts of its day."""
    return PREVAILING[bool(rates.of("contract_language", day))]
