"""What the picker puts into a text: how a fact is usually shown, what a passage may ask for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.rules.filters import FILTERS
from ctv_desktop.features.contracts.rules.gaps import Fact
from ctv_desktop.features.contracts.rules.library import Book
from ctv_desktop.features.contracts.rules.template import empty
from ctv_desktop.features.leases.words import (
    AMENDMENT_KINDS,
    GIVERS,
    GROUNDS,
    PART_MONTHS,
    PERIODS,
    REGIMES,
    RENEWALS,
    REVISIONS,
    START_RULES,
    TERMS,
    VAT_REGIMES,
)
from ctv_desktop.features.revisions.words import BASES
from ctv_desktop.values.kinds import Choices
from ctv_desktop.values.language import Language
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say

# Gaps that hold a code: a passage may ask for one of its values.
CODES: Mapping[str, Choices] = {
    "regime": REGIMES,
    "start_rule": START_RULES,
    "renewal": RENEWALS,
    "vat_regime": VAT_REGIMES,
    "payment_period": PERIODS,
    "payment_term": TERMS,
    "part_month": PART_MONTHS,
    "revision_kind": REVISIONS,
    "amendment.kind": AMENDMENT_KINDS,
    "notice.by": GIVERS,
    "notice.ground": GROUNDS,
    "revision.basis": BASES,
}
_COMPARED = ("old.", "new.")  # terms before and after an amendment, called as they are


def codes(name: str) -> Choices | None:
    """The values of a gap that holds a code; None for any other."""
    start, _, rest = name.partition(".")
    return CODES.get(rest if f"{start}." in _COMPARED and rest in _STORED else name)


_STORED = ("renewal", "payment_period", "payment_term", "part_month", "revision_kind")
_ENDINGS = (
    ("_days", "days"), ("_months", "months"), ("_month", "month"), ("_rate", "percent"),
    ("_cap", "percent"), ("_share", "percent"), ("_floor", "percent"), ("_ceiling", "percent"),
    ("_count", "number"),
)  # fmt: skip
_OWN = {
    "area": "area", "charges_rate": "money", "rent": "both", "gross": "both", "deposit": "both",
    "entry_fee": "both", "deposit_held": "both", "owed": "both", "rate": "percent",
    "cap": "percent",
}  # fmt: skip


@dataclass(frozen=True)
class Pick:
    """A line of the picker: its group, its words, what it is called, today's value of it."""

    group: Say
    label: Say
    name: str
    filter: str = ""
    value: str = ""  # of a passage: the value that is asked for
    now: str = ""
    passage: bool = False

    @property
    def sign(self) -> str:
        """What is put into the text."""
        return f"{self.opening}…[end]" if self.passage else self.gap

    @property
    def gap(self) -> str:
        """The gap as it is written into a text."""
        return f"{{{self.name}|{self.filter}}}" if self.filter else f"{{{self.name}}}"

    @property
    def opening(self) -> str:
        """The sign that opens a passage."""
        return f"[if {self.name}={self.value}]" if self.value else f"[if {self.name}]"


def usual(name: str, fact: Fact) -> str:
    """The filter by which a gap is usually shown."""
    if fact.holds is date:
        return "month" if name.endswith("_month") else "long"
    if fact.holds is not int:
        return ""
    if name.startswith("article.") or name.endswith(".number"):
        return "number"
    last = name.rpartition(".")[2]
    if last in _OWN:
        return _OWN[last]
    return next((filter for ending, filter in _ENDINGS if last.endswith(ending)), "money")


def gaps(book: Book, facts: Mapping[str, Any], spoken: Language) -> list[Pick]:
    """Every gap that a text of a book may have, with today's value in the language of the text."""
    return list(_gaps(book, facts, spoken))


def _gaps(book: Book, facts: Mapping[str, Any], spoken: Language) -> Iterator[Pick]:
    for group, known in book.groups:
        for name, fact in known.items():
            if codes(name) is not None or fact.holds is bool:
                continue  # codes are asked for by passages, and never printed
            filter, value = usual(name, fact), facts.get(name)
            now = "" if empty(value) else FILTERS[filter](value, spoken)
            yield Pick(group, fact.label, name, filter, now=now)


def passages(book: Book, facts: Mapping[str, Any]) -> list[Pick]:
    """What a passage may depend on: a fact that is known, or the value of a code."""
    found = []
    for group, known in book.groups:
        for name, fact in known.items():
            choices = codes(name)
            if choices is None:
                value = facts.get(name)
                stands = not empty(value) and value is not False and value != 0
                now = "✓" if stands else ""
                found.append(Pick(group, fact.label, name, now=now, passage=True))
                continue
            for code, option in choices.items():
                now = "✓" if str(facts.get(name)) == code else ""
                pick = Pick(fact.label, option.label, name, value=code, now=now, passage=True)
                found.append(pick)
    return found
