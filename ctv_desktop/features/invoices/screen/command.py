"""Invoices a period without a window: what is issued, or would be, line by line. No Qt here."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rows.plan import Asked, Entry, Plan
from ctv_desktop.features.invoices.screen import issuing
from ctv_desktop.values import language
from ctv_desktop.values.period import period as read_period
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database


def run(database: "Database", period: str, today: date, dry: bool) -> Iterator[str]:
    """The lines to print; what is ready is issued unless it is a dry run. Raises Refused."""
    first, last = read_period(period)
    asked = Asked(last, first)
    reader = database.reader()
    try:
        found = issuing.preview(reader, asked, None, today)
        seen = int(reader.value("SELECT max(id) FROM invoice") or 0)
    finally:
        reader.close()
    if not dry and found.ready:
        shown = issuing.expected(found)
        issuing.issue_now(database, asked, None, shown, today, today)
    yield from _lines(found, _numbers(database, seen))


def _numbers(database: "Database", seen: int) -> list[str]:
    """The numbers given since, in order."""
    reader = database.reader()
    try:
        rows = reader.rows("SELECT reference FROM invoice WHERE id > $1 ORDER BY id", seen)
    finally:
        reader.close()
    return [reference for (reference,) in rows]


def _lines(found: Plan, numbers: list[str]) -> Iterator[str]:
    for place, entry in enumerate(found.ready):
        number = numbers[place] if place < len(numbers) else str(issuing.what(entry))
        yield _line(number, entry)
    for entry in found.blocked:
        why = " ".join(str(problem.said) for problem in entry.problems)
        yield _line(str(say("Blocked")), entry) + f"  {why}"
    yield str(_total(found, bool(numbers)))


def _line(number: str, entry: Entry) -> str:
    spoken, paper = language.current(), entry.paper
    return "  ".join(
        (
            f"{number:<16}",
            f"{entry.facts.reference:<12}",
            f"{entry.facts.client.legal_name[:32]:<32}",
            f"{spoken.day(paper.starts)} – {spoken.day(paper.ends)}",
            f"{spoken.money(paper.gross):>16}",
        )
    )


def _total(found: Plan, issued: bool) -> Say:
    if not found.entries:
        return say("There is nothing to invoice.")
    sums = issuing.sums(found).said()
    return say("Issued: {what}", what=sums) if issued else say("Nothing issued: {what}", what=sums)
