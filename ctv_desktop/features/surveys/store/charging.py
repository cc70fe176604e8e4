"""What a report at exit costs the tenant, charged to its lease: it waits for the next invoice."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from ctv_desktop.features.invoices.model import Charge
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.features.leases.words import TAXABLE
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.features.surveys.model import Survey, SurveyItem
from ctv_desktop.features.surveys.rules import checks
from ctv_desktop.features.surveys.words import ELEMENTS
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import of as language_of
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.values.language import Language

PAPER = "fr"  # what a charge says is printed on invoices, in their first language


def source_of(id: int) -> str:
    """What names the charge of a report, so that it is made once."""
    return f"survey/{id}"


def charge(database: "Database", id: int, today: date) -> "Changed":
    """Charge what the tenant bears to its lease, once. Raises Refused."""
    with database.write(say("Charge a condition report")) as work:
        row = work.find(Survey, id)
        work.subject = id
        work.act = say("Charge condition report {reference}", reference=row.reference)
        if not row.signed:
            raise Refused({"": checks.NOT_SIGNED})
        if not row.due:
            raise Refused({"": say("Nothing is borne by the tenant.")})
        if _charged(work, id) is not None:
            raise Refused({"": say("This report is charged already.")})
        lease = work.find(Lease, row.lease_id)
        vat = rates_of(work).of("vat", today) if lease.vat_regime in TAXABLE else 0
        french = language_of(PAPER)
        label = say("Repairs after the condition report {reference} of {day}",
                    reference=row.reference, day=row.day)  # fmt: skip
        work.make(Charge, {
            "lease_id": lease.id, "kind": "works", "label": label.in_language(french),
            "starts": row.day, "ends": row.day, "net": row.due, "vat_rate": vat,
            "source": source_of(id),
            "explanation": "\n".join(_lines(work, id, french))[:4_000],
        })  # fmt: skip
    return work.changed


def _lines(work: "Work", id: int, spoken: "Language") -> "Iterator[str]":
    wanted = select(SurveyItem).where(SurveyItem.survey_id == id).order_by(SurveyItem.place)  # type: ignore[arg-type]
    for item in work.exec(wanted).all():
        if item.due:
            yield say(
                "{room}, {element}: {cost} less {wear} of wear, {due}",
                room=item.room, element=ELEMENTS.label(item.element),
                cost=spoken.money(item.cost), wear=spoken.percent(item.worn),
                due=spoken.money(item.due),
            ).in_language(spoken)  # fmt: skip


def _charged(work: "Work", id: int) -> Charge | None:
    return work.exec(select(Charge).where(Charge.source == source_of(id))).first()


def uncharge(database: "Database", id: int) -> "Changed":
    """Take the charge of a report back while it is not invoiced. Raises Refused."""
    with database.write(say("Take back the charge of a condition report")) as work:
        row = work.find(Survey, id)
        work.subject = id
        work.act = say("Take back the charge of {reference}", reference=row.reference)
        found = _charged(work, id)
        if found is None:
            raise Refused({"": say("This report is not charged.")})
        if found.invoice_id is not None:
            raise Refused({"": say("What it charged is already invoiced.")})
        work.remove(found)
    return work.changed
