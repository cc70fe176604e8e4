"""Cells of a file turned into values: numbers, areas, amounts, days, choices, levels."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import ChoiceKind, Kind
from ctv_desktop.values.money import half_up, read_decimal
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.texts import clean

NOTHING = frozenset(("", "n/a", "na", "nil", "null", "none", "-", "#n/a"))
LARGEST_AREA = 1_000_000_000  # hundredths of m²
LARGEST_AMOUNT = 99_999_999_999_999  # centimes
MEASURES = {"area": LARGEST_AREA, "money": LARGEST_AMOUNT}


def _refused(said: Say) -> Refused:
    return Refused({"": said})


def text_of(cell: Any) -> str:
    """A cell as text: 12.0 is "12", as the spreadsheet shows it; "n/a" is nothing."""
    if isinstance(cell, str):
        text = clean(cell, lines=True).strip()
        return "" if text.casefold() in NOTHING else text
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def decimal_of(cell: Any) -> Decimal | None:
    """A number, typed or stored as one. Raises Refused."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        try:
            found = Decimal(str(cell))
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            raise _refused(say("“{text}” is not a number.", text=str(cell)))
        return found
    text = text_of(cell)
    return read_decimal(text) if text else None


def hundredths_of(cell: Any, most: int) -> int | None:
    """Hundredths of m² or centimes, half up. Raises Refused where negative or too large."""
    number = decimal_of(cell)
    if number is None:
        return None
    if number < 0:
        raise _refused(say("“{text}” is negative.", text=text_of(cell)))
    if number * 100 > most:
        raise _refused(say("“{text}” is too large.", text=text_of(cell)))
    return half_up(number * 100)


def value_of(cell: Any, kind: Kind, today: date) -> Any:
    """The value of a cell by its kind; None where it is empty. Raises Refused."""
    if kind.name in MEASURES:
        return hundredths_of(cell, MEASURES[kind.name])
    if (isinstance(cell, bool) and kind.name == "yes_no") or _is_day(cell, kind):
        return cell.date() if isinstance(cell, datetime) else cell
    text = text_of(cell)
    if not text or (isinstance(kind, ChoiceKind) and text in kind.choices):
        return text or None
    return kind.read(text, today)


def _is_day(cell: Any, kind: Kind) -> bool:
    return kind.name == "day" and isinstance(cell, date)


_GROUND = ("0", "rdc", "rez de chaussee", "rez-de-chaussee", "gf", "ground floor", "ground", "g")
_GROUND_ARABIC = frozenset(fold(word) for word in ("أرضي", "الطابق الأرضي"))
_UP = re.compile(
    r"(?:r ?\+|n|l|level|niveau|etage|floor|\+)? ?(\d{1,3})(?:e|er|eme|ieme)?(?: etage)?"
)
_DOWN = re.compile(r"(?:r ?-|ss ?-?|sous-sol|sous sol|s|b|basement|-) ?(\d{1,2})")
_BASEMENT = ("sous-sol", "sous sol", "basement", "ss")


@lru_cache(1_024)
def level_of(text: str) -> int | None:
    """The level that a floor's name means: "RDC" 0, "R+3" 3, "SS1" -1; None for other names."""
    name = fold(text)
    if name in _GROUND or name in _GROUND_ARABIC:
        return 0
    if name in _BASEMENT:
        return -1
    if found := _UP.fullmatch(name):
        return int(found[1])
    if found := _DOWN.fullmatch(name):
        return -int(found[1])
    return None
