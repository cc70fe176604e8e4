"""What can be settled, certified and matched: open invoices and whom they are owed by."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.payments.rules.allocating import Open
from ctv_desktop.features.payments.rules.statement import Owed

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def settleable(reader: "Reader", payment_id: int) -> list[tuple[Open, int]]:
    """The invoices a payment may settle, as open as without it, and what it settles of each."""
    rows = reader.rows(
        "SELECT invoice.id, invoice.reference, invoice.due_on,"
        " invoice.balance + coalesce(a.amount, 0), coalesce(a.amount, 0) FROM payment"
        " JOIN invoice ON invoice.tenant_id = payment.tenant_id"
        " AND invoice.landlord_id = payment.landlord_id AND invoice.kind = 'invoice'"
        " LEFT JOIN (SELECT invoice_id, sum(amount) AS amount FROM allocation"
        " WHERE payment_id = $1 AND ended_on IS NULL GROUP BY invoice_id) AS a"
        " ON a.invoice_id = invoice.id"
        " WHERE payment.id = $1 AND invoice.balance + coalesce(a.amount, 0) > 0"
        " ORDER BY invoice.due_on, invoice.id",
        payment_id,
    )
    return [
        (Open(id, reference, date.fromisoformat(due), balance), amount)
        for id, reference, due, balance, amount in rows
    ]


def owed_by(reader: "Reader", tenant_id: int) -> int:
    """What a tenant owes on open invoices, in centimes."""
    return int(
        reader.value(
            "SELECT coalesce(sum(balance), 0) FROM invoice WHERE tenant_id = $1 AND balance > 0",
            tenant_id,
        )
        or 0
    )


def owed(reader: "Reader") -> list[Owed]:
    """Every open invoice, for matching a bank statement."""
    rows = reader.rows(
        "SELECT invoice.id, invoice.reference, tenant.id, tenant.legal_name, due_on, balance"
        " FROM invoice JOIN tenant ON tenant.id = invoice.tenant_id"
        " WHERE balance <> 0 AND balance > 0 AND invoice.kind = 'invoice'"
    )
    return [
        Owed(id, reference, tenant, name, date.fromisoformat(due), balance)
        for id, reference, tenant, name, due, balance in rows
    ]


def tenant_names(reader: "Reader") -> dict[int, str]:
    """The names of all tenants with a signed lease."""
    return dict(
        reader.rows(
            "SELECT id, legal_name FROM tenant WHERE EXISTS (SELECT 1 FROM lease"
            " WHERE lease.tenant_id = tenant.id AND lease.signed = 1)"
        )
    )


def known_keys(reader: "Reader", keys: list[str]) -> set[str]:
    """Which lines of a statement were taken in before."""
    found: set[str] = set()
    for start in range(0, len(keys), 500):
        listed = ", ".join(f"'{key}'" for key in keys[start : start + 500] if key.isalnum())
        rows = reader.rows(f"SELECT statement_key FROM payment WHERE statement_key IN ({listed})")
        found.update(key for (key,) in rows)
    return found


def to_certify(reader: "Reader", invoice_id: int) -> list[tuple[Open, int]]:
    """The invoices of the same tenant with something withheld and not certified, this one first.

    What is still to be certified stands in the balance of each.
    """
    rows = reader.rows(
        "SELECT one.id, one.reference, one.due_on, one.withheld - one.certified"
        " + coalesce((SELECT sum(c.withheld) FROM invoice AS c WHERE c.corrects_id = one.id), 0)"
        " AS missing FROM invoice AS one"
        " WHERE one.tenant_id = (SELECT tenant_id FROM invoice WHERE id = $1)"
        " AND one.kind = 'invoice' AND one.withheld <> one.certified AND missing > 0"
        " ORDER BY one.id <> $1, one.due_on, one.id LIMIT 12",
        invoice_id,
    )
    return [(Open(id, ref, date.fromisoformat(due), left), left) for id, ref, due, left in rows]


def landlords(reader: "Reader") -> int:
    """How many landlords there are: with one, nobody is asked."""
    return int(reader.value("SELECT count(*) FROM landlord") or 0)
