"""Money as whole centimes: what is typed, rounding half up, shares that keep the sum."""

import re
from decimal import ROUND_HALF_UP, Decimal

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

LARGEST = 99_999_999_999_999  # 999 999 999 999,99 MAD in centimes (R36)


def half_up(value: Decimal) -> int:
    """The nearest whole number, halves away from zero: the one rounding rule of the program."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def centimes(dirhams: Decimal) -> int:
    """Dirhams to centimes, half up."""
    return half_up(dirhams * 100)


def dirhams(amount: int) -> Decimal:
    """Centimes to dirhams, exactly."""
    return Decimal(amount) / 100


def rate_of(amount: int, basis_points: int) -> int:
    """A rate of an amount in centimes, half up: VAT on a sum (R2)."""
    return half_up(Decimal(amount) * basis_points / 10_000)


def rent_of(area: int, price: int) -> int:
    """Rent in centimes of an area in hundredths of m² at a price in centimes per m²."""
    return half_up(Decimal(area) * price / 100)


def read_decimal(text: str) -> Decimal:
    """A number as typed in an office: spaces, comma or point. Raises Refused.

    The last of comma and point is the decimal sign; the other one groups thousands.
    """
    typed = re.sub(r"[\s\u00a0\u202f\u200e\u200f'’]", "", text.translate(_LATIN_DIGITS))
    typed = re.sub(r"(?i)(mad|dhs?|د\.م\.|m²|m2|م²|%)$", "", typed).replace("\u2212", "-")
    comma, point = typed.rfind(","), typed.rfind(".")
    if comma > point:
        typed = typed.replace(".", "").replace(",", ".") if typed.count(",") == 1 else "?"
    elif comma >= 0:
        typed = typed.replace(",", "") if typed.count(".") == 1 else "?"
    elif typed.count(".") > 1:
        typed = typed.replace(".", "") if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", typed) else "?"
    if not re.fullmatch(r"-?(\d{1,15}(\.\d{0,6})?|\.\d{1,6})", typed):
        raise Refused(
            {"": say("“{text}” is not a number. Type for example 1 234,50.", text=text[:40])}
        )
    return Decimal(typed)


_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")


def read_hundredths(text: str) -> int:
    """Typed dirhams or m² to centimes or hundredths; a third decimal is refused, not rounded."""
    value = read_decimal(text) * 100
    if value != value.to_integral_value():
        raise Refused({"": say("“{text}” has more than two decimals.", text=text[:40])})
    if abs(value) > LARGEST:
        raise Refused({"": say("“{text}” is too large.", text=text[:40])})
    return int(value)
