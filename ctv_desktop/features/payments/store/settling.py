"""What a payment settles, kept in step: its allocations, what is left of it, what invoices owe."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.payments.model import Allocation, Payment
from ctv_desktop.features.payments.rules import allocating
from ctv_desktop.features.payments.rules.allocating import Open
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work


def live(work: "Work", payment: Payment) -> Sequence[Allocation]:
    """What a payment settles now, oldest first."""
    work.flush()
    found = select(Allocation).where(
        Allocation.payment_id == payment.id, col(Allocation.ended_on).is_(None)
    )
    return work.exec(found.order_by(col(Allocation.id))).all()


def open_of(work: "Work", tenant_id: int, landlord_id: int) -> list[Open]:
    """The invoices of a tenant on which something is owed to a landlord."""
    work.flush()
    rows = work.exec(
        select(Invoice).where(
            Invoice.tenant_id == tenant_id,
            Invoice.landlord_id == landlord_id,
            Invoice.kind == "invoice",
            Invoice.balance > 0,
        )
    ).all()
    return [Open(row.id or 0, row.reference, row.due_on, row.balance) for row in rows]


def settle(
    work: "Work", payment: Payment, wanted: Mapping[int, int], today: date | None = None
) -> None:
    """Let a payment settle these parts of invoices, in centimes, out of its credit.

    It counts from the day received. What is decided later counts from that day, `today`: what was
    open on a day before stays as it was told.
    """
    for id, amount in wanted.items():
        if amount <= 0:
            continue
        invoice = work.find(Invoice, id)
        since = max(payment.received_on, invoice.issued_on, today or payment.received_on)
        work.make(
            Allocation,
            {"payment_id": payment.id, "invoice_id": id, "amount": amount, "since": since},
        )
        _pay(invoice, amount)
        payment.unused -= amount
    work.flush()


def take_back(work: "Work", payment: Payment, ended_on: date | None = None) -> None:
    """Take back all that a payment settles; where a day is given, it counted until then.

    Raises Refused while a receipt states it.
    """
    for row in live(work, payment):
        if row.receipt_id is not None:
            raise receipted()
        _pay(work.find(Invoice, row.invoice_id), -row.amount)
        payment.unused += row.amount
        if ended_on is None:
            work.remove(row)
        else:
            row.ended_on = ended_on
    if ended_on is not None:  # nothing of it counted any longer
        for past in _past(work, payment, ended_on):
            past.ended_on = ended_on
    work.flush()


def _past(work: "Work", payment: Payment, day: date) -> Sequence[Allocation]:
    """What a payment settled once, and still did on a day."""
    found = select(Allocation).where(
        Allocation.payment_id == payment.id, col(Allocation.ended_on) > day
    )
    return work.exec(found).all()


def end(work: "Work", payment: Payment, row: Allocation, today: date) -> None:
    """Take back one part: it counted until today; one of today never did. Raises Refused."""
    if row.receipt_id is not None:
        raise receipted()
    _pay(work.find(Invoice, row.invoice_id), -row.amount)
    payment.unused += row.amount
    if row.since >= today:
        work.remove(row)
    else:
        row.ended_on = today
    work.flush()


def receipted() -> Refused:
    """The refusal to change what is on paper."""
    return Refused({"": say("A receipt was issued for this: cancel the receipt first.")})


def settle_as_chosen(
    work: "Work", payment: Payment, wanted: Mapping[int, int], today: date
) -> None:
    """Let a payment settle exactly what is wanted from today on; what is so already stays.

    Raises Refused, by "part" and the id.
    """
    rows = live(work, payment)
    held: dict[int, int] = {}
    for row in rows:
        held[row.invoice_id] = held.get(row.invoice_id, 0) + row.amount
    kept = {id for id, amount in held.items() if wanted.get(id) == amount}
    for row in rows:
        if row.invoice_id not in kept:
            end(work, payment, row, today)
    opens = open_of(work, payment.tenant_id, payment.landlord_id)
    wanted = {id: part for id, part in wanted.items() if part and id not in kept}
    wrong, over = allocating.problems(payment.unused, wanted, opens)
    if wrong or over:
        found = {f"part{id}": said for id, said in wrong.items()}
        raise Refused({**found, **({"": over} if over else {})})
    settle(work, payment, wanted, today)


def settle_oldest_of(work: "Work", payment: Payment, today: date | None = None) -> None:
    """Let the credit of a payment settle the oldest invoices; `today` as in `settle`."""
    opens = open_of(work, payment.tenant_id, payment.landlord_id)
    settle(work, payment, allocating.oldest(payment.unused, opens), today)


def _pay(invoice: Invoice, amount: int) -> None:
    invoice.paid += amount
    invoice.balance -= amount
