"""The list of charge years and the list of statements."""

from ctv_desktop.features.charges.rows.lists import STATEMENTS, YEARS
from ctv_desktop.features.charges.screen.acts import STATEMENT_ACTIONS, YEAR_ACTIONS
from ctv_desktop.features.charges.words import STATE, YEAR
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, COUNT, DAY, MONEY, YES_NO
from ctv_desktop.values.say import say

HELD = {
    "lease", "lease_line", "lease_step", "rent_span", "unit", "tenant", "invoice", "charge",
    "charge_year", "charge_cost", "charge_key", "key_weight", "dated_rate", "building",
}  # fmt: skip

LISTING = Listing(
    noun="charge_year",
    title=say("Charges"),
    query=YEARS,
    columns=(
        Column("building", say("Building"), CODE, width=13),
        Column("name", say("Name"), width=26, stretch=True),
        Column("year", say("Year"), YEAR, width=10),
        Column("budget", say("Budget"), MONEY),
        Column("actual", say("Actual cost"), MONEY),
        Column("state", say("State"), STATE, width=14),
        Column("gap", say("Over budget"), MONEY, width=14),
        Column("waiting", say("To invoice"), COUNT, width=11),
        Column("closed_on", say("Reconciled on"), DAY, width=13, hidden=True),
    ),
    watches=frozenset({"charge_year", "charge_cost", "building", "charge"}),
    empty=say("The service charges of a building stand here, a year each: budget, costs, shares."),
    chips=(
        Chip("", say("All")),
        Chip("over", say("Over, to reconcile")),
        Chip("open", say("To reconcile")),
        Chip("closed", say("Reconciled years")),
    ),
    totals=(
        Total("budget", say("budget"), MONEY),
        Total("actual", say("actual cost"), MONEY),
    ),
    actions=YEAR_ACTIONS,
    help=say(
        "Enter what the year cost, by category. Each tenant bears its share of the rentable area,"
        " or of a key, for the days it was there; its provisions are deducted. Reconcile freezes"
        " the year, and each balance waits to be invoiced."
    ),
)

STATEMENT_LISTING = Listing(
    noun="statement",
    title=say("Statements"),
    query=STATEMENTS,
    columns=(
        Column("tenant", say("Tenant"), width=20, stretch=True),
        Column("reference", say("Lease"), CODE, width=12),
        Column("building", say("Building"), CODE, width=12),
        Column("year", say("Year"), YEAR, width=9),
        Column("share", say("Share"), MONEY, width=12),
        Column("provisions", say("Provisions"), MONEY, width=12),
        Column("balance", say("Balance"), MONEY, width=12),
        Column("gross", say("With VAT"), MONEY),
        Column("state", say("State"), STATE, width=14),
        Column("vat", say("VAT"), MONEY, hidden=True),
        Column("included", say("Included in the rent"), YES_NO, width=12, hidden=True),
    ),
    watches=frozenset(HELD),
    empty=say("Each tenant's share of the yearly charges stands here once a charge year is made."),
    chips=(
        Chip("", say("All")),
        Chip("open", say("To reconcile")),
        Chip("closed", say("Reconciled statements")),
        Chip("owed", say("Owed by the tenant")),
        Chip("back", say("Owed to the tenant")),
    ),
    totals=(
        Total("share", say("shares"), MONEY),
        Total("provisions", say("provisions"), MONEY),
        Total("balance", say("balance"), MONEY),
    ),
    actions=STATEMENT_ACTIONS,
    help=say(
        "What each tenant bears of a year, line by line: click an amount to see how it was found."
        " Of an open year the figures follow every change; once reconciled they stay."
    ),
)
