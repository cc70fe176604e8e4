"""What a condition report says before its rooms: parties, premises, keys and badges, meters."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.meters.words import INDEX
from ctv_desktop.features.meters.words import KINDS as METER_KINDS
from ctv_desktop.features.park.words import UNIT_KINDS, long_floor_label
from ctv_desktop.features.surveys.papers.voice import Voice
from ctv_desktop.features.surveys.words import ACCESS, SIDES
from ctv_desktop.features.tenants.words import LEGAL_FORMS
from ctv_desktop.pdf.blocks import Beside, Block, Stack, gap, joined, moved
from ctv_desktop.pdf.tables import Column, Record, table
from ctv_desktop.values.companies import legal_form
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.pdf.setter import Words

Content = Mapping[str, Any]
GUTTER = 24.0
MOST_LINES = 60  # what a cell of the longest field takes
PARTIES = (("landlord", say("The landlord")), ("tenant", say("The tenant")))


def parties(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """Both parties side by side, then all who were present with their capacity."""
    half = (width - GUTTER) / 2
    stacks = []
    for place, (key, label) in enumerate(PARTIES):
        party = content[key]
        known = LEGAL_FORMS.get(party["form"])
        pairs: list[tuple[Words, Words | None]] = [
            (say("Name"), party["name"]),
            (say("Legal form"), known.label if known else legal_form(party["form"])),
            (say("Address"), party["address"]),
            (say("RC"), party["rc"]),
            (say("ICE"), party["ice"]),
            (say("Represented by"), party["representative"]),
        ]
        head = voice.setter.section(voice.head(label), half)
        found = joined(head, voice.setter.facts(pairs, half, 82.0))
        stacks.append(moved(found, place * (half + GUTTER)))
    yield Beside(tuple(stacks), outline=voice.setter.say(say("Parties")))
    if content["persons"]:
        yield voice.setter.section(voice.head(say("Persons present")), width, ruled=False)
        heads = columns(voice, width, (say("Present"), 2), (say("Name"), 3),
                           (say("Capacity"), 3))  # fmt: skip
        rows = [
            Record((voice.cell(SIDES.label(row["side"])), row["name"], row["capacity"]))
            for row in content["persons"]
        ]
        yield table(voice.setter, heads, rows, MOST_LINES)


def premises(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """The units described, and the lease they are let by."""
    yield voice.setter.section(voice.head(say("Premises")), width, ruled=False)
    if content["units"]:
        yield premises_table(content, voice, width)
    compared: Words = ""
    if content["entry"]:
        compared = say("{reference}, visit of {day}", reference=content["entry"],
                       day=date.fromisoformat(content["entry_day"]))  # fmt: skip
    pairs: list[tuple[Words, Words | None]] = [
        (say("Lease"), content["lease"]), (say("Compared with"), compared)
    ]  # fmt: skip
    yield gap(3)
    yield voice.setter.facts(pairs, width, 100.0)


def premises_table(content: Content, voice: Voice, width: float) -> Stack:
    """Each unit: where it lies, its area."""
    spoken = voice.setter.language
    heads = columns(
        voice, width, (say("Unit"), 3), (say("Kind"), 3), (say("Building, floor"), 4),
        (say("Site"), 4), (say("Area, m²"), 2, "end"),
    )  # fmt: skip
    rows = []
    for unit in content["units"]:
        floor = long_floor_label(unit["level"], unit["floor"])
        where = voice.setter.row(unit["building"], floor)
        area = spoken.area(unit["area"], unit=False) if unit["area"] else ""
        kind = voice.cell(UNIT_KINDS.label(unit["kind"]))
        rows.append(Record((unit["code"], kind, where, unit["site"], area)))
    return table(voice.setter, heads, rows, MOST_LINES)


def access(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """Keys and badges: handed over; at exit returned, missing and what that costs."""
    if not content["keys"]:
        return
    spoken, leaving = voice.setter.language, content["kind"] == "exit"
    yield voice.setter.section(voice.head(say("Keys and badges")), width, ruled=False)
    given: list[Any] = [(say("Kind"), 3), (say("What it opens"), 5), (say("Handed over"), 2, "end")]
    if leaving:
        given += [(say("Returned"), 2, "end"), (say("Missing"), 2, "end"),
                  (say("Cost, MAD excl. VAT"), 3, "end")]  # fmt: skip
    rows = []
    for row in content["keys"]:
        cells: list[Any] = [voice.cell(ACCESS.label(row["kind"])), row["what"],
                            spoken.number(row["given"])]  # fmt: skip
        if leaving:
            back = row["returned"]
            missing = "" if back is None else spoken.number(row["given"] - back)
            cost = spoken.money(row["cost"], unit=False) if row["cost"] else ""
            cells += ["" if back is None else spoken.number(back), missing, cost]
        rows.append(Record(tuple(cells)))
    yield table(voice.setter, columns(voice, width, *given), rows)


def meters(content: Content, voice: Voice, width: float) -> Iterator[Block]:
    """What each meter showed; at exit beside what it showed at entry."""
    if not content["meters"]:
        return
    yield voice.setter.section(voice.head(say("Meters")), width, ruled=False)
    leaving = content["kind"] == "exit"
    heads: list[Any] = [(say("Kind"), 3), (say("Serial number"), 4)]
    heads += [(say("Index at entry"), 3, "end")] if leaving else []
    heads += [(say("Index read"), 3, "end")]
    heads += [(say("Consumption"), 3, "end")] if leaving else []
    rows = [Record(tuple(_meter(row, voice, leaving))) for row in content["meters"]]
    yield table(voice.setter, columns(voice, width, *heads), rows, MOST_LINES)


def _meter(row: Mapping[str, Any], voice: Voice, leaving: bool) -> Iterator[Any]:
    spoken, before, now = voice.setter.language, row["before"], row["counter"]
    yield voice.cell(METER_KINDS.label(row["kind"]))
    yield row["serial"]
    if leaving:
        yield INDEX.show(before, spoken)
    yield INDEX.show(now, spoken)
    if leaving:  # a lower index is that of another meter
        used = None if before is None or before > now else now - before
        yield INDEX.show(used, spoken)


def columns(voice: Voice, width: float, *given: Any) -> list[Column]:
    """Columns that share a width by their parts."""
    whole = sum(one[1] for one in given)
    found = []
    for title, part, *side in given:
        assert isinstance(title, Say)
        found.append(Column(voice.column(title), width * part / whole, *side))
    return found
