"""The words of revisions and indexes."""

from ctv_desktop.features.leases.words import REVISIONS
from ctv_desktop.values.kinds import (
    CODE,
    COUNT,
    DAY,
    LONG_TEXT,
    MONEY,
    PERCENT,
    TEXT,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

BASES = Choices(
    Choice("rate", REVISIONS["rate"].label),
    Choice("index", REVISIONS["index"].label),
    Choice("agreed", say("By agreement")),
)
BASIS = choice(BASES)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "rent_index": {
        "code": (say("Index"), CODE),
        "name": (say("Name"), TEXT),
        "source": (say("Source"), TEXT),
    },
    "index_value": {
        "index_id": (say("Index"), TEXT),
        "month": (say("Month"), DAY),
        "value": (say("Value"), COUNT),
    },
    "revision": {
        "lease_id": (say("Lease"), TEXT),
        "decided_on": (say("Decided on"), DAY),
        "effective_on": (say("In effect from"), DAY),
        "old_rent": (say("Rent before"), MONEY),
        "new_rent": (say("New rent"), MONEY),
        "rate": (say("Increase"), PERCENT),
        "cap": (say("Cap"), PERCENT),
        "basis": (say("Revision"), BASIS),
        "reason": (say("Reason"), LONG_TEXT),
        "calculation": (say("Calculation"), LONG_TEXT),
    },
}
