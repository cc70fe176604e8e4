"""The list of condition reports."""

from ctv_desktop.features.surveys.rows.lists import SURVEYS
from ctv_desktop.features.surveys.screen.acts import ACTIONS
from ctv_desktop.features.surveys.words import KIND, STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, COUNT, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="survey",
    title=say("Condition reports"),
    query=SURVEYS,
    columns=(
        Column("reference", say("Number"), CODE, width=15),
        Column("kind", say("Entry or exit"), KIND, width=11),
        Column("day", say("Day of the visit"), DAY, width=12),
        Column("tenant", say("Tenant"), width=18, stretch=True),
        Column("units", say("Premises"), width=11),
        Column("state", say("State"), STATE, width=9),
        Column("due", say("Tenant’s share"), MONEY, width=12),
        Column("missing", say("States missing"), COUNT, width=9),
        Column("photos", say("Photos"), COUNT, width=7),
        Column("lease", say("Lease"), CODE, width=13, hidden=True),
    ),
    watches=frozenset(
        {"survey", "survey_item", "survey_photo", "survey_unit", "lease", "tenant", "unit"}
    ),
    empty=say("What premises are like when a tenant comes and goes stands here, room by room."),
    chips=(
        Chip("", say("All")),
        Chip("draft", say("To be signed")),
        Chip("entry", say("At entry")),
        Chip("exit", say("At exit")),
        Chip("due", say("Borne by the tenant")),
    ),
    totals=(Total("due", say("borne by tenants"), MONEY),),
    actions=ACTIONS,
    help=say(
        "Ctrl+N begins a report from a lease. In its grid one key notes the state of an element;"
        " photos are dropped on its row. Signed, it no longer changes; at exit it says what the"
        " tenant bears, to be kept from the deposit or invoiced."
    ),
)
