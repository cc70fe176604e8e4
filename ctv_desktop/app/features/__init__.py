"""What the navigation offers and what can be opened: one entry a feature. No Qt here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ctv_desktop.app.features.found import found, label, labels, schema
from ctv_desktop.app.features.nouns import NOUNS, Noun, name_of
from ctv_desktop.app.features.places import APART, FEATURES, Feature

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Action, Form, Listing, Record
    from ctv_desktop.ui.lot import Lot

__all__ = [
    "APART", "FEATURES", "LISTS", "LOTS", "LOT_LISTS", "NOUNS", "PAPERS", "Feature", "Noun",
    "actions", "form", "found", "label", "labels", "listing", "lot", "name_of", "record", "schema",
]  # fmt: skip

# What the `list` command knows; units stand inside the park's screen.
LISTS = {feature.key: feature.made for feature in FEATURES if feature.listing} | {
    "units": "park.screen.listing:LISTING",
    "critical-dates": "deadlines.screen.listing:LISTING",
    "rent-roll": "rentroll.screen.listing:LISTING",
}


# Papers that features ask of each other by name: what shows one of a record.
PAPERS = {
    "contract": "contracts.screen.acts:show",
    "issue-contract": "contracts.screen.acts:issue",
    "survey-sheet": "surveys.screen.sheet:show_unit",
    "survey-sheet-lease": "surveys.screen.sheet:show_lease",
    "meter-sheet": "meters.screen.sheet:show",
    "amendment": "letters.screen.acts:amendment",
    "issue-amendment": "letters.screen.acts:issue_amendment",
    "quit": "letters.screen.acts:quit",
    "issue-quit": "letters.screen.acts:issue_quit",
    "revision": "letters.screen.acts:revision",
    "issue-revision": "letters.screen.acts:issue_revision",
    "establishment": "letters.screen.acts:establishment",
    "issue-establishment": "letters.screen.acts:issue_establishment",
    "verify": "register.screen.acts:verify",
    "signed-copy": "register.screen.copies:attach_to_lease",
    "signed-copy-of": "register.screen.copies:attach_to",
    "invoice-again": "originals.screen:invoice_again",
    "receipt-again": "originals.screen:receipt_again",
}

# Papers that are printed many at once, by their kind, in the order they are offered.
LOTS = {
    "invoice": "invoices.screen.lots:INVOICES",
    "receipt": "payments.screen.lots:RECEIPTS",
    "notice": "invoices.screen.lots:NOTICES",
    "reminder": "reminders.screen.lots:REMINDERS",
    "account": "accounts.screen.lots:STATEMENTS",
    "contract": "register.screen.lots:CONTRACTS",
    "issued": "register.screen.lots:ISSUED",
}


LOT_LISTS = {
    "invoice": "invoices", "receipt": "receipts", "notice": "dues", "reminder": "reminders",
    "account": "accounts", "contract": "leases",
}  # fmt: skip


def lot(kind: str) -> "Lot":
    """The papers of a kind that are printed many at once. Raises KeyError."""
    made: Lot = found(LOTS[kind])
    return made


def listing(name: str) -> "Listing":
    """A list by its name in the commands. Raises KeyError."""
    made: Listing = found(LISTS[name])
    return made


def record(noun: str) -> "Record":
    """How a noun's record is shown."""
    made: Record = found(NOUNS[noun].record)
    return made


def form(noun: str) -> "Form":
    """How a noun's record is edited."""
    made: Form = found(NOUNS[noun].form)
    return made


def actions(noun: str) -> "tuple[Action, ...]":
    """What can be done to a noun's record."""
    made = found(NOUNS[noun].acts)
    if isinstance(made, Mapping):
        made = made[noun]
    return tuple(getattr(made, "actions", made))
