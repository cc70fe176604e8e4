"""The list of invoices, and the short lists of other records."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.read import Query
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

# Says what rules.state.state says; a property test compares them.
STATE = (
    "CASE WHEN invoice.cancelled = 1 THEN 'cancelled'"
    " WHEN invoice.corrects_id IS NOT NULL THEN 'credit'"
    " WHEN invoice.balance < 0 THEN 'refund' WHEN invoice.balance = 0 THEN 'settled'"
    " WHEN invoice.due_on < $1 THEN 'overdue'"
    " WHEN invoice.paid <> 0 THEN 'partial' ELSE 'open' END"
)
OVERDUE = "invoice.balance > 0 AND invoice.due_on < $1"

INVOICES = Query(
    table="invoice",
    source="invoice JOIN tenant ON tenant.id = invoice.tenant_id"
    " JOIN lease ON lease.id = invoice.lease_id",
    id="invoice.id",
    columns={
        "reference": "invoice.reference",
        "tenant": "tenant.legal_name",
        "lease": "lease.reference",
        "starts": "invoice.starts",
        "ends": "invoice.ends",
        "issued_on": "invoice.issued_on",
        "due_on": "invoice.due_on",
        "net": "invoice.net",
        "vat": "invoice.vat",
        "gross": "invoice.gross",
        "withheld": "invoice.withheld",
        "paid": "invoice.paid",
        "credited": "invoice.credited",
        "balance": "invoice.balance",
        "late": f"CASE WHEN {OVERDUE}"
        " THEN CAST(julianday($1) - julianday(invoice.due_on) AS INTEGER) END",
        "state": STATE,
        "covers": "invoice.covers",
    },
    sorts={
        "reference": "invoice.id",
        "tenant": "tenant.name_key",
        "lease": "lease.year * 1000000 + lease.number",
    },
    filters={
        "": "1 = 1",
        "open": "invoice.balance > 0",
        "overdue": OVERDUE,
        "settled": "invoice.kind = 'invoice' AND invoice.balance = 0 AND invoice.cancelled = 0",
        "refund": "invoice.balance < 0",
        "credit": "invoice.kind = 'credit'",
    },
    scopes={
        "tenant": "invoice.tenant_id = $s",
        "lease": "invoice.lease_id = $s",
        "landlord": "invoice.landlord_id = $s",
        "building": "EXISTS (SELECT 1 FROM lease_line AS line JOIN unit ON unit.id = line.unit_id"
        " WHERE line.lease_id = invoice.lease_id AND unit.building_id = $s)",
        # Two ISO days with a stroke between them.
        "issued_between": "invoice.issued_on BETWEEN substr($s, 1, 10) AND substr($s, 12, 10)",
    },
    totals={
        "count": "count(*)",
        "gross": "coalesce(sum(invoice.gross), 0)",
        "balance": "coalesce(sum(invoice.balance), 0)",
    },
    search="invoice_search",
    order=(("reference", True),),
)


@dataclass(frozen=True)
class InvoiceLine:
    """An invoice as another record's panel names it."""

    id: int
    reference: str
    starts: date
    ends: date
    due_on: date
    gross: int
    balance: int
    state: str


def invoices_of(
    reader: "Reader",
    today: date,
    lease: int | None = None,
    tenant: int | None = None,
    corrects: int | None = None,
    most: int = 6,
) -> tuple[list[InvoiceLine], int]:
    """The latest papers of a lease or tenant, or those that correct one; and how many there are."""
    where = (
        "($2 IS NULL OR lease_id = $2) AND ($3 IS NULL OR tenant_id = $3)"
        " AND ($4 IS NULL OR corrects_id = $4)"
    )
    rows = reader.rows(
        f"SELECT id, reference, starts, ends, due_on, gross, balance, {STATE} FROM invoice"
        f" WHERE {where} ORDER BY id DESC LIMIT {most:d}",
        today, lease, tenant, corrects,
    )  # fmt: skip
    count = reader.value(
        f"SELECT count(*) FROM invoice WHERE $1 = $1 AND {where}", today, lease, tenant, corrects
    )
    lines = [
        InvoiceLine(
            id, reference, date.fromisoformat(starts), date.fromisoformat(ends),
            date.fromisoformat(due), gross, balance, state,
        )
        for id, reference, starts, ends, due, gross, balance, state in rows
    ]  # fmt: skip
    return lines, int(count or 0)
