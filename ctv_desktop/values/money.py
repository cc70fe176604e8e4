"""Money as whole centimes: what is typed, rounding half up, shares that keep the sum."""

import re
from decimal import ROUND_HALF_UP, Decimal

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

LARGEST = 99_999_999_999_999  # 999 999 999 999,99 MAD in centimes (R36)


def half_up(value: Decimal) -> int:
    """The nearest whole number, halves away from zero: the one rounding rule of the program."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def part_of(amount: int, part: int, whole: int) -> int:
    """A part of a whole amount, half up: the rule of `half_up` on whole numbers, exact and fast."""
    numerator = 2 * amount * part
    if numerator < 0:
        return -((whole - numerator) // (2 * whole))
    return (numerator + whole) // (2 * whole)


def centimes(dirhams: Decimal) -> int:
    """Dirhams to centimes, half up."""
    return half_up(dirhams * 100)


def dirhams(amount: int) -> Decimal:
    """Centimes to dirhams, exactly."""
    return Decimal(amount) / 100


def rate_of(amount: int, basis_points: int) -> int:
    """A rate of an amount in centimes, half up: VAT on a sum (R2)."""
    return part_of(amount, basis_points, 10_000)


def rent_of(area: int, price: int) -> int:
    """Rent in centimes of an area in hundredths of m² at a price in centimes per m²."""
    return part_of(area, price, 100)


def read_decimal(text: str) -> Decimal:
    """A number as typed in an office: spaces, comma or point, perhaps a unit. Raises Refused.

    The last of comma and point is the decimal sign; groups of three may be set apart by spaces or
    by the other sign. A slip such as `12,5.3` or `12 34` is refused, not guessed.
    """
    typed = " ".join(text.translate(_PLAIN).split())
    typed = _UNIT.sub("", typed).strip()
    minus = typed.startswith("-")
    typed = typed.removeprefix("-").strip()
    for groups, shape in _SHAPES:
        if shape.fullmatch(typed):
            value = Decimal(typed.replace(groups, "").replace(",", "."))
            return -value if minus else value
    raise Refused({"": say("“{text}” is not a number. Type for example 1 234,50.", text=text[:40])})


_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬٪\u2212'’", "0123456789.,%-  ") | dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
)
_UNIT = re.compile(r"^MAD\b|(mad|dhs?|د\.م\.|m²|m2|م²|%)$", re.IGNORECASE)
_SHAPES = (
    (" ", re.compile(r"[0-9]{1,15}([.,][0-9]{0,6})?|[.,][0-9]{1,6}")),
    (" ", re.compile(r"[0-9]{1,3}( [0-9]{3}){1,4}([.,][0-9]{0,6})?")),
    (",", re.compile(r"[0-9]{1,3}(,[0-9]{3}){1,4}(\.[0-9]{0,6})?")),
    (".", re.compile(r"[0-9]{1,3}(\.[0-9]{3}){1,4}(,[0-9]{0,6})?")),
)


def read_hundredths(text: str) -> int:
    """Typed dirhams or m² to centimes or hundredths; a third decimal is refused, not rounded.

    So is `1.000`, which may be meant as one or as a thousand.
    """
    typed = read_decimal(text)
    value = typed * 100
    if typed != typed.quantize(Decimal("0.01")) or typed.as_tuple().exponent == -3:
        raise Refused({"": say("“{text}” has more than two decimals.", text=text[:40])})
    if abs(value) > LARGEST:
        raise Refused({"": say("“{text}” is too large.", text=text[:40])})
    return int(value)
