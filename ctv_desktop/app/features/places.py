"""What the navigation offers, in its order: one entry a place."""

from typing import Any

from ctv_desktop.app.features.found import found
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Group:
    """Places that are folded together under a heading."""

    key: str  # what it is remembered by
    title: Say
    folded: bool = False  # at first: seldom needed


@dataclass(frozen=True)
class Feature:
    """A place in the navigation. `made` is a Listing, or a widget class made with the desk."""

    key: str
    title: Say
    icon: str
    made: str
    group: Group | None = None
    listing: bool = True

    def load(self) -> Any:
        """The listing or the widget class; imported when first shown."""
        return found(self.made)


LETTING = Group("letting", say("Following leases"))
BILLING = Group("billing", say("Invoicing"))
COLLECTION = Group("collection", say("Collection"))
COSTS = Group("costs", say("Charges and meters"), folded=True)

# Ctrl+1 to Ctrl+9 are the first nine. A group stands in one piece, those without it first.
# A table is read across.
# fmt: off
FEATURES = (
    Feature("home", say("Home"), "home", "overview.screen.home:HomeScreen", listing=False),
    Feature("park", say("Park"), "apartment", "park.screen.pane:ParkScreen", listing=False),
    Feature("tenants", say("Tenants"), "groups", "tenants.screen.listing:LISTING"),
    Feature("leases", say("Leases"), "description", "leases.screen.listing:LISTING"),
    Feature("deadlines", say("Critical dates"), "event",
            "deadlines.screen.pane:DeadlinesScreen", listing=False),
    Feature("rentroll", say("Rent roll"), "table_view",
            "rentroll.screen.pane:RentRollScreen", listing=False),
    Feature("tickets", say("Tickets"), "build", "tickets.screen.listing:LISTING"),

    Feature("renewals", say("Renewals"), "sync",
            "leases.screen.renewals:RenewalsScreen", LETTING, listing=False),
    Feature("revisions", say("Revisions"), "trending_up",
            "revisions.screen.listing:LISTING", LETTING),
    Feature("surveys", say("Condition reports"), "assignment",
            "surveys.screen.listing:LISTING", LETTING),
    Feature("deposits", say("Deposits"), "lock", "deposits.screen.listing:LISTING", LETTING),
    Feature("guarantees", say("Guarantees"), "task_alt",
            "deposits.screen.listing:GUARANTEE_LISTING", LETTING),

    Feature("dues", say("To invoice"), "send", "invoices.screen.listing:DUES_LISTING", BILLING),
    Feature("invoices", say("Invoices"), "receipt_long",
            "invoices.screen.listing:LISTING", BILLING),
    Feature("payments", say("Payments"), "payments", "payments.screen.listing:LISTING", BILLING),
    Feature("receipts", say("Receipts"), "task_alt",
            "payments.screen.listing:RECEIPT_LISTING", BILLING),

    Feature("accounts", say("Tenant accounts"), "savings",
            "accounts.screen.listing:LISTING", COLLECTION),
    Feature("debts", say("To remind"), "notifications",
            "reminders.screen.listing:LISTING", COLLECTION),
    Feature("reminders", say("Reminders"), "mail",
            "reminders.screen.listing:REMINDER_LISTING", COLLECTION),

    Feature("charges", say("Charges"), "workspaces", "charges.screen.listing:LISTING", COSTS),
    Feature("statements", say("Statements"), "article",
            "charges.screen.listing:STATEMENT_LISTING", COSTS),
    Feature("meters", say("Meters"), "bolt", "meters.screen.listing:LISTING", COSTS),
)
# fmt: on

# Not in the navigation: the menu leads there.
PREFERENCES = Feature(
    "preferences",
    say("Preferences"),
    "settings",
    "preferences.screen:PreferencesScreen",
    listing=False,
)
CLAUSES = Feature(
    "clauses", say("Clauses"), "contract", "clauses.screen:ClausesScreen", listing=False
)
APART = (PREFERENCES, CLAUSES)  # not in the navigation: reached by the menu and the search
