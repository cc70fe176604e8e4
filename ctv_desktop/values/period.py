"""Days and spans of days: what an office types as a date, months added, spans that overlap."""

import re
from datetime import date, timedelta
from functools import cache

from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, say, says

OPEN_END = date(9999, 12, 31)
EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_MONTH_END = ("fin mois", "fin de mois", "fm", "end of month", "eom", "آخر الشهر", "نهاية الشهر")
_TODAY = ("aujourd'hui", "aujourd’hui", "auj", "today", "اليوم")


def month_days(year: int, month: int) -> int:
    """How many days a month has."""
    if month != 2:
        return _MONTHS[month - 1]
    return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=month_days(day.year, day.month))


def add_months(day: date, months: int) -> date:
    """The same day of the month some months later; the last day where the month is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, month_days(years, month + 1)))


def add_years(day: date, years: int) -> date:
    """The same day some years later; 29 February gives 28 where the year has none."""
    return add_months(day, 12 * years)


def term_end(start: date, months: int) -> date:
    """The last day of a term of whole months: 01/02/2027 and 108 months end 31/01/2036."""
    return add_months(start, months) - timedelta(days=1)


def overlap(start: date, end: date, other_start: date, other_end: date) -> bool:
    """Whether two spans share a day; both ends count (R52: back-to-back spans do not)."""
    return start <= other_end and other_start <= end


def period(text: str) -> tuple[date, date]:
    """The first and last day of `2027-01`, `2027-T1` (or Q1) or `2027`. Raises Refused."""
    found = re.fullmatch(r"(\d{4})(?:-(?:[TQtq]([1-4])|(\d{2})))?", text.strip())
    year = int(found[1]) if found else 0
    month = int(found[3]) if found and found[3] else 1
    if not found or not 1900 <= year <= 2199 or not 1 <= month <= 12:
        said = say("“{text}” is not a period. Type 2027-01, 2027-T1 or 2027.", text=text[:40])
        raise Refused({"period": said})
    if found[2]:
        first = date(year, int(found[2]) * 3 - 2, 1)
        return first, last_of_month(first.replace(month=first.month + 2))
    if found[3]:
        first = date(year, month, 1)
        return first, last_of_month(first)
    return date(year, 1, 1), date(year, 12, 31)


def read_day(text: str, today: date) -> date:
    """What an office types for a date: `3/4`, `03042027`, `+30`, `fin mois`, `2027-04-03`.

    Day before month. Without a year it is the nearest such day: in November `28/9` is the past
    September (a payment, a signature), `1/3` the coming March. Raises Refused.
    """
    typed = " ".join(text.translate(_LATIN_DIGITS).strip().lower().split())
    if typed in _TODAY:
        return today
    if typed in _MONTH_END:
        return last_of_month(today)
    if found := re.fullmatch(r"([+-])\s?(\d{1,5})", typed):
        return _within(today + timedelta(days=int(found[1] + found[2])))
    try:
        return _within(_parts(typed, today))
    except (ValueError, KeyError):
        raise Refused({"": _not_a_day(text, typed)}) from None


def _not_a_day(text: str, typed: str) -> Say:
    """Why a text is no date: a month that is shorter (29/02/2027), or anything else."""
    found = re.fullmatch(r"(\d{1,2})[/\-. ]?(\d{1,2})[/\-. ]?(\d{4})", typed)
    if found and 1 <= int(found[2]) <= 12 and int(found[3]) and 28 < int(found[1]) <= 31:
        month, year = int(found[2]), int(found[3])
        return says(
            "“{text}”: this month has {count} day.",
            "“{text}”: this month has {count} days.",
            month_days(year, month),
            text=text[:40],
        )
    return say("“{text}” is not a date. Type for example 03/04/2027.", text=text[:40])


_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩\u200e\u200f", "0123456789  ")


def _parts(typed: str, today: date) -> date:
    if found := re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", typed):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})?", typed):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if found := re.fullmatch(r"(\d{1,2})[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?", typed):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if found := re.fullmatch(r"(\d{1,2})(?:er)? ([^\W\d]+)(?: (\d{4}))?", typed):
        return _dated(int(found[1]), _month_names()[fold(found[2])], found[3], today)
    raise ValueError(typed)


@cache
def _month_names() -> dict[str, int]:
    """The months by their folded names in each language, for dates copied out of a contract."""
    return {
        fold(language.of(code).month(date(2000, month, 1), year=False)): month
        for code in language.CODES
        for month in range(1, 13)
    }


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    date(2000, month, day)  # a leap year: refuses what no year has
    years = range(today.year - 8, today.year + 9)  # 29 February may be eight years away
    days = (date(year, month, day) for year in years if day <= month_days(year, month))
    return min(days, key=lambda found: (abs(found - today), found < today))


def _within(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Refused({"": say("The date {day} is outside 1900–2199.", day=day)})
    return day
