"""What is open as of any day, by age: the stored balances, with what happened since taken back.

Today nothing happened since, so that only the index of open balances is read.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ctv_desktop.features.accounts.words import AGES
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

# A plus keeps the reader from an index of all days: what is open, or came later, are far fewer.

# Open parts of invoices as of $1: (tenant_id, lease_id, id, due_on, amount). They add up by
# invoice to its balance of that day.
_PARTS = (
    """SELECT tenant_id, lease_id, id, due_on, balance AS amount FROM invoice
 WHERE balance <> 0 AND +issued_on <= $1""",
    """SELECT i.tenant_id, i.lease_id, i.id, i.due_on, a.amount FROM allocation AS a
 JOIN invoice AS i ON i.id = a.invoice_id
 WHERE a.since > $1 AND a.ended_on IS NULL AND +i.issued_on <= $1""",
    """SELECT i.tenant_id, i.lease_id, i.id, i.due_on, -a.amount AS amount FROM allocation AS a
 JOIN invoice AS i ON i.id = a.invoice_id WHERE a.ended_on > $1 AND +a.since <= $1""",
    """SELECT i.tenant_id, i.lease_id, i.id, i.due_on, c.withheld - c.gross AS amount
 FROM invoice AS c JOIN invoice AS i ON i.id = c.corrects_id
 WHERE c.issued_on > $1 AND +i.issued_on <= $1""",
)
OPEN = " UNION ALL ".join(_PARTS)

# Credit of payments as of $1: (tenant_id, amount).
CREDIT = """
SELECT tenant_id, unused AS amount FROM payment WHERE unused > 0 AND +received_on <= $1
UNION ALL
SELECT p.tenant_id, a.amount FROM allocation AS a JOIN payment AS p ON p.id = a.payment_id
 WHERE a.since > $1 AND a.ended_on IS NULL AND +p.received_on <= $1
UNION ALL
SELECT p.tenant_id, r.amount FROM repayment AS r CROSS JOIN payment AS p ON p.id = r.payment_id
 WHERE r.paid_on > $1 AND +p.received_on <= $1
UNION ALL
SELECT tenant_id, amount FROM payment WHERE bounced_on > $1 AND +received_on <= $1
UNION ALL
SELECT p.tenant_id, -a.amount FROM allocation AS a JOIN payment AS p ON p.id = a.payment_id
 WHERE a.ended_on > $1 AND +a.since <= $1
"""

# As of $1 with the days of `bounds` after it.
_OF_AGE = {
    "not_due": "due_on >= $1",
    "d30": "due_on < $1 AND due_on >= $2",
    "d60": "due_on < $2 AND due_on >= $3",
    "d90": "due_on < $3 AND due_on >= $4",
    "older": "due_on < $4",
}
SUMS = ", ".join(
    f"coalesce(sum(CASE WHEN {_OF_AGE[key]} THEN amount END), 0) AS {key}" for key in AGES
)


def bounds(day: date) -> tuple[date, ...]:
    """The day, and the days 30, 60 and 90 days before it: the parameters of the ages."""
    return (day, *(day - timedelta(days=late) for late in (30, 60, 90)))


@dataclass(frozen=True)
class Ageing:
    """What is open on a day by days late, and the credit of payments; centimes."""

    not_due: int
    d30: int
    d60: int
    d90: int
    older: int
    credit: int

    @property
    def overdue(self) -> int:
        """What should have been paid."""
        return self.d30 + self.d60 + self.d90 + self.older

    @property
    def balance(self) -> int:
        """What is owed in all, credit taken off; below zero it is owed to the tenant."""
        return self.not_due + self.overdue - self.credit


def ageing(reader: "Reader", day: date, tenant: int | None = None) -> Ageing:
    """What is open on a day, of all tenants or one."""
    own = "" if tenant is None else " WHERE tenant_id = $5"
    params = (*bounds(day), tenant)
    sums = " UNION ALL ".join(f"SELECT {SUMS} FROM ({part}){own}" for part in _PARTS)
    added = ", ".join(f"sum({key})" for key in AGES)
    row = reader.row(f"SELECT {added} FROM ({sums})", *params)
    credit = reader.value(f"SELECT coalesce(sum(amount), 0) FROM ({CREDIT}){own}", *params)
    return Ageing(*(*(row or (0,) * len(AGES)), int(credit or 0)))
