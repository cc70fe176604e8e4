"""The table of the units let, those alike on one row, with its total."""

from dataclasses import replace

from ctv_desktop.features.leases.papers.facts import Summary, UnitLine
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Row, Stack
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import WIDTH
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.values.say import say, says

ALIKE = 12  # units that share a row at most


def units_let(setter: Setter, content: Summary) -> Stack:
    columns = (
        Column(say("Unit"), 122),
        Column(say("Place"), 92),
        Column(say("Area"), 66, "end"),
        Column(say("From"), 54, "end"),
        Column(say("To"), 54, "end"),
        Column(say("Rent excl. VAT"), 60, "end"),
        Column(say("Monthly excl. VAT"), WIDTH - 448, "end"),
    )
    methods = {setter.say(unit.method) for unit in content.units if unit.area is not None}
    one = methods.pop() if len(methods) == 1 else ""
    shown = tuple(replace(unit, method="") for unit in content.units) if one else content.units
    records = [_unit(setter, group) for group in _alike(shown)]
    if len(content.units) > 1:
        records.append(_units_total(setter, content))
    rows = table(setter, columns, records)
    if not one:
        return rows
    told = setter.text(say("Areas: {method}", method=one), styles.NOTE, WIDTH)
    under = (Row(2, glued=True), *(replace(row, glued=True) for row in told.rows))
    return replace(rows, rows=(*rows.rows, *under))


def _alike(units: tuple[UnitLine, ...]) -> list[list[UnitLine]]:
    """Neighbours that differ by their code alone, such as parking spaces, share one row."""
    groups: list[list[UnitLine]] = []
    for unit in units:
        last = groups[-1] if groups else []
        same = last and unit.area is None and replace(last[0], code=unit.code) == unit
        if same and len(last) < ALIKE:
            last.append(unit)
        else:
            groups.append([unit])
    return groups


def _unit(setter: Setter, group: list[UnitLine]) -> Record:
    language, unit = setter.language, group[0]
    kind = setter.say(unit.kind)
    rent = None if unit.rent is None else unit.rent * len(group)
    per = say("per m²") if unit.basis == "area" else say("per unit")
    return Record(
        (
            Cell(", ".join(one.code for one in group), _counted(kind, len(group))),
            Cell(unit.building, unit.floor) if setter.say(unit.building) else unit.floor,
            Cell("" if unit.area is None else language.area(unit.area), unit.method),
            language.day(unit.start) if unit.start else "",
            language.day(unit.end) if unit.end else "",
            "" if unit.price is None else Cell(language.money(unit.price, unit=False), per),
            "" if rent is None else language.money(rent, unit=False),
        )
    )


def _counted(kind: str, count: int) -> str:
    return f"{count} × {kind}" if kind and count > 1 else kind


def _units_total(setter: Setter, content: Summary) -> Record:
    language = setter.language
    area = sum(unit.area or 0 for unit in content.units)
    rents = [unit.rent for unit in content.units if unit.rent is not None]
    count = says("{count} unit let", "{count} units let", len(content.units))
    rent = language.money(sum(rents), unit=False) if rents else ""
    return Record((count, "", language.area(area) if area else "", "", "", "", rent), strong=True)
