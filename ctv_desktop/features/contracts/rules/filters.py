"""The ways in which a gap of a clause is shown, each for one type of fact."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ctv_desktop.values import words
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, says


def _money(value: Any, spoken: Language) -> str:
    return spoken.money(int(value))


def _words(value: Any, spoken: Language) -> str:
    return words.amount(int(value), spoken.code)


def _both(value: Any, spoken: Language) -> str:
    return f"{spoken.money(int(value))} ({words.amount(int(value), spoken.code)})"


def _day(value: Any, spoken: Language) -> str:
    return spoken.day(value)


def _long(value: Any, spoken: Language) -> str:
    return spoken.long_day(value)


def _area(value: Any, spoken: Language) -> str:
    return spoken.area(int(value))


def _percent(value: Any, spoken: Language) -> str:
    return spoken.percent(int(value))


def _number(value: Any, spoken: Language) -> str:
    return spoken.number(int(value))


def _month(value: Any, spoken: Language) -> str:
    return spoken.month(value)


def _months(value: Any, spoken: Language) -> str:
    return says("{count} month", "{count} months", int(value)).in_language(spoken)


def _days(value: Any, spoken: Language) -> str:
    return says("{count} day", "{count} days", int(value)).in_language(spoken)


def plain(value: Any, spoken: Language) -> str:
    """A fact without a filter: a sentence in the paper's language, a day, a number, a text."""
    if isinstance(value, Say):
        return value.in_language(spoken)
    said = spoken.plain(value)
    return spoken.foreign(said) if isinstance(value, str) else said


FILTERS: Mapping[str, Callable[[Any, Language], str]] = {
    "": plain,
    "money": _money,
    "words": _words,
    "both": _both,
    "day": _day,
    "long": _long,
    "area": _area,
    "percent": _percent,
    "number": _number,
    "month": _month,
    "months": _months,
    "days": _days,
}
FITS: Mapping[str, type[Any]] = {
    "money": int, "words": int, "both": int, "area": int, "percent": int, "number": int,
    "day": date, "long": date, "month": date, "months": int, "days": int,
}  # fmt: skip
