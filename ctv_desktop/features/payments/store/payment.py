"""Notes payments, changes them, and says what they settle."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.database.work import checked, stale
from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.landlords.model import Landlord
from ctv_desktop.features.payments.model import Allocation, Payment, PaymentDraft, Repayment
from ctv_desktop.features.payments.rules import payment as rules
from ctv_desktop.features.payments.store.excess import free_excess
from ctv_desktop.features.payments.store.settling import (
    live,
    open_of,
    receipted,
    settle,
    settle_as_chosen,
    settle_oldest_of,
    take_back,
)
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

FIXED = ("tenant_id", "landlord_id", "received_on", "method", "amount")  # what receipts state


def save(
    database: "Database",
    values: Mapping[str, Any],
    today: date,
    id: int | None = None,
    version: int | None = None,
) -> "Changed":
    """Note a payment, or change one. Raises Refused, Stale.

    A new one settles the oldest invoices; with `settles` "credit" none; first of all that of
    `invoice_id`. What is more than due stays a credit. A reference that another payment has is
    asked for once: `again` says yes.
    """
    with database.write(say("Payment")) as work:
        values = {**values, "landlord_id": landlord_of(work, values)}
        wrong = rules.problems(values, today)
        if wrong:
            raise Refused(wrong)
        _ask_twice(work, values, id)
        row = _put(work, values, id, version)
        work.subject = row.id
        work.act = named(work, row, new=id is None)
        if id is None and values.get("settles") != "credit":
            _settle_first(work, row, values.get("invoice_id"))
            settle_oldest_of(work, row)
    return work.changed


def named(work: "Work", row: Payment, *, new: bool = True) -> Say:
    """What the act on a payment is called."""
    tenant = work.find(Tenant, row.tenant_id).legal_name
    amount = Shown(MONEY_UNIT, row.amount)
    if new:
        return say("Payment of {amount} by {tenant}", amount=amount, tenant=tenant)
    return say("Change the payment of {amount} by {tenant}", amount=amount, tenant=tenant)


def landlord_of(work: "Work", values: Mapping[str, Any]) -> int | None:
    """Who is paid: as said, else whom the tenant owes longest, else the first landlord."""
    given: int | None = values.get("landlord_id")
    if given:
        return given
    owed = select(Invoice.landlord_id).where(
        Invoice.tenant_id == (values.get("tenant_id") or 0), Invoice.balance > 0
    )
    found = work.exec(owed.order_by(col(Invoice.due_on), col(Invoice.id))).first()
    return found or work.exec(select(Landlord.id).order_by(col(Landlord.id))).first()


def _ask_twice(work: "Work", values: Mapping[str, Any], id: int | None) -> None:
    """A bank reference that is already noted is asked for, not refused."""
    key = fold(str(values.get("reference") or ""))[:200]
    if not key or values.get("again"):
        return
    other = work.exec(
        select(Payment).where(
            Payment.reference_key == key, Payment.id != (id or 0), Payment.state != "bounced"
        )
    ).first()
    if other is not None:
        said = say(
            "{reference} is already noted on {day}, {amount}: note it all the same?",
            reference=other.reference,
            day=other.received_on,
            amount=Shown(MONEY_UNIT, other.amount),
        )
        yes = Proposal(say("Note it all the same"), True, "again")
        raise Refused({"reference": said}, {"reference": yes})


def _put(work: "Work", values: Mapping[str, Any], id: int | None, version: int | None) -> Payment:
    draft = checked(PaymentDraft, values)
    stamp = rules.stamp(draft.method, draft.amount, draft.received_on, rates_of(work))
    if id is None:
        state = rules.begins_as(draft.method)
        more = {"state": state, "stamp": stamp, "unused": draft.amount}
        key = {"statement_key": str(values.get("statement_key") or "")}
        cleared = {"cleared_on": draft.received_on if state == "cleared" else None}
        return work.make(Payment, {**draft.model_dump(), **more, **key, **cleared})
    return _change(work, values, draft, stamp, (id, version))


def _change(
    work: "Work", values: Mapping[str, Any], draft: PaymentDraft, stamp: int, which: Any
) -> Payment:
    id, version = which
    row = work.find(Payment, id)
    if version is not None and row.version != version:
        raise stale(row.model_dump(), draft.model_dump())
    moved = any(getattr(row, key) != getattr(draft, key) for key in FIXED)
    used = live(work, row)
    if moved and row.state == "bounced":
        raise Refused({"": say("The bank did not pay this one: note a new payment.")})
    if moved and any(one.receipt_id is not None for one in used):
        raise receipted()
    wanted = {one.invoice_id: one.amount for one in used}
    if moved:
        take_back(work, row)
        back = _paid_back(work, row)
        if draft.amount < back:
            raise Refused({"amount": say("More than this was already paid back.")})
        method = row.method
        row.unused = 0  # within both amounts while they change
        work.flush()
        work.put(Payment, PaymentDraft, values, id)
        row.stamp, row.unused = stamp, row.amount - back
        if draft.method != method:
            row.state = rules.begins_as(row.method)
            row.cleared_on = row.received_on if row.state == "cleared" else None
        work.flush()
        _settle_again(work, row, wanted)
        return row
    return work.put(Payment, PaymentDraft, values, id)


def _paid_back(work: "Work", row: Payment) -> int:
    rows = work.exec(select(Repayment).where(Repayment.payment_id == row.id)).all()
    return sum(one.amount for one in rows)


def _settle_again(work: "Work", row: Payment, wanted: Mapping[int, int]) -> None:
    """What a changed payment settled before, as far as it still reaches."""
    opens = {one.id: one.balance for one in open_of(work, row.tenant_id, row.landlord_id)}
    left = row.unused
    again: dict[int, int] = {}
    for id, part in wanted.items():
        again[id] = min(part, opens.get(id, 0), left)
        left -= again[id]
    settle(work, row, again)


def _settle_first(work: "Work", row: Payment, invoice_id: int | None) -> None:
    if invoice_id is None:
        return
    for one in open_of(work, row.tenant_id, row.landlord_id):
        if one.id == invoice_id:
            settle(work, row, {one.id: min(one.balance, row.unused)})


def allocate(database: "Database", id: int, wanted: Mapping[int, int], today: date) -> "Changed":
    """Let a payment settle exactly these parts of invoices, in centimes; the rest is credit.

    It counts from today on: what was open on an earlier day stays as it was.
    Raises Refused beside each ("part" and the id of its invoice), or while a receipt states it.
    """
    with database.write(say("Settle invoices")) as work:
        row = work.find(Payment, id)
        if row.state == "bounced":
            raise Refused({"": say("The bank did not pay this one: note a new payment.")})
        work.act = say(
            "Settle invoices with the payment of {amount}", amount=Shown(MONEY_UNIT, row.amount)
        )
        work.subject = row.id
        settle_as_chosen(work, row, wanted, today)
    return work.changed


def settle_oldest(database: "Database", tenant_id: int, today: date) -> "Changed":
    """Let all credit of a tenant settle its oldest invoices; what was paid too much comes free.

    Both count from today on.

    An invoice is paid too much where a credit note came after the payment. Raises Refused.
    """
    with database.write(say("Settle the oldest invoices")) as work:
        tenant = work.find(Tenant, tenant_id)
        work.act = say("Settle the oldest invoices of {tenant}", tenant=tenant.legal_name)
        _free_excess(work, tenant_id, today)
        rows = work.exec(
            select(Payment)
            .where(Payment.tenant_id == tenant_id, Payment.unused > 0, Payment.state != "bounced")
            .order_by(col(Payment.received_on), col(Payment.id))
        ).all()
        for row in rows:
            settle_oldest_of(work, row, today)
        if not work.changes:
            raise Refused({"": say("There is no credit to use, or no invoice to settle.")})
    return work.changed


def _free_excess(work: "Work", tenant_id: int, today: date) -> None:
    """Payments take back what an invoice no longer needs, the latest first."""
    over = work.exec(
        select(Invoice).where(Invoice.tenant_id == tenant_id, Invoice.balance < 0)
    ).all()
    for invoice in over:
        free_excess(work, invoice, today)


def delete(database: "Database", id: int) -> "Changed":
    """Delete a payment noted by mistake: what it settled is owed again. Raises Refused."""
    with database.write(say("Delete a payment")) as work:
        row = work.find(Payment, id)
        work.act = say("Delete the payment of {amount}", amount=Shown(MONEY_UNIT, row.amount))
        take_back(work, row)
        for back in work.exec(select(Repayment).where(Repayment.payment_id == id)).all():
            work.remove(back)
        for past in work.exec(select(Allocation).where(Allocation.payment_id == id)).all():
            work.remove(past)
        work.remove(row)
    return work.changed
