"""One tenant as its panel shows it."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.accounts.rows.ageing import ageing
from ctv_desktop.features.deposits.rows.deposits import held_of_tenant
from ctv_desktop.features.deposits.rows.guarantees import guarantees_of
from ctv_desktop.features.deposits.words import KINDS, VALIDITIES
from ctv_desktop.features.invoices.rows.lists import invoices_of
from ctv_desktop.features.invoices.words import STATES as INVOICE_STATES
from ctv_desktop.features.leases.rows import lists as leases
from ctv_desktop.features.leases.words import STATES as LEASE_STATES
from ctv_desktop.features.reminders.rows import reminders_of
from ctv_desktop.features.reminders.words import LEVELS
from ctv_desktop.features.tenants import rows
from ctv_desktop.features.tenants.words import LABELS, ROLES, STANDINGS
from ctv_desktop.features.tickets.words import PRIORITIES
from ctv_desktop.features.tickets.words import STATES as TICKET_STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values.identifiers import PHONE_NUMBER
from ctv_desktop.values.kinds import AREA, COUNT, MONEY, TEXT, Kind
from ctv_desktop.values.language import current
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

MOST = 6


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a tenant as of a day."""
    found = rows.tenant(reader, id, today)
    if found is None:
        return None
    standing = STANDINGS[found.standing]
    people = tuple(("contact", person.id) for person in found.people)
    return RecordView(
        id,
        found.name,
        " · ".join(
            str(part) for part in (found.values["trade_name"], found.values["city"]) if part
        ),
        standing.label,
        standing.tone,
        groups=_groups(found, held_of_tenant(reader, id)),
        related=(
            _leases(reader, found, today),
            *_account(reader, id, today),
            _bills(reader, id, today),
            _people(found),
            _papers(reader, found, today),
            _tickets(reader, id, today),
        ),
        values={"leases": found.leases, "version": found.version, "name": found.name},
        tables=(("tenant", id), *people),
    )


def _account(reader: "Reader", id: int, today: date) -> tuple[Related, ...]:
    """What it owes over all its leases, and the reminders it had; nothing where it has neither."""
    ages = ageing(reader, today, id)
    reminders = reminders_of(reader, tenant=id, most=2)
    if not (ages.balance or ages.overdue or ages.credit or reminders):
        return ()
    spoken = current()
    late = ages.overdue > 0
    balance = Line(
        spoken.money(ages.balance),
        str(say("{sum} overdue", sum=spoken.money(ages.overdue))) if late else "",
        say("Overdue") if late else say("Up to date"),
        "bad" if late else "good",
        Link("account", id),
    )
    sent = (
        Line(
            str(LEVELS.label(one.level)),
            f"{spoken.day(one.made_on)} · {one.lease}",
            tone=LEVELS[one.level].tone,
            link=Link("reminder", one.id),
        )
        for one in reminders
    )
    return (Related(say("Account"), (balance, *sent)),)


def _groups(found: rows.TenantRecord, deposits: int) -> tuple[Group, ...]:
    let = (
        _given(say("Area let"), found.area, AREA),
        _given(say("Rent per month, excl. VAT"), found.rent, MONEY),
        _given(say("Deposits held"), deposits, MONEY),
        _given(say("Jobs present"), found.values["jobs_present"], COUNT),
        _given(say("Jobs planned"), found.values["jobs_planned"], COUNT),
    )
    groups = (
        Group(say("Today"), tuple(fact for fact in let if fact)),
        Group(
            say("Company"),
            _facts(
                found,
                "arabic_name",
                "legal_form",
                "origin",
                "country",
                "size",
                "line",
                "offshoring",
            ),
        ),
        Group(say("Identifiers"), _identifiers(found)),
        Group(
            say("Address"), _facts(found, "address", "city", "phone", "email", "website", "notes")
        ),
    )
    return tuple(group for group in groups if group.facts)


def _given(label: Say, value: int, kind: Kind = TEXT) -> Fact | None:
    return Fact(label, value, kind) if value else None


