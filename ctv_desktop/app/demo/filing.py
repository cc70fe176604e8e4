"""A draft put into its file: all rows, the tickets as they come, then search and journal."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from ctv_desktop.app.demo import trouble
from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.app.demo.writing import AUTHOR, Builder, Writing
from ctv_desktop.features.schema import metadata
from ctv_desktop.values.say import say

STREAMS = ("ticket", "remark")  # a large park has more of them than memory should hold
LONG = {"invoice", "invoice_line", "payment", "allocation", "certificate", "reminder",
        "deadline_mark"}  # fmt: skip
HEAVY = 20_000  # tickets from which a park is large: its journal passes over the long tables


def file_park(path: Path, draft: Draft) -> dict[str, int]:
    """Write a draft into its new file; gives how many rows of each table."""
    heavy = draft.size.tickets > HEAVY
    writing = Writing.begin(path, heavy)
    edited = [table.name for table in metadata().sorted_tables if table.name in draft.blanks]
    plain = [table for table in edited if table not in STREAMS]
    made = {table: writing.insert(table, draft.all(table)) for table in plain}
    made |= _stream(writing, draft)
    writing.search()
    noted = [table for table in plain if not (heavy and table in LONG)]
    _record(writing, path, draft, made, noted if heavy else [*noted, *STREAMS])
    writing.end()
    return made


def _stream(writing: Writing, draft: Draft) -> dict[str, int]:
    remarks: list[Row] = []

    def streamed() -> Iterator[Row]:
        for ticket, lines in trouble.tickets(draft):
            remarks.extend(lines)
            yield ticket

    tickets = writing.insert("ticket", streamed())
    return {"ticket": tickets, "remark": writing.insert("remark", remarks)}


def _record(
    writing: Writing, path: Path, draft: Draft, made: dict[str, int], noted: list[str]
) -> None:
    """One act of the journal, by the program, on the morning of the park's own day."""
    builder = Builder(path, metadata)
    builder.who = builder.station = AUTHOR
    builder.moment = datetime(draft.today.year, draft.today.month, draft.today.day, tzinfo=UTC)
    said = say("Build the demo park ({units} units, {leases} leases, {tickets} tickets)",
               units=made["unit"], leases=made["lease"], tickets=made["ticket"])  # fmt: skip
    writing.record(builder, said, noted)
