"""The list of leases."""

from ctv_desktop.features.leases.rows.lists import LEASES
from ctv_desktop.features.leases.screen.acts import ACTIONS
from ctv_desktop.features.leases.words import PERIOD, REGIME, STATE, VAT_REGIME
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import AREA, CODE, COUNT, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="lease",
    title=say("Leases"),
    query=LEASES,
    columns=(
        Column("reference", say("Reference"), CODE, width=13),
        Column("tenant", say("Tenant"), width=26, stretch=True),
        Column("units", say("Premises"), CODE, width=12),
        Column("building", say("Building"), CODE, width=10, hidden=True),
        Column("starts", say("Start"), DAY, hidden=True),
        Column("ends", say("End"), DAY),
        Column("days_left", say("Days left"), COUNT, width=10, hidden=True),
        Column("area", say("Area, m²"), AREA, hidden=True),
        Column("rent", say("MAD/month"), MONEY, width=13),
        Column("state", say("State"), STATE, width=15),
        Column("regime", say("Legal regime"), REGIME, width=24, hidden=True),
        Column("vat_regime", say("VAT regime"), VAT_REGIME, width=24, hidden=True),
        Column("signed_on", say("Signature"), DAY, hidden=True),
        Column("firm_until", say("Firm until"), DAY, hidden=True),
        Column("period", say("Payment"), PERIOD, hidden=True),
    ),
    watches=frozenset({"lease", "lease_line", "tenant", "unit"}),
    empty=say("Leases stand here: drafts, those to come, those that run and those that are over."),
    chips=(
        Chip("active", say("Running")),
        Chip("draft", say("Drafts")),
        Chip("to_come", say("To come")),
        Chip("ending", say("Ending within 120 days")),
        Chip("notice", say("Notice given")),
        Chip("over", say("Over")),
        Chip("", say("All")),
    ),
    totals=(
        Total("area", say("let"), AREA),
        Total("rent", say("per month"), MONEY),
    ),
    actions=ACTIONS,
    help=say(
        "A lease begins as a draft, is signed, runs, and ends. Once signed its units are let to"
        " nobody else for its days; notice and early termination free them from the day after."
    ),
)
