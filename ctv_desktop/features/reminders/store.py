"""Writes reminders with the debt of their day, and notes the service of a formal notice."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.features.invoices.model import Invoice
from ctv_desktop.features.invoices.rules.facts import CLIENT, SELLER
from ctv_desktop.features.landlords.model import Landlord
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.features.leases.rules.notice import Clause
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.features.register.rules import packed
from ctv_desktop.features.reminders import rules
from ctv_desktop.features.reminders.model import Reminder
from ctv_desktop.features.reminders.rules import Item
from ctv_desktop.features.reminders.words import LEVELS
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def remind(
    database: "Database",
    leases: tuple[int, ...],
    today: date,
    level: str | None = None,
    language: str = "fr",
) -> "Changed":
    """Write the reminder due of each lease, or one of a level, in one act. Raises Refused."""
    with database.write(
        says("Write {count} reminder", "Write {count} reminders", len(leases))
    ) as work:
        known = rates_of(work)
        for id in leases:
            row = _remind(work, work.find(Lease, id), level, known, today, language)
            work.subject = row.id
        if not leases:
            raise Refused({"": say("Choose at least one line.")})
    return work.changed


def _remind(
    work: "Work", lease: Lease, level: str | None, known: Rates, today: date, language: str
) -> Reminder:
    items = _items(work, lease, today)
    if not items:
        raise Refused({"": say("Nothing is overdue on lease {lease}.", lease=lease.reference)})
    days = (today - items[0].due_on).days
    level = level or rules.level_due(days, _last(work, lease, items[0].due_on), known, today)
    if level is None:
        raise Refused({"": say("No reminder is due for lease {lease}.", lease=lease.reference)})
    months = rules.months_owed(items)
    reason = rules.problem(level) or rules.why_not(level, lease.regime, months, known, today)
    if reason is not None:
        said = say("{reference}: {reason}", reference=lease.reference, reason=reason)
        raise Refused({"": said})
    parties = _parties(work, lease)
    if level == "formal":
        parties |= rules.claim(_clause(lease), known, today)
    text, digest = packed(rules.content(level, parties, items, today))
    return work.make(Reminder, {
        "lease_id": lease.id, "tenant_id": lease.tenant_id, "landlord_id": lease.landlord_id,
        "level": level, "made_on": today, "owed": sum(item.balance for item in items),
        "oldest": items[0].due_on, "days": days, "months": months, "language": language,
        "content": text, "digest": digest,
    })  # fmt: skip


def _items(work: "Work", lease: Lease, today: date) -> list[Item]:
    rows = work.exec(
        select(Invoice)
        .where(
            Invoice.lease_id == lease.id,
            Invoice.kind == "invoice",
            Invoice.balance > 0,
            Invoice.due_on < today,
        )
        .order_by(col(Invoice.due_on), col(Invoice.id))
    ).all()
    return [
        Item(row.reference, row.issued_on, row.starts, row.ends, row.due_on, row.gross, row.balance)
        for row in rows
    ]


def _last(work: "Work", lease: Lease, oldest: date) -> str | None:
    found = work.exec(
        select(Reminder)
        .where(Reminder.lease_id == lease.id, Reminder.made_on > oldest)
        .order_by(col(Reminder.made_on).desc(), col(Reminder.id).desc())
    ).first()
    return found.level if found else None


def _clause(lease: Lease) -> Clause:
    return Clause(
        lease.regime, lease.notice_months, lease.notice_days, lease.firm_until, lease.ends
    )


def _parties(work: "Work", lease: Lease) -> dict[str, Any]:
    tenant, landlord = work.find(Tenant, lease.tenant_id), work.find(Landlord, lease.landlord_id)
    return {
        "lease": lease.reference,
        "regime": lease.regime,
        "tenant": tenant.legal_name,
        "address": tenant.address,
        "city": tenant.city,
        "landlord": landlord.legal_name,
        "seller": {key: getattr(landlord, key) for key in SELLER},
        "client": {key: getattr(tenant, key) for key in CLIENT},
        "rib": landlord.rib,
        "bank": landlord.bank,
    }


def serve(database: "Database", id: int, served_on: date, today: date) -> "Changed":
    """Note the day a formal notice was served: its delays run from it (R26, R29). Refused."""
    with database.write(say("Service of a formal notice")) as work:
        row = work.find(Reminder, id)
        lease = work.find(Lease, row.lease_id)
        work.act = say("Service of the formal notice on lease {lease}", lease=lease.reference)
        work.subject = row.id
        if row.level != "formal":
            raise Refused({"": say("Only a formal notice is served.")})
        if served_on > today:
            raise Refused({"served_on": say("This day has not come yet.")})
        if served_on < row.made_on:
            said = say("It cannot be served before it is written ({day}).", day=row.made_on)
            raise Refused({"served_on": said})
        clause = Clause(lease.regime, lease.notice_months, lease.notice_days, lease.firm_until,
                        lease.ends)  # fmt: skip
        found = rules.limits(clause, served_on, rates_of(work))
        row.served_on, row.pay_by, row.leave_by = served_on, found.pay_by, found.leave_by
        row.court_by, row.article = found.court_by, found.article
    return work.changed


def delete(database: "Database", id: int) -> "Changed":
    """Delete a reminder that was not sent."""
    with database.write(say("Delete a reminder")) as work:
        row = work.find(Reminder, id)
        work.act = say("Delete the reminder: {level}", level=LEVELS.label(row.level))
        if row.served_on is not None:
            raise Refused({"": say("A notice that was served is kept.")})
        work.remove(row)
    return work.changed
