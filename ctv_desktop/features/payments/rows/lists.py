"""The lists of payments and of receipts."""

from ctv_desktop.database.read import Query

_SETTLED = (
    "(SELECT group_concat(reference, ', ') FROM (SELECT invoice.reference FROM allocation"
    " JOIN invoice ON invoice.id = allocation.invoice_id WHERE allocation.payment_id = payment.id"
    " AND allocation.ended_on IS NULL ORDER BY invoice.id LIMIT 4))"
)

PAYMENTS = Query(
    table="payment",
    source="payment JOIN tenant ON tenant.id = payment.tenant_id",
    id="payment.id",
    columns={
        "received_on": "payment.received_on",
        "tenant": "tenant.legal_name",
        "method": "payment.method",
        "reference": "payment.reference",
        "bank": "payment.bank",
        "falls_on": "payment.falls_on",
        "amount": "payment.amount",
        "unused": "nullif(payment.unused, 0)",
        "stamp": "nullif(payment.stamp, 0)",
        "settled": _SETTLED,
        "state": "payment.state",
    },
    sorts={"tenant": "tenant.name_key", "reference": "payment.reference_key"},
    filters={
        "": "1 = 1",
        "to_clear": "payment.state = 'received'",
        "ripe": "payment.state = 'received' AND coalesce(payment.falls_on, '') <= $1",
        "credit": "payment.unused > 0",
        "cash": "payment.method = 'cash'",
        "bounced": "payment.state = 'bounced'",
    },
    scopes={
        "tenant": "payment.tenant_id = $s",
        "landlord": "payment.landlord_id = $s",
        "invoice": "EXISTS (SELECT 1 FROM allocation WHERE allocation.payment_id = payment.id"
        " AND allocation.invoice_id = $s)",
        # Two ISO days with a stroke between them.
        "received_between": "payment.received_on BETWEEN substr($s, 1, 10) AND substr($s, 12, 10)",
    },
    totals={
        "count": "count(*)",
        "amount": "coalesce(sum(CASE WHEN payment.state <> 'bounced' THEN payment.amount END), 0)",
        "unused": "coalesce(sum(payment.unused), 0)",
    },
    search="payment_search",
    order=(("received_on", True),),
)

RECEIPTS = Query(
    table="receipt",
    source="receipt JOIN tenant ON tenant.id = receipt.tenant_id"
    " JOIN lease ON lease.id = receipt.lease_id JOIN invoice ON invoice.id = receipt.invoice_id",
    id="receipt.id",
    columns={
        "reference": "receipt.reference",
        "kind": "receipt.kind",
        "tenant": "tenant.legal_name",
        "lease": "lease.reference",
        "invoice": "invoice.reference",
        "issued_on": "receipt.issued_on",
        "amount": "receipt.amount",
        "rest": "nullif(receipt.rest, 0)",
        "voided_on": "receipt.voided_on",
    },
    sorts={"reference": "receipt.id", "tenant": "tenant.name_key"},
    filters={
        "": "1 = 1",
        "full": "receipt.kind = 'full' AND receipt.voided_on IS NULL",
        "part": "receipt.kind = 'part' AND receipt.voided_on IS NULL",
        "voided": "receipt.voided_on IS NOT NULL",
    },
    scopes={
        "tenant": "receipt.tenant_id = $s",
        "lease": "receipt.lease_id = $s",
        "invoice": "receipt.invoice_id = $s",
    },
    totals={
        "count": "count(*)",
        "amount": "coalesce(sum(CASE WHEN receipt.voided_on IS NULL THEN receipt.amount END), 0)",
    },
    search="receipt_search",
    order=(("reference", True),),
)
