"""The list of debts with the reminder due, and the list of reminders sent."""

from ctv_desktop.features.reminders.rows import DEBTS, REMINDERS
from ctv_desktop.features.reminders.screen.acts import ACTIONS, REMINDER_ACTIONS
from ctv_desktop.features.reminders.words import LEVEL, LEVELS
from ctv_desktop.ui.declare import Chip, Column, Listing, Total
from ctv_desktop.values.kinds import CODE, COUNT, DAY, MONEY
from ctv_desktop.values.say import say

LISTING = Listing(
    noun="debt",
    title=say("To remind"),
    query=DEBTS,
    columns=(
        Column("tenant", say("Tenant"), width=20, stretch=True),
        Column("reference", say("Lease"), CODE, width=12),
        Column("owed", say("Overdue"), MONEY, width=12),
        Column("invoices", say("Invoices"), COUNT, width=9, hidden=True),
        Column("oldest", say("Oldest due"), DAY, hidden=True),
        Column("days", say("Days late"), COUNT, width=10),
        Column("months", say("Months of rent owed"), COUNT, width=9, hidden=True),
        Column("due", say("Now due"), LEVEL, width=16),
        Column("last", say("Last reminder"), LEVEL, width=16),
        Column("last_on", say("Reminded on"), DAY, hidden=True),
    ),
    watches=frozenset({"invoice", "reminder", "lease", "tenant", "dated_rate"}),
    empty=say("No lease is late: what falls overdue stands here, with the reminder due."),
    chips=(
        Chip("", say("All")),
        *(Chip(code, level.label) for code, level in LEVELS.items()),
        Chip("blocked", say("Not enough owed yet")),
        Chip("waiting", say("Reminded, waiting")),
    ),
    totals=(Total("owed", say("overdue"), MONEY),),
    actions=ACTIONS,
    help=say(
        "Every lease with overdue invoices. A level is due so many days after the oldest due day"
        " (Preferences, dated settings), each after the one before; choose several and write them"
        " in one act. What a reminder claims is kept as it was."
    ),
)

REMINDER_LISTING = Listing(
    noun="reminder",
    title=say("Reminders"),
    query=REMINDERS,
    columns=(
        Column("made_on", say("Written on"), DAY),
        Column("level", say("Level"), LEVEL, width=18),
        Column("tenant", say("Tenant"), width=26, stretch=True),
        Column("lease", say("Lease"), CODE, width=13),
        Column("owed", say("Claimed"), MONEY, width=14),
        Column("days", say("Days late"), COUNT, width=10, hidden=True),
        Column("served_on", say("Served on"), DAY),
        Column("pay_by", say("To pay by"), DAY),
        Column("leave_by", say("To leave by"), DAY, hidden=True),
        Column("court_by", say("To court by"), DAY, hidden=True),
    ),
    watches=frozenset({"reminder", "lease", "tenant"}),
    empty=say("Reminders that were written stand here, each with the debt of its day."),
    chips=(
        Chip("", say("All reminders")),
        *(Chip(code, level.label) for code, level in LEVELS.items()),
        Chip("to_serve", say("To be served")),
    ),
    totals=(Total("owed", say("claimed"), MONEY),),
    actions=REMINDER_ACTIONS,
    help=say(
        "What was claimed, when, and of whom. The delays of a formal notice run from the day it is"
        " served: note it, and the days to pay, to leave and to go to court follow by law."
    ),
)
