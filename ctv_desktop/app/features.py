"""What the navigation offers and what can be opened: one line a feature. No Qt here."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ctv_desktop.values import language
from ctv_desktop.values.kinds import TEXT, Kind
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.declare import Action, Form, Listing, Record

HERE = "ctv_desktop.features"


def found(place: str) -> Any:
    """The object at `module:NAME` below the features."""
    module, _, name = place.partition(":")
    return getattr(import_module(f"{HERE}.{module}"), name)


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
    Feature("park", say("Park"), "apartment", "park.screen.tree:ParkScreen", listing=False),
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
    Feature("meters", say("Meters"), "bolt", "meters.screen.listing:LISTING", OPERATIONS),
)


@dataclass(frozen=True)
class Noun:
    """A kind of record: where it lives, how it is shown, edited and called."""

    key: str
    title: Say
    screen: str
    record: str
    form: str  # nothing where it is not edited
    icon: str
    acts: str  # a listing, acts by noun, or acts
    name: str  # the column it is called by; of several, the first that says something
    stored: str = ""  # its table, where that is not its key

    @property
    def table(self) -> str:
        """The table of its records."""
        return self.stored or self.key

    def called(self, values: Mapping[str, Any]) -> str:
        """What a record with these stored values is called."""
        for key in self.name.split():
            if values.get(key) not in (None, ""):
                kind = label(self.table, key)[1]
                return kind.show(kind.decode(values[key]), language.current())
        return "?"


NOUNS = {
    noun.key: noun
    for noun in (
        Noun(
            "lease",
            say("Lease"),
            "leases",
            "leases.screen.record:RECORD",
            "leases.screen.form:FORM",
            "description",
            "leases.screen.listing:LISTING",
            "reference",
        ),
        Noun(
            "proposal",
            say("Revision"),
            "revisions",
            "revisions.screen.record:RECORD",
            "revisions.screen.form:FORM",
            "trending_up",
            "revisions.screen.listing:LISTING",
            "reference",
            stored="lease",
        ),
        Noun(
            "deposit",
            say("Deposit"),
            "deposits",
            "deposits.screen.record:RECORD",
            "deposits.screen.form:FORM",
            "lock",
            "deposits.screen.listing:LISTING",
            "reference",
            stored="lease",
        ),
        Noun(
            "guarantee",
            say("Guarantee"),
            "guarantees",
            "deposits.screen.guarantee:RECORD",
            "deposits.screen.guarantee:FORM",
            "task_alt",
            "deposits.screen.listing:GUARANTEE_LISTING",
            "number issuer",
        ),
        Noun(
            "amendment",
            say("Amendment"),
            "leases",
            "leases.screen.amendment:RECORD",
            "leases.screen.amend:FORM",
            "article",
            "leases.screen.amendment:ACTIONS",
            "number",
        ),
        Noun(
            "debt",  # of a lease: rows of a temporary table, made when the list is read
            say("Debt"),
            "debts",
            "reminders.screen.record:RECORD",
            "",
            "notifications",
            "reminders.screen.listing:LISTING",
            "reference",
            stored="lease",
        ),
        Noun(
            "account",  # of a tenant: rows of a temporary table, made when the list is read
            say("Account"),
            "accounts",
            "accounts.screen.record:RECORD",
            "",
            "savings",
            "accounts.screen.listing:LISTING",
            "legal_name",
            stored="tenant",
        ),
        Noun(
            "tenant",
            say("Tenant"),
            "tenants",
            "tenants.screen.record:RECORD",
            "tenants.screen.form:FORM",
            "groups",
            "tenants.screen.acts:ACTIONS",
            "legal_name",
        ),
        Noun(
            "unit",
            say("Unit"),
            "park",
            "park.screen.listing:UNIT_RECORD",
            "park.screen.listing:UNIT_FORM",
            "meeting_room",
            "park.screen.actions:ACTIONS",
            "code",
        ),
        Noun(
            "ticket",
            say("Ticket"),
            "tickets",
            "tickets.screen.record:RECORD",
            "tickets.screen.form:FORM",
            "build",
            "tickets.screen.listing:LISTING",
            "reference",
        ),
        Noun(
            "invoice",
            say("Invoice"),
            "invoices",
            "invoices.screen.record:RECORD",
            "",
            "receipt_long",
            "invoices.screen.listing:LISTING",
            "reference",
        ),
        Noun(
            "due",  # a paper to issue: rows of a temporary table, made when the list is read
            say("To invoice"),
            "dues",
            "invoices.screen.record:DUE_RECORD",
            "",
            "send",
            "invoices.screen.listing:DUES_LISTING",
            "reference",
        ),
        Noun(
            "payment",
            say("Payment"),
            "payments",
            "payments.screen.record:RECORD",
            "payments.screen.form:FORM",
            "payments",
            "payments.screen.listing:LISTING",
            "amount",
        ),
        Noun(
            "reminder",
            say("Reminder"),
            "reminders",
            "reminders.screen.record:REMINDER_RECORD",
            "",
            "mail",
            "reminders.screen.listing:REMINDER_LISTING",
            "level",
        ),
        Noun(
            "receipt",
            say("Receipt"),
            "receipts",
            "payments.screen.record:RECEIPT_RECORD",
            "",
            "task_alt",
            "payments.screen.listing:RECEIPT_LISTING",
            "reference",
        ),
        Noun(
            "charge_year",
            say("Charge year"),
            "charges",
            "charges.screen.record:YEAR_RECORD",
            "charges.screen.forms:YEAR_FORM",
            "workspaces",
            "charges.screen.listing:LISTING",
            "year",
        ),
        Noun(
            "statement",  # of a lease: rows of a temporary table, made when the list is read
            say("Statement of charges"),
            "statements",
            "charges.screen.record:STATEMENT_RECORD",
            "",
            "article",
            "charges.screen.listing:STATEMENT_LISTING",
            "reference",
        ),
        Noun(
            "charge_key",
            say("Key of charges"),
            "charges",
            "charges.screen.record:KEY_RECORD",
            "charges.screen.forms:KEY_FORM",
            "key",
            "charges.screen.acts:KEY_ACTIONS",
            "name",
        ),
        Noun(
            "meter",
            say("Meter"),
            "meters",
            "meters.screen.record:RECORD",
            "meters.screen.form:FORM",
            "bolt",
            "meters.screen.listing:LISTING",
            "serial",
        ),
        Noun(
            "building",
            say("Building"),
            "park",
            "park.screen.listing:BUILDING_RECORD",
            "park.screen.listing:BUILDING_FORM",
            "apartment",
            "park.screen.actions:ACTIONS",
            "code",
        ),
        Noun(
            "floor",
            say("Floor"),
            "park",
            "park.screen.listing:FLOOR_RECORD",
            "park.screen.listing:FLOOR_FORM",
            "layers",
            "park.screen.actions:ACTIONS",
            "label level",
        ),
        Noun(
            "phase",
            say("Phase"),
            "park",
            "park.screen.listing:PHASE_RECORD",
            "park.screen.listing:PHASE_FORM",
            "flag",
            "park.screen.actions:ACTIONS",
            "name",
        ),
        Noun(
            "site",
            say("Site"),
            "park",
            "park.screen.listing:SITE_RECORD",
            "park.screen.listing:SITE_FORM",
            "location_city",
            "park.screen.actions:ACTIONS",
            "name",
        ),
        Noun(
            "landlord",
            say("Landlord"),
            "preferences",
            "landlords.screen:RECORD",
            "landlords.screen:FORM",
            "badge",
            "landlords.screen:LISTING",
            "legal_name",
        ),
        Noun(
            "rate",
            say("Setting"),
            "preferences",
            "rates.screen:RATE_RECORD",
            "rates.screen:RATE_FORM",
            "percent",
            "rates.screen:RATE_ACTIONS",
            "kind",
            stored="dated_rate",
        ),
    )
}


def name_of(reader: "Reader", noun: str, id: int) -> str:
    """What a record is called; a parent (`part_of`) is a unit; its number where it is gone."""
    known = NOUNS.get("unit" if noun == "part_of" else noun)
    if known is None:
        return str(id)
    columns = known.name.split()
    sql = f"SELECT {', '.join(columns)} FROM {known.table} WHERE id = $1"  # noqa: S608 - our own words
    row = reader.row(sql, id)
    return known.called(dict(zip(columns, row, strict=True))) if row else str(say("Deleted record"))


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
    "verify": "register.screen.acts:verify",
}


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


LABELS = (
    "landlords", "rates", "park", "tenants", "leases", "register", "revisions", "deposits",
    "invoices", "payments", "charges", "meters", "deadlines", "reminders", "tickets",
)  # fmt: skip


@cache
def labels() -> Mapping[str, Mapping[str, tuple[Say, Kind]]]:
    """The word and kind of every column that history may show."""
    merged: dict[str, Mapping[str, tuple[Say, Kind]]] = {}
    for name in LABELS:
        merged.update(import_module(f"{HERE}.{name}.words").LABELS)
    return merged


def label(table: str, key: str) -> tuple[Say, Kind]:
    """The word and kind of a column; the column's own name where a newer version wrote it."""
    return labels().get(table, {}).get(key, (Say(key), TEXT))


def schema() -> object:
    """Import every model: the writer needs them all."""
    return import_module(f"{HERE}.schema").metadata()
