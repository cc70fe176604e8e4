"""Contracts whose facts are as bad as they come: for the tests, and by the thousand for faults."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ctv_desktop.features.contracts.papers.contract import compose
from ctv_desktop.features.contracts.rows.facts import Case
from ctv_desktop.features.contracts.rules.gaps import GAPS
from ctv_desktop.features.contracts.screen.paper import stated
from ctv_desktop.pdf import fonts
from ctv_desktop.pdf.arabic import has_arabic
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.pdf.sheet import Sheet, pages
from ctv_desktop.pdf.text import STAND_IN, clean
from tests.features.leases.desks import TODAY

TEXTS = (
    "<b>A & B</b> <SARL> &amp; </para>",
    "l’« Or » \"noir\" 'et' `blanc`",
    "Société 🔥👩‍👩‍👧 fin",
    "x" * 300,
    "\u202eSociété (renversée) 45\u202f000,00\u2066",
    "شركة الأطلس (ش.م.م) 12",
    "\n".join(f"étage {number}, porte {number * 7}" for number in range(40)),
    "{name} {0} %s [if rent] ** ** [end]",
    "a\x00b\x07\x1b[31m\ud800",
)
SUMS = (0, 1, 99, 100_00, 99_999_999_999_999)


def spoilt(found: Case, seed: int) -> Case:
    """The case with every text and sum replaced; sixty units every fourth time."""
    chance = random.Random(seed)
    facts: dict[str, Any] = {}
    for name, value in found.facts.items():
        if GAPS[name].holds is str and "code" not in str(GAPS[name].label.message):
            facts[name] = " ".join(chance.choice(TEXTS).split()) or "x"
        elif GAPS[name].holds is int and value is not None:
            facts[name] = chance.choice(SUMS)
        else:
            facts[name] = value
    lines = found.lines[:1] * 60 if seed % 4 == 0 else found.lines
    lines = tuple(
        replace(line, code=f"U-{place:02d}", area=chance.choice((0, 1, 10_000_00)))
        for place, line in enumerate(lines)
    )
    lease = replace(found.lease, special=chance.choice(TEXTS))
    return replace(found, facts={**facts, "special": lease.special}, lease=lease, lines=lines)


def drawn(sheet: Sheet) -> Iterator[tuple[str, str, bool]]:
    """Each run of text on the pages of a paper with its font, and whether it begins at the left."""
    half = sheet.format.width / 2
    for page in pages(sheet.blocks, sheet.room):
        for _top, block in page:
            for _offset, mark in block.marks():
                if isinstance(mark, Glyphs):
                    left = mark.x < half
                    yield from ((run.font, run.text, left) for run in mark.line.runs)


def flat(text: str) -> str:
    """Letters alone: where a line ends, and how many dots stand for emoji, is no matter."""
    return "".join(text.replace(STAND_IN, "").split())


def faults(found: Case, seed: int, languages: tuple[str, ...]) -> list[str]:
    """What is wrong with the contract of a spoilt case: characters without glyph, facts missing."""
    case = spoilt(found, seed)
    told = stated(case, languages, TODAY)
    sheet = compose(told)
    runs = list(drawn(sheet))
    wrong = [
        f"{ord(char):x} has no glyph in {font}"
        for font, text, _left in runs
        for char in text
        if ord(char) not in fonts.glyphs(font)
    ]
    # Column by column: a paragraph of one goes on behind the other where a page ends.
    columns = sorted(runs, key=lambda run: not run[2]) if len(languages) > 1 else runs
    text = flat("".join(text for _font, text, _left in columns))
    for name in ("landlord.name", "landlord.seat", "tenant.name", "tenant.address", "special"):
        fact = clean(str(case.facts[name]))
        if not has_arabic(fact) and languages[0] != "ar" and flat(fact) not in text:
            wrong.append(f"{name} is not on paper: {fact[:60]}")
    wrong += [f"{line.code} is not on paper" for line in case.lines if line.code not in text]
    return wrong
