"""The words of a tenant's account: its entries and the ages of what is open."""

from ctv_desktop.values.kinds import Choice, Choices, Kind, choice
from ctv_desktop.values.say import Say, say

ENTRIES = Choices(
    Choice("invoice", say("Invoice")),
    Choice("credit", say("Credit note"), "info"),
    Choice("payment", say("Payment"), "good"),
    Choice("bounced", say("Returned unpaid"), "bad"),
    Choice("repayment", say("Paid back"), "warn"),
)
ENTRY = choice(ENTRIES)

# The ages of what is open, as columns name them; days late of each in rows.ageing.
AGES: dict[str, Say] = {
    "not_due": say("Not due"),
    "d30": say("0–30 d"),
    "d60": say("31–60 d"),
    "d90": say("61–90 d"),
    "older": say("> 90 d"),
}

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {}
