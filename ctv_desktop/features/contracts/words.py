"""The articles of a contract (DOMAIN.md §3.1) and the parts of letters, in their order."""

from ctv_desktop.values.kinds import Choice, Choices, choice
from ctv_desktop.values.say import say

ARTICLES = Choices(
    Choice("preamble", say("Parties and preamble")),
    Choice("regime", say("Legal regime")),
    Choice("premises", say("Premises")),
    Choice("services", say("Services and hours")),
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

LETTERS: dict[str, Choices] = {  # papers made of texts that the office can change (DOMAIN.md §3.2)
    "amendment": Choices(
        Choice("parties", say("Parties and recitals")),
        Choice("object", say("Object")),
        Choice("premises", say("Premises")),
        Choice("purpose", say("Purpose of the premises")),
        Choice("term", say("Term and start")),
        Choice("rent", say("Rent")),
        Choice("revision", say("Revision")),
        Choice("payment", say("Payment")),
        Choice("charges", say("Charges and taxes")),
        Choice("figures", say("Sums before and after")),
        Choice("deposit", say("Deposit")),
        Choice("transfer", say("Assignment")),
        Choice("effect", say("Effect")),
        Choice("unchanged", say("Other clauses")),
    ),
    "quit": Choices(
        Choice("opening", say("Opening")),
        Choice("notice", say("Notice and grounds")),
        Choice("delay", say("Delay and effect")),
        Choice("handback", say("Return of the premises")),
        Choice("money", say("Accounts and deposit")),
        Choice("closing", say("Service and closing")),
    ),
    "revision": Choices(
        Choice("opening", say("Opening")),
        Choice("calculation", say("New rent and calculation")),
        Choice("figures", say("Sums before and after")),
        Choice("deposit", say("Deposit")),
        Choice("closing", say("Service and closing")),
    ),
    "establishment": Choices(
        Choice("declares", say("What is certified")),
        Choice("issued", say("For what it is issued")),
    ),
}
