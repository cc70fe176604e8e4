"""Plain spreadsheets of units or tenants with our column names in French or English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ctv_desktop.features.imports.building import Builder
from ctv_desktop.features.imports.cells import level_of, text_of, value_of
from ctv_desktop.features.imports.reading import Line, Sheet
from ctv_desktop.features.imports.steps import Source
from ctv_desktop.features.imports.words import (
    KIND_NAMES,
    TENANT_COLUMNS,
    UNIT_COLUMNS,
    headings,
    plain,
)
from ctv_desktop.features.tenants.rules import checked_tenant
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import Kind
from ctv_desktop.values.say import Say, say

LOOKED = 20  # rows in which the headings may stand
COLUMNS: Mapping[str, Mapping[str, tuple[Say, Kind]]] = {
    "unit": UNIT_COLUMNS,
    "tenant": TENANT_COLUMNS,
}
NAMED = {"unit": "code", "tenant": "legal_name"}
LIMITS = {"name": 120, "equipment": 2_000, "legal_name": 200, "address": 2_000, "notes": 10_000}


@dataclass(frozen=True)
class Head:
    """The headings of a sheet: what it speaks of, where each column stands, what is not read."""

    noun: str
    place: int  # index of the line
    columns: Mapping[str, int]
    unread: tuple[str, ...]


def head_of(sheet: Sheet, file: str) -> Head | None:
    """The headings of a sheet, None where it has none that we know. Raises Refused."""
    best: Head | None = None
    for place, line in enumerate(sheet.lines[:LOOKED]):
        for noun in COLUMNS:
            found = _head(noun, place, line, sheet.name, file)
            if found and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def _head(noun: str, place: int, line: Line, sheet: str, file: str) -> Head | None:
    known = headings(noun)
    columns: dict[str, int] = {}
    unread: list[str] = []
    twice = ""
    for index, cell in enumerate(line.cells):
        text = text_of(cell)
        key = known.get(plain(text)) if text else None
        if key is None:
            unread += [text] if text else []
        elif key in columns:
            twice = text
        else:
            columns[key] = index
    others = 2 if noun == "unit" else 1
    if NAMED[noun] not in columns or len(columns) < others:
        return None
    if twice:
        raise Refused(
            {
                "": say(
                    "“{name}”, {place}: two columns mean “{column}”. Keep one.",
                    name=file,
                    place=Source(sheet, line.number).said,
                    column=twice,
                )
            }
        )
    return Head(noun, place, columns, tuple(unread))


def take(sheets: Sequence[Sheet], builder: Builder, today: date) -> None:
    """Add the units and tenants of every sheet with known headings to a plan. Raises Refused."""
    heads = [(sheet, head_of(sheet, builder.name)) for sheet in sheets]
    if not any(head for _, head in heads):
        raise Refused({"": _unknown(builder.name)})
    for sheet, head in heads:
        if head is None:
            continue
        if head.unread:
            listed = ", ".join(head.unread)[:200]
            builder.notes.append(say("Columns that are not read: {columns}", columns=listed))
        below, readings = sheet.lines[head.place + 1 :], _readings(head)
        rows = [_values(sheet, line, head.noun, readings, builder, today) for line in below]
        good = [(values, source) for values, source in rows if values]
        if head.noun == "tenant":
            for values, source in good:
                _tenant(values, source, builder)
        else:
            _units(good, builder)


def _unknown(name: str) -> Say:
    return say(
        "“{name}” is neither a COBie workbook nor a table with our columns."
        " Start from the model file.",
        name=name,
    )


class Reading(NamedTuple):
    """How one column of a sheet is read."""

    key: str
    at: int
    label: Say
    kind: Kind
    text: bool
    most: int  # characters


def _readings(head: Head) -> tuple[Reading, ...]:
    """The columns of a sheet; what names a row comes first."""
    named = NAMED[head.noun]
    ordered = sorted(head.columns.items(), key=lambda column: column[0] != named)
    return tuple(
        Reading(key, index, label, kind, kind.name in _TEXTS, LIMITS.get(key, 200))
        for key, index in ordered
        for label, kind in (COLUMNS[head.noun][key],)
    )


def _values(
    sheet: Sheet,
    line: Line,
    noun: str,
    readings: Sequence[Reading],
    builder: Builder,
    today: date,
) -> tuple[dict[str, Any], Source]:
    """The values of a row; none where it is skipped or wrong, which is noted."""
    source, cells = Source(sheet.name, line.number), line.cells
    place = readings[0].at
    name = text_of(cells[place]) if place < len(cells) else ""
    if not name:
        said = say("No code in this row.") if noun == "unit" else say("No name in this row.")
        first = next((text_of(cell) for cell in cells if text_of(cell)), "")
        builder.skip(noun, first[:60], said, source)
        return {}, source
    values: dict[str, Any] = {}
    for reading in readings:
        if reading.at >= len(cells):
            continue
        try:
            value = _value(cells[reading.at], reading, today)
        except Refused as refused:
            why = next(iter(refused.problems.values()))
            builder.refuse(noun, name[:60], _at(reading.label, why), source)
            return {}, source
        if value is not None:
            values[reading.key] = value
    return values, source


def _value(cell: Any, reading: Reading, today: date) -> Any:
    """The value of a cell, None where it is empty. Raises Refused."""
    if reading.key == "kind":
        cell = KIND_NAMES.get(fold(text_of(cell)), cell)
    value = text_of(cell) or None if reading.text else value_of(cell, reading.kind, today)
    if isinstance(value, str) and len(value) > reading.most:
        raise Refused({"": say("At most {most} characters fit here.", most=reading.most)})
    return value


_TEXTS = ("text", "code", "long_text")


def _at(label: Say, why: Say) -> Say:
    return say("{column}: {why}", column=label, why=why)


def _units(rows: Sequence[tuple[dict[str, Any], Source]], builder: Builder) -> None:
    parts: list[tuple[int, str, str, Source]] = []
    for values, source in rows:
        code, whole = str(values["code"]), values.pop("part_of", "")
        try:
            floor = _floor(values, builder, source)
        except Refused as refused:
            builder.refuse("unit", code, refused.problems[""], source)
            continue
        unit = builder.unit(floor, values, source)
        if unit is not None and whole:
            parts.append((unit, str(whole), code, source))
    for unit, whole, code, source in parts:
        builder.part(unit, whole, code, source)


def _floor(values: dict[str, Any], builder: Builder, source: Source) -> int:
    """The floor that a row names; a known unit without one stays where it is. Raises Refused."""
    site, code, floor = (str(values.pop(key, "")) for key in ("site", "building", "floor"))
    building = _building(site, code, builder, source)
    known = builder.known
    unit = known.units.get((building, fold(str(values["code"]))[:200]))
    if not floor and unit is not None and unit > 0:
        return int(known.unit_values[unit]["floor_id"])
    if not floor:
        raise Refused({"": say("The floor is missing.")})
    level = level_of(floor)
    if level is not None and not -20 <= level <= 200:
        raise Refused({"": say("“{text}” is no floor.", text=floor[:40])})
    return builder.floor(building, level, "" if level is not None else floor[:60], source)


def _building(site: str, code: str, builder: Builder, source: Source) -> int:
    known = builder.known.buildings
    if not code:
        if len(known) == 1:
            return next(iter(known.values()))
        raise Refused({"": say("The building is missing.")})
    if len(code) > 20:
        raise Refused({"": say("A building's code has at most 20 characters.")})
    if site:
        return builder.building(builder.site(site, {}, source), code, {}, source)
    found = [id for (_, key), id in known.items() if key == fold(code)]
    if len(found) == 1:
        return found[0]
    sites = builder.known.sites
    if found or len(sites) > 1:
        raise Refused({"": say("Name the site: building {code} may be of several.", code=code)})
    place = next(iter(sites.values())) if sites else builder.site(_stem(builder), {}, Source())
    return builder.building(place, code, {}, source)


def _stem(builder: Builder) -> str:
    """An empty park's site is called after the file."""
    return builder.name.rpartition(".")[0].replace("_", " ").strip() or builder.name


def _tenant(values: dict[str, Any], source: Source, builder: Builder) -> None:
    try:
        checked = checked_tenant(values, None)
    except Refused as refused:
        key, why = next(iter(refused.problems.items()))
        label = TENANT_COLUMNS[key][0] if key in TENANT_COLUMNS else say("Tenant")
        builder.refuse("tenant", str(values["legal_name"]), _at(label, why), source)
        return
    builder.tenant({key: checked[key] for key in values}, source)
