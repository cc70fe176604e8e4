"""A park with invoiced leases, and the shortest way to note a payment."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.features.invoices import bills
from tests.features.leases import desks

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

ATLAS, RIF = desks.ATLAS, desks.RIF
TODAY = date(2027, 4, 30)
MONTHS = (1, 2, 3)


def furnish(park: "Database", months: tuple[int, ...] = MONTHS) -> "Database":
    """Lease L to Atlas, which withholds, and an office to Rif: three months invoiced each."""
    bills.furnish(park)
    bills.lease(park, tenant=ATLAS)
    bills.lease(park, desks.OFFICE_2, tenant=RIF)
    for month in months:
        bills.issue(park, bills.month(2027, month), date(2027, month, 1))
    return park


def of(park: "Database", tenant: int) -> list[int]:
    """The invoices of a tenant, oldest first."""
    sql = "SELECT id FROM invoice WHERE tenant_id = $1 AND kind = 'invoice' ORDER BY id"
    return [id for (id,) in desks.rows(park, sql, tenant)]


def pay(park: "Database", tenant: int, amount: int, **more: Any) -> int:
    """Note a payment; gives its id."""
    from ctv_desktop.features.payments import store

    values = {"tenant_id": tenant, "received_on": date(2027, 3, 15), "amount": amount, **more}
    id = store.save(park, values, TODAY).subject
    assert id is not None
    return id


def balances(park: "Database", tenant: int) -> list[int]:
    """What is owed on each invoice of a tenant, oldest first."""
    sql = "SELECT balance FROM invoice WHERE tenant_id = $1 AND kind = 'invoice' ORDER BY id"
    return [balance for (balance,) in desks.rows(park, sql, tenant)]


def unused(park: "Database", payment: int) -> int:
    """The credit left of a payment."""
    found: int = desks.rows(park, "SELECT unused FROM payment WHERE id = $1", payment)[0][0]
    return found


def whole(park: "Database") -> dict[str, list[tuple[Any, ...]]]:
    """All that payments may touch, but for the counting of versions."""
    tables = {
        "payment": "*", "allocation": "*", "repayment": "*", "certificate": "*", "receipt": "*",
        "invoice": "id, paid, credited, certified, balance, cancelled",
    }  # fmt: skip
    return {
        table: desks.rows(park, f"SELECT {columns} FROM {table} ORDER BY id")
        for table, columns in tables.items()
    }


def sums_hold(park: "Database") -> None:
    """The stored figures are those that the rows come to."""
    wrong = desks.rows(
        park,
        "SELECT payment.id FROM payment WHERE state <> 'bounced' AND unused <> amount"
        " - (SELECT coalesce(sum(amount), 0) FROM allocation WHERE payment_id = payment.id"
        " AND ended_on IS NULL)"
        " - (SELECT coalesce(sum(amount), 0) FROM repayment WHERE payment_id = payment.id)",
    )
    assert wrong == []
    spent = desks.rows(
        park,
        "SELECT payment.id FROM payment JOIN allocation ON allocation.payment_id = payment.id"
        " WHERE ended_on IS NULL GROUP BY payment.id HAVING sum(allocation.amount) > payment.amount"
        " OR payment.state = 'bounced'",
    )
    assert spent == []
    owed = desks.rows(
        park,
        "SELECT id FROM invoice AS one WHERE corrects_id IS NULL AND ("
        " paid <> (SELECT coalesce(sum(amount), 0) FROM allocation WHERE invoice_id = one.id"
        " AND ended_on IS NULL)"
        " OR certified <> (SELECT coalesce(sum(amount), 0) FROM certificate"
        " WHERE invoice_id = one.id)"
        " OR balance <> (SELECT sum(gross - withheld) FROM invoice WHERE id = one.id"
        " OR corrects_id = one.id) - paid)",
    )
    assert owed == []
