"""The words of invoices, credit notes and charges."""

from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    PERCENT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

KINDS = Choices(Choice("invoice", say("Invoice")), Choice("credit", say("Credit note"), "info"))
LINE_KINDS = Choices(
    Choice("rent", say("Rent")),
    Choice("parking", say("Parking")),
    Choice("charges", say("Charges")),
    Choice("tsc", say("TSC")),
    Choice("energy", say("Energy")),
    Choice("reconciliation", say("Charges reconciled")),
    Choice("works", say("Works")),
    Choice("other", say("Other")),
)
KIND = choice(KINDS)
LINE_KIND = choice(LINE_KINDS)

COVERS = Choices(
    Choice("period", say("Period of the lease")),
    Choice("complement", say("Complement")),
    Choice("charges", say("Charges")),
    Choice("agreed", say("By agreement")),
)
COVER = choice(COVERS)

STATES = Choices(
    Choice("open", say("Awaiting payment"), "info"),
    Choice("partial", say("Paid in part"), "info"),
    Choice("overdue", say("Overdue"), "bad"),
    Choice("settled", say("Settled"), "good"),
    Choice("refund", say("Owed to the tenant"), "warn"),
    Choice("credit", say("Credit note"), "quiet"),
    Choice("cancelled", say("Credited in full"), "quiet"),
)
STATE = choice(STATES)
DUE_STATES = Choices(
    Choice("ready", say("Ready"), "good"),
    Choice("credit", say("Credit note"), "info"),
    Choice("blocked", say("Blocked"), "bad"),
)
DUE_STATE = choice(DUE_STATES)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "invoice": {
        "kind": (say("Kind"), KIND),
        "reference": (say("Number"), CODE),
        "lease_id": (say("Lease"), TEXT),
        "tenant_id": (say("Tenant"), TEXT),
        "landlord_id": (say("Landlord"), TEXT),
        "covers": (say("Invoiced for"), COVER),
        "starts": (say("From"), DAY),
        "ends": (say("To"), DAY),
        "issued_on": (say("Issued on"), DAY),
        "due_on": (say("Due on"), DAY),
        "net": (say("Sum before VAT"), MONEY),
        "vat": (say("VAT"), MONEY),
        "gross": (say("Sum with VAT"), MONEY),
        "withheld": (say("Withheld by the tenant"), MONEY),
        "corrects_id": (say("Corrects"), TEXT),
        "reason": (say("Reason"), LONG_TEXT),
        "language": (say("Language"), TEXT),
        "content": (say("Content"), LONG_TEXT),
        "digest": (say("Fingerprint"), CODE),
        "seen": (say("Act of the journal"), COUNT),
        "cancelled": (say("Cancelled"), YES_NO),
        "paid": (say("Paid"), MONEY),
        "credited": (say("Credited"), MONEY),
        "certified": (say("Withholding certified"), MONEY),
        "balance": (say("Balance"), MONEY),
    },
    "invoice_line": {
        "kind": (say("Kind"), LINE_KIND),
        "unit_id": (say("Unit"), TEXT),
        "label": (say("Description"), TEXT),
        "net": (say("Sum before VAT"), MONEY),
        "vat_rate": (say("VAT"), PERCENT),
        "withholdable": (say("Withheld on"), YES_NO),
        "charge_id": (say("Charge"), COUNT),
    },
    "charge": {
        "lease_id": (say("Lease"), TEXT),
        "kind": (say("Kind"), LINE_KIND),
        "label": (say("Description"), TEXT),
        "starts": (say("From"), DAY),
        "ends": (say("To"), DAY),
        "net": (say("Sum before VAT"), MONEY),
        "vat_rate": (say("VAT"), PERCENT),
        "source": (say("Comes from"), TEXT),
        "explanation": (say("Calculation"), LONG_TEXT),
        "invoice_id": (say("Invoice"), COUNT),
    },
}
