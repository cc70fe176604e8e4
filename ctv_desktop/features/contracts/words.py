"""The articles of a contract of lease, in their order (DOMAIN.md §3.1), and its register."""

from ctv_desktop.values.kinds import CODE, DAY, MONEY, TEXT, Choice, Choices, Kind, choice
from ctv_desktop.values.say import Say, say

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

LANGUAGES = Choices(
    Choice("fr", say("French")),
    Choice("ar", say("Arabic")),
    Choice("en", say("English")),
    Choice("fr-ar", say("French and Arabic, side by side")),
)
LANGUAGE = choice(LANGUAGES)
PAPERS = Choices(Choice("contract", say("Contract")))
PAPER = choice(PAPERS)

LABELS: dict[str, dict[str, tuple[Say, Kind]]] = {
    "issued_paper": {
        "kind": (say("Paper"), PAPER),
        "noun": (say("Of which kind of record"), TEXT),
        "row_id": (say("Of which record"), CODE),
        "reference": (say("Reference"), CODE),
        "language": (say("Language"), LANGUAGE),
        "issued_on": (say("Issued on"), DAY),
        "total": (say("Total"), MONEY),
        "content": (say("Content"), TEXT),
        "digest": (say("Fingerprint of the content"), CODE),
        "file": (say("Fingerprint of the file"), CODE),
    },
}
