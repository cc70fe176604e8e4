"""The articles of a contract of lease, in their order (DOMAIN.md §3.1)."""

from ctv_desktop.values.kinds import Choice, Choices, choice
from ctv_desktop.values.say import say

ARTICLES = Choices(
    Choice("preamble", say("Parties and preamble")),
    Choice("regime", say("Legal regime")),
    Choice("premises", say("Premises")),
    Choice("purpose", say("Purpose of the premises")),
    Choice("term", say("Term and start")),
    Choice("rent", say("Rent")),
    Choice("revision", say("Revision")),
    Choice("payment", say("Payment")),
    Choice("charges", say("Charges and taxes")),
    Choice("deposit", say("Deposit")),
    Choice("survey", say("Condition report")),
    Choice("works", say("Fit-out and works")),
    Choice("upkeep", say("Upkeep and repairs")),
    Choice("use", say("Use and house rules")),
    Choice("insurance", say("Insurance")),
    Choice("transfer", say("Transfer and sub-letting")),
    Choice("visits", say("Visits and technical access")),
    Choice("security", say("Security and personal data")),
    Choice("termination", say("Termination")),
    Choice("penalties", say("Penalties")),
    Choice("return", say("Return of the premises")),
    Choice("force_majeure", say("Force majeure and destruction")),
    Choice("costs", say("Costs and registration")),
    Choice("notices", say("Notices and addresses")),
    Choice("law", say("Law, court and language")),
    Choice("special", say("Special conditions")),
)
ARTICLE = choice(ARTICLES)
