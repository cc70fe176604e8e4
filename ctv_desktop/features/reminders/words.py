"""The words of reminders: three levels, what a formal notice says, how a debt stands."""

from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    TEXT,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

LEVELS = Choices(
    Choice("friendly", say("Friendly reminder"), "info"),
    Choice("firm", say("Firm reminder"), "warn"),
    Choice("formal", say("Formal notice"), "bad"),
)
LEVEL = choice(LEVELS)
STEPS = tuple(LEVELS)  # in the order in which they follow each other

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "reminder": {
        "lease_id": (say("Lease"), TEXT),
        "tenant_id": (say("Tenant"), TEXT),
        "landlord_id": (say("Landlord"), TEXT),
        "level": (say("Level"), LEVEL),
        "made_on": (say("Written on"), DAY),
        "owed": (say("Overdue"), MONEY),
        "oldest": (say("Oldest due"), DAY),
        "days": (say("Days late"), COUNT),
        "months": (say("Months of rent owed"), COUNT),
        "language": (say("Language"), TEXT),
        "content": (say("Content"), LONG_TEXT),
        "digest": (say("Fingerprint"), CODE),
        "served_on": (say("Served on"), DAY),
        "pay_by": (say("To pay by"), DAY),
        "leave_by": (say("To leave by"), DAY),
        "court_by": (say("To court by"), DAY),
        "article": (say("Source"), TEXT),
    }
}
