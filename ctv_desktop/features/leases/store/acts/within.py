"""What the acts on a lease share inside their session."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from ctv_desktop.features.invoices.model import Invoice, InvoiceLine
from ctv_desktop.features.leases.model import Amendment, Lease, LeaseLine
from ctv_desktop.features.leases.rules.amend import Frame
from ctv_desktop.features.leases.rules.occupancy import Span
from ctv_desktop.features.leases.session import rebuild
from ctv_desktop.features.leases.store.lease import lines_of
from ctv_desktop.features.park.model import Unit
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work

NOTE = 2_000  # characters
RENT = ("rent", "parking", "charges", "tsc")  # lines that follow from the terms


def refuse(reason: Say | None) -> None:
    """Raise Refused where there is a reason, of the lease as a whole."""
    if reason is not None:
        raise Refused({"": reason})


def opened(work: "Work", id: int) -> Lease:
    """The lease that an act is about."""
    work.subject = id
    return work.find(Lease, id)


def spans_of(work: "Work", lines: Iterable[LeaseLine]) -> list[Span]:
    """The days of lines as the search for other leases on them needs them."""
    return [
        Span(place, line.unit_id, work.find(Unit, line.unit_id).code, line.starts, line.ends)
        for place, line in enumerate(lines)
    ]


def tidy(text: str | None) -> str:
    """A note as it is stored."""
    return clean(text or "", lines=True).strip()


def shorten(work: "Work", lease: Lease) -> None:
    """Free the units after the last day; the end agreed is kept for a notice taken back."""
    for line in lines_of(work, lease):
        if line.starts > lease.last_day:
            line.binding = False
        elif line.ends > lease.last_day:
            line.agreed_ends = line.agreed_ends or line.ends
            line.ends = lease.last_day
    rebuild(work, lease)


def amendments_of(work: "Work", lease: Lease) -> list[Amendment]:
    """The amendments of a lease in the order of their numbers."""
    wanted = select(Amendment).where(Amendment.lease_id == lease.id)
    return list(work.exec(wanted.order_by(col(Amendment.number))).all())


def invoiced_until(work: "Work", lease: Lease) -> date | None:
    """The last day for which rent or charges are invoiced and not taken back by a credit note."""
    lines = select(InvoiceLine.invoice_id).where(col(InvoiceLine.kind).in_(RENT))
    return work.exec(
        select(func.max(Invoice.ends)).where(
            Invoice.lease_id == lease.id,
            Invoice.kind == "invoice",
            func.abs(Invoice.credited) < Invoice.gross,
            col(Invoice.id).in_(lines),
        )
    ).one()


def frame(work: "Work", lease: Lease) -> Frame:
    """What bounds the days of the next amendment."""
    found = amendments_of(work, lease)
    last = found[-1] if found else None
    effect = max(
        (one for one in found if one.kind != "extension"),
        key=lambda one: (one.effective_on, one.number),
        default=None,
    )
    return Frame(
        lease.signed_on,
        lease.starts,
        lease.last_day,
        last.signed_on if last else None,
        last.number if last else 0,
        effect.effective_on if effect else None,
        effect.number if effect else 0,
        invoiced_until(work, lease),
    )
