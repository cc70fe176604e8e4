"""What was paid too much on an invoice comes free again."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.payments.model import Allocation, Payment
from ctv_desktop.features.payments.store.settling import end, settle

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work


def free_excess(work: "Work", invoice: Invoice, today: date) -> None:
    """Payments take back what an invoice no longer needs from today on, the latest first.

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
        payment, rest = work.find(Payment, row.payment_id), row.amount - back
        end(work, payment, row, today)
        settle(work, payment, {row.invoice_id: rest}, today)
