"""The facts that fill the texts of a book for a lease: those of its contract, or of its letters."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.contracts.rules.library import LETTER
from ctv_desktop.values.errors import Refused

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Facts = Mapping[str, Any]


def facts_of(reader: "Reader", book: str, id: int, today: date) -> Facts | None:
    """What is known of a lease for the texts of a book; None where the lease is gone.

    A lease without such a letter fills it as far as its contract knows.
    """
    from ctv_desktop.features.contracts.rows.facts import case

    if book.startswith(LETTER):
        try:
            return _LETTERS[book.removeprefix(LETTER)](reader, id, today)
        except (Refused, KeyError):
            pass
    try:
        return case(reader, id, today).facts
    except Refused:
        return None


def _amendment(reader: "Reader", id: int, today: date) -> Facts:
    from ctv_desktop.features.letters.rows.amendment import amendment

    last = reader.value(
        "SELECT id FROM amendment WHERE lease_id = $1 ORDER BY number DESC LIMIT 1", id
    )
    return amendment(reader, int(last or 0), today).facts


def _quit(reader: "Reader", id: int, today: date) -> Facts:
    from ctv_desktop.features.letters.rows.quit import notice

    return notice(reader, id, today).facts


def _establishment(reader: "Reader", id: int, today: date) -> Facts:
    from ctv_desktop.features.letters.rows.establishment import certificate

    return certificate(reader, id, today).facts


def _revision(reader: "Reader", id: int, today: date) -> Facts:
    from ctv_desktop.features.letters.rows.revision import revision

    return revision(reader, id, today).facts


_LETTERS: dict[str, Callable[["Reader", int, date], Facts]] = {
    "amendment": _amendment,
    "quit": _quit,
    "revision": _revision,
    "establishment": _establishment,
}
_NEWEST = {
    "amendment": "SELECT lease_id FROM amendment ORDER BY id DESC LIMIT 1",
    "quit": "SELECT id FROM lease WHERE notice_on IS NOT NULL ORDER BY id DESC LIMIT 1",
    "revision": "SELECT lease_id FROM revision ORDER BY id DESC LIMIT 1",
    "establishment": "SELECT id FROM lease WHERE signed = 1 ORDER BY id DESC LIMIT 1",
}


def newest(reader: "Reader", book: str) -> int:
    """The newest lease of a regime or with such a letter, else the newest of all; 0 for none."""
    sql = _NEWEST.get(book.removeprefix(LETTER))
    if sql is not None:
        return int(reader.value(sql) or 0)
    found = reader.value(
        "SELECT id FROM lease ORDER BY CASE WHEN regime = $1 THEN 0 ELSE 1 END, id DESC LIMIT 1",
        book,
    )
    return int(found or 0)
