"""Leases that end are renewed: a draft for each, with premises, terms and notes carried over."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.features.leases.model import (
    Lease,
    LeaseDraft,
    LeaseLine,
    LeaseOption,
    LeaseStep,
    OptionDraft,
    RentSpan,
)
from ctv_desktop.features.leases.rules import renew as rules
from ctv_desktop.features.leases.rules import state
from ctv_desktop.features.leases.rules.occupancy import Span
from ctv_desktop.features.leases.session import rebuild
from ctv_desktop.features.leases.store.acts.within import spans_of
from ctv_desktop.features.leases.store.lease import lines_of, number
from ctv_desktop.features.leases.store.taken import refuse_taken
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.rates.rules import Rates

Values = Mapping[str, Any]
DAY = timedelta(days=1)
ANEW = {  # what a new lease agrees on anew
    "signed_on": None, "start_rule": "fixed", "handover_days": 0, "not_before": None,
    "not_after": None, "rent_starts": None, "firm_until": None, "entry_fee": 0,
}  # fmt: skip


def renew(database: "Database", wanted: Sequence[Values], today: date) -> "Changed":
    """Make the next lease of each (`id`, `months`, `rate` in basis points or `rent` in centimes a
    month) as a draft from the day after its last: all of them in one act, or none.

    Raises Refused with the reason of each under its place in the list (`0.rate`), naming it.
    """
    act = says("Renew {count} lease", "Renew {count} leases", len(wanted))
    with database.write(act) as work:
        rates = rates_of(work)
        problems: dict[str, Say] = {}
        offers: dict[str, Proposal] = {}
        for place, one in enumerate(wanted):
            try:
                work.subject = _renew(work, one, rates, today).id
            except Refused as refused:
                problems |= {f"{place}.{key}": said for key, said in refused.problems.items()}
                offers |= {f"{place}.{key}": it for key, it in refused.proposals.items()}
        if problems or not wanted:
            raise Refused(problems or {"": say("Tick the leases to renew first.")}, offers)
        if len(wanted) > 1:
            work.subject = None
    return work.changed


def _renew(work: "Work", one: Values, rates: "Rates", today: date) -> Lease:
    lease = work.find(Lease, one["id"])
    _refuse(work, lease, today)
    lines = [line for line in lines_of(work, lease) if line.ends == lease.last_day]
    held = [_held(work, line) for line in lines]
    first = lease.last_day + DAY
    rent = sum(line.rent for line in held)
    rate, target, months = one.get("rate"), one.get("rent"), one.get("months")
    found, offers = rules.problems(rent, rate, target, months, first, rates)
    if not held:
        found[""] = say("No unit is left in it on its last day.")
    if found:
        raise Refused({key: _of(lease, said) for key, said in found.items()}, offers)
    assert months is not None
    starts, ends = rules.days(lease.last_day, months)
    asked = [
        Span(span.place, span.unit_id, span.code, starts, ends) for span in spans_of(work, lines)
    ]
    refuse_taken(work, asked, lease.id or 0)
    return _fresh(work, lease, starts, ends, rules.offers(held, rate, target), lines)


def _of(lease: Lease, said: Say) -> Say:
    return say("{reference}: {sentence}", reference=lease.reference, sentence=said)


def _refuse(work: "Work", lease: Lease, today: date) -> None:
    renewed = work.exec(select(Lease.id).where(Lease.renewed_from_id == lease.id)).first()
    assigned = work.exec(select(Lease.id).where(Lease.assigned_from_id == lease.id)).first()
    now = state.state(lease, today)
    reason = state.why_not_renew(now, renewed is not None, assigned is not None)
    if reason is None and lease.terminated_on is not None:
        reason = state.why_not_renew("terminated", False, False)
    if reason is not None:
        raise Refused({"": _of(lease, reason)})


def _held(work: "Work", line: LeaseLine) -> rules.Held:
    """A line at the last rent it owed; free time at the very end is not carried on."""
    wanted = select(RentSpan.rent).where(RentSpan.line_id == line.id, RentSpan.rent > 0)
    rent = work.exec(wanted.order_by(col(RentSpan.starts).desc())).first() or 0
    return rules.Held(line.unit_id, line.basis, line.area, rent, line.vat_regime)


def _fresh(
    work: "Work",
    lease: Lease,
    starts: date,
    ends: date,
    offers: Sequence[rules.Offer],
    lines: Sequence[LeaseLine],
) -> Lease:
    terms = {key: getattr(lease, key) for key in LeaseDraft.model_fields}
    draft = LeaseDraft(**{**terms, **ANEW, "starts": starts, "ends": ends})
    row = Lease(
        **draft.model_dump(),
        **number(work, draft),
        last_day=ends,
        renewed_from_id=lease.id,
    )
    work.add(row)
    work.flush()
    for offer, line in zip(offers, lines, strict=True):
        work.add(_line(row, offer, line))
        if offer.amount is not None:
            work.add(
                LeaseStep(
                    lease_id=row.id or 0,
                    unit_id=offer.unit_id,
                    kind="amount",
                    starts=starts,
                    amount=offer.amount,
                )
            )
    _carry_options(work, lease, row)
    rebuild(work, row)
    return row


def _line(row: Lease, offer: rules.Offer, line: LeaseLine) -> LeaseLine:
    return LeaseLine(
        lease_id=row.id or 0,
        unit_id=offer.unit_id,
        starts=row.starts,
        ends=row.ends,
        basis=offer.basis,
        rent=offer.price,
        vat_regime=offer.vat_regime,
        area=line.area,
    )


def _carry_options(work: "Work", lease: Lease, row: Lease) -> None:
    """Options at the same distance from the start, as far as the new term holds them."""
    for option in work.exec(select(LeaseOption).where(LeaseOption.lease_id == lease.id)).all():
        values = {key: getattr(option, key) for key in OptionDraft.model_fields}
        opens, closes = rules.moved(option.opens, option.closes, lease.starts, row.starts)
        if closes <= row.ends:
            values |= {"opens": opens, "closes": closes}
            work.add(LeaseOption(**values, lease_id=row.id or 0))
    work.flush()
