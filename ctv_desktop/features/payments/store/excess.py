"""What was paid too much on an invoice comes free again."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.payments.model import Allocation, Payment

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work


def free_excess(work: "Work", invoice: Invoice) -> None:
    """Payments take back what an invoice no longer needs, the latest first.

    What is on a receipt stays: its paper states it.
    """
    rows = work.exec(
        select(Allocation)
        .where(
            Allocation.invoice_id == invoice.id,
            col(Allocation.ended_on).is_(None),
            col(Allocation.receipt_id).is_(None),
        )
        .order_by(col(Allocation.id).desc())
    ).all()
    for row in rows:
        back = min(-invoice.balance, row.amount)
        if back <= 0:
            return
        payment = work.find(Payment, row.payment_id)
        payment.unused += back
        invoice.paid -= back
        invoice.balance += back
        if back == row.amount:
            work.remove(row)
        else:
            row.amount -= back
        work.flush()
