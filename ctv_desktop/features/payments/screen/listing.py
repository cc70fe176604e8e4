"""The list of payments and the list of receipts."""

from ctv_desktop.features.payments.rows.lists import PAYMENTS, RECEIPTS
from ctv_desktop.features.payments.screen.acts import ACTIONS, RECEIPT_ACTIONS
from ctv_desktop.features.payments.words import METHOD, RECEIPT_KIND, STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="payment",
    title=say("Payments"),
    query=PAYMENTS,
    columns=(
        Column("received_on", say("Received on"), DAY),
        Column("tenant", say("Tenant"), width=22, stretch=True),
        Column("method", say("Method"), METHOD, width=12),
        Column("reference", say("Number"), CODE, width=15),
        Column("bank", say("Bank"), width=16, hidden=True),
        Column("falls_on", say("To be cashed on"), DAY, hidden=True),
        Column("amount", say("Amount"), MONEY, width=12),
        Column("settled", say("Settles"), CODE, width=18, hidden=True),
        Column("state", say("State"), STATE, width=15),
        Column("unused", say("Credit left"), MONEY, width=12),
        Column("stamp", say("Stamp duty"), MONEY, width=12, hidden=True),
    ),
    watches=frozenset({"payment", "allocation", "tenant"}),
    empty=say("What tenants pay stands here: note it, or import the bank statement."),
    chips=(
        Chip("", say("All")),
        Chip("to_clear", say("To be cleared")),
        Chip("ripe", say("To cash today")),
        Chip("credit", say("With credit left")),
        Chip("cash", say("Cash")),
        Chip("bounced", say("Bounced payments")),
    ),
    totals=(
        Total("amount", say("received"), MONEY),
        Total("unused", say("credit left"), MONEY),
    ),
    actions=ACTIONS,
    help=say(
        "A payment settles the oldest invoices of its tenant, or those you choose; what is more"
        " than due is kept as credit. A cheque that comes back unpaid takes back all it settled."
    ),
)

RECEIPT_LISTING = Listing(
    noun="receipt",
    title=say("Receipts"),
    query=RECEIPTS,
    columns=(
        Column("reference", say("Number"), CODE, width=16),
        Column("kind", say("Kind"), RECEIPT_KIND, width=20),
        Column("tenant", say("Tenant"), width=26, stretch=True),
        Column("lease", say("Lease"), CODE, width=12, hidden=True),
        Column("invoice", say("Invoice"), CODE, width=16),
        Column("issued_on", say("Issued on"), DAY),
        Column("amount", say("Amount"), MONEY, width=14),
        Column("rest", say("Left to pay"), MONEY, width=13),
        Column("voided_on", say("Cancelled on"), DAY, hidden=True),
    ),
    watches=frozenset({"receipt", "tenant"}),
    empty=say("Receipts are issued from a paid invoice: in full, or for a part with what is left."),
    chips=(
        Chip("", say("All receipts")),
        Chip("full", say("In full")),
        Chip("part", say("In part")),
        Chip("voided", say("Cancelled receipts")),
    ),
    totals=(Total("amount", say("receipted"), MONEY),),
    actions=RECEIPT_ACTIONS,
    help=say(
        "A receipt is issued from its invoice: of the period where it is settled, else of what was"
        " paid with what is left. It is never changed; cancelled, it keeps its number."
    ),
)
