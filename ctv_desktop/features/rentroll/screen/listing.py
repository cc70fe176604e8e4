"""The list of the rent roll."""

from ctv_desktop.features.park.words import FLOOR, UNIT_KIND, UNIT_STATE
from ctv_desktop.features.rentroll.rows import RENT_ROLL
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import AREA, CODE, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="unit",
    key="rentroll",
    title=say("Rent roll"),
    query=RENT_ROLL,
    columns=(
        Column("building", say("Building"), CODE, width=9),
        Column("floor", say("Floor"), FLOOR, width=7, hidden=True),
        Column("unit", say("Unit"), CODE, width=11),
        Column("kind", say("Kind"), UNIT_KIND, width=16, hidden=True),
        Column("state", say("State"), UNIT_STATE, width=14),
        Column("tenant", say("Tenant"), width=24, stretch=True),
        Column("lease", say("Lease"), CODE, width=13),
        Column("area", say("Area, m²"), AREA, width=10),
        Column("price", say("MAD/m²"), MONEY, width=8),
        Column("rent", say("Rent a month"), MONEY, width=13),
        Column("rent_year", say("Rent a year"), MONEY, width=14, hidden=True),
        Column("charges", say("Charges"), MONEY, width=12),
        Column("starts", say("Start"), DAY, width=11, hidden=True),
        Column("ends", say("End"), DAY, width=11),
        Column("firm_until", say("Firm until"), DAY, width=11, hidden=True),
        Column("next_revision", say("Next revision"), DAY, width=11),
        Column("deposit", say("Deposit"), MONEY, width=13),
        Column("asking", say("Asking rent"), MONEY, width=13),
    ),
    watches=frozenset(
        {
            "unit", "building", "floor", "site", "lease", "lease_line", "lease_step", "rent_span",
            "tenant", "milestone", "dated_rate",
        }
    ),
    empty=say("Every unit stands here with its tenant, its rent and its days, as of any day."),
    chips=(
        Chip("", say("All")),
        Chip("let", say("Let units")),
        Chip("ending", say("Ending soon")),
        Chip("vacant", say("Empty")),
        Chip("free", say("Free units")),
    ),
    totals=(
        Total("area", say("let"), AREA),
        Total("vacant", say("empty"), AREA),
        Total("rent", say("rent a month"), MONEY),
        Total("charges", say("charges"), MONEY),
        Total("asking", say("asked for what is empty"), MONEY),
    ),
    help=say("Add buildings, units and leases: the rent roll follows from them."),
)  # fmt: skip
