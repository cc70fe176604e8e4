"""Debts by lease with the reminder due, and the reminders sent."""

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Query
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.reminders import rules
from ctv_desktop.features.reminders.rules import Item
from ctv_desktop.features.reminders.words import STEPS
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_OVERDUE = "balance <> 0 AND balance > 0 AND kind = 'invoice' AND due_on < $1"
_DEBTS = f"""
SELECT lease.id, lease.reference, tenant.id, tenant.legal_name, tenant.name_key, lease.regime,
 debt.owed, debt.oldest, debt.count, debt.months, last.level, last.made_on
FROM (SELECT lease_id, sum(balance) AS owed, min(due_on) AS oldest, count(*) AS count,
  sum(round((julianday(ends) - julianday(starts) + 1) / 30.44)) AS months
  FROM invoice WHERE {_OVERDUE} GROUP BY lease_id) AS debt
JOIN lease ON lease.id = debt.lease_id JOIN tenant ON tenant.id = lease.tenant_id
LEFT JOIN reminder AS last ON last.id = (SELECT id FROM reminder WHERE lease_id = lease.id
 AND made_on > debt.oldest AND made_on <= $1 ORDER BY made_on DESC, id DESC LIMIT 1)
"""
_COLUMNS = (
    "id INTEGER PRIMARY KEY, reference, tenant_id, tenant, name_key, owed, oldest, days, invoices,"
    " months, last, last_on, due"
)


def compute(reader: "Reader", today: date) -> None:
    """Fill temp.debt with every lease that is late, and the reminder due for it."""
    known = all_rates(reader)
    reader.execute("DROP TABLE IF EXISTS temp.debt")
    reader.execute(f"CREATE TEMP TABLE debt ({_COLUMNS})")
    marks = ", ".join(f"${place}" for place in range(1, 14))
    for row in reader.rows(_DEBTS, today):
        id, reference, tenant_id, tenant, key, regime, owed, oldest, count, months, last, on = row
        days = (today - date.fromisoformat(oldest)).days
        due = rules.level_due(days, last, known, today)
        if due and rules.why_not(due, regime, int(months), known, today):
            due = "blocked"
        reader.execute(
            f"INSERT INTO temp.debt VALUES ({marks})", id, reference, tenant_id, tenant, key, owed,
            oldest, days, count, int(months), last, on, due,
        )  # fmt: skip


DEBTS = Query(
    table="debt",
    source="debt",
    id="debt.id",
    columns={
        "tenant": "debt.tenant",
        "reference": "debt.reference",
        "owed": "debt.owed",
        "invoices": "debt.invoices",
        "oldest": "debt.oldest",
        "days": "debt.days",
        "months": "debt.months",
        "last": "debt.last",
        "last_on": "debt.last_on",
        "due": "CASE WHEN debt.due <> 'blocked' THEN debt.due END",
    },
    sorts={"tenant": "debt.name_key"},
    filters={
        "": "1 = 1",
        **{level: f"debt.due = '{level}'" for level in STEPS},
        "blocked": "debt.due = 'blocked'",
        "waiting": "debt.due IS NULL",
    },
    scopes={"tenant": "debt.tenant_id = $s", "lease": "debt.id = $s"},
    totals={"count": "count(*)", "owed": "coalesce(sum(debt.owed), 0)"},
    search="lease_search",
    order=(("days", True),),
    computed=compute,
)

REMINDERS = Query(
    table="reminder",
    source="reminder JOIN lease ON lease.id = reminder.lease_id"
    " JOIN tenant ON tenant.id = reminder.tenant_id",
    id="reminder.id",
    columns={
        "made_on": "reminder.made_on",
        "level": "reminder.level",
        "tenant": "tenant.legal_name",
        "lease": "lease.reference",
        "owed": "reminder.owed",
        "days": "reminder.days",
        "served_on": "reminder.served_on",
        "pay_by": "reminder.pay_by",
        "leave_by": "reminder.leave_by",
        "court_by": "reminder.court_by",
    },
    sorts={"tenant": "tenant.name_key", "lease": "lease.year * 1000000 + lease.number"},
    filters={
        "": "1 = 1",
        **{level: f"reminder.level = '{level}'" for level in STEPS},
        "to_serve": "reminder.level = 'formal' AND reminder.served_on IS NULL",
    },
    scopes={"tenant": "reminder.tenant_id = $s", "lease": "reminder.lease_id = $s"},
    totals={"count": "count(*)", "owed": "coalesce(sum(reminder.owed), 0)"},
    search=None,
    order=(("made_on", True),),
)


@dataclass(frozen=True)
class Debt:
    """What a lease owes that is overdue, with the reminder that is due and what stops it."""

    id: int
    reference: str
    tenant_id: int
    tenant: str
    regime: str
    items: tuple[Item, ...]
    last: str | None
    due: str | None
    days: int
    months: int

    @property
    def owed(self) -> int:
        """What is overdue in all, in centimes."""
        return sum(item.balance for item in self.items)


