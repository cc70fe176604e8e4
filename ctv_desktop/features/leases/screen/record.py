"""One lease as its panel shows it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.deposits.rows.deposits import Found, deposit
from ctv_desktop.features.leases.rows import life, single
from ctv_desktop.features.leases.rows.terms import OptionRow, options
from ctv_desktop.features.leases.rows.terms import terms as terms_of
from ctv_desktop.features.leases.rules import money
from ctv_desktop.features.leases.screen.around import around, bills, reminded, surveyed
from ctv_desktop.features.leases.screen.dates import agreed_terms, dates_of, duties_of, end_of
from ctv_desktop.features.leases.screen.issued import papers
from ctv_desktop.features.leases.screen.parts import agreed_steps, next_dues, per_month
from ctv_desktop.features.leases.screen.secured import deposit_of, papers_of, revisions_of
from ctv_desktop.features.leases.words import (
    STATES,
)
from ctv_desktop.features.park.words import UNIT_KINDS
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.register.rows import of_lease
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.features.revisions.rows.case import Past, past
from ctv_desktop.features.tickets.words import PRIORITIES
from ctv_desktop.features.tickets.words import STATES as TICKET_STATES
from ctv_desktop.ui.declare import Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Shown, say

if TYPE_CHECKING:
    from pathlib import Path

    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk


@dataclass(frozen=True)
class Seen:
    """What the panel of a lease shows besides the lease itself."""

    rent: Terms
    rates: Rates
    kin: list[life.Kin]
    options: list[OptionRow]
    amended: list[life.AmendmentRow]
    revised: list[Past]
    secured: Found | None
    issued: list[Any]


def _look(reader: "Reader", lease: single.Lease, today: date) -> Seen:
    return Seen(
        terms_of(reader, lease),
        all_rates(reader),
        life.kin(reader, lease, today),
        options(reader, lease.id),
        life.amendments(reader, lease.id),
        past(reader, lease.id),
        deposit(reader, lease.id, today) if lease.signed else None,
        of_lease(reader, lease.id),
    )


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a lease as of a day."""
    lease = single.lease(reader, id, today)
    if lease is None:
        return None
    seen, state = _look(reader, lease, today), STATES[lease.state]
    return RecordView(
        id,
        lease.reference,
        lease.tenant,
        state.label,
        state.tone,
        groups=tuple(group for group in _groups(reader, lease, seen, today) if group.facts),
        related=_related(reader, lease, seen, today),
        trail=_trail(lease),
        values=_values(lease, seen),
        tables=_tables(
            id,
            lease_line=lease.lines,
            amendment=seen.amended,
            revision=seen.revised,
            lease_option=seen.options,
        ),
    )


def _groups(reader: "Reader", lease: single.Lease, seen: Seen, today: date) -> tuple[Group, ...]:
    return (
        per_month(lease, seen.rent, seen.rates, today),
        dates_of(lease),
        end_of(lease),
        next_dues(lease, seen.rent, seen.rates, today),
        deposit_of(lease.id, seen.secured),
        duties_of(lease, seen.rates, seen.revised[0].effective_on if seen.revised else None),
        agreed_steps(reader, lease),
        agreed_terms(lease),
    )


def _related(reader: "Reader", lease: single.Lease, seen: Seen, today: date) -> tuple[Related, ...]:
    return (
        _parties(lease),
        _units(lease),
        *around(seen.amended, seen.options, seen.kin),
        *papers(seen.issued),
        *surveyed(reader, lease.id, lease.signed),
        *revisions_of(lease, seen.revised),
        *papers_of(reader, today, lease=lease.id),
        bills(reader, lease.id, today),
        *reminded(reader, lease.id),
        _tickets(reader, lease.id),
    )


def _tables(id: int, **rows: Iterable[Any]) -> tuple[tuple[str, int], ...]:
    """What history shows with the lease."""
    return (("lease", id), *((table, one.id) for table, found in rows.items() for one in found))


def _values(lease: single.Lease, seen: Seen) -> dict[str, Any]:
    """What the acts need to know of a lease to say why they cannot be done."""
    return {
        "state": lease.state,
        "version": lease.version,
        "reference": lease.reference,
        "noticed": lease.notice_on is not None and lease.terminated_on is None,
        "tenant_id": lease.tenant_id,
        "moved_out": lease.moved_out_on is not None,
        "renewed": any(one.how == "renewed_by" for one in seen.kin),
        "assigned": any(one.how == "assigned_to" for one in seen.kin),
        "options": sum(one.used_on is None for one in seen.options),
        "deposit": seen.secured.deposit.held if seen.secured else 0,
        "issued": len(seen.issued),
        "revised": bool(seen.revised),
    }


def _trail(lease: single.Lease) -> tuple[tuple[str, Link], ...]:
    if not lease.lines:
        return ()
    line = lease.lines[0]
    return (
        (str(say("Building {code}", code=line.building)), Link("building", line.building_id)),
        (line.code, Link("unit", line.unit_id)),
    )


def _parties(lease: single.Lease) -> Related:
    return Related(
        say("Parties"),
        (
            Line(lease.tenant, str(say("Tenant")), link=Link("tenant", lease.tenant_id)),
            Line(lease.landlord, str(say("Landlord")), link=Link("landlord", lease.landlord_id)),
        ),
    )


def _units(lease: single.Lease) -> Related:
    return Related(
        say("Units"),
        tuple(_unit(lease, line) for line in lease.lines[:20]),
        "park",
        {"lease": lease.id},
        len(lease.lines),
        say("No unit yet: a lease is signed over one unit at least."),
    )


def _unit(lease: single.Lease, line: single.Line) -> Line:
    spoken = language.current()
    rent = money.line_rent(line.basis, line.rent, line.area)
    shown = [str(UNIT_KINDS.label(line.kind))]
    if line.area:
        shown.append(spoken.area(line.area))
    shown.append(str(say("{amount} per month", amount=Shown(_AMOUNT, rent))))
    if (line.starts, line.ends) != (lease.starts, lease.last_day):
        shown.append(f"{spoken.day(line.starts)} – {spoken.day(line.ends)}")
    return Line(line.code, " · ".join(shown), link=Link("unit", line.unit_id))


class _Amount:
    """An amount with its unit inside a sentence."""

    def show(self, value: int, spoken: language.Language) -> str:
        return spoken.money(value)


_AMOUNT = _Amount()


def _tickets(reader: "Reader", id: int) -> Related:
    lines = tuple(
        Line(
            one.title,
            f"{one.reference} · {one.place} · {PRIORITIES.label(one.priority)}",
            TICKET_STATES.label(one.state),
            TICKET_STATES[one.state].tone,
            Link("ticket", one.id),
        )
        for one in single.open_tickets(reader, id)
    )
    return Related(say("Open tickets"), lines, empty=say("No open ticket on its units."))


def take(desk: "Desk", id: int, paths: "list[Path]") -> None:
    """A file dropped on a lease is the signed copy of one of its papers."""
    desk.paper("signed-copy", id, *paths)


RECORD = Record("lease", view, take)
