"""The tickets' closed lists: categories, priorities, states, kinds of remark."""

from ctv_desktop.values.kinds import Choice, Choices, choice
from ctv_desktop.values.say import say

CATEGORIES = Choices(
    Choice("hvac", say("Air-conditioning and heating")),
    Choice("power", say("Electricity")),
    Choice("network", say("Network and telephony")),
    Choice("water", say("Plumbing and water")),
    Choice("lift", say("Lifts")),
    Choice("fire", say("Fire safety")),
    Choice("access", say("Access and security")),
    Choice("cleaning", say("Cleaning and waste")),
    Choice("building", say("Doors, walls and joinery")),
    Choice("parking", say("Parking")),
    Choice("green", say("Outdoor areas")),
    Choice("other", say("Other request")),
)
PRIORITIES = Choices(  # DOMAIN.md §4.2
    Choice("P1", say("P1 critical"), "bad"),
    Choice("P2", say("P2 major"), "warn"),
    Choice("P3", say("P3 normal"), "info"),
    Choice("P4", say("P4 minor"), "quiet"),
)
STATES = Choices(
    Choice("open", say("Open"), "bad"),
    Choice("assigned", say("Assigned"), "info"),
    Choice("in_progress", say("In progress"), "info"),
    Choice("waiting", say("Waiting"), "warn"),
    Choice("resolved", say("Resolved"), "good"),
    Choice("closed", say("Closed"), "quiet"),
    Choice("cancelled", say("Cancelled"), "quiet"),
)
LIVE = ("open", "assigned", "in_progress", "waiting")
PLACES = Choices(
    Choice("unit", say("Unit")),
    Choice("floor", say("Floor")),
    Choice("building", say("Building")),
    Choice("site", say("Site")),
)
ASSIGNEES = Choices(Choice("staff", say("Own staff")), Choice("contractor", say("Contractor")))
REMARKS = Choices(
    Choice("opened", say("Opened")),
    Choice("state", say("State changed")),
    Choice("assigned", say("Assigned")),
    Choice("remark", say("Remark")),
    Choice("file", say("File attached")),
)

CATEGORY = choice(CATEGORIES)
PRIORITY = choice(PRIORITIES)
STATE = choice(STATES)
PLACE = choice(PLACES)
ASSIGNEE = choice(ASSIGNEES)
REMARK = choice(REMARKS)
