"""The demo park: a fictitious but credible Casablanca Tech Valley, the same for the same seed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from ctv_desktop.values.say import Say, say

TITLES = {  # what `build` tells of
    "site": say("Sites"),
    "phase": say("Phases"),
    "building": say("Buildings"),
    "floor": say("Floors"),
    "unit": say("Units"),
    "tenant": say("Tenants"),
    "contact": say("Contacts"),
    "lease": say("Leases"),
    "lease_line": say("Lease lines"),
    "invoice": say("Invoices"),
    "payment": say("Payments"),
    "ticket": say("Tickets"),
    "remark": say("Timeline remarks"),
}


@dataclass(frozen=True)
class Counts:
    """How many rows of each table were made."""

    made: dict[str, int]

    def lines(self) -> Iterator[tuple[Say, int]]:
        """What to tell: the word of each noun and how many there are."""
        for table, title in TITLES.items():
            yield title, self.made.get(table, 0)


def build(
    path: Path, size: str = "small", units: int | None = None, seed: int = 7,
    today: date | None = None,
) -> Counts:  # fmt: skip
    """Build a park in a new file; the same size, seed and day give the same content.

    `today` is the day around which leases run and tickets come in. A file that is there already
    is refused. Raises Refused, Unavailable.
    """
    from ctv_desktop.database.park_file import open_park
    from ctv_desktop.features.schema import metadata
    from ctv_desktop.values import language
    from ctv_desktop.values.errors import Refused

    if path.exists() and path.stat().st_size:
        raise Refused({"": say("“{name}” is already there. Choose another name.", name=path.name)})
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_name(f".{path.name}.{os.getpid()}.demo")
    try:
        open_park(begun, metadata).close()
        metadata()
        made = _fill(begun, size, units, seed, today or language.today())
        begun.replace(path)
    finally:
        for leftover in path.parent.glob(f"{begun.name}*"):
            leftover.unlink()
    return Counts(made)


def _fill(path: Path, size: str, units: int | None, seed: int, today: date) -> dict[str, int]:
    from ctv_desktop.app.demo import (
        bills,
        held,
        lets,
        life,
        marks,
        meters,
        people,
        places,
        revised,
        shares,
        trouble,
    )
    from ctv_desktop.app.demo.rows import Draft, Row, blanks, size_of
    from ctv_desktop.app.demo.writing import AUTHOR, Builder, Writing
    from ctv_desktop.features.rates.rules import KNOWN
    from ctv_desktop.features.schema import metadata

    draft = Draft(today, size_of(size, units), Random(f"{seed} {today}"), blanks())
    for kind, day, value, source in KNOWN:
        draft.add("dated_rate", kind=kind, valid_from=day.isoformat(), value=value, source=source)
    places.build_places(draft)
    people.build_people(draft)
    lets.build_leases(draft)
    life.build_life(draft)
    life.build_lineage(draft)
    revised.build_revisions(draft)
    held.build_held(draft)
    marks.build_marks(draft)
    bills.build_bills(draft)
    shares.build_shares(draft)
    meters.build_meters(draft)
    heavy = draft.size.tickets > 20_000
    writing = Writing.begin(path, heavy)
    streams = ("ticket", "remark")
    long = (
        (
            "invoice",
            "invoice_line",
            "payment",
            "allocation",
            "certificate",
            "reminder",
            "deadline_mark",
        )
        if heavy
        else ()
    )  # the journal of a large park skips them
    edited = [table.name for table in metadata().sorted_tables if table.name in draft.blanks]
    plain = [table for table in edited if table not in streams]
    made = {table: writing.insert(table, draft.all(table)) for table in plain}
    remarks: list[Row] = []

    def streamed() -> Iterator[Row]:
        for ticket, lines in trouble.tickets(draft):
            remarks.extend(lines)
            yield ticket

    made["ticket"] = writing.insert("ticket", streamed())
    made["remark"] = writing.insert("remark", remarks)
    writing.search()
    builder = Builder(path, metadata)
    builder.who = builder.station = AUTHOR
    builder.moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
    said = say("Build the demo park ({units} units, {leases} leases, {tickets} tickets)",
               units=made["unit"], leases=made["lease"], tickets=made["ticket"])  # fmt: skip
    noted = [table for table in plain if table not in long]
    writing.record(builder, said, noted if heavy else (*noted, *streams))
    writing.end()
    return made
