"""Which originals left the house."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.originals.words import WAYS
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Handed:
    """An original as it left the house; `spoilt_on` where it was spoilt since."""

    id: int
    number: int
    way: str
    handed_on: date
    handed_by: str
    spoilt_on: date | None
    spoilt_reason: str

    @property
    def title(self) -> Say:
        """What it is called among the originals of its paper."""
        if self.spoilt_on is None:
            return say("Original")
        return say("Original no. {number}, spoilt", number=self.number)

    @property
    def said(self) -> Say:
        """In a sentence: how it went out, or why it is spoilt."""
        if self.spoilt_on is not None:
            return say("{day}: {reason}", day=self.spoilt_on, reason=self.spoilt_reason)
        way = WAYS.label(self.way)
        return say("{way} on {day}, by {who}", way=way, day=self.handed_on,
                   who=self.handed_by or "?")  # fmt: skip


def handed(reader: "Reader", noun: str, row: int) -> list[Handed]:
    """The originals of a record, the latest first."""
    rows = reader.rows(
        "SELECT id, number, way, handed_on, handed_by, spoilt_on, spoilt_reason FROM original"
        " WHERE noun = $1 AND row_id = $2 ORDER BY number DESC",
        noun,
        row,
    )
    return [
        Handed(id, number, way, date.fromisoformat(on), by, _day(spoilt), reason)
        for id, number, way, on, by, spoilt, reason in rows
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def out(reader: "Reader", noun: str, row: int) -> Handed | None:
    """The original of a record that is out of the house; None where the next print is it."""
    found = handed(reader, noun, row)
    return found[0] if found and found[0].spoilt_on is None else None


def all_out(reader: "Reader", noun: str, rows: Collection[int]) -> frozenset[int]:
    """Of some records, those whose original is out of the house."""
    among = ",".join(str(int(row)) for row in rows) or "0"
    found = reader.rows(
        f"SELECT row_id FROM original WHERE noun = $1 AND row_id IN ({among})"
        " AND spoilt_on IS NULL",
        noun,
    )
    return frozenset(row for (row,) in found)
