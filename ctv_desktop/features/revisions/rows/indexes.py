"""The indexes that rents may follow: which there are, and their last values."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Index:
    """An index with its first and last known month; its last value in ten-thousandths."""

    id: int
    code: str
    name: str
    source: str
    count: int
    first: date | None
    last: date | None
    value: int | None


def indexes(reader: "Reader") -> list[Index]:
    """All indexes by their codes."""
    rows = reader.rows(
        "SELECT rent_index.id, code, name, source, count(month), min(month), max(month),"
        " (SELECT value FROM index_value AS last WHERE last.index_id = rent_index.id"
        " ORDER BY month DESC LIMIT 1) FROM rent_index"
        " LEFT JOIN index_value ON index_value.index_id = rent_index.id"
        " GROUP BY rent_index.id ORDER BY code"
    )
    return [
        Index(id, code, name, source, count, _day(first), _day(last), value)
        for id, code, name, source, count, first, last, value in rows
    ]


def _day(raw: str | None) -> date | None:
    return date.fromisoformat(raw) if raw else None
