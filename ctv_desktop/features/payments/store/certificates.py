"""Withholding certificates: what the tenant proves to have paid to the tax office."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import select

from ctv_desktop.database.work import checked
from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.payments.model import Certificate, CertificateDraft
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def certify(
    database: "Database", amounts: Mapping[int, int], number: str, dated: date, today: date
) -> "Changed":
    """Note one certificate over the amounts withheld on invoices (id → centimes). Refused."""
    with database.write(say("Withholding certificate {number}", number=number)) as work:
        if dated > today:
            raise Refused({"dated": say("This day has not come yet.")})
        chosen = {id: amount for id, amount in amounts.items() if amount}
        if not chosen:
            raise Refused({"": say("Fill in at least one amount.")})
        for id, amount in chosen.items():
            _certify(work, id, amount, number, dated)
    return work.changed


def _certify(work: "Work", id: int, amount: int, number: str, dated: date) -> None:
    invoice = work.find(Invoice, id)
    left = withheld(work, invoice) - invoice.certified
    if amount < 0 or amount > left:
        said = say(
            "{left} is still to be certified on {reference}.",
            left=Shown(MONEY_UNIT, left),
            reference=invoice.reference,
        )
        raise Refused({f"part{id}": said})
    values = {"invoice_id": id, "number": number, "dated": dated, "amount": amount}
    work.make(Certificate, checked(CertificateDraft, values).model_dump())
    invoice.certified += amount
    work.subject = id
    work.flush()


def withheld(work: "Work", invoice: Invoice) -> int:
    """What the tenant withholds on an invoice, credit notes taken off, in centimes."""
    off = work.exec(
        select(func.coalesce(func.sum(Invoice.withheld), 0)).where(
            Invoice.corrects_id == invoice.id
        )
    ).one()
    return invoice.withheld + int(off)


def remove_certificate(database: "Database", id: int) -> "Changed":
    """Take back a certificate noted by mistake."""
    with database.write(say("Delete a withholding certificate")) as work:
        row = work.find(Certificate, id)
        work.act = say("Delete the withholding certificate {number}", number=row.number)
        invoice = work.find(Invoice, row.invoice_id)
        invoice.certified -= row.amount
        work.remove(row)
    return work.changed
