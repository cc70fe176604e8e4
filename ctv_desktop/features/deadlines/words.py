"""Critical dates: their kinds, states, who they press for, and the words of their marks."""

from ctv_desktop.values.kinds import (
    COUNT,
    DAY,
    LONG_TEXT,
    TEXT,
    YES_NO,
    Choice,
    Choices,
    Kind,
    choice,
)
from ctv_desktop.values.say import Say, say

KINDS = Choices(
    Choice("end", say("End of the lease")),
    Choice("notice_limit", say("Last day to give notice")),
    Choice("court", say("Last day to go to court")),
    Choice("renewal_right", say("Right to renew begins")),
    Choice("revision", say("Rent can be revised")),
    Choice("rent_start", say("Rent begins")),
    Choice("free_end", say("End of the rent-free time")),
    Choice("registration", say("Registration of the lease")),
    Choice("land_register", say("Entry in the land register")),
    Choice("handover_by", say("Hand-over, at the latest")),
    Choice("option_opens", say("Option opens")),
    Choice("option_closes", say("Option closes")),
    Choice("deposit_return", say("Deposit to give back")),
    Choice("guarantee", say("Guarantee expires")),
    Choice("insurance", say("Insurance expires")),
    Choice("bill_due", say("Cheque or bill to cash")),
    Choice("survey", say("Condition report to sign")),
)
STATES = Choices(
    Choice("late", say("Late"), "bad"),
    Choice("pressing", say("Pressing"), "warn"),
    Choice("later", say("To come"), "info"),
    Choice("done", say("Done"), "good"),
)
ROLES = Choices(
    Choice("leasing", say("Leasing")),
    Choice("accounts", say("Accounting")),
    Choice("management", say("Management")),
)
KIND = choice(KINDS)
# What a kind is about, where that is not the lease itself: the noun of its record.
RECORDS = {
    "guarantee": "guarantee",
    "insurance": "guarantee",
    "bill_due": "payment",
    "survey": "survey",
}
STATE = choice(STATES)
ROLE = choice(ROLES)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "deadline_mark": {
        "kind": (say("Critical date"), KIND),
        "record_id": (say("Record"), COUNT),
        "day": (say("Day"), DAY),
        "done": (say("Marked as done"), YES_NO),
        "postponed_to": (say("Postponed to"), DAY),
        "reason": (say("Reason"), LONG_TEXT),
        "noted_on": (say("Noted on"), DAY),
        "who": (say("Noted by"), TEXT),
    },
    "deadline_lead": {
        "kind": (say("Critical date"), KIND),
        "role": (say("For"), ROLE),
        "days": (say("Days before"), COUNT),
    },
}
