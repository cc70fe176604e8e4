"""Issues receipts: numbered without gap, frozen, cancelled only with a reason."""

import json
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.invoices.rules.numbers import Numbers
from ctv_desktop.features.payments.model import Allocation, Certificate, Payment, Receipt
from ctv_desktop.features.payments.rules import receipt as rules
from ctv_desktop.features.payments.rules.receipt import Certified, Part, Standing
from ctv_desktop.features.payments.store.acts import void
from ctv_desktop.features.register.rules import packed
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

FINAL = say("An issued receipt is cancelled with a reason, not undone.")


def issue_receipt(
    database: "Database", invoice_id: int, issued_on: date, today: date, language: str = "fr"
) -> "Changed":
    """Issue the receipt of an invoice: in full where it is settled, else of a part (R25)."""
    return issue_receipts(database, (invoice_id,), issued_on, today, language)


def issue_receipts(
    database: "Database",
    invoices: tuple[int, ...],
    issued_on: date,
    today: date,
    language: str = "fr",
) -> "Changed":
    """Issue the receipts of invoices in one act, or none. Raises Refused."""
    with database.write(say("Issue receipts")) as work:
        if issued_on > today:
            raise Refused({"issued_on": say("This day has not come yet.")})
        numbers = Numbers(lambda landlord, series: _last(work, landlord, series, issued_on.year),
                          issued_on)  # fmt: skip
        made = [_issue(work, numbers, id, issued_on, language) for id in invoices]
        work.act, work.subject, work.final = _named(made), made[0].id, FINAL
    return work.changed


def _named(made: list[Receipt]) -> Say:
    if len(made) == 1:
        return say("Issue receipt {reference}", reference=made[0].reference)
    return says("Issue {count} receipt", "Issue {count} receipts", len(made))


def _last(work: "Work", landlord: int, series: str, year: int) -> tuple[int | None, str | None]:
    found: tuple[int | None, str | None] = work.plain.execute(
        "SELECT max(number), max(issued_on) FROM receipt"
        " WHERE landlord_id = ? AND series = ? AND year = ?",
        (landlord, series, year),
    ).fetchone()
    return found


def _issue(
    work: "Work", numbers: Numbers, invoice_id: int, issued_on: date, language: str
) -> Receipt:
    invoice = work.find(Invoice, invoice_id)
    rows = _allocations(work, invoice)
    standing = _standing(work, invoice, rows)
    reason = rules.why_not(standing)
    if reason is not None:
        said = say("{reference}: {reason}", reference=invoice.reference, reason=reason)
        raise Refused({"": said})
    kind = rules.kind_of(standing)
    series = rules.SERIES[kind]
    number = numbers.next(invoice.landlord_id, series)
    reference = f"{series}-{issued_on.year}-{number:06d}"
    stated = rules.content(
        json.loads(invoice.content), standing, reference, issued_on, language
    )  # fmt: skip
    text, digest = packed(stated)
    row = work.make(Receipt, {
        "kind": kind, "series": series, "year": issued_on.year, "number": number,
        "reference": reference, "invoice_id": invoice.id, "lease_id": invoice.lease_id,
        "tenant_id": invoice.tenant_id, "landlord_id": invoice.landlord_id,
        "issued_on": issued_on, "amount": stated["amount"], "rest": stated["rest"],
        "language": language, "content": text, "digest": digest,
    })  # fmt: skip
    for one in rows:
        if one.receipt_id is None:
            one.receipt_id = row.id
    work.flush()
    return row


def _allocations(work: "Work", invoice: Invoice) -> list[Allocation]:
    work.flush()
    found = select(Allocation).where(
        Allocation.invoice_id == invoice.id, col(Allocation.ended_on).is_(None)
    )
    return list(work.exec(found.order_by(col(Allocation.since), col(Allocation.id))).all())


def _standing(work: "Work", invoice: Invoice, rows: list[Allocation]) -> Standing:
    full = work.exec(
        select(Receipt).where(
            Receipt.invoice_id == invoice.id,
            Receipt.kind == "full",
            col(Receipt.voided_on).is_(None),
        )
    ).first()
    parts = tuple(_part(work.find(Payment, one.payment_id), one) for one in rows)
    noted = select(Certificate).where(Certificate.invoice_id == invoice.id)
    certificates = work.exec(noted.order_by(col(Certificate.id))).all()
    return Standing(
        invoice.kind, invoice.balance, invoice.cancelled, full is not None, parts,
        tuple(Certified(one.number, one.dated, one.amount) for one in certificates),
    )  # fmt: skip


def _part(payment: Payment, row: Allocation) -> Part:
    return Part(
        payment.received_on, payment.method, payment.bank, payment.reference, payment.state,
        row.amount, row.receipt_id is not None, payment.stamp,
    )  # fmt: skip


def void_receipt(database: "Database", id: int, reason: str, today: date) -> "Changed":
    """Cancel a receipt with a reason: it keeps its number, what it states is free again."""
    with database.write(say("Cancel a receipt")) as work:
        row = work.find(Receipt, id)
        work.act = say("Cancel receipt {reference}", reference=row.reference)
        work.subject = row.id
        if row.voided_on is not None:
            raise Refused({"": say("This receipt is already cancelled.")})
        if not reason.strip():
            raise Refused({"void_reason": say("Fill this in.")})
        if len(reason) > 400:
            raise Refused({"void_reason": say("At most {most} characters fit here.", most=400)})
        void(work, row, today, reason.strip())
    return work.changed
