"""The kinds of records: where each lives, how it is shown, edited and called."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ctv_desktop.app.features.found import label
from ctv_desktop.values import language
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Noun:
    """A kind of record: where it lives, how it is shown, edited and called."""

    key: str
    title: Say
    screen: str
    icon: str
    name: str  # the column it is called by; of several, the first that says something
    record: str
    form: str  # nothing where it is not edited
    acts: str  # a listing, acts by noun, or acts
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


# A table is read across.
# fmt: off
NOUNS = {
    noun.key: noun
    for noun in (
        Noun("lease", say("Lease"), "leases", "description", "reference",
             "leases.screen.record:RECORD", "leases.screen.form:FORM",
             "leases.screen.listing:LISTING"),
        Noun("proposal", say("Revision"), "revisions", "trending_up", "reference",
             "revisions.screen.record:RECORD", "revisions.screen.form:FORM",
             "revisions.screen.listing:LISTING", stored="lease"),
        Noun("deposit", say("Deposit"), "deposits", "lock", "reference",
             "deposits.screen.record:RECORD", "deposits.screen.form:FORM",
             "deposits.screen.listing:LISTING", stored="lease"),
        Noun("guarantee", say("Guarantee"), "guarantees", "task_alt", "number issuer",
             "deposits.screen.guarantee:RECORD", "deposits.screen.guarantee:FORM",
             "deposits.screen.listing:GUARANTEE_LISTING"),
        Noun("amendment", say("Amendment"), "leases", "article", "number",
             "leases.screen.amendment:RECORD", "leases.screen.amend:FORM",
             "leases.screen.amendment:ACTIONS"),
        # Of a lease: rows of a temporary table, made when the list is read.
        Noun("debt", say("Debt"), "debts", "notifications", "reference",
             "reminders.screen.record:RECORD", "",
             "reminders.screen.listing:LISTING", stored="lease"),
        # Of a tenant: rows of a temporary table, made when the list is read.
        Noun("account", say("Account"), "accounts", "savings", "legal_name",
             "accounts.screen.record:RECORD", "",
             "accounts.screen.listing:LISTING", stored="tenant"),
        Noun("tenant", say("Tenant"), "tenants", "groups", "legal_name",
             "tenants.screen.record:RECORD", "tenants.screen.form:FORM",
             "tenants.screen.acts:ACTIONS"),
        Noun("unit", say("Unit"), "park", "meeting_room", "code",
             "park.screen.listing:UNIT_RECORD", "park.screen.listing:UNIT_FORM",
             "park.screen.actions:ACTIONS"),
        Noun("ticket", say("Ticket"), "tickets", "build", "reference",
             "tickets.screen.record:RECORD", "tickets.screen.form:FORM",
             "tickets.screen.listing:LISTING"),
        Noun("invoice", say("Invoice"), "invoices", "receipt_long", "reference",
             "invoices.screen.record:RECORD", "",
             "invoices.screen.listing:LISTING"),
        # A paper to issue: rows of a temporary table, made when the list is read.
        Noun("due", say("To invoice"), "dues", "send", "reference",
             "invoices.screen.record:DUE_RECORD", "",
             "invoices.screen.listing:DUES_LISTING"),
        Noun("payment", say("Payment"), "payments", "payments", "amount",
             "payments.screen.record:RECORD", "payments.screen.form:FORM",
             "payments.screen.listing:LISTING"),
        Noun("reminder", say("Reminder"), "reminders", "mail", "level",
             "reminders.screen.record:REMINDER_RECORD", "",
             "reminders.screen.listing:REMINDER_LISTING"),
        Noun("receipt", say("Receipt"), "receipts", "task_alt", "reference",
             "payments.screen.record:RECEIPT_RECORD", "",
             "payments.screen.listing:RECEIPT_LISTING"),
        Noun("charge_year", say("Charge year"), "charges", "workspaces", "year",
             "charges.screen.record:YEAR_RECORD", "charges.screen.forms:YEAR_FORM",
             "charges.screen.listing:LISTING"),
        # Of a lease: rows of a temporary table, made when the list is read.
        Noun("statement", say("Statement of charges"), "statements", "article", "reference",
             "charges.screen.record:STATEMENT_RECORD", "",
             "charges.screen.listing:STATEMENT_LISTING"),
        Noun("charge_key", say("Key of charges"), "charges", "key", "name",
             "charges.screen.record:KEY_RECORD", "charges.screen.forms:KEY_FORM",
             "charges.screen.acts:KEY_ACTIONS"),
        Noun("survey", say("Condition report"), "surveys", "assignment", "reference",
             "surveys.screen.record:RECORD", "surveys.screen.form:FORM",
             "surveys.screen.listing:LISTING"),
        Noun("issued_paper", say("Issued paper"), "leases", "lock", "reference",
             "register.screen.record:PAPER_RECORD", "",
             "register.screen.copies:PAPER_ACTIONS"),
        Noun("signed_copy", say("Signed copy"), "leases", "signature", "name",
             "register.screen.record:COPY_RECORD", "register.screen.record:FORM",
             "register.screen.copies:COPY_ACTIONS"),
        Noun("meter", say("Meter"), "meters", "bolt", "serial",
             "meters.screen.record:RECORD", "meters.screen.form:FORM",
             "meters.screen.listing:LISTING"),
        Noun("building", say("Building"), "park", "apartment", "code",
             "park.screen.listing:BUILDING_RECORD", "park.screen.listing:BUILDING_FORM",
             "park.screen.actions:ACTIONS"),
        Noun("floor", say("Floor"), "park", "layers", "label level",
             "park.screen.listing:FLOOR_RECORD", "park.screen.listing:FLOOR_FORM",
             "park.screen.actions:ACTIONS"),
        Noun("phase", say("Phase"), "park", "flag", "name",
             "park.screen.listing:PHASE_RECORD", "park.screen.listing:PHASE_FORM",
             "park.screen.actions:ACTIONS"),
        Noun("site", say("Site"), "park", "location_city", "name",
             "park.screen.listing:SITE_RECORD", "park.screen.listing:SITE_FORM",
             "park.screen.actions:ACTIONS"),
        Noun("landlord", say("Landlord"), "preferences", "badge", "legal_name",
             "landlords.screen:RECORD", "landlords.screen:FORM",
             "landlords.screen:LISTING"),
        Noun("rate", say("Setting"), "preferences", "percent", "kind",
             "rates.screen:RATE_RECORD", "rates.screen:RATE_FORM",
             "rates.screen:RATE_ACTIONS", stored="dated_rate"),
    )
}
# fmt: on


def name_of(reader: "Reader", noun: str, id: int) -> str:
    """What a record is called; a parent (`part_of`) is a unit; its number where it is gone."""
    known = NOUNS.get("unit" if noun == "part_of" else noun)
    if known is None:
        return str(id)
    columns = known.name.split()
    sql = f"SELECT {', '.join(columns)} FROM {known.table} WHERE id = $1"  # noqa: S608 - our own words
    row = reader.row(sql, id)
    return known.called(dict(zip(columns, row, strict=True))) if row else str(say("Deleted record"))
