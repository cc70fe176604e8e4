"""The tickets' closed lists: categories, priorities, states, kinds of remark."""

from ctv_desktop.values.identifiers import PHONE_NUMBER
from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    INSTANT,
    LONG_TEXT,
    TEXT,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

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

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "ticket": {
        "reference": (say("Number"), CODE),
        "site_id": (say("Site"), COUNT),
        "building_id": (say("Building"), COUNT),
        "floor_id": (say("Floor"), COUNT),
        "unit_id": (say("Unit"), COUNT),
        "category": (say("Category"), CATEGORY),
        "priority": (say("Priority"), PRIORITY),
        "title": (say("Subject"), TEXT),
        "description": (say("Description"), LONG_TEXT),
        "reporter": (say("Reported by"), TEXT),
        "reporter_phone": (say("Phone"), PHONE_NUMBER),
        "assignee_kind": (say("Done by"), ASSIGNEE),
        "assignee": (say("Assigned to"), TEXT),
        "state": (say("State"), STATE),
        "waiting_reason": (say("Waiting for"), TEXT),
        "outcome": (say("Outcome"), LONG_TEXT),
        "opened_at": (say("Opened"), INSTANT),
        "assigned_at": (say("Assigned"), INSTANT),
        "started_at": (say("Started"), INSTANT),
        "resolved_at": (say("Resolved"), INSTANT),
        "closed_at": (say("Closed"), INSTANT),
        "year": (say("Year"), CODE),
        "number": (say("Number in the year"), COUNT),
    },
    "remark": {
        "ticket_id": (say("Ticket"), COUNT),
        "at": (say("When"), INSTANT),
        "who": (say("Who"), TEXT),
        "kind": (say("Kind of remark"), REMARK),
        "state": (say("State"), STATE),
        "text": (say("Remark"), LONG_TEXT),
    },
    "attachment": {
        "ticket_id": (say("Ticket"), COUNT),
        "name": (say("File"), TEXT),
        "digest": (say("Fingerprint"), CODE),
        "size": (say("Size, bytes"), COUNT),
        "added_at": (say("Added"), INSTANT),
    },
}
