"""Deposits as SQL: what each signed lease asks, holds and must give back, on a day.

Says what `rules.deposit` says; a test compares them.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Query
from ctv_desktop.features.deposits.rules.deposit import Deposit
from ctv_desktop.features.leases.rows.lists import STATE, UNITS_TEXT
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_HELD = (
    "coalesce((SELECT sum(CASE WHEN kind IN ('received', 'carried_in') THEN amount"
    " ELSE -amount END) FROM deposit_entry AS entry WHERE entry.lease_id = lease.id), 0)"
)
_ON = "min(max($1, lease.starts), lease.last_day)"
_RENT = (
    "coalesce((SELECT sum(base) FROM rent_span WHERE rent_span.lease_id = lease.id"
    f" AND rent_span.starts <= {_ON} AND rent_span.ends >= {_ON}), 0)"
)
_OVER = f"CASE WHEN {STATE} IN ('ended', 'terminated') OR moved_out_on <= $1 THEN 1 ELSE 0 END"
_NEXT = (  # each by its own index: with OR the whole table would be walked
    "coalesce((SELECT min(later.id) FROM lease AS later WHERE later.renewed_from_id = lease.id"
    " AND later.signed = 1), (SELECT min(later.id) FROM lease AS later"
    " WHERE later.assigned_from_id = lease.id AND later.signed = 1))"
)
_BACK = (
    "coalesce((SELECT value FROM dated_rate WHERE kind = 'deposit_return_months'"
    " AND valid_from <= leaves_on ORDER BY valid_from DESC LIMIT 1), 0)"
)
FACTS = (
    "lease.id, lease.version, lease.reference, lease.year * 1000000 + lease.number AS number_key,"
    f" tenant_id, tenant.legal_name AS tenant, tenant.name_key, {UNITS_TEXT} AS units, regime,"
    f" deposit_months AS months, {_RENT} AS rent, {_HELD} AS held, starts, {_OVER} AS over,"
    f" coalesce(moved_out_on, last_day) AS leaves_on, {_NEXT} AS next, {STATE} AS lease_state,"
    " coalesce(renewed_from_id, assigned_from_id) AS before"
)
_STATE = (
    "CASE WHEN over = 0 THEN CASE WHEN missing > 0 THEN 'to_receive' ELSE 'held' END"
    " WHEN held = 0 THEN 'settled' WHEN next IS NOT NULL THEN 'to_carry'"
    " WHEN back_by < $1 THEN 'late' ELSE 'to_return' END"
)
SOURCE = (
    f"(WITH facts AS MATERIALIZED (SELECT {FACTS} FROM lease"
    " JOIN tenant ON tenant.id = lease.tenant_id WHERE lease.signed = 1),"
    " owed AS MATERIALIZED (SELECT facts.*, months * rent AS asked, CASE WHEN over = 1 THEN 0"
    " ELSE max(months * rent - held, 0) END AS missing,"
    f" min(date(leaves_on, '+' || {_BACK} || ' months'), date(leaves_on, 'start of month',"
    f" '+' || ({_BACK} + 1) || ' months', '-1 day')) AS back_by FROM facts)"
    f" SELECT owed.*, {_STATE} AS state FROM owed WHERE months > 0 OR held <> 0) AS lease"
)

DEPOSITS = Query(
    table="lease",
    source=SOURCE,
    id="lease.id",
    columns={
        "tenant": "lease.tenant",
        "reference": "lease.reference",
        "units": "lease.units",
        "months": "lease.months",
        "asked": "lease.asked",
        "held": "lease.held",
        "missing": "CASE WHEN lease.missing > 0 THEN lease.missing END",
        "state": "lease.state",
        "leaves_on": "lease.leaves_on",
        "back_by": "CASE WHEN lease.over = 1 AND lease.held > 0 THEN lease.back_by END",
        "lease_state": "lease.lease_state",
    },
    sorts={"reference": "lease.number_key", "tenant": "lease.name_key"},
    filters={
        "": "1 = 1",
        "to_receive": "lease.state = 'to_receive'",
        "held": "lease.held > 0",
        "to_return": "lease.state IN ('to_return', 'late', 'to_carry')",
        "late": "lease.state = 'late'",
        "settled": "lease.state = 'settled'",
    },
    scopes={"tenant": "lease.tenant_id = $s", "lease": "lease.id = $s"},
    totals={
        "count": "count(*)",
        "held": "coalesce(sum(lease.held), 0)",
        "missing": "coalesce(sum(lease.missing), 0)",
    },
    search="lease_search",
    order=(("reference", True),),
)


@dataclass(frozen=True)
class Found:
    """The deposit of a lease with what names it."""

    id: int
    version: int
    reference: str
    tenant_id: int
    tenant: str
    units: str
    lease_state: str
    before: int | None  # the lease it renews or follows
    deposit: Deposit


def deposit(reader: "Reader", id: int, today: date) -> Found | None:
    """The deposit of a lease on a day."""
    row = reader.row(
        f"SELECT {FACTS} FROM lease JOIN tenant ON tenant.id = lease.tenant_id WHERE lease.id = $2",
        today,
        id,
    )
    return None if row is None else _found(row)


def _found(row: Any) -> Found:
    (id, version, reference, _key, tenant_id, tenant, _folded, units, regime, months, rent, held,
     starts, over, leaves_on, after, state, before) = row  # fmt: skip
    return Found(
        id, version, reference, tenant_id, tenant, units or "", state, before,
        Deposit(regime, months, rent, held, date.fromisoformat(starts), bool(over),
                date.fromisoformat(leaves_on), after),
    )  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A movement of a deposit, in centimes."""

    id: int
    day: date
    kind: str
    amount: int
    method: str
    bank_reference: str
    reason: str
    other_id: int | None
    other: str


def entries(reader: "Reader", lease: int) -> list[Entry]:
    """The movements of a lease's deposit, the latest first."""
    rows = reader.rows(
        "SELECT entry.id, entry.day, entry.kind, entry.amount, entry.method, entry.bank_reference,"
        " entry.reason, other.id, coalesce(other.reference, '') FROM deposit_entry AS entry"
        " LEFT JOIN lease AS other ON other.id = entry.other_id WHERE entry.lease_id = $1"
        " ORDER BY entry.day DESC, entry.id DESC",
        lease,
    )
    return [Entry(id, date.fromisoformat(at), *rest) for id, at, *rest in rows]


def held_of_tenant(reader: "Reader", tenant: int) -> int:
    """What is held of a tenant over all its leases."""
    return int(
        reader.value(
            "SELECT coalesce(sum(CASE WHEN entry.kind IN ('received', 'carried_in')"
            " THEN entry.amount ELSE -entry.amount END), 0) FROM deposit_entry AS entry"
            " JOIN lease ON lease.id = entry.lease_id WHERE lease.tenant_id = $1",
            tenant,
        )
    )