def debt(reader: "Reader", lease_id: int, today: date) -> Debt | None:
    """The debt of a lease; None where the lease is gone."""
    row = reader.row(
        "SELECT lease.id, lease.reference, tenant.id, tenant.legal_name, lease.regime FROM lease"
        " JOIN tenant ON tenant.id = lease.tenant_id WHERE lease.id = $1",
        lease_id,
    )
    if row is None:
        return None
    items = items_of(reader, lease_id, today)
    oldest = min((item.due_on for item in items), default=today)
    last = reader.value(
        "SELECT level FROM reminder WHERE lease_id = $1 AND made_on > $2 AND made_on <= $3"
        " ORDER BY made_on DESC, id DESC LIMIT 1",
        lease_id, oldest, today,
    )  # fmt: skip
    days = (today - oldest).days
    due = rules.level_due(days, last, all_rates(reader), today) if items else None
    return Debt(*(*row, items, last, due, days, rules.months_owed(items)))


def debts(reader: "Reader", leases: tuple[int, ...], today: date) -> list[Debt]:
    """The debts of some leases, for a preview."""
    found = (debt(reader, id, today) for id in leases)
    return [one for one in found if one is not None]


def items_of(reader: "Reader", lease_id: int, today: date) -> tuple[Item, ...]:
    """The overdue invoices of a lease, oldest first."""
    rows = reader.rows(
        "SELECT reference, issued_on, starts, ends, due_on, gross, balance FROM invoice"
        f" WHERE {_OVERDUE} AND lease_id = $2 ORDER BY due_on, id",
        today,
        lease_id,
    )
    return tuple(
        Item(*(reference, *map(date.fromisoformat, days), gross, balance))
        for reference, *days, gross, balance in rows
    )


@dataclass(frozen=True)
class Reminder:
    """A reminder as it was sent."""

    id: int
    version: int
    lease_id: int
    lease: str
    regime: str
    tenant_id: int
    tenant: str
    level: str
    owed: int
    days: int
    months: int
    digest: str
    article: str
    made_on: date
    oldest: date
    served_on: date | None
    pay_by: date | None
    leave_by: date | None
    court_by: date | None
    content: Mapping[str, Any]


_REMINDER = (
    "SELECT reminder.id, reminder.version, lease.id, lease.reference, lease.regime, tenant.id,"
    " tenant.legal_name, level, owed, days, months, digest, article, made_on, oldest, served_on,"
    " pay_by, leave_by, court_by, content FROM reminder JOIN lease ON lease.id = reminder.lease_id"
    " JOIN tenant ON tenant.id = reminder.tenant_id"
)


def reminder(reader: "Reader", id: int) -> Reminder | None:
    """One reminder; None where there is none."""
    row = reader.row(f"{_REMINDER} WHERE reminder.id = $1", id)
    return _reminder(row) if row else None


def reminders_of(
    reader: "Reader", lease: int | None = None, tenant: int | None = None, most: int = 6
) -> list[Reminder]:
    """The latest reminders of a lease or tenant."""
    rows = reader.rows(
        f"{_REMINDER} WHERE ($1 IS NULL OR reminder.lease_id = $1)"
        " AND ($2 IS NULL OR reminder.tenant_id = $2)"
        f" ORDER BY made_on DESC, reminder.id DESC LIMIT {most:d}",
        lease,
        tenant,
    )
    return [_reminder(row) for row in rows]


def batched(
    reader: "Reader", ids: tuple[int, ...] | None, first: date | None, last: date | None
) -> list[Reminder]:
    """Some reminders, or all that were written between two days, in their order."""
    where, given = _where(ids, first, last)
    rows = reader.rows(f"{_REMINDER} WHERE {where} ORDER BY made_on, reminder.id", *given)
    return [_reminder(row) for row in rows]


def counted(
    reader: "Reader", ids: tuple[int, ...] | None, first: date | None, last: date | None
) -> int:
    """How many there are."""
    where, given = _where(ids, first, last)
    return int(reader.value(f"SELECT count(*) FROM reminder WHERE {where}", *given))


def _where(
    ids: tuple[int, ...] | None, first: date | None, last: date | None
) -> tuple[str, tuple[Any, ...]]:
    if ids is not None:
        return f"reminder.id IN ({','.join(str(int(id)) for id in ids) or '0'})", ()
    return "reminder.made_on BETWEEN $1 AND $2", (first or date.min, last or date.max)


def _reminder(row: tuple[Any, ...]) -> Reminder:
    *head, content = row
    days = (date.fromisoformat(day) if day else None for day in head[13:])
    return Reminder(*(*head[:13], *days, json.loads(content)))
