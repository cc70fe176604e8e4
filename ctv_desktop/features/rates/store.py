"""Dated settings: kept with the day each comes into force and where it stands in the law."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.features.rates.model import DatedRate, RateDraft
from ctv_desktop.features.rates.rules import KNOWN
from ctv_desktop.features.rates.words import RATES
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def seed(work: "Work") -> None:
    """Put the settings known today into a new park; those that are there stay."""
    present = {(row.kind, row.valid_from) for row in work.exec(select(DatedRate)).all()}
    for kind, day, value, source in KNOWN:
        if (kind, day) not in present:
            work.add(DatedRate(kind=kind, valid_from=day, value=value, source=source))
    work.flush()


def save(
    database: "Database",
    values: Mapping[str, Any],
    id: int | None = None,
    version: int | None = None,
) -> "Changed":
    """Save a dated setting; one of a kind for a day. Raises Refused, Stale."""
    kind, day = values.get("kind"), values.get("valid_from")
    if kind not in RATES:
        raise Refused({"kind": say("Choose one of the list.")})
    act: Say = say("Rate of {kind} from {day}", kind=RATES.label(kind), day=day or "")
    with database.write(act) as work:
        other = work.exec(
            select(DatedRate).where(
                DatedRate.kind == kind, DatedRate.valid_from == day, DatedRate.id != (id or 0)
            )
        ).first()
        if other is not None:
            raise Refused({"valid_from": say("A rate of this kind already begins on this day.")})
        work.subject = work.put(DatedRate, RateDraft, values, id, version).id
    return work.changed


def delete(database: "Database", id: int) -> "Changed":
    """Delete a dated rate: the one before it is in force again."""
    with database.write(say("Delete a rate")) as work:
        row = work.find(DatedRate, id)
        work.act = say(
            "Delete the rate of {kind} from {day}",
            kind=RATES.label(row.kind),
            day=row.valid_from,
        )
        work.remove(row)
    return work.changed
