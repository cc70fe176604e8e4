"""The words of payments, allocations, repayments, withholding certificates and receipts."""

from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    TEXT,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

METHODS = Choices(
    Choice("transfer", say("Bank transfer")),
    Choice("cheque", say("Cheque")),
    Choice("bill", say("Bill of exchange")),
    Choice("cash", say("Cash")),
)
METHOD = choice(METHODS)
PAPERS = ("cheque", "bill")  # what the bank has still to pay

STATES = Choices(
    Choice("received", say("To be cleared"), "info"),
    Choice("cleared", say("Cleared"), "good"),
    Choice("bounced", say("Unpaid by the bank"), "bad"),
)
STATE = choice(STATES)

SETTLES = Choices(
    Choice("oldest", say("The oldest invoices")),
    Choice("credit", say("Nothing yet: keep it as credit")),
)
SETTLE = choice(SETTLES)

RECEIPT_KINDS = Choices(
    Choice("full", say("Rent receipt"), "good"),
    Choice("part", say("Part-payment receipt"), "info"),
)
RECEIPT_KIND = choice(RECEIPT_KINDS)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "payment": {
        "tenant_id": (say("Tenant"), TEXT),
        "landlord_id": (say("Landlord"), TEXT),
        "received_on": (say("Received on"), DAY),
        "method": (say("Method"), METHOD),
        "amount": (say("Amount"), MONEY),
        "bank": (say("Bank"), TEXT),
        "reference": (say("Cheque or transfer number"), CODE),
        "falls_on": (say("To be cashed on"), DAY),
        "note": (say("Note"), LONG_TEXT),
        "state": (say("State"), STATE),
        "cleared_on": (say("Cleared on"), DAY),
        "bounced_on": (say("Unpaid on"), DAY),
        "bounce_reason": (say("Reason of the bank"), TEXT),
        "stamp": (say("Stamp duty"), MONEY),
        "unused": (say("Credit left"), MONEY),
        "statement_key": (say("Line of a bank statement"), CODE),
    },
    "allocation": {
        "payment_id": (say("Payment"), COUNT),
        "invoice_id": (say("Invoice"), COUNT),
        "amount": (say("Amount"), MONEY),
        "since": (say("Counts from"), DAY),
        "ended_on": (say("Counts until"), DAY),
        "receipt_id": (say("Receipt"), COUNT),
    },
    "repayment": {
        "payment_id": (say("Payment"), COUNT),
        "amount": (say("Amount"), MONEY),
        "paid_on": (say("Paid back on"), DAY),
        "note": (say("Note"), TEXT),
    },
    "certificate": {
        "invoice_id": (say("Invoice"), COUNT),
        "dated": (say("Certificate of"), DAY),
        "number": (say("Certificate number"), CODE),
        "amount": (say("Amount"), MONEY),
    },
    "receipt": {
        "kind": (say("Kind"), RECEIPT_KIND),
        "reference": (say("Number"), CODE),
        "invoice_id": (say("Invoice"), COUNT),
        "tenant_id": (say("Tenant"), TEXT),
        "lease_id": (say("Lease"), TEXT),
        "landlord_id": (say("Landlord"), TEXT),
        "issued_on": (say("Issued on"), DAY),
        "amount": (say("Amount"), MONEY),
        "rest": (say("Left to pay"), MONEY),
        "language": (say("Language"), TEXT),
        "content": (say("Content"), LONG_TEXT),
        "digest": (say("Fingerprint"), CODE),
        "voided_on": (say("Cancelled on"), DAY),
        "void_reason": (say("Reason"), TEXT),
    },
}
