"""The values of an index in a table of months and values, whatever way they are written."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.money import read_decimal
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

TENTHS = 10_000  # an index is kept in ten-thousandths
LARGEST = 100_000_000  # of an index


@dataclass(frozen=True)
class Found:
    """The values read, in ten-thousandths by the first day of their month, and what was not."""

    values: dict[date, int]
    wrong: tuple[Say, ...]


def read(lines: Iterable[tuple[int, Sequence[Any]]]) -> Found:
    """The values of numbered lines: a month in the first filled cell, a value in the next.

    A first line without any digit is a heading. What cannot be read is named with its line.
    """
    values: dict[date, int] = {}
    wrong: list[Say] = []
    for place, (number, cells) in enumerate(lines):
        filled = [cell for cell in cells if cell is not None and str(cell).strip()]
        if not filled or (place == 0 and not any(c.isdigit() for c in str(filled[-1]))):
            continue
        try:
            month, value = _pair(filled, values)
        except Refused as refused:
            said = Say(str(refused))
            wrong.append(say("Line {number}: {sentence}", number=number, sentence=said))
        else:
            values[month] = value
    return Found(values, tuple(wrong))


def _pair(filled: Sequence[Any], known: dict[date, int]) -> tuple[date, int]:
    if len(filled) < 2:
        raise Refused({"": say("A month and a value are needed.")})
    month, value = month_of(filled[0]), value_of(filled[1])
    if known.get(month, value) != value:
        raise Refused({"": say("This month stands there twice.")})
    return month, value


def month_of(cell: Any) -> date:
    """The first day of `2026-01`, `01/2026`, `31/01/2026` or `janv. 2026`. Raises Refused."""
    if isinstance(cell, datetime | date):
        return date(cell.year, cell.month, 1)
    text = " ".join(str(cell).translate(_DIGITS).split())
    try:
        return _month(text)
    except (ValueError, KeyError):
        raise Refused(
            {"": say("“{text}” is not a month. Write for example 01/2026.", text=text[:40])}
        ) from None


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_SHAPES = (
    (re.compile(r"(\d{4})[-/. ]?[mM]?(\d{1,2})(?:[-/.]\d{1,2}(?:[ T].*)?)?"), (1, 2)),
    (re.compile(r"(?:\d{1,2}[-/.])?(\d{1,2})[-/. ](\d{4})"), (2, 1)),
    (re.compile(r"(\d{1,2})[-/.](\d{2})"), (2, 1)),
)


def _month(text: str) -> date:
    for shape, (year, month) in _SHAPES:
        if found := shape.fullmatch(text):
            century = 2000 if len(found[year]) == 2 else 0
            return date(int(found[year]) + century, int(found[month]), 1)
    if found := re.fullmatch(r"([^\W\d]+)[.\-/ ]+(\d{4}|\d{2})", text):
        year_typed = int(found[2])
        return date(year_typed + (2000 if year_typed < 100 else 0), _named(found[1]), 1)
    raise ValueError(text)


def _named(word: str) -> int:
    """The number of a month by its name or the beginning of it, in any language."""
    wanted = fold(word)
    fits = {
        month
        for code in language.CODES
        for month in range(1, 13)
        if fold(language.of(code).month(date(2000, month, 1), year=False)).startswith(wanted)
    }
    if len(fits) != 1 or len(wanted) < 3:
        raise ValueError(word)
    return fits.pop()


def value_of(cell: Any) -> int:
    """A value above 0 in ten-thousandths; a comma or a point. Raises Refused."""
    value = Decimal(str(cell)) if isinstance(cell, int | float) else read_decimal(str(cell))
    text = str(cell)[:40]
    if value <= 0:
        raise Refused({"": say("An index is more than 0, not “{text}”.", text=text)})
    if value > LARGEST:
        raise Refused({"": say("“{text}” is too large.", text=text)})
    whole = value * TENTHS
    if whole != whole.to_integral_value():
        raise Refused({"": say("“{text}” has more than four decimals.", text=text)})
    return int(whole)
