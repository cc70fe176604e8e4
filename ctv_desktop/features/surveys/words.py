"""The words of condition reports: kinds, states, elements, who is present, keys."""

from datetime import date

from ctv_desktop.features.meters.words import INDEX
from ctv_desktop.features.meters.words import KINDS as METER_KINDS
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    PERCENT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say

KINDS = Choices(Choice("entry", say("At entry"), "info"), Choice("exit", say("At exit"), "warn"))
STATES = Choices(Choice("draft", say("Draft"), "warn"), Choice("signed", say("Signed"), "good"))
CONDITIONS = Choices(  # from the best to the worst (DOMAIN.md §3.2)
    Choice("new", say("As new"), "good"),
    Choice("good", say("Good condition"), "good"),
    Choice("used", say("Used"), "warn"),
    Choice("bad", say("Damaged"), "bad"),
)
ELEMENTS = Choices(
    Choice("floor", say("Floor covering")),
    Choice("walls", say("Walls and partitions")),
    Choice("ceiling", say("Ceiling")),
    Choice("openings", say("Doors and windows")),
    Choice("power", say("Electricity and sockets")),
    Choice("data", say("Network and telephone sockets")),
    Choice("hvac", say("Air-conditioning and ventilation")),
    Choice("lighting", say("Lighting")),
    Choice("fire", say("Fire safety equipment")),
    Choice("water", say("Plumbing and sanitary fittings")),
    Choice("furniture", say("Furniture and fixed fittings")),
)
SIDES = Choices(
    Choice("landlord", say("For the landlord")),
    Choice("tenant", say("For the tenant")),
    Choice("other", say("Third party")),
)
ACCESS = Choices(
    Choice("key", say("Key")),
    Choice("badge", say("Badge")),
    Choice("remote", say("Remote control")),
    Choice("card", say("Parking card")),
    Choice("other", say("Other means of access")),
)

SHORT: dict[str, Say] = {  # heads of narrow columns
    "new": say("As new"), "good": say("Good"), "used": say("Fair"), "bad": say("Poor"),
}  # fmt: skip

KIND, STATE, CONDITION = choice(KINDS), choice(STATES), choice(CONDITIONS)
SIDE, ACCESS_KIND, METER_KIND = choice(SIDES), choice(ACCESS), choice(METER_KINDS)
_ELEMENT = choice(ELEMENTS)


def _read_element(text: str, today: date) -> str:
    """The code of a listed element, however it is written; else what was typed."""
    try:
        return str(_ELEMENT.read(text, today))
    except Refused:
        return text.strip()


def _show_element(code: str, language: Language) -> str:
    return ELEMENTS.label(code).in_language(language)


ELEMENT = Kind("element", "start", 20, _show_element, _read_element, export_value=_show_element)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "survey": {
        "lease_id": (say("Lease"), TEXT),
        "kind": (say("Entry or exit"), KIND),
        "entry_id": (say("Compared with"), TEXT),
        "day": (say("Day of the visit"), DAY),
        "reservations": (say("Reservations"), LONG_TEXT),
        "remarks": (say("Remarks"), LONG_TEXT),
        "signed": (say("Signed"), YES_NO),
        "signed_on": (say("Signed on"), DAY),
        "due": (say("Borne by the tenant, excl. VAT"), MONEY),
    },
    "survey_unit": {"survey_id": (say("Condition report"), TEXT), "unit_id": (say("Unit"), TEXT)},
    "survey_person": {
        "survey_id": (say("Condition report"), TEXT),
        "side": (say("Present"), SIDE),
        "name": (say("Name"), TEXT),
        "capacity": (say("Capacity"), TEXT),
    },
    "survey_key": {
        "survey_id": (say("Condition report"), TEXT),
        "kind": (say("Kind"), ACCESS_KIND),
        "what": (say("What it opens"), TEXT),
        "given": (say("Handed over"), COUNT),
        "returned": (say("Returned"), COUNT),
        "cost": (say("Cost of what is missing, excl. VAT"), MONEY),
    },
    "survey_meter": {
        "survey_id": (say("Condition report"), TEXT),
        "meter_id": (say("Meter of the park"), TEXT),
        "kind": (say("Kind"), METER_KIND),
        "serial": (say("Serial number"), CODE),
        "counter": (say("Index read"), INDEX),
    },
    "survey_item": {
        "survey_id": (say("Condition report"), TEXT),
        "place": (say("Order"), COUNT),
        "room": (say("Room"), TEXT),
        "element": (say("Element"), ELEMENT),
        "entry_state": (say("At entry"), CONDITION),
        "entry_remark": (say("Remark at entry"), TEXT),
        "state": (say("State"), CONDITION),
        "remark": (say("Remark"), TEXT),
        "cost": (say("Cost of repair, excl. VAT"), MONEY),
        "wear": (say("Wear typed"), PERCENT),
        "worn": (say("Wear"), PERCENT),
        "due": (say("Borne by the tenant"), MONEY),
    },
    "survey_photo": {
        "survey_id": (say("Condition report"), TEXT),
        "item_id": (say("Element"), TEXT),
        "place": (say("Order"), COUNT),
        "name": (say("File"), TEXT),
        "caption": (say("Caption"), TEXT),
        "digest": (say("Fingerprint"), CODE),
        "small": (say("Fingerprint of the small picture"), CODE),
        "width": (say("Width, dots"), COUNT),
        "height": (say("Height, dots"), COUNT),
    },
}
