"""A lease as it was agreed: as it was signed, or as it was after some of its amendments.

What came later is taken back, the last first: amendments, and what ended it early (a notice, a
termination). The contract of a lease that began with its hand-over has the days planned until then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import life, single
from ctv_desktop.features.leases.rows.terms import (
    OptionRow,
    StepRow,
    changes,
    options,
    plain,
    steps,
)
from ctv_desktop.features.leases.rules import amend, handover
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.values.record import replace

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Agreed:
    """A lease with the lines, the steps and the terms of one of its papers."""

    lease: single.Lease
    steps: tuple[StepRow, ...]
    options: tuple[OptionRow, ...]
    terms: Terms


def agreed(
    reader: "Reader", lease: single.Lease, amendments: int = 0, *, revised: bool = False
) -> Agreed:
    """The lease as its contract has it, or as so many of its first amendments made it.

    `revised`: with the rents that revisions gave it since.
    """
    later = [one for one in life.amendments(reader, lease.id) if one.number > amendments]
    gone = {
        table: {id for (id,) in reader.rows(
            f"SELECT id FROM {table} WHERE lease_id = $1 AND amendment_id IN"
            " (SELECT id FROM amendment WHERE lease_id = $1 AND number > $2)",
            lease.id, amendments,
        )}
        for table in ("lease_line", "lease_step")
    }  # fmt: skip
    lines = [
        replace(line, ends=line.agreed_ends or line.ends)
        for line in lease.lines
        if line.id not in gone["lease_line"]
    ]
    then = _before(replace(lease, last_day=lease.ends, lines=tuple(lines)), later)
    kept = tuple(
        step
        for step in steps(reader, lease.id)
        if step.id not in gone["lease_step"] and (revised or step.origin != "revision")
    )
    rights = tuple(options(reader, lease.id))
    if lease.planned_starts is not None and not amendments and not revised:
        then, kept, rights = _as_planned(then, kept, rights)
    terms = plain(then, kept, changes(reader, lease.id, amendments))
    return Agreed(
        then, kept, rights, replace(terms, waiting=False)
    )  # of a hand-over, the days planned


def _as_planned(
    lease: single.Lease, kept: tuple[StepRow, ...], rights: tuple[OptionRow, ...]
) -> tuple[single.Lease, tuple[StepRow, ...], tuple[OptionRow, ...]]:
    """All days as they were before the hand-over moved them, by the same shift."""
    assert lease.planned_starts is not None
    shift = lease.planned_starts - lease.starts

    def moved(row: Any, keys: tuple[str, ...]) -> Any:
        return replace(row, **handover.moved(row, keys, shift))

    lines = tuple(moved(line, handover.LINE_DAYS) for line in lease.lines)
    return (
        replace(moved(lease, handover.LEASE_DAYS), lines=lines),
        tuple(moved(step, handover.STEP_DAYS) for step in kept),
        tuple(moved(right, handover.OPTION_DAYS) for right in rights),
    )


def _before(lease: single.Lease, later: Iterable[life.AmendmentRow]) -> single.Lease:
    for amendment in later:
        for change in reversed(amendment.changes):
            lease = _undone(lease, change)
    return lease


def _undone(lease: single.Lease, change: life.ChangeRow) -> single.Lease:
    """A lease without one change: what an amendment added and its prices are gone already."""
    if change.item == "tenant_id" or change.item in ("added", "price"):
        return lease
    old = amend.value_of("ends" if change.item == "given_back" else change.item, change.old)
    if change.item in ("given_back", "ends"):
        cut = date.fromisoformat(change.new)
        lines = tuple(
            replace(line, ends=old)
            if line.ends == cut and change.unit_id in (None, line.unit_id)
            else line
            for line in lease.lines
        )
        lease = replace(lease, lines=lines)
        return lease if change.unit_id else replace(lease, ends=old, last_day=old)
    values: dict[str, Any] = {change.item: old}
    return replace(lease, **values)
