"""Says of a PDF whether it is a paper that was issued here, byte by byte."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.database.files import read
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.register.rows import Verdict, frozen, verdict
from ctv_desktop.features.register.screen.sign import told
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

MOST = 200_000_000  # bytes
FINE = ("issued", "signed")
# Papers that are made anew at each print from what was frozen: who composes them.
COMPOSERS = {
    "invoice": "ctv_desktop.features.invoices.papers.invoice:of_issued",
    "receipt": "ctv_desktop.features.payments.papers.receipt:of_issued",
}


@dataclass(frozen=True)
class Checked:
    """A file and what became of it: `state` as a verdict has it, or `unreadable`; in sentences."""

    name: str
    state: str
    reference: str
    told: tuple[Say, ...]

    @property
    def fine(self) -> bool:
        """Whether it is as it was issued or signed."""
        return self.state in FINE


def checked(reader: "Reader", path: Path) -> tuple[bool, list[Say]]:
    """Whether a file is as it was issued or signed, and what is known of it."""
    found = looked_at(reader, path)
    return found.fine, list(found.told)


def all_checked(reader: "Reader", paths: Sequence[Path]) -> list[Checked]:
    """What is known of each of some files."""
    return [looked_at(reader, path) for path in paths]


def looked_at(reader: "Reader", path: Path) -> Checked:
    """What is known of a file."""
    try:
        data = read(path, MOST)
    except Refused as refused:
        return Checked(path.name, "unreadable", "", tuple(refused.problems.values()))
    found = verdict(reader, data)
    if found.state == "stated" and remade(reader, found, data):
        found = replace(found, state="issued")
    return Checked(path.name, found.state, found.reference, (said(path.name, found), *told(data)))


def remade(reader: "Reader", found: Verdict, data: bytes) -> bool:
    """Whether a paper that is made anew at each print is, byte by byte, a print of this one.

    Tried in each language, as original and as duplicate; another logo or another version of the
    program gives other bytes, and says nothing against a paper.
    """
    from ctv_desktop.pdf.sheet import draw

    text, digest, cancelled = frozen(reader, found)
    logo = kept(reader.path, str(json.loads(text)["seller"]["logo"]))
    module, _, name = COMPOSERS[found.noun].partition(":")
    composer = getattr(import_module(module), name)
    demo = fictitious(reader)
    more = (cancelled, demo) if found.noun == "receipt" else (demo,)
    return any(
        draw(composer(language.of(code), text, digest, logo, again, *more)) == data
        for code in language.OF_PAPERS
        for again in (False, True)
    )


def said(name: str, found: Verdict) -> Say:
    """A verdict in a sentence."""
    known = {"name": name, "reference": found.reference, "day": found.issued_on}
    if found.state == "issued":
        return say("“{name}” is the paper {reference} as it was issued on {day}.", **known)
    if found.state == "signed":
        return say(
            "“{name}” is the signed copy of the paper {reference}, signed on {day}.", **known
        )
    if found.state == "added":
        return say(
            "“{name}” holds the paper {reference} as it was issued on {day}, with something added"
            " after it.",
            **known,
        )
    if found.state == "altered":
        return say(
            "“{name}” was altered: it is not the paper {reference} as it was issued on {day}.",
            **known,
        )
    if found.state == "stated":
        return say(
            "“{name}” names the paper {reference}, issued on {day}. On record: {says}. Compare it"
            " with what the paper shows.",
            **known,
            says=_shown(found.says),
        )
    return say("“{name}” is no paper that was issued from this park.", name=name)


def _shown(says: str) -> str:
    """What a paper says of itself as people write it: its number, its day, its total."""
    spoken = language.current()
    found = re.fullmatch(r"(\S+) (\d{4}-\d\d-\d\d)(?: (-?\d+)\.(\d\d))?", says)
    if found is None:
        return says
    parts = [found[1], spoken.day(date.fromisoformat(found[2]))]
    if found[3]:
        sign = -1 if found[3].startswith("-") else 1
        parts.append(spoken.money(int(found[3]) * 100 + sign * int(found[4])))
    return " · ".join(parts)
