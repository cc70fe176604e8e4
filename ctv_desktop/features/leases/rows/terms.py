"""The terms of a lease as the rent engine needs them, read in a reading lane."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rows.lists import day
from ctv_desktop.features.leases.rules import engine
from ctv_desktop.features.rent.rules.terms import Change, Line, Step, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.leases.rows import single


def terms(reader: "Reader", lease: "single.Lease") -> Terms:
    """The terms of a lease until its last day, with its steps and amendments."""
    return plain(lease, steps(reader, lease.id), changes(reader, lease.id))


def plain(lease: "single.Lease", kept: "Iterable[StepRow]", changed: "Iterable[Change]") -> Terms:
    """A lease, its steps and what amendments changed as the engine is given them."""
    lines = (
        Line(
            line.unit_id, line.code, line.kind, line.basis, line.rent, line.area, line.starts,
            line.ends, line.vat_regime, line.id,
        )
        for line in lease.lines
    )  # fmt: skip
    found = (
        Step(one.kind, one.starts, one.ends, one.amount, one.unit_id, one.origin) for one in kept
    )
    return engine.terms_of(lease, lines, found, changed, lease.withholds)


@dataclass(frozen=True)
class StepRow:
    """A step of rent as stored; `unit` is its unit's code, nothing for all."""

    id: int
    unit_id: int | None
    unit: str
    kind: str
    starts: date
    ends: date | None
    amount: int
    note: str
    origin: str


def steps(reader: "Reader", lease_id: int) -> list[StepRow]:
    """The steps of a lease in the order of their days."""
    rows = reader.rows(
        "SELECT step.id, step.unit_id, coalesce(unit.code, ''), step.kind, step.starts, step.ends,"
        " step.amount, step.note, step.origin FROM lease_step AS step"
        " LEFT JOIN unit ON unit.id = step.unit_id WHERE step.lease_id = $1"
        " ORDER BY step.starts, step.id",
        lease_id,
    )
    return [
        StepRow(id, unit, code, kind, date.fromisoformat(first), day(last), amount, note, origin)
        for id, unit, code, kind, first, last, amount, note, origin in rows
    ]


@dataclass(frozen=True)
class OptionRow:
    """An option of a lease as stored."""

    id: int
    kind: str
    held_by: str
    opens: date
    closes: date
    note: str
    used_on: date | None


def options(reader: "Reader", lease_id: int) -> list[OptionRow]:
    """The options of a lease in the order of their days."""
    rows = reader.rows(
        "SELECT id, kind, held_by, opens, closes, note, used_on FROM lease_option"
        " WHERE lease_id = $1 ORDER BY opens, id",
        lease_id,
    )
    return [
        OptionRow(
            id, kind, held, date.fromisoformat(opens), date.fromisoformat(closes), note, day(used)
        )
        for id, kind, held, opens, closes, note, used in rows
    ]


def changes(reader: "Reader", lease_id: int, most: int | None = None) -> list[Change]:
    """What amendments changed in the terms that dues follow from; of the first `most` of them."""
    rows = reader.rows(
        "SELECT amendment.effective_on, item, old FROM amendment_change"
        " JOIN amendment ON amendment.id = amendment_id"
        " WHERE lease_id = $1 AND unit_id IS NULL AND number <= coalesce($2, number)"
        " ORDER BY amendment_change.id",
        lease_id,
        most,
    )
    found = (engine.change(date.fromisoformat(at), item, old) for at, item, old in rows)
    return [one for one in found if one is not None]
