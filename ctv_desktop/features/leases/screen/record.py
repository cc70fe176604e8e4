"""One lease as its panel shows it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import life, single
from ctv_desktop.features.leases.rows.terms import options
from ctv_desktop.features.leases.rows.terms import terms as terms_of
from ctv_desktop.features.leases.rules import money, terms
from ctv_desktop.features.leases.rules.state import over
from ctv_desktop.features.leases.screen.around import around, bills, contracts, reminded
from ctv_desktop.features.leases.screen.parts import agreed_steps, kept, next_dues, per_month
from ctv_desktop.features.leases.screen.secured import deposit_of, papers_of, revisions_of
from ctv_desktop.features.leases.screen.summary import payment_words, vat_words
from ctv_desktop.features.leases.words import (
    GIVER,
    GROUND,
    LABELS,
    STATES,
    TERMINATION_REASON,
)
from ctv_desktop.features.park.words import UNIT_KINDS
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.revisions.rows.case import past
from ctv_desktop.features.tickets.words import PRIORITIES
from ctv_desktop.features.tickets.words import STATES as TICKET_STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import DAY, LONG_TEXT, TEXT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a lease as of a day."""
    lease = single.lease(reader, id, today)
    if lease is None:
        return None
    found = STATES[lease.state]
    rent, rates = terms_of(reader, lease), all_rates(reader)
    kin, held = life.kin(reader, lease, today), options(reader, id)
    amended, revised = life.amendments(reader, id), past(reader, id)
    groups = (
        per_month(lease, rent, rates, today),
        _dates(lease),
        _end(lease),
        next_dues(lease, rent, rates, today),
        deposit_of(reader, lease, today),
        _duties(lease, rates, revised[0].effective_on if revised else None),
        agreed_steps(reader, lease),
        _terms(lease),
    )
    return RecordView(
        id,
        lease.reference,
        lease.tenant,
        found.label,
        found.tone,
        groups=tuple(group for group in groups if group.facts),
        related=(
            _parties(lease),
            _units(lease),
            *around(amended, held, kin),
            *(one for one in (contracts(reader, id),) if one.lines),
            *revisions_of(lease, revised),
            *papers_of(reader, today, lease=id),
            bills(reader, id, today),
            *reminded(reader, id),
            _tickets(reader, id),
        ),
        trail=_trail(lease),
        values=_values(lease, kin, sum(one.used_on is None for one in held)),
        tables=(
            ("lease", id),
            *(("lease_line", line.id) for line in lease.lines),
            *(("amendment", one.id) for one in amended),
            *(("revision", one.id) for one in revised),
            *(("lease_option", one.id) for one in held),
        ),
    )


def _values(lease: single.Lease, kin: list[life.Kin], unused: int) -> dict[str, Any]:
    """What the acts need to know of a lease to say why they cannot be done."""
    return {
        "state": lease.state,
        "version": lease.version,
        "reference": lease.reference,
        "noticed": lease.notice_on is not None and lease.terminated_on is None,
        "tenant_id": lease.tenant_id,
        "moved_out": lease.moved_out_on is not None,
        "renewed": any(one.how == "renewed_by" for one in kin),
        "assigned": any(one.how == "assigned_to" for one in kin),
        "options": unused,
    }


def _trail(lease: single.Lease) -> tuple[tuple[str, Link], ...]:
    if not lease.lines:
        return ()
    line = lease.lines[0]
    return (
        (str(say("Building {code}", code=line.building)), Link("building", line.building_id)),
        (line.code, Link("unit", line.unit_id)),
    )


def _fact(key: str, value: Any) -> Fact:
    label, kind = LABELS["lease"][key]
    return Fact(label, value, kind)


def _dates(lease: single.Lease) -> Group:
    months, days = terms.length(lease.starts, lease.last_day)
    ends = _fact("ends", lease.ends)
    if lease.last_day != lease.ends:  # its last day and why stand in a group of their own
        ends = Fact(say("End agreed at first"), lease.ends, ends.kind)
    return Group(
        say("Term"),
        kept(
            _fact("signed_on", lease.signed_on),
            _fact("starts", lease.starts),
            _fact("handed_over_on", lease.handed_over_on),
            _fact("rent_starts", lease.rent_starts),
            _fact("firm_until", lease.firm_until),
            ends,
            *_handover(lease),
            Fact(say("Length"), str(_length(months, days)), TEXT),
        ),
    )


