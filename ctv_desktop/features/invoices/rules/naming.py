"""The names of files printed in one go, from a pattern with gaps."""

import re
from collections.abc import Sequence
from datetime import date

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import say

GAPS = ("number", "tenant", "period")
STANDARD = "{number}"
LONGEST = 120
_GAP = re.compile(r"\{([^{}]*)\}")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Named:
    """What fills the gaps of a paper: its number, its tenant, the first day of its period."""

    number: str
    tenant: str
    period: date


def names(pattern: str, papers: Sequence[Named]) -> list[str]:
    """A file name for each paper, without its ending; none comes twice. Raises Refused."""
    _refuse(pattern)
    taken: set[str] = set()
    return [_free(_name(pattern, paper), taken) for paper in papers]


def _refuse(pattern: str) -> None:
    wrong = next((gap for gap in _GAP.findall(pattern) if gap not in GAPS), None)
    if wrong is not None or pattern.count("{") != len(_GAP.findall(pattern)):
        said = say(
            "“{text}” is no pattern for names: it may hold (number), (tenant) and (period), each in"
            " braces.",
            text=pattern[:60],
        )
        raise Refused({"name": said})


def _name(pattern: str, paper: Named) -> str:
    found = {"number": paper.number, "tenant": paper.tenant, "period": f"{paper.period:%Y-%m}"}
    filled = _GAP.sub(lambda gap: found[gap[1]], pattern)
    # Windows takes no dot or space at the end of a name.
    return _UNSAFE.sub("-", filled)[:LONGEST].strip(" .") or _UNSAFE.sub("-", paper.number)


def _free(name: str, taken: set[str]) -> str:
    tried, count = name, 1
    while tried.casefold() in taken:
        count += 1
        tried = f"{name} ({count})"
    taken.add(tried.casefold())
    return tried
