"""The words of revisions and indexes."""

from ctv_desktop.database.sealing import unpack
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
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, say

BASES = Choices(
    Choice("rate", REVISIONS["rate"].label),
    Choice("index", REVISIONS["index"].label),
    Choice("agreed", say("By agreement")),
)
BASIS = choice(BASES)
STATES = Choices(
    Choice("due", say("To revise"), "warn"),
    Choice("allowed", say("Possible"), "info"),
    Choice("soon", say("Soon"), "quiet"),
    Choice("later", say("Later"), "quiet"),
    Choice("done", say("Revised"), "good"),
)
STATE = choice(STATES)
READINESS = Choices(  # why a revision can or cannot be approved as it is proposed
    Choice("ready", say("Ready"), "good"),
    Choice("override", say("Ready, with a reason"), "warn"),
    Choice("missing", say("Index missing"), "bad"),
    Choice("over", say("Above the cap"), "bad"),
    Choice("early", say("Too early"), "quiet"),
    Choice("far", say("Not yet"), "quiet"),
    Choice("invoiced", say("Already invoiced"), "bad"),
    Choice("ends", say("Lease over by then"), "quiet"),
    Choice("same", say("Nothing changes"), "quiet"),
)
READY = choice(READINESS)


def _calculated(raw: str, spoken: Language) -> str:
    """The steps of a calculation, kept one to a line."""
    return "\n".join(unpack(line).in_language(spoken) for line in str(raw).splitlines())


CALCULATION = Kind("calculation", "start", 40, _calculated, lambda text, _today: text)

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
        "calculation": (say("Calculation"), CALCULATION),
        "index_month": (say("Month of the index"), DAY),
    },
    "revision_proposal": {
        "lease_id": (say("Lease"), TEXT),
        "effective_on": (say("In effect from"), DAY),
        "rate": (say("Increase"), PERCENT),
        "rent": (say("New rent per month"), MONEY),
        "reason": (say("Reason"), LONG_TEXT),
    },
}
