"""The list of invoices and the list of what is to be invoiced."""

from ctv_desktop.features.invoices.rows.dues import DUES
from ctv_desktop.features.invoices.rows.lists import INVOICES
from ctv_desktop.features.invoices.screen.acts import ACTIONS, DUE_ACTIONS
from ctv_desktop.features.invoices.words import COVER, DUE_STATE, STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, COUNT, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="invoice",
    title=say("Invoices"),
    query=INVOICES,
    columns=(
        Column("reference", say("Number"), CODE, width=15),
        Column("tenant", say("Tenant"), width=26, stretch=True),
        Column("lease", say("Lease"), CODE, width=12, hidden=True),
        Column("starts", say("From"), DAY, hidden=True),
        Column("ends", say("To"), DAY, hidden=True),
        Column("issued_on", say("Issued on"), DAY, hidden=True),
        Column("due_on", say("Due on"), DAY),
        Column("net", say("Before VAT"), MONEY, width=13, hidden=True),
        Column("vat", say("VAT"), MONEY, width=12, hidden=True),
        Column("gross", say("With VAT"), MONEY, width=12),
        Column("withheld", say("Withheld"), MONEY, width=12, hidden=True),
        Column("paid", say("Paid"), MONEY, width=13, hidden=True),
        Column("credited", say("Credited"), MONEY, width=13, hidden=True),
        Column("balance", say("Balance"), MONEY, width=12),
        Column("late", say("Days late"), COUNT, width=9, hidden=True),
        Column("state", say("State"), STATE, width=14),
        Column("covers", say("Invoiced for"), COVER, width=16, hidden=True),
    ),
    watches=frozenset({"invoice", "tenant", "lease"}),
    empty=say("Issued invoices and credit notes stand here, each with what is still owed."),
    chips=(
        Chip("open", say("Awaiting payment")),
        Chip("overdue", say("Overdue invoices")),
        Chip("refund", say("Owed to tenants")),
        Chip("settled", say("Settled invoices")),
        Chip("credit", say("Credit notes")),
        Chip("", say("All invoices")),
    ),
    totals=(
        Total("gross", say("with VAT"), MONEY),
        Total("balance", say("still owed"), MONEY),
    ),
    actions=ACTIONS,
    help=say(
        "Invoices come from the schedule of each lease. Once issued, one is never changed: a credit"
        " note takes it back, whole or by line, and its period can be invoiced anew."
    ),
)

DUES_LISTING = Listing(
    noun="due",
    title=say("To invoice"),
    query=DUES,
    columns=(
        Column("reference", say("Lease"), CODE, width=13),
        Column("tenant", say("Tenant"), width=24, stretch=True),
        Column("units", say("Premises"), CODE, width=14, hidden=True),
        Column("starts", say("From"), DAY),
        Column("ends", say("To"), DAY),
        Column("invoiced_on", say("To invoice on"), DAY, hidden=True),
        Column("due_on", say("Due on"), DAY, hidden=True),
        Column("net", say("Before VAT"), MONEY, width=13, hidden=True),
        Column("vat", say("VAT"), MONEY, width=12, hidden=True),
        Column("gross", say("With VAT"), MONEY, width=14),
        Column("withheld", say("Withheld"), MONEY, width=12, hidden=True),
        Column("to_pay", say("To pay"), MONEY, width=14, hidden=True),
        Column("state", say("State"), DUE_STATE, width=14),
        Column("covers", say("Invoiced for"), COVER, width=16, hidden=True),
        Column("reason", say("Remark"), width=30, hidden=True),
    ),
    watches=frozenset(
        {"invoice", "charge", "lease", "lease_line", "lease_step", "rent_span", "amendment",
         "tenant", "landlord", "dated_rate"}
    ),
    empty=say("All that is due is invoiced. What falls due next stands here on its day."),
    chips=(
        Chip("", say("All invoices")),
        Chip("ready", say("Ready papers")),
        Chip("blocked", say("Blocked papers")),
        Chip("credit", say("Credit notes")),
    ),
    totals=(
        Total("net", say("before VAT"), MONEY),
        Total("gross", say("with VAT"), MONEY),
    ),
    actions=DUE_ACTIONS,
    help=say(
        "Each period of a lease stands here from the day it is to be invoiced, with charges that"
        " wait and corrections after an early end or an amendment. Choose some and issue them, or"
        " a whole period at once; what is blocked says what is missing."
    ),
)  # fmt: skip
