"""What the navigation offers, in its order: one entry a place."""

from typing import Any

from ctv_desktop.app.features.found import found
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Feature:
    """A place in the navigation. `made` is a Listing, or a widget class made with the desk."""

    key: str
    title: Say
    icon: str
    made: str
    group: Say | None = None
    listing: bool = True

    def load(self) -> Any:
        """The listing or the widget class; imported when first shown."""
        return found(self.made)


RENTS = say("Rents")
OPERATIONS = say("Operations")

FEATURES = (
    Feature("home", say("Home"), "home", "overview.screen.home:HomeScreen", listing=False),
    Feature("park", say("Park"), "apartment", "park.screen.pane:ParkScreen", listing=False),
    Feature("tenants", say("Tenants"), "groups", "tenants.screen.listing:LISTING"),
    Feature("leases", say("Leases"), "description", "leases.screen.listing:LISTING"),
    Feature(
        "deadlines",
        say("Critical dates"),
        "event",
        "deadlines.screen.pane:DeadlinesScreen",
        listing=False,
    ),
    Feature(
        "rentroll",
        say("Rent roll"),
        "table_view",
        "rentroll.screen.pane:RentRollScreen",
        listing=False,
    ),
    Feature(
        "renewals",
        say("Renewals"),
        "sync",
        "leases.screen.renewals:RenewalsScreen",
        listing=False,
    ),
    Feature("revisions", say("Revisions"), "trending_up", "revisions.screen.listing:LISTING"),
    Feature("dues", say("To invoice"), "send", "invoices.screen.listing:DUES_LISTING", RENTS),
    Feature("invoices", say("Invoices"), "receipt_long", "invoices.screen.listing:LISTING", RENTS),
    Feature("payments", say("Payments"), "payments", "payments.screen.listing:LISTING", RENTS),
    Feature(
        "receipts",
        say("Receipts"),
        "task_alt",
        "payments.screen.listing:RECEIPT_LISTING",
        RENTS,
    ),
    Feature(
        "accounts", say("Tenant accounts"), "savings", "accounts.screen.listing:LISTING", RENTS
    ),
    Feature("deposits", say("Deposits"), "lock", "deposits.screen.listing:LISTING", RENTS),
    Feature(
        "guarantees",
        say("Guarantees"),
        "task_alt",
        "deposits.screen.listing:GUARANTEE_LISTING",
        RENTS,
    ),
    Feature("debts", say("To remind"), "notifications", "reminders.screen.listing:LISTING", RENTS),
    Feature(
        "reminders", say("Reminders"), "mail", "reminders.screen.listing:REMINDER_LISTING", RENTS
    ),
    Feature("tickets", say("Tickets"), "build", "tickets.screen.listing:LISTING", OPERATIONS),
    Feature("charges", say("Charges"), "workspaces", "charges.screen.listing:LISTING", OPERATIONS),
    Feature(
        "statements",
        say("Statements"),
        "article",
        "charges.screen.listing:STATEMENT_LISTING",
        OPERATIONS,
    ),
    Feature(
        "surveys",
        say("Condition reports"),
        "assignment",
        "surveys.screen.listing:LISTING",
        OPERATIONS,
    ),
    Feature("meters", say("Meters"), "bolt", "meters.screen.listing:LISTING", OPERATIONS),
)

# Not in the navigation: the menu leads there.
PREFERENCES = Feature(
    "preferences",
    say("Preferences"),
    "settings",
    "preferences.screen:PreferencesScreen",
    listing=False,
)
