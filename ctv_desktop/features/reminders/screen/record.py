"""The debt of a lease and a reminder sent, as their panels show them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.words import REGIMES
from ctv_desktop.features.reminders import rows
from ctv_desktop.features.reminders.rules import Item
from ctv_desktop.features.reminders.words import LABELS, LEVELS
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import COUNT, MONEY
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The debt of a lease: each overdue invoice, and the reminders it had."""
    found = rows.debt(reader, id, today)
    if found is None:
        return None
    due = LEVELS[found.due] if found.due else None
    facts = (
        Fact(say("Overdue"), found.owed, MONEY, tone="bad" if found.owed else ""),
        Fact(say("Days late"), found.days, COUNT),
        Fact(say("Months of rent owed"), found.months, COUNT),
        Fact(say("Legal regime"), str(REGIMES.label(found.regime))),
    )
    return RecordView(
        id,
        found.tenant,
        found.reference,
        due.label if due else None,
        due.tone if due else "",
        groups=(Group(say("Debt"), facts),),
        related=(_items(found.items, today), history(reader, lease=id)),
        values={"due": found.due},
        tables=(("lease", id),),
    )


RECORD = Record("debt", view)


def _items(items: tuple[Item, ...], today: date) -> Related:
    spoken = language.current()
    lines = tuple(
        Line(
            item.reference,
            f"{spoken.money(item.balance)} · {say('due {day}', day=item.due_on)}",
            says("{count} day", "{count} days", (today - item.due_on).days),
            "bad",
        )
        for item in items
    )
    return Related(say("Overdue invoices"), lines, count=len(lines), empty=say("None."))


def history(reader: "Reader", lease: int | None = None, tenant: int | None = None) -> Related:
    """The latest reminders of a lease or tenant."""
    spoken = language.current()
    lines = tuple(
        Line(
            str(LEVELS.label(one.level)),
            f"{spoken.day(one.made_on)} · {spoken.money(one.owed)}",
            say("Served") if one.served_on else None,
            LEVELS[one.level].tone,
            Link("reminder", one.id),
        )
        for one in rows.reminders_of(reader, lease, tenant)
    )
    return Related(say("Reminders"), lines, count=len(lines), empty=say("None."))


# A reminder sent.


def reminder_view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """A reminder as it was sent: the debt of its day; the delays of a formal notice."""
    found = rows.reminder(reader, id)
    if found is None:
        return None
    level = LEVELS[found.level]
    groups = (
        Group(say("Reminder"), _facts(found, "owed", "made_on", "days", "months", "digest")),
        Group(
            say("Formal notice"),
            _facts(found, "served_on", "pay_by", "leave_by", "court_by", "article"),
        ),
    )
    return RecordView(
        id,
        found.tenant,
        f"{found.lease} · {language.current().day(found.made_on)}",
        level.label,
        level.tone,
        groups=tuple(group for group in groups if group.facts),
        related=(_claimed(found), _parties(found)),
        values={"level": found.level, "served": found.served_on is not None},
        tables=(("reminder", id),),
    )


REMINDER_RECORD = Record("reminder", reminder_view)


def _facts(found: rows.Reminder, *keys: str) -> tuple[Fact, ...]:
    def fact(key: str, value: Any) -> Fact:
        label, kind = LABELS["reminder"][key]
        return Fact(label, value[:16] if key == "digest" else value, kind)

    return tuple(
        fact(key, getattr(found, key)) for key in keys if getattr(found, key) not in (None, "", 0)
    )


def _claimed(found: rows.Reminder) -> Related:
    spoken = language.current()
    lines = tuple(
        Line(
            item["reference"],
            f"{spoken.money(item['balance'])}"
            f" · {say('due {day}', day=date.fromisoformat(item['due_on']))}",
            says("{count} day", "{count} days", item["days"]),
            "bad",
        )
        for item in found.content.get("items", ())
    )
    return Related(say("Claimed"), lines, count=len(lines))


def _parties(found: rows.Reminder) -> Related:
    return Related(
        say("Parties"),
        (
            Line(found.lease, str(say("Lease")), link=Link("lease", found.lease_id)),
            Line(found.tenant, str(say("Tenant")), link=Link("tenant", found.tenant_id)),
        ),
    )
