"""The tables of a contract: its premises, and the dues of its first year."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.papers.looks import Voice
from ctv_desktop.features.contracts.rules.content import SERVICES
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Block, Row, Stack, flat, gap, joined
from ctv_desktop.pdf.setter import Words
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.values.say import Say, say

Content = Mapping[str, Any]
SHORT = 400.0  # points: an annex so high is never parted


def said_in(said: Sequence[Voice], words: Say) -> Words:
    """A head in the language of the paper, in both of a paper of two."""
    return "\n".join(words.in_language(voice.setter.language) for voice in said)


def cell(said: Sequence[Voice], texts: Callable[[Voice], str]) -> Cell:
    """A text in the language of the paper; of a paper of two, the other under it."""
    first, *rest = (texts(voice) for voice in said)
    return Cell(first, "\n".join(text for text in rest if text != first))


def premises(content: Content, said: list[Voice], width: float) -> Block:
    """Each unit let: where it lies, its area, its price and its rent, with their sums."""
    spoken = said[0].setter.language
    money = spoken.money
    scale = width / 479
    columns = [
        Column(said_in(said, say("Unit")), 78 * scale),
        Column(said_in(said, say("Kind")), 116 * scale),
        Column(said_in(said, say("Building, floor")), 103 * scale),
        Column(said_in(said, say("Area, m²")), 50 * scale, "end"),
        Column(said_in(said, say("Price, MAD")), 60 * scale, "end"),
        Column(said_in(said, say("Rent per month, MAD")), 72 * scale, "end"),
    ]
    records = [
        Record((
            unit["code"],
            cell(said, lambda voice, unit=unit: unit["kind"][voice.code]),  # type: ignore[misc]
            cell(said, lambda voice, unit=unit: voice.setter.row(  # type: ignore[misc]
                unit["building"], unit["floor"][voice.code])),
            spoken.area(unit["area"], unit=False) if unit["area"] else "",
            money(unit["price"], unit=False),
            money(unit["rent"], unit=False),
        ))
        for unit in content["premises"]
    ]  # fmt: skip
    area = sum(unit["area"] for unit in content["premises"])
    rent = sum(unit["rent"] for unit in content["premises"])
    total = said_in(said, say("Total excl. VAT"))
    shown = spoken.area(area, unit=False) if area else ""
    records.append(Record((total, "", "", shown, "", money(rent, unit=False)), strong=True))
    return table(said[0].setter, columns, records)


def schedule(content: Content, said: list[Voice], width: float) -> Iterator[Block]:
    """The dues of the first year, as an annex: under the signatures where all of it has room."""
    setter = said[0].setter
    heads = setter.row(
        *(say("Annex 1: {title}", title=content["annexes"][0][voice.code]).in_language(
            voice.setter.language) for voice in said)
    )  # fmt: skip
    head = setter.text(heads, said[0].heading, width)
    withheld = any(due["withheld"] for due in content["schedule"])
    columns = _columns(content, said, width, withheld)
    rows = table(setter, columns, _dues(content, said, withheld))
    note = say("At the rents and rates known on the day of this contract; in dirhams.")
    under = joined(gap(6), setter.text(said_in(said, note), styles.NOTE, width))
    if rows.height < SHORT:
        whole = flat(joined(gap(18), head, gap(6), rows, under))
        yield Stack((whole,), outline=heads)
        return
    yield replace(
        head, rows=(*head.rows, Row(6, glued=True)), with_next=True, fresh=True, outline=heads
    )
    yield rows
    yield under


def _columns(content: Content, said: list[Voice], width: float, withheld: bool) -> list[Column]:
    owed = say("Price") if content["regime"] in SERVICES else say("Rent")
    heads = [owed, say("Charges and TSC"), say("VAT"), say("Total incl. VAT")]
    heads += [say("Withheld"), say("To pay")] if withheld else []
    figure = (width - 190) / len(heads)
    return [
        Column(said_in(said, say("Period")), 126),
        Column(said_in(said, say("Due on")), 64),
        *(Column(said_in(said, head), figure, "end") for head in heads),
    ]


def _dues(content: Content, said: list[Voice], withheld: bool) -> list[Record]:
    spoken = said[0].setter.language
    made, sums = [], [0] * 6
    for due in content["schedule"]:
        figures = [due["rent"], due["charges"], due["vat"], due["gross"]]
        figures += [due["withheld"], due["gross"] - due["withheld"]] if withheld else []
        sums = [one + more for one, more in zip(sums, figures, strict=False)]
        days = "{} – {}".format(*(_day(spoken, due[key]) for key in ("starts", "ends")))
        shown = [spoken.money(figure, unit=False) for figure in figures]
        made.append(Record((days, _day(spoken, due["due_on"]), *shown)))
    total = said_in(said, say("Total of the year"))
    shown = [spoken.money(figure, unit=False) for figure in sums]
    made.append(Record((total, "", *shown), strong=True))
    return made


def _day(spoken: Any, iso: str) -> str:
    return str(spoken.day(date.fromisoformat(iso)))
