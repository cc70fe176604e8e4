"""The demo park: a fictitious but credible Casablanca Tech Valley, the same for the same seed."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.app.demo.rows import Draft

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
    "survey": say("Condition reports"),
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
    from ctv_desktop.app.demo import issued, surveys
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
        day = today or language.today()
        made = _fill(begun, size, units, seed, day)
        surveys.keep_pictures(path)
        issued.issue_papers(begun, path, day)
        begun.replace(path)
    finally:
        for leftover in path.parent.glob(f"{begun.name}*"):
            leftover.unlink()
    return Counts(made)


def _fill(path: Path, size: str, units: int | None, seed: int, today: date) -> dict[str, int]:
    from ctv_desktop.app.demo.filing import file_park
    from ctv_desktop.app.demo.rows import Draft, blanks, size_of

    draft = Draft(today, size_of(size, units), Random(f"{seed} {today}"), blanks())
    for add in _builders():
        add(draft)
    return file_park(path, draft)


def _builders() -> "tuple[Callable[[Draft], None], ...]":
    """What adds rows to a draft, each after what it speaks of."""
    from ctv_desktop.app.demo import (
        bills,
        held,
        known,
        lets,
        life,
        marks,
        meters,
        people,
        places,
        revised,
        shares,
        surveys,
        texts,
    )

    return (
        known.build_rates,
        texts.build_clauses,
        places.build_places,
        people.build_people,
        lets.build_leases,
        life.build_life,
        life.build_lineage,
        revised.build_revisions,
        held.build_held,
        marks.build_marks,
        bills.build_bills,
        shares.build_shares,
        meters.build_meters,
        surveys.build_surveys,
    )
