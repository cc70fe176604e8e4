"""One lease as its revision needs it: clause, rents of its lines, index, what was typed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows.lists import STATE, WAITS
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.revisions.rows.desk import FROM, HELD
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.rules.days import Clause
from ctv_desktop.features.revisions.rules.offer import Offer, Wanted, offer, problems
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.record import dataclass, replace
from ctv_desktop.values.say import Say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class LineRent:
    """The rent of a unit on the day of the revision, before discounts, centimes a month."""

    unit_id: int
    code: str
    rent: int


@dataclass(frozen=True)
class Case:
    """A lease at the desk, with its revision as proposed and what forbids it."""

    id: int
    reference: str
    tenant_id: int
    tenant: str
    units: str
    state: str  # of the lease
    open: bool  # signed, begun and not broken off: it can be revised
    deposit_months: int
    clause: Clause
    wanted: Wanted
    stored: bool  # whether the proposal was typed and kept
    lines: tuple[LineRent, ...]
    offer: Offer
    problems: dict[str, Say]
    proposals: dict[str, Proposal]


def case(
    reader: "Reader", id: int, today: date, rates: Rates, wanted: Wanted | None = None
) -> Case | None:
    """One lease at the desk; `wanted` stands in for what is stored. None where it is gone."""
    row = reader.row(
        f"SELECT {HELD}, {STATE} AS state, CASE WHEN lease.signed = 1 AND NOT ({WAITS})"
        " AND terminated_on IS NULL AND last_day >= $1 THEN 1 ELSE 0 END AS open,"
        " wanted.id IS NOT NULL AS stored, coalesce(rent_index.code, '') AS code"
        f" {FROM} LEFT JOIN rent_index ON rent_index.id = lease.index_id WHERE lease.id = $2",
        today,
        id,
    )
    return None if row is None else _case(reader, _named(row), today, rates, wanted)


def cases(reader: "Reader", ids: Sequence[int], today: date, rates: Rates) -> list[Case]:
    """Some leases at the desk, in the order given."""
    found = (case(reader, id, today, rates) for id in ids)
    return [one for one in found if one is not None]


KEYS = (
    "id", "reference", "number_key", "tenant_id", "tenant", "name_key", "units", "regime", "kind",
    "months", "agreed", "last_day", "index_id", "index_month", "share", "floor", "ceiling",
    "deposit_months", "revised", "starts", "invoiced", "effective_on", "wanted_rate",
    "wanted_rent", "reason", "state", "open", "stored", "code",
)  # fmt: skip


def _named(row: Sequence[Any]) -> dict[str, Any]:
    found = dict(zip(KEYS, row, strict=True))
    for key in ("last_day", "index_month", "revised", "starts", "invoiced", "effective_on"):
        found[key] = date.fromisoformat(found[key]) if found[key] else None
    return found


def _case(
    reader: "Reader", row: dict[str, Any], today: date, rates: Rates, wanted: Wanted | None
) -> Case:
    clause = _clause(row)
    if wanted is None:
        wanted = Wanted(row["effective_on"], row["wanted_rate"], row["wanted_rent"], row["reason"])
    day = wanted.effective_on or days.proposed_on(clause, rates, today)
    lines = _lines(reader, row["id"], day)
    rent = sum(line.rent for line in lines)
    index = tuple(_value(reader, row["index_id"], m) for m in days.index_months(clause, day))
    found = offer(clause, day, rent, (index[0], index[1]), wanted, rates)
    said, offers = problems(clause, found, wanted, today)
    return Case(
        row["id"], row["reference"], row["tenant_id"], row["tenant"], row["units"] or "",
        row["state"], bool(row["open"]), row["deposit_months"], clause,
        replace(wanted, effective_on=day), bool(row["stored"]), lines, found, said, offers,
    )  # fmt: skip


def _clause(row: dict[str, Any]) -> Clause:
    return Clause(
        row["regime"], row["kind"], row["months"], row["agreed"], row["revised"] or row["starts"],
        row["revised"], row["last_day"], row["invoiced"], row["code"], row["index_month"],
        row["share"], row["floor"], row["ceiling"],
    )  # fmt: skip


def _lines(reader: "Reader", id: int, day: date) -> tuple[LineRent, ...]:
    rows = reader.rows(
        "SELECT unit.id, unit.code, span.base FROM rent_span AS span"
        " JOIN unit ON unit.id = span.unit_id WHERE span.lease_id = $1 AND span.base > 0"
        " AND span.starts <= $2 AND span.ends >= $2 ORDER BY span.line_id",
        id,
        day,
    )
    return tuple(LineRent(*row) for row in rows)


def _value(reader: "Reader", index: int | None, month: date) -> int | None:
    if index is None:
        return None
    found = reader.value(
        "SELECT value FROM index_value WHERE index_id = $1 AND month = $2", index, month
    )
    return None if found is None else int(found)


@dataclass(frozen=True)
class Past:
    """A revision that was decided; amounts in centimes a month, rates in basis points."""

    id: int
    decided_on: date
    effective_on: date
    old: int
    new: int
    rate: int
    cap: int
    basis: str
    reason: str
    calculation: str


def past(reader: "Reader", lease: int) -> list[Past]:
    """The revisions of a lease, the latest first."""
    rows = reader.rows(
        "SELECT id, decided_on, effective_on, old_rent, new_rent, rate, cap, basis, reason,"
        " calculation FROM revision WHERE lease_id = $1 ORDER BY effective_on DESC, id DESC",
        lease,
    )
    return [
        Past(id, date.fromisoformat(decided), date.fromisoformat(effective), *rest)
        for id, decided, effective, *rest in rows
    ]
