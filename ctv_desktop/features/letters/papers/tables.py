"""The tables of an amendment: the rent of each unit, and the sums of a month, before and after."""

from collections.abc import Mapping, Sequence
from typing import Any

from ctv_desktop.features.contracts.papers.looks import Voice
from ctv_desktop.features.contracts.papers.tables import cell, said_in
from ctv_desktop.pdf.blocks import Block, Stack, flat
from ctv_desktop.pdf.tables import Column, Record, table
from ctv_desktop.values.say import say

Content = Mapping[str, Any]
NOTHING = "–"


def units(content: Content, said: Sequence[Voice], width: float) -> Block:
    """Each unit let before or after: where it lies, its area, its rent of a month; their sums."""
    spoken, scale = said[0].setter.language, width / 479
    columns = [
        Column(said_in(said, say("Unit")), 78 * scale),
        Column(said_in(said, say("Kind")), 106 * scale),
        Column(said_in(said, say("Building, floor")), 95 * scale),
        Column(said_in(said, say("Area, m²")), 48 * scale, "end"),
        Column(said_in(said, say("Rent before, MAD")), 76 * scale, "end"),
        Column(said_in(said, say("Rent after, MAD")), 76 * scale, "end"),
    ]
    records = [
        Record((
            unit["code"],
            cell(said, lambda voice, unit=unit: unit["kind"][voice.code]),  # type: ignore[misc]
            cell(said, lambda voice, unit=unit: voice.setter.row(  # type: ignore[misc]
                unit["building"], unit["floor"][voice.code])),
            spoken.area(unit["area"], unit=False) if unit["area"] else "",
            *(_money(said, unit[side]) for side in ("old", "new")),
        ))
        for unit in content["units"]
    ]  # fmt: skip
    sums = (sum(unit[side] or 0 for unit in content["units"]) for side in ("old", "new"))
    total = cell(said, lambda voice: say("Total excl. VAT").in_language(voice.setter.language))
    shown = (_money(said, one) for one in sums)
    records.append(Record((total, "", "", "", *shown), strong=True))
    return table(said[0].setter, columns, records)


def sums(content: Content, said: Sequence[Voice], width: float) -> Block:
    """What a whole month comes to before and after."""
    figure = 92.0
    columns = [
        Column("", width - 3 * figure),
        *(
            Column(said_in(said, head), figure, "end")
            for head in (say("Before"), say("After"), say("Difference"))
        ),
    ]
    records = [
        Record(
            (
                cell(said, lambda voice, row=row: row["label"][voice.code]),  # type: ignore[misc]
                *(_money(said, one) for one in (row["old"], row["new"], row["new"] - row["old"])),
            ),
            strong=row["key"] == "gross",
        )
        for row in content["sums"]
    ]
    return Stack((flat(table(said[0].setter, columns, records)),))  # short: never parted


def _money(said: Sequence[Voice], value: int | None) -> str:
    return NOTHING if value is None else said[0].setter.language.money(value, unit=False)
