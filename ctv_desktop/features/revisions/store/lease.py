"""A lease inside the session that revises it: its clause, its rents, its spans written anew."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from ctv_desktop.features.invoices.model import Invoice, InvoiceLine
from ctv_desktop.features.leases.model import (
    Amendment,
    AmendmentChange,
    Lease,
    LeaseLine,
    LeaseStep,
    RentSpan,
)
from ctv_desktop.features.leases.rules import engine, state
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.rates.model import DatedRate
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.spans import monthly, spans
from ctv_desktop.features.rent.rules.terms import Line, Step, Terms
from ctv_desktop.features.revisions.model import IndexValue, RentIndex, Revision
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.rules.days import Clause
from ctv_desktop.features.revisions.rules.offer import Offer, Wanted, offer
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work

RENT = ("rent", "parking", "charges", "tsc")  # invoice lines that follow from the terms


def rates_of(work: "Work") -> Rates:
    """All dated settings of the park."""
    rows = work.exec(select(DatedRate)).all()
    return Rates((row.kind, row.valid_from, row.value, row.source) for row in rows)


def opened(work: "Work", id: int, today: date) -> Lease:
    """A lease that can be revised. Raises Refused: not signed, waiting, over, broken off."""
    lease = work.find(Lease, id)
    reason = state.why_not_amend(state.state(lease, today))
    if reason is None and lease.terminated_on is not None:
        reason = say("This lease was terminated early.")
    if reason is not None:
        raise Refused({"": say("{reference}: {sentence}", reference=lease.reference,
                               sentence=reason)})  # fmt: skip
    return lease


def clause_of(work: "Work", lease: Lease) -> Clause:
    """What a lease says of its revision, and the days that bound it."""
    revised: date | None = work.exec(
        select(func.max(Revision.effective_on)).where(Revision.lease_id == lease.id)
    ).one()
    since = lease.starts if revised is None else revised
    index = work.get(RentIndex, lease.index_id) if lease.index_id else None
    return Clause(
        lease.regime, lease.revision_kind, lease.revision_months, lease.revision_rate,
        since, revised, lease.last_day, _invoiced(work, lease),
        index.code if index else "", lease.index_month, lease.index_share, lease.index_floor,
        lease.index_ceiling,
    )  # fmt: skip


def _invoiced(work: "Work", lease: Lease) -> date | None:
    lines = select(InvoiceLine.id).where(
        InvoiceLine.invoice_id == Invoice.id, col(InvoiceLine.kind).in_(RENT)
    )
    return work.exec(
        select(func.max(Invoice.ends)).where(
            Invoice.lease_id == lease.id,
            Invoice.kind == "invoice",
            func.abs(Invoice.credited) < Invoice.gross,
            lines.exists(),  # by the invoice's own lines: all others stay unread
        )
    ).one()


def offered(
    work: "Work", lease: Lease, wanted: Wanted, today: date
) -> tuple[Clause, Offer, list[tuple[int, int]]]:
    """The revision of a lease as it follows from its clause and what was typed.

    Also the rents before discounts of the units let on its day, for the new rent to be spread.
    """
    rates, clause = rates_of(work), clause_of(work, lease)
    day = wanted.effective_on or days.proposed_on(clause, rates, today)
    held = [
        (span.line.unit_id, base)
        for span in spans(terms_of(work, lease))
        if span.starts <= day <= span.ends and (base := monthly(span.line, span.level))
    ]
    old, new = days.index_months(clause, day)
    index = _value(work, lease, old), _value(work, lease, new)
    rent = sum(base for _unit, base in held)
    return clause, offer(clause, day, rent, index, wanted, rates), held


def _value(work: "Work", lease: Lease, month: date) -> int | None:
    return work.exec(
        select(IndexValue.value).where(
            IndexValue.index_id == lease.index_id, IndexValue.month == month
        )
    ).first()


def terms_of(work: "Work", lease: Lease) -> Terms:
    """The terms of a lease for the rent engine."""
    lines = work.exec(
        select(LeaseLine, Unit)
        .join(Unit, col(Unit.id) == col(LeaseLine.unit_id))
        .where(LeaseLine.lease_id == lease.id)
        .order_by(col(LeaseLine.id))
    ).all()
    steps = work.exec(
        select(LeaseStep).where(LeaseStep.lease_id == lease.id).order_by(col(LeaseStep.id))
    ).all()
    changes = work.exec(
        select(AmendmentChange, col(Amendment.effective_on))
        .join(Amendment, col(Amendment.id) == col(AmendmentChange.amendment_id))
        .where(Amendment.lease_id == lease.id, col(AmendmentChange.unit_id).is_(None))
        .order_by(col(AmendmentChange.id))
    ).all()
    tenant = work.get(Tenant, lease.tenant_id)
    amended = (engine.change(day, row.item, row.old) for row, day in changes)
    return engine.terms_of(
        lease,
        [Line(one.unit_id, unit.code, unit.kind, one.basis, one.rent, one.area, one.starts,
              one.ends, one.vat_regime, one.id or 0) for one, unit in lines],
        [Step(s.kind, s.starts, s.ends, s.amount, s.unit_id, s.origin) for s in steps],
        [one for one in amended if one is not None],
        tenant is not None and tenant.withholds,
    )  # fmt: skip


def rebuild(work: "Work", lease: Lease) -> None:
    """Write the rent spans of a revised lease anew, and the headline it is known by."""
    work.flush()
    terms = terms_of(work, lease)
    wanted = list(engine.wanted_spans(terms))
    rows = work.exec(
        select(RentSpan).where(RentSpan.lease_id == lease.id).order_by(col(RentSpan.id))
    ).all()
    for row, values in zip(rows, wanted, strict=False):
        for key, value in values.items():
            if getattr(row, key) != value:
                setattr(row, key, value)
    for values in wanted[len(rows) :]:
        work.add(RentSpan(lease_id=lease.id or 0, **values))
    for row in rows[len(wanted) :]:
        work.delete(row)
    lease.area, lease.monthly_rent = engine.headline(terms, wanted)
    work.flush()
