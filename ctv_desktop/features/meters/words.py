"""The words of meters and readings."""

from datetime import date
from decimal import Decimal

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import (
    CODE,
    DAY,
    LONG_TEXT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.language import Language
from ctv_desktop.values.money import read_decimal
from ctv_desktop.values.say import Say, say

KINDS = Choices(
    Choice("electricity", say("Electricity")),
    Choice("water", say("Water")),
    Choice("chilled", say("Chilled water")),
    Choice("other", say("Other")),
)
KIND = choice(KINDS)
STATES = Choices(
    Choice("read", say("Read"), "good"),
    Choice("late", say("To be read"), "warn"),
    Choice("unusual", say("Unusual"), "bad"),
    Choice("new", say("Never read"), "info"),
    Choice("retired", say("Taken out"), "quiet"),
)
STATE = choice(STATES)


def _whole(text: str, places: int) -> int:
    """Typed figures as a whole number of their smallest part; more decimals are refused."""
    value = read_decimal(text) * 10**places
    if value != value.to_integral_value():
        said = say("“{text}” has more than {count} decimals.", text=text[:40], count=places)
        raise Refused({"": said})
    return int(value)


def _read_thousandths(text: str, _today: date) -> int:
    return _whole(text, 3)


def _read_price(text: str, _today: date) -> int:
    return _whole(text, 4)


def _show_thousandths(value: int, language: Language) -> str:
    return language.number((Decimal(value) / 1_000).normalize())


def _show_price(value: int, language: Language) -> str:
    shown = Decimal(value) / 10_000
    cents = shown.quantize(Decimal("0.01"))
    return language.number(cents if cents == shown else shown.normalize())


INDEX = Kind(
    "index", "end", 12, _show_thousandths, _read_thousandths,
    export_value=lambda value, _language: Decimal(value) / 1_000,
)  # fmt: skip
PRICE = Kind(
    "price", "end", 10, _show_price, _read_price,
    export_value=lambda value, _language: Decimal(value) / 10_000,
)  # fmt: skip

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "meter": {
        "building_id": (say("Building"), TEXT),
        "unit_id": (say("Unit"), TEXT),
        "kind": (say("Kind"), KIND),
        "serial": (say("Serial number"), CODE),
        "measure": (say("Unit of measure"), TEXT),
        "factor": (say("Factor"), INDEX),
        "place": (say("Place"), TEXT),
        "retired_on": (say("Taken out on"), DAY),
        "notes": (say("Notes"), LONG_TEXT),
    },
    "meter_price": {
        "meter_id": (say("Meter"), TEXT),
        "valid_from": (say("From"), DAY),
        "price": (say("Price before VAT"), PRICE),
    },
    "meter_reading": {
        "meter_id": (say("Meter"), TEXT),
        "day": (say("Read on"), DAY),
        "counter": (say("Index read"), INDEX),
        "estimated": (say("Estimated"), YES_NO),
        "old_end": (say("Last index of the old meter"), INDEX),
        "new_start": (say("First index of the new meter"), INDEX),
        "read_by": (say("Read by"), TEXT),
        "note": (say("Note"), LONG_TEXT),
        "used": (say("Consumption"), INDEX),
        "unusual": (say("Unusual consumption"), YES_NO),
    },
}
