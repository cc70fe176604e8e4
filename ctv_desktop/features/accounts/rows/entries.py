"""The entries of a tenant's account over all its leases, each with the balance after it."""

from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_ENTRIES = """
SELECT issued_on AS day, 0 AS place, id, kind, reference, '' AS method, gross AS debit, 0 AS credit,
 withheld, lease_id FROM invoice WHERE kind = 'invoice' AND tenant_id = $2
UNION ALL
SELECT issued_on, 1, id, kind, reference, '', 0, -gross, withheld, lease_id FROM invoice
 WHERE kind <> 'invoice' AND tenant_id = $2
UNION ALL
SELECT received_on, 2, id, 'payment', reference, method, 0, amount, 0, NULL FROM payment
 WHERE tenant_id = $2
UNION ALL
SELECT bounced_on, 3, id, 'bounced', reference, method, amount, 0, 0, NULL FROM payment
 WHERE tenant_id = $2 AND bounced_on IS NOT NULL
UNION ALL
SELECT r.paid_on, 4, p.id, 'repayment', p.reference, p.method, r.amount, 0, 0, NULL
 FROM repayment AS r JOIN payment AS p ON p.id = r.payment_id WHERE p.tenant_id = $2
"""


@dataclass(frozen=True)
class Entry:
    """A line of an account in centimes; `balance` is what is owed after it.

    What the tenant withholds for the tax office settles as a payment does (R6).
    """

    day: date
    kind: str
    id: int  # of the invoice or payment
    reference: str
    method: str
    debit: int
    credit: int
    withheld: int
    lease: str
    balance: int


def entries(reader: "Reader", tenant: int, day: date) -> list[Entry]:
    """The account of a tenant up to a day, oldest first."""
    rows = reader.rows(
        "SELECT entry.*, lease.reference FROM ("
        f"{_ENTRIES}) AS entry LEFT JOIN lease ON lease.id = entry.lease_id"
        " WHERE day <= $1 ORDER BY day, place, entry.id",
        day,
        tenant,
    )
    after = accumulate(row[6] - row[7] - row[8] for row in rows)
    return [
        Entry(date.fromisoformat(on), kind, id, reference, method, debit, credit, withheld,
              lease or "", balance)
        for (on, _, id, kind, reference, method, debit, credit, withheld, _lease, lease), balance
        in zip(rows, after, strict=True)
    ]  # fmt: skip


def moved(
    reader: "Reader", tenants: tuple[int, ...] | None, first: date | None, last: date | None
) -> list[tuple[int, str]]:
    """Tenants by id and name: those given, or those with an entry between two days."""
    if tenants is not None:
        among = ",".join(str(int(id)) for id in tenants) or "0"
        where, given = f"tenant.id IN ({among})", tuple[date, ...]()
    else:
        where = (
            "EXISTS (SELECT 1 FROM invoice WHERE tenant_id = tenant.id"
            " AND issued_on BETWEEN $1 AND $2)"
            " OR EXISTS (SELECT 1 FROM payment WHERE tenant_id = tenant.id"
            " AND (received_on BETWEEN $1 AND $2 OR bounced_on BETWEEN $1 AND $2))"
        )
        given = (first or date.min, last or date.max)
    rows = reader.rows(
        f"SELECT tenant.id, tenant.legal_name FROM tenant WHERE ({where})"
        " AND EXISTS (SELECT 1 FROM lease WHERE tenant_id = tenant.id) ORDER BY name_key, id",
        *given,
    )
    return [(id, name) for id, name in rows]
