"""How an original left the house, in words."""

from ctv_desktop.values.kinds import CODE, COUNT, DAY, TEXT, Choice, Choices, Kind, choice
from ctv_desktop.values.say import Say, say

WAYS = Choices(
    Choice("print", say("printed")),
    Choice("save", say("saved as a file")),
    Choice("mail", say("sent by e-mail")),
    Choice("batch", say("printed in a batch")),
)
WAY = choice(WAYS)
# The papers whose copies must say that they are copies: invoices, credit notes, receipts.
NOUNS = ("invoice", "receipt")

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "original": {
        "noun": (say("Of which kind of record"), TEXT),
        "row_id": (say("Of which record"), CODE),
        "number": (say("Original number"), COUNT),
        "way": (say("Handed out"), WAY),
        "handed_on": (say("Handed out on"), DAY),
        "handed_by": (say("Handed out by"), TEXT),
        "spoilt_on": (say("Spoilt on"), DAY),
        "spoilt_reason": (say("Why it is spoilt"), TEXT),
    },
}