def _handover(lease: single.Lease) -> tuple[Fact, ...]:
    """When and how a lease that begins after the hand-over does."""
    if lease.start_rule != "handover":
        return ()
    days = lease.handover_days
    after = says("{count} day after", "{count} days after", days) if days else say("On the day")
    return (
        Fact(say("Hand-over"), str(after), TEXT),
        _fact("not_before", lease.not_before),
        _fact("not_after", lease.not_after),
        _fact("handed_over_on", lease.handed_over_on),
        _fact("moved_out_on", lease.moved_out_on),
    )


def _length(months: int, days: int) -> Say:
    counted = says("{count} month", "{count} months", months)
    left = says("{count} day", "{count} days", days)
    if not months:
        return left
    return say("{months} and {days}", months=counted, days=left) if days else counted


def _end(lease: single.Lease) -> Group:
    """How a lease comes to its end before its term."""
    if not (lease.notice_on or lease.terminated_on or lease.moved_out_on):
        return Group(say("End"), ())
    return Group(
        say("End"),
        kept(
            Fact(LABELS["lease"]["last_day"][0], lease.last_day, DAY, tone="warn"),
            _fact("notice_on", lease.notice_on),
            Fact(LABELS["lease"]["notice_by"][0], lease.notice_by, GIVER),
            _fact("notice_served_on", lease.notice_served_on),
            Fact(LABELS["lease"]["notice_ground"][0], lease.notice_ground, GROUND),
            _fact("notice_article", lease.notice_article),
            _fact("notice_expires_on", lease.notice_expires_on),
            _fact("notice_court_by", lease.notice_court_by),
            _fact("notice_reason", lease.notice_reason),
            _fact("terminated_on", lease.terminated_on),
            Fact(
                LABELS["lease"]["termination_reason"][0],
                lease.termination_reason,
                TERMINATION_REASON,
            ),
            _fact("termination_note", lease.termination_note),
            _fact("moved_out_on", lease.moved_out_on),
            _fact("keys_note", lease.keys_note),
        ),
    )


def _duties(lease: single.Lease, rates: Rates, revised: date | None) -> Group:
    """The days that law and contract attach to the lease."""
    if over(lease.state):
        return Group(say("Days to keep"), ())
    notice = terms.notice_limit(lease.ends, lease.notice_months, lease.notice_days)
    revision = terms.first_revision(lease.starts, rates, revised)
    renewal = terms.renewal_right(lease.regime, lease.starts, rates, bool(lease.entry_fee))
    leaving = lease.notice_on or lease.terminated_on
    register = terms.enters_land_register(lease.starts, lease.ends, rates)
    return Group(
        say("Days to keep"),
        kept(
            Fact(say("Notice to give by"), None if leaving else max(notice, lease.starts), DAY),
            Fact(
                say("Next revision") if revised else say("First revision"),
                revision if revision <= lease.last_day else None,
                DAY,
            ),
            Fact(say("Renewal right from"), renewal, DAY),
            Fact(
                say("To register by"),
                terms.registration_limit(lease.signed_on, rates) if lease.signed_on else None,
                DAY,
            ),
            Fact(
                say("Land register"),
                str(say("To enter: more than 3 years")) if register else None,
                TEXT,
            ),
        ),
    )


def _terms(lease: single.Lease) -> Group:
    return Group(
        say("Terms"),
        kept(
            _fact("regime", lease.regime),
            Fact(LABELS["lease"]["vat_regime"][0], str(vat_words(lease)), TEXT),
            _fact("charges_rate", lease.charges_rate),
            Fact(LABELS["lease"]["payment_period"][0], str(payment_words(lease)), TEXT),
            _fact("notice_days", lease.notice_days)
            if lease.notice_days is not None
            else _fact("notice_months", lease.notice_months),
            Fact(LABELS["lease"]["purpose"][0], lease.purpose, LONG_TEXT),
            Fact(LABELS["lease"]["special"][0], lease.special, LONG_TEXT),
            Fact(LABELS["lease"]["remarks"][0], lease.remarks, LONG_TEXT),
        ),
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


RECORD = Record("lease", view)
