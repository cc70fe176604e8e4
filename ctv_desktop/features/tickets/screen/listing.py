"""The list of tickets."""

from ctv_desktop.features.park.words import FLOOR
from ctv_desktop.features.tickets.rows import TICKETS
from ctv_desktop.features.tickets.screen.acts import ACTIONS
from ctv_desktop.features.tickets.words import CATEGORY, PRIORITY, STATE
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, COUNT, INSTANT
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="ticket",
    title=say("Tickets"),
    query=TICKETS,
    columns=(
        Column("number", say("Number"), CODE, width=14),
        Column("title", say("Subject"), width=34, stretch=True),
        Column("place", say("Place"), CODE, width=11),
        Column("priority", say("Priority"), PRIORITY, width=11),
        Column("state", say("State"), STATE, width=11),
        Column("age", say("Days"), COUNT, width=7),
        Column("assignee", say("Assigned to"), width=18, hidden=True),
        Column("category", say("Category"), CATEGORY, width=20, hidden=True),
        Column("opened", say("Opened"), INSTANT, width=16, hidden=True),
        Column("building", say("Building"), CODE, width=10, hidden=True),
        Column("floor", say("Floor"), FLOOR, hidden=True),
        Column("site", say("Site"), width=22, hidden=True),
        Column("reporter", say("Reported by"), width=20, hidden=True),
        Column("waiting", say("Waiting for"), width=28, hidden=True),
        Column("resolved", say("Resolved"), INSTANT, width=17, hidden=True),
    ),
    watches=frozenset({"ticket", "unit", "building", "floor", "site"}),
    empty=say("What is broken or asked for in the park stands here, from its report to its end."),
    chips=(
        Chip("live", say("Still open")),
        Chip("urgent", say("P1 and P2")),
        Chip("unassigned", say("Unassigned")),
        Chip("waiting", say("Waiting")),
        Chip("resolved", say("Resolved tickets")),
        Chip("closed", say("Closed tickets")),
        Chip("", say("All")),
    ),
    totals=(
        Total("live", say("open"), COUNT),
        Total("urgent", say("P1 or P2 open"), COUNT),
    ),
    actions=ACTIONS,
    help=say(
        "Log a ticket with its place, its subject and its priority; then assign it, start it, and"
        " say what was done. Each step is dated and stands on its timeline."
    ),
)
