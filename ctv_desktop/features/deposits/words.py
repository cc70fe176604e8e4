"""The words of deposits, guarantees and insurance."""

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

ENTRIES = Choices(
    Choice("received", say("Received"), "good"),
    Choice("carried_in", say("Carried over from"), "good"),
    Choice("returned", say("Returned"), "quiet"),
    Choice("kept", say("Kept"), "warn"),
    Choice("carried_out", say("Carried over to"), "quiet"),
)
ENTRY = choice(ENTRIES)
METHODS = Choices(
    Choice("transfer", say("Bank transfer")),
    Choice("cheque", say("Cheque")),
    Choice("cash", say("Cash")),
)
METHOD = choice(METHODS)
STATES = Choices(
    Choice("to_receive", say("To receive"), "warn"),
    Choice("held", say("Held"), "good"),
    Choice("to_return", say("To return"), "warn"),
    Choice("to_carry", say("To carry over"), "info"),
    Choice("late", say("Return overdue"), "bad"),
    Choice("settled", say("Paid out"), "quiet"),
)
STATE = choice(STATES)
KINDS = Choices(
    Choice("bank", say("Bank guarantee")),
    Choice("insurance", say("Insurance certificate")),
    Choice("parent", say("Guarantee of a parent company")),
)
KIND = choice(KINDS)
VALIDITIES = Choices(
    Choice("valid", say("Valid"), "good"),
    Choice("expiring", say("Expires soon"), "warn"),
    Choice("expired", say("Expired"), "bad"),
    Choice("to_come", say("Not yet valid"), "info"),
    Choice("renewed", say("Replaced"), "quiet"),
)
VALIDITY = choice(VALIDITIES)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "deposit_entry": {
        "lease_id": (say("Lease"), TEXT),
        "day": (say("Date"), DAY),
        "kind": (say("Deposit"), ENTRY),
        "amount": (say("Amount"), MONEY),
        "method": (say("Means of payment"), METHOD),
        "bank_reference": (say("Bank reference"), TEXT),
        "reason": (say("Reason"), LONG_TEXT),
        "other_id": (say("Lease"), TEXT),
    },
    "guarantee": {
        "kind": (say("Kind"), KIND),
        "tenant_id": (say("Tenant"), TEXT),
        "lease_id": (say("Lease"), TEXT),
        "issuer": (say("Issued by"), TEXT),
        "number": (say("Number"), CODE),
        "amount": (say("Amount covered"), MONEY),
        "valid_from": (say("Valid from"), DAY),
        "expires_on": (say("Expires on"), DAY),
        "note": (say("Note"), LONG_TEXT),
        "replaces_id": (say("Replaces"), TEXT),
        "file_name": (say("File"), TEXT),
        "file_digest": (say("Hash of the file"), CODE),
        "file_size": (say("Size of the file"), COUNT),
    },
}
