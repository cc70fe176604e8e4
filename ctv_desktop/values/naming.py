"""The names of files printed in one go, from a pattern with gaps."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import say

GAPS = ("number", "tenant", "period", "kind")
STANDARD = "{number}"
LONGEST = 120
_GAP = re.compile(r"\{([^{}]*)\}")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Named:
    """What fills the gaps of a paper: number, tenant, first day of its period, kind of paper."""

    number: str
    tenant: str
    period: date
    kind: str = ""


def names(pattern: str, papers: Sequence[Named], taken: Iterable[str] = ()) -> list[str]:
    """A file name for each paper, without its ending; none comes twice, nor is `taken` already.

    Raises Refused under `name` where the pattern has another gap.
    """
    refuse(pattern)
    known = {name.casefold() for name in taken}
    return [_free(_name(pattern, paper), known) for paper in papers]


def refuse(pattern: str) -> None:
    """Refuse a pattern with a gap that nothing fills."""
    wrong = next((gap for gap in _GAP.findall(pattern) if gap not in GAPS), None)
    if wrong is not None or pattern.count("{") != len(_GAP.findall(pattern)):
        said = say(
            "“{text}” is no pattern for names: it may hold {gaps}.",
            text=pattern[:60],
            gaps=shown(),
        )
        raise Refused({"name": said})


def shown() -> str:
    """The gaps as they are typed."""
    return ", ".join(f"{{{gap}}}" for gap in GAPS)


def _name(pattern: str, paper: Named) -> str:
    found = {
        "number": paper.number,
        "tenant": paper.tenant,
        "period": f"{paper.period:%Y-%m}",
        "kind": paper.kind,
    }
    filled = _GAP.sub(lambda gap: found[gap[1]], pattern)
    # Windows takes no dot or space at the end of a name.
    name = _UNSAFE.sub("-", filled)[:LONGEST].strip(" .")
    return name or _UNSAFE.sub("-", paper.number).strip(" .") or "1"


def _free(name: str, taken: set[str]) -> str:
    tried, count = name, 1
    while tried.casefold() in taken:
        count += 1
        tried = f"{name} ({count})"
    taken.add(tried.casefold())
    return tried