def _identifiers(found: rows.TenantRecord) -> tuple[Fact, ...]:
    """The numbers that papers state; that of the trade register with its court."""
    number, court = found.values["rc"], found.values["rc_court"]
    both = say("{number} ({court})", number=number, court=court) if number and court else number
    trade = (Fact(say("RC"), str(both)),) if number else ()
    before, after = _facts(found, "ice", "tax_id"), _facts(found, "tp", "cnss")
    return (*before, *trade, *after)


def _facts(found: rows.TenantRecord, *keys: str) -> tuple[Fact, ...]:
    """What is known: an empty line tells nothing."""
    return tuple(
        Fact(*_labelled(key, found.values[key]))
        for key in keys
        if found.values[key] not in ("", "none", None)
    )


def _labelled(key: str, value: object) -> tuple[Say, object, Kind]:
    label, kind = LABELS["tenant"][key]
    return label, value, kind


def _leases(reader: "Reader", found: rows.TenantRecord, today: date) -> Related:
    lines = tuple(
        Line(
            one.reference,
            str(
                say(
                    "{units}, until {day}",
                    units=one.units or "—",
                    day=one.last_day,
                )
            ),
            LEASE_STATES.label(one.state),
            LEASE_STATES[one.state].tone,
            Link("lease", one.id),
        )
        for one in leases.leases_of(reader, today, tenant=found.id, most=MOST)
    )
    return Related(
        say("Leases"),
        lines,
        "leases",
        {"tenant": found.id},
        found.leases,
        say("No lease yet."),
    )


def _papers(reader: "Reader", found: rows.TenantRecord, today: date) -> Related:
    """Guarantees and insurance certificates that no newer one replaces."""
    spoken = current()
    papers = guarantees_of(reader, today, tenant=found.id)
    lines = []
    for one in papers[:MOST]:
        until = spoken.day(one.expires_on) if one.expires_on else ""
        detail = " · ".join(part for part in (one.issuer, one.number, until) if part)
        state = VALIDITIES[one.validity]
        link = Link("guarantee", one.id)
        lines.append(Line(str(KINDS.label(one.kind)), detail, state.label, state.tone, link))
    return Related(
        say("Guarantees and insurance"),
        tuple(lines),
        "guarantees",
        {"tenant": found.id},
        len(papers),
        say("None is noted for this tenant."),
    )


def _people(found: rows.TenantRecord) -> Related:
    def line(person: rows.Person) -> Line:
        reach = (PHONE_NUMBER.show(person.phone, current()), person.email)
        return Line(
            person.name,
            " · ".join(part for part in reach if part),
            ROLES.label(person.role),
            "quiet",
        )

    return Related(
        say("Contacts"), tuple(map(line, found.people)), empty=say("Nobody to call yet.")
    )


def _bills(reader: "Reader", id: int, today: date) -> Related:
    """What the tenant was invoiced last, with what it still owes."""
    spoken = current()
    papers, count = invoices_of(reader, today, tenant=id)
    lines = tuple(
        Line(
            one.reference,
            f"{spoken.day(one.due_on)} · {spoken.money(one.balance or one.gross)}",
            INVOICE_STATES.label(one.state),
            INVOICE_STATES[one.state].tone,
            Link("invoice", one.id),
        )
        for one in papers
    )
    none = say("No invoice yet.")
    return Related(say("Invoices"), lines, "invoices", {"tenant": id}, count, none)


def _tickets(reader: "Reader", id: int, today: date) -> Related:
    lines = tuple(
        Line(
            f"{one.reference} · {one.place}",
            one.title,
            PRIORITIES.label(one.priority)
            if one.priority == "P1"
            else TICKET_STATES.label(one.state),
            PRIORITIES[one.priority].tone if one.priority in PRIORITIES else "",
            Link("ticket", one.id),
        )
        for one in rows.open_tickets(reader, id, today)
    )
    return Related(say("Open tickets"), lines, empty=say("No open ticket in its premises."))


RECORD = Record("tenant", view)
