"""What every store needs of a lease inside its session: its terms, its rent spans kept in step."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ctv_desktop.features.leases.model import (
    Amendment,
    AmendmentChange,
    Lease,
    LeaseLine,
    LeaseStep,
    RentSpan,
)
from ctv_desktop.features.leases.rules import engine
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.rent.rules.terms import Change, Line, Step, Terms
from ctv_desktop.features.tenants.model import Tenant

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work


def terms_of(work: "Work", lease: Lease) -> Terms:
    """The terms of a stored lease, read in the session that changes it."""
    lines = work.exec(
        select(LeaseLine, Unit)
        .join(Unit, col(Unit.id) == col(LeaseLine.unit_id))
        .where(LeaseLine.lease_id == lease.id)
        .order_by(col(LeaseLine.id))
    ).all()
    steps = work.exec(
        select(LeaseStep).where(LeaseStep.lease_id == lease.id).order_by(col(LeaseStep.id))
    ).all()
    tenant = work.get(Tenant, lease.tenant_id)
    return engine.terms_of(
        lease,
        (_line(line, unit) for line, unit in lines),
        (Step(s.kind, s.starts, s.ends, s.amount, s.unit_id, s.origin) for s in steps),
        _changes(work, lease),
        tenant is not None and tenant.withholds,
    )


def _line(line: LeaseLine, unit: Unit) -> Line:
    return Line(
        line.unit_id, unit.code, unit.kind, line.basis, line.rent, line.area, line.starts,
        line.ends, line.vat_regime, line.id or 0,
    )  # fmt: skip


def _changes(work: "Work", lease: Lease) -> Iterator[Change]:
    rows = work.exec(
        select(AmendmentChange, col(Amendment.effective_on))
        .join(Amendment, col(Amendment.id) == col(AmendmentChange.amendment_id))
        .where(Amendment.lease_id == lease.id, col(AmendmentChange.unit_id).is_(None))
        .order_by(col(AmendmentChange.id))
    ).all()
    for row, day in rows:
        found = engine.change(day, row.item, row.old)
        if found is not None:
            yield found


def rebuild(work: "Work", lease: Lease) -> None:
    """Write the rent spans of a lease anew; those that did not change stay as they are.

    Also the lease's own headline: area and monthly rent on its fullest day.
    """
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


def clear(work: "Work", lease: Lease, line_id: int | None = None) -> None:
    """Delete the spans of a lease, or of one of its lines, before what they point to goes."""
    wanted = select(RentSpan).where(RentSpan.lease_id == lease.id)
    if line_id is not None:
        wanted = wanted.where(RentSpan.line_id == line_id)
    for row in work.exec(wanted).all():
        work.delete(row)
    work.flush()
