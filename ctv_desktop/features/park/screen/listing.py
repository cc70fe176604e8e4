"""The list of units, with the forms, records and acts of every place of the park."""

from ctv_desktop.features.park import rows
from ctv_desktop.features.park.screen.actions import ACTIONS, UNIT_ACTIONS
from ctv_desktop.features.park.screen.forms import (
    BUILDING_FORM,
    FLOOR_FORM,
    PHASE_FORM,
    SITE_FORM,
    UNIT_FORM,
)
from ctv_desktop.features.park.screen.records import (
    BUILDING_RECORD,
    FLOOR_RECORD,
    PHASE_RECORD,
    SITE_RECORD,
)
from ctv_desktop.features.park.screen.unit import UNIT_RECORD
from ctv_desktop.features.park.words import AREA_METHOD, FLOOR, UNIT_KIND, UNIT_STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import AREA, CODE, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="unit",
    title=say("Units"),
    query=rows.UNITS,
    columns=(
        Column("code", say("Code"), CODE, 9),
        Column("kind", say("Kind"), UNIT_KIND, 14),
        Column("building", say("Building"), CODE, 9, hidden=True),
        Column("floor", say("Floor"), FLOOR, 6, hidden=True),
        Column("rentable", say("m²"), AREA, 8),
        Column("asking", say("Asking rent"), MONEY, 11, hidden=True),
        Column("state", say("State"), UNIT_STATE, 14),
        Column("tenant", say("Tenant"), stretch=True),
        Column("ends", say("Let until"), DAY, hidden=True),
        Column("free_from", say("Free from"), DAY, hidden=True),
        Column("name", say("Name"), hidden=True),
        Column("site", say("Site"), hidden=True),
        Column("lease", say("Lease"), CODE, hidden=True),
        Column("usable", say("Usable m²"), AREA, hidden=True),
        Column("asking_month", say("Asking rent a month"), MONEY, hidden=True),
        Column("whole", say("Part of"), CODE, hidden=True),
        Column("method", say("Measured by"), AREA_METHOD, hidden=True),
    ),
    watches=frozenset(
        {"unit", "floor", "building", "site", "phase", "milestone", "lease", "lease_line", "tenant"}
    ),
    empty=say("The rooms, desks, shops and parking spaces of the park belong here."),
    chips=(
        Chip("", say("All")),
        Chip("free", say("Free units")),
        Chip("ending", say("End < 120 days")),
        Chip("let", say("Let units")),
        Chip("reserved", say("Reserved units")),
        Chip("not_lettable", say("Unavailable")),
    ),
    totals=(
        Total("rentable", say("Rentable area"), AREA),
        Total("asking_month", say("Asking rents a month"), MONEY),
    ),
    actions=UNIT_ACTIONS,
    help=say("Make a site, a building and its floors first, or import a workbook."),
)

__all__ = [
    "ACTIONS",
    "BUILDING_FORM",
    "BUILDING_RECORD",
    "FLOOR_FORM",
    "FLOOR_RECORD",
    "LISTING",
    "PHASE_FORM",
    "PHASE_RECORD",
    "SITE_FORM",
    "SITE_RECORD",
    "UNIT_FORM",
    "UNIT_RECORD",
]
