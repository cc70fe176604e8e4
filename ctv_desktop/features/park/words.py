"""The park's closed lists, how a floor is called, and the words of every column."""

from datetime import date
from typing import Any

from ctv_desktop.values.kinds import (
    AREA,
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say

UNIT_KINDS = Choices(
    Choice("office_floor", say("Office floor"), icon="layers"),
    Choice("office", say("Office"), icon="business_center"),
    Choice("coworking_space", say("Co-working space"), icon="groups"),
    Choice("desk", say("Desk"), icon="desk"),
    Choice("innovation_lab", say("Innovation lab"), icon="science"),
    Choice("meeting_room", say("Meeting room"), icon="meeting_room"),
    Choice("data_room", say("Data room"), icon="dns"),
    Choice("shop", say("Shop"), icon="storefront"),
    Choice("storage", say("Storage"), icon="inventory_2"),
    Choice("parking_space", say("Parking space"), icon="local_parking"),
    Choice("common_part", say("Common part"), icon="stairs"),
)
BY_ITEM = ("desk", "parking_space")  # let by the item, not by m²

AREA_METHODS = Choices(
    Choice("su", say("Usable area (SU)")),
    Choice("gla", say("Gross leasable area (GLA)")),
    Choice("ipms3", say("IPMS 3")),
    Choice("boma", say("BOMA")),
)

BUILDING_STATES = Choices(
    Choice("planned", say("Planned"), "quiet"),
    Choice("under_works", say("Under works"), "warn"),
    Choice("delivered", say("Delivered"), "good"),
    Choice("retired", say("Retired"), "quiet"),
)

UNIT_STATES = Choices(
    Choice("let", say("Let"), "good"),
    Choice("ending", say("Ends soon"), "warn"),
    Choice("partly", say("Partly let"), "good"),  # let by some of its parts
    Choice("reserved", say("Reserved"), "info"),  # a signed lease to come, or a draft
    Choice("free", say("Free")),
    Choice("not_lettable", say("Not lettable"), "quiet"),
    Choice("common", say("Common part"), "quiet"),
    Choice("retired", say("Retired"), "quiet"),  # split or merged: other units stand in its place
)

MILESTONES = Choices(
    Choice("works_start", say("Start of works")),
    Choice("provisional_acceptance", say("Provisional acceptance")),
    Choice("final_acceptance", say("Final acceptance")),
    Choice("delivery", say("Delivery")),
    Choice("conformity", say("Certificate of conformity")),
)

LINEAGES = Choices(Choice("split", say("Split")), Choice("merge", say("Merger")))
LINEAGE = choice(LINEAGES)
UNIT_KIND = choice(UNIT_KINDS)
AREA_METHOD = choice(AREA_METHODS)
BUILDING_STATE = choice(BUILDING_STATES)
UNIT_STATE = choice(UNIT_STATES)
MILESTONE = choice(MILESTONES)


def floor_label(level: int, label: str = "") -> Say:
    """What a floor is called: its own label, else "GF", "F3", "B1" as the language has it."""
    if label:
        return Say(label)
    if level == 0:
        return say("GF")
    if level > 0:
        return say("F{level}", level=level)
    return say("B{level}", level=-level)


def long_floor_label(level: int, label: str = "") -> Say:
    """A floor in full words, for records and papers."""
    if label:
        return Say(label)
    if level == 0:
        return say("Ground floor")
    if level > 0:
        return say("Floor {level}", level=level)
    return say("Basement {level}", level=-level)


def _shown_floor(value: Any, language: Language) -> str:
    """A list gives the label of a floor where it has one, else its level."""
    return value if isinstance(value, str) else floor_label(int(value)).in_language(language)


def _typed_floor(text: str, _today: date) -> str:
    return text.strip()


FLOOR = Kind("floor", "start", 9, _shown_floor, _typed_floor, export_value=_shown_floor)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "site": {
        "name": (say("Name"), TEXT),
        "city": (say("City"), TEXT),
        "address": (say("Address"), LONG_TEXT),
        "title_deed": (say("Title deed"), TEXT),
        "landlord_id": (say("Landlord"), COUNT),
        "fictitious": (say("Fictitious data"), YES_NO),
        "notes": (say("Notes"), LONG_TEXT),
    },
    "phase": {"name": (say("Name"), TEXT), "site_id": (say("Site"), COUNT)},
    "milestone": {
        "phase_id": (say("Phase"), COUNT),
        "kind": (say("Milestone"), MILESTONE),
        "planned": (say("Planned for"), DAY),
        "actual": (say("Done on"), DAY),
    },
    "building": {
        "code": (say("Code"), CODE),
        "name": (say("Name"), TEXT),
        "site_id": (say("Site"), COUNT),
        "phase_id": (say("Phase"), COUNT),
        "state": (say("State"), BUILDING_STATE),
        "address": (say("Address"), LONG_TEXT),
        "title_deed": (say("Title deed"), TEXT),
    },
    "floor": {
        "building_id": (say("Building"), COUNT),
        "level": (say("Level"), COUNT),
        "label": (say("Label"), TEXT),
        "gross_area": (say("Gross area"), AREA),
    },
    "unit": {
        "code": (say("Code"), CODE),
        "name": (say("Name"), TEXT),
        "kind": (say("Kind"), UNIT_KIND),
        "building_id": (say("Building"), COUNT),
        "floor_id": (say("Floor"), COUNT),
        "part_of_id": (say("Part of"), COUNT),
        "usable_area": (say("Usable area"), AREA),
        "common_share": (say("Share of common parts"), AREA),
        "rentable_area": (say("Rentable area"), AREA),
        "area_method": (say("Measured by"), AREA_METHOD),
        "asking_rent": (say("Asking rent"), MONEY),
        "lettable_from": (say("Lettable from"), DAY),
        "equipment": (say("Equipment"), LONG_TEXT),
        "made_on": (say("Exists from"), DAY),
        "retired_on": (say("Retired from"), DAY),
    },
    "unit_lineage": {
        "old_id": (say("Became of"), COUNT),
        "new_id": (say("Became"), COUNT),
        "on_day": (say("From"), DAY),
        "kind": (say("By"), LINEAGE),
    },
}
