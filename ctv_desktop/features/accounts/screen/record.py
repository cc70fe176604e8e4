"""A tenant's account as its panel shows it, here and beside the tenant."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.accounts.rows.ageing import Ageing, ageing
from ctv_desktop.features.accounts.rows.entries import Entry, entries
from ctv_desktop.features.accounts.words import AGES, ENTRIES
from ctv_desktop.features.tenants.rows import name_of
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import MONEY, Tone
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

MOST = 10


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The account of a tenant as of a day."""
    name = name_of(reader, id)
    if not name:
        return None
    found = ageing(reader, today, id)
    lines = entries(reader, id, today)
    refund = reader.value(
        "SELECT 1 FROM invoice WHERE tenant_id = $1 AND balance < 0 AND paid > 0 LIMIT 1", id
    )
    late = found.overdue > 0
    return RecordView(
        id,
        name,
        language.current().money(found.balance),
        say("Overdue") if late else say("Up to date"),
        "bad" if late else "good",
        groups=(_balance(found),),
        related=(_latest(lines),),
        values={"credit": found.credit, "refund": bool(refund)},
        tables=(("tenant", id),),
    )


RECORD = Record("account", view)


def _balance(found: Ageing) -> Group:
    tones: dict[str, Tone] = {"d60": "warn", "d90": "bad", "older": "bad"}
    ages = (
        Fact(title, getattr(found, key), MONEY, tone=tones.get(key, ""))
        for key, title in AGES.items()
        if getattr(found, key)
    )
    credit = (Fact(say("Credit"), found.credit, MONEY),) if found.credit else ()
    return Group(say("Account"), (Fact(say("Balance"), found.balance, MONEY), *ages, *credit))


def _latest(lines: list[Entry]) -> Related:
    shown = tuple(_line(one) for one in reversed(lines[-MOST:]))
    return Related(
        say("Latest entries"), shown, count=len(shown), empty=say("Nothing was invoiced or paid.")
    )


def _line(one: Entry) -> Line:
    spoken = language.current()
    moved = spoken.money(one.debit - one.credit - one.withheld)
    after = say("balance {sum}", sum=spoken.money(one.balance))
    name = one.reference or str(ENTRIES.label(one.kind))
    noun = "invoice" if one.kind in ("invoice", "credit") else "payment"
    return Line(
        f"{spoken.day(one.day)} · {name}", f"{moved} · {after}", ENTRIES.label(one.kind),
        ENTRIES[one.kind].tone, Link(noun, one.id),
    )  # fmt: skip
