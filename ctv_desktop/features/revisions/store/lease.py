"""A lease inside the session that revises it: its clause, its rents, what is offered."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from ctv_desktop.features.invoices.model import Invoice, InvoiceLine
from ctv_desktop.features.leases.model import (
    Lease,
)
from ctv_desktop.features.leases.rules import state
from ctv_desktop.features.leases.session import terms_of
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.features.rent.rules.spans import monthly, spans
from ctv_desktop.features.revisions.model import IndexValue, RentIndex, Revision
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.rules.days import Clause
from ctv_desktop.features.revisions.rules.offer import Offer, Wanted, offer
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work

RENT = ("rent", "parking", "charges", "tsc")  # invoice lines that follow from the terms


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
