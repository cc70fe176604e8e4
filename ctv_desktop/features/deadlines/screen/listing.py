"""The list of critical dates."""

from ctv_desktop.features.deadlines.rows import DEADLINES
from ctv_desktop.features.deadlines.screen.acts import ACTIONS
from ctv_desktop.features.deadlines.words import KIND, STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, COUNT, DAY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="lease",
    key="deadlines",
    title=say("Critical dates"),
    query=DEADLINES,
    columns=(
        Column("day", say("Day"), DAY, width=11),
        Column("days_left", say("Days left"), COUNT, width=8),
        Column("state", say("State"), STATE, width=10),
        Column("kind", say("What"), KIND, width=24),
        Column("tenant", say("Tenant"), width=26, stretch=True),
        Column("lease", say("Lease"), CODE, width=13),
        Column("units", say("Units"), CODE, width=13),
        Column("postponed_to", say("Postponed to"), DAY, width=11),
        Column("reason", say("Reason"), width=28, hidden=True),
        Column("noted_on", say("Noted on"), DAY, width=11, hidden=True),
        Column("who", say("Noted by"), width=14, hidden=True),
        Column("lead", say("Presses, days before"), COUNT, width=8, hidden=True),
    ),
    watches=frozenset(
        {
            "lease", "lease_line", "lease_step", "lease_option", "tenant", "unit", "dated_rate",
            "deadline_mark", "deadline_lead", "deposit_entry", "guarantee", "payment",
            "survey",
        }
    ),
    empty=say("What must not be missed stands here: ends, notices, revisions, formalities."),
    chips=(
        Chip("pressing", say("Late and pressing")),
        Chip("month", say("This month")),
        Chip("quarter", say("Within 90 days")),
        Chip("postponed", say("Postponed")),
        Chip("done", say("Dates dealt with")),
        Chip("", say("All dates")),
    ),
    totals=(
        Total("late", say("late"), COUNT),
        Total("pressing", say("pressing"), COUNT),
    ),
    actions=ACTIONS,
    help=say(
        "Each day is computed from the leases and the dated settings. Mark it as done, or put it"
        " off with a reason; open what it is about with F2."
    ),
)  # fmt: skip
