"""Says of a PDF whether it is a paper that was issued here, byte by byte."""

from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.database.files import read
from ctv_desktop.features.register.rows import Verdict, verdict
from ctv_desktop.features.register.screen.sign import told
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

MOST = 200_000_000  # bytes


def checked(reader: "Reader", path: Path) -> tuple[bool, list[Say]]:
    """Whether a file is as it was issued or signed, and what is known of it."""
    try:
        data = read(path, MOST)
    except Refused as refused:
        return False, list(refused.problems.values())
    found = verdict(reader, data)
    fine = found.state in ("issued", "signed")
    return fine, [said(path.name, found), *told(data)]


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
            says=found.says,
        )
    return say("“{name}” is no paper that was issued from this park.", name=name)
