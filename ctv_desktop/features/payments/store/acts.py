"""What happens to a payment later: the bank pays it or not, its credit goes back."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ctv_desktop.database.work import checked
from ctv_desktop.features.payments.model import (
    Allocation,
    Payment,
    Receipt,
    Repayment,
    RepaymentDraft,
)
from ctv_desktop.features.payments.rules.payment import REASONS
from ctv_desktop.features.payments.store.settling import live, take_back
from ctv_desktop.features.payments.words import PAPERS
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def _refuse_day(row: Payment, key: str, day: date, today: date) -> None:
    if day > today:
        raise Refused({key: say("This day has not come yet.")})
    if day < row.received_on:
        said = say("It was received on {day}: this cannot be before.", day=row.received_on)
        raise Refused({key: said})


def clear(database: "Database", ids: tuple[int, ...], day: date, today: date) -> "Changed":
    """Note that the bank paid cheques or bills on a day. Raises Refused."""
    with database.write(say("Cleared by the bank")) as work:
        for id in ids:
            row = work.find(Payment, id)
            if row.state != "received":
                raise Refused({"": say("Only a cheque or bill to be cleared can be cleared.")})
            _refuse_day(row, "cleared_on", day, today)
            row.state, row.cleared_on = "cleared", day
            work.subject = row.id
            work.act = _said("Cleared", row) if len(ids) == 1 else None
    return work.changed


def _said(what: str, row: Payment) -> Say:
    number, amount = row.reference or "—", Shown(MONEY_UNIT, row.amount)
    if what == "Cleared":
        return say("Cleared by the bank: {number}, {amount}", number=number, amount=amount)
    return say("Unpaid by the bank: {number}, {amount}", number=number, amount=amount)


def bounce(database: "Database", id: int, day: date, reason: str, today: date) -> "Changed":
    """Note that the bank did not pay: what it settled is owed again, its receipts are cancelled.

    Raises Refused.
    """
    with database.write(say("Unpaid by the bank")) as work:
        row = work.find(Payment, id)
        if row.state == "bounced":
            raise Refused({"": say("It is already noted as unpaid.")})
        if row.method not in PAPERS:
            raise Refused({"": say("Only a cheque or a bill comes back unpaid.")})
        _refuse_day(row, "bounced_on", day, today)
        if len(reason) > REASONS:
            said = say("At most {most} characters fit here.", most=REASONS)
            raise Refused({"bounce_reason": said})
        _refuse_paid_back(work, row)
        work.act, work.subject = _said("Unpaid", row), row.id
        _void(work, row, day)
        take_back(work, row, day)
        row.state, row.bounced_on, row.bounce_reason = "bounced", day, reason.strip()
        row.unused, row.cleared_on = 0, None
    return work.changed


def _refuse_paid_back(work: "Work", row: Payment) -> None:
    back = work.exec(select(Repayment).where(Repayment.payment_id == row.id)).first()
    if back is not None:
        raise Refused({"": say("A part of it was already paid back: take that back first.")})


def _void(work: "Work", row: Payment, day: date) -> None:
    """Cancel the receipts that state a payment."""
    stated = {one.receipt_id for one in live(work, row) if one.receipt_id is not None}
    invoices = {one.invoice_id for one in live(work, row)}
    receipts = work.exec(
        select(Receipt).where(
            col(Receipt.invoice_id).in_(invoices), col(Receipt.voided_on).is_(None)
        )
    ).all()
    for receipt in receipts:
        if receipt.kind == "full" or receipt.id in stated:
            said = say("The bank did not pay {number}.", number=row.reference or "—")
            void(work, receipt, day, said.in_language(language.of(receipt.language)))


def void(work: "Work", receipt: Receipt, day: date, reason: str) -> None:
    """Cancel a receipt: what it states is free again."""
    receipt.voided_on, receipt.void_reason = day, reason
    rows = work.exec(select(Allocation).where(Allocation.receipt_id == receipt.id)).all()
    for row in rows:
        row.receipt_id = None
    work.flush()


def repay(
    database: "Database", id: int, amount: int, paid_on: date, note: str, today: date
) -> "Changed":
    """Give credit of a payment back to the tenant. Raises Refused."""
    with database.write(say("Pay back")) as work:
        row = work.find(Payment, id)
        work.act = say("Pay {amount} back", amount=Shown(MONEY_UNIT, amount))
        _refuse_day(row, "paid_on", paid_on, today)
        values = {"payment_id": id, "amount": amount, "paid_on": paid_on, "note": note}
        draft = checked(RepaymentDraft, values)
        if amount > row.unused:
            said = say("Only {left} of it is credit.", left=Shown(MONEY_UNIT, row.unused))
            raise Refused({"amount": said})
        work.make(Repayment, draft.model_dump())
        row.unused -= amount
        work.subject = row.id
    return work.changed
