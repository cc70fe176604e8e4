"""The list of meters."""

from ctv_desktop.features.meters.rows.lists import METERS
from ctv_desktop.features.meters.screen.acts import ACTIONS
from ctv_desktop.features.meters.words import INDEX, KIND, PRICE, STATE
from ctv_desktop.ui.declare import Chip, Column, Listing
from ctv_desktop.values.kinds import CODE, DAY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="meter",
    title=say("Meters"),
    query=METERS,
    columns=(
        Column("serial", say("Serial number"), CODE, width=14),
        Column("kind", say("Kind"), KIND, width=13),
        Column("building", say("Building"), CODE, width=12),
        Column("unit", say("Unit"), CODE, width=9),
        Column("tenant", say("Tenant"), width=22, stretch=True),
        Column("last_on", say("Read on"), DAY),
        Column("counter", say("Index read"), INDEX, width=9),
        Column("used", say("Consumption"), INDEX, width=13),
        Column("measure", say("Unit of measure"), width=8),
        Column("state", say("State"), STATE, width=12),
        Column("price", say("Price before VAT"), PRICE, width=10),
        Column("place", say("Place"), hidden=True),
        Column("factor", say("Factor"), INDEX, width=8, hidden=True),
    ),
    watches=frozenset(
        {"meter", "meter_reading", "meter_price", "unit", "building", "lease", "lease_line",
         "tenant"}
    ),
    empty=say("The sub-meters of the park stand here: electricity, water, chilled water."),
    chips=(
        Chip("", say("All")),
        Chip("late", say("To be read")),
        Chip("unusual", say("Unusual meters")),
        Chip("electricity", say("Electricity")),
        Chip("water", say("Water")),
        Chip("common", say("Common parts")),
    ),
    actions=ACTIONS,
    help=say(
        "Ctrl+Enter reads one meter, Ctrl+R all that are due. What was used is charged to the lease"
        " that holds the unit, by days where the tenant changed, and waits for its next invoice."
    ),
)  # fmt: skip
