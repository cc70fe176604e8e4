"""One payment and one receipt, as their panels show them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.originals.rows import Handed, handed
from ctv_desktop.features.payments.rows import single
from ctv_desktop.features.payments.screen.receipting import unstated
from ctv_desktop.features.payments.words import LABELS, METHODS, RECEIPT_KINDS, STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import CODE, LONG_TEXT, TEXT
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of a payment."""
    found = single.payment(reader, id)
    if found is None:
        return None
    spoken = language.current()
    shares = single.shares(reader, payment=id)
    return RecordView(
        id,
        spoken.money(found.amount),
        f"{found.tenant} · {spoken.day(found.received_on)}",
        STATES.label(found.state),
        STATES[found.state].tone,
        groups=tuple(group for group in (_sums(found), _bank(found)) if group.facts),
        related=(_settled(shares), _parties(found)),
        values={
            "state": found.state,
            "method": found.method,
            "unused": found.unused,
            "receipts": found.receipts,
            "to_state": len(unstated(shares)),
            "tenant_id": found.tenant_id,
            "version": found.version,
        },
        tables=(("payment", id), *(("allocation", one.id) for one in shares)),
    )


RECORD = Record("payment", view)


def _fact(table: str, key: str, value: Any) -> Fact:
    label, kind = LABELS[table][key]
    return Fact(label, value, kind)


def _kept(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.value not in (None, "", 0))


def _sums(found: single.Payment) -> Group:
    keys = ("amount", "unused", "stamp", "received_on", "note")
    return Group(
        say("Payment"), _kept(*(_fact("payment", key, getattr(found, key)) for key in keys))
    )


def _bank(found: single.Payment) -> Group:
    keys = ("method", "reference", "bank", "falls_on", "cleared_on", "bounced_on", "bounce_reason")
    return Group(
        say("By the bank") if found.method != "cash" else METHODS.label("cash"),
        _kept(*(_fact("payment", key, getattr(found, key)) for key in keys)),
    )


def _settled(shares: list[single.Share]) -> Related:
    spoken = language.current()
    lines = tuple(
        Line(
            one.invoice,
            str(say("{sum}, due {day}", sum=spoken.money(one.amount), day=one.due_on)),
            say("Taken back") if one.ended_on else say("On a receipt") if one.receipt_id else None,
            "bad" if one.ended_on else "good",
            Link("invoice", one.invoice_id),
        )
        for one in shares
    )
    empty = say("It settles nothing yet: all of it is credit.")
    return Related(say("Settles"), lines, count=len(lines), empty=empty)


def _parties(found: single.Payment) -> Related:
    return Related(
        say("Parties"),
        (
            Line(found.tenant, str(say("Tenant")), link=Link("tenant", found.tenant_id)),
            Line(found.landlord, str(say("Landlord")), link=Link("landlord", found.landlord_id)),
        ),
    )


# Receipts.


def receipt_view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of a receipt: what its paper states."""
    found = single.receipt(reader, id)
    if found is None:
        return None
    kind, gone = RECEIPT_KINDS[found.kind], handed(reader, "receipt", id)
    return RecordView(
        id,
        found.reference,
        f"{kind.label} · {found.tenant}",
        say("Cancelled") if found.voided_on else kind.label,
        "bad" if found.voided_on else kind.tone,
        groups=(_stated(found, gone),),
        related=(_payments(found), _around(found)),
        values={"voided": found.voided_on is not None, "version": found.version},
        tables=(("receipt", id), *(("original", one.id) for one in gone)),
    )


RECEIPT_RECORD = Record("receipt", receipt_view)


def _stated(found: single.Receipt, gone: list[Handed]) -> Group:
    keys = ("amount", "rest", "issued_on", "voided_on", "void_reason")
    clearing = say("Subject to clearing by the bank")
    facts = (
        *(_fact("receipt", key, getattr(found, key)) for key in keys),
        *(Fact(one.title, str(one.said), TEXT) for one in gone),
        Fact(say("In words"), found.content.get("words"), LONG_TEXT),
        Fact(
            say("Reserve"), str(clearing) if found.content.get("subject_to_clearing") else None
        ),
        Fact(LABELS["receipt"]["digest"][0], found.digest[:16], CODE),
    )  # fmt: skip
    return Group(say("Receipt"), _kept(*facts))


def _payments(found: single.Receipt) -> Related:
    spoken = language.current()
    lines = tuple(
        Line(
            spoken.money(one["amount"]),
            " · ".join(
                part
                for part in (
                    one["method"],
                    one["reference"],
                    spoken.day(date.fromisoformat(one["received_on"])),
                )
                if part
            ),
        )
        for one in found.content.get("payments", ())
    )
    return Related(say("Payments"), lines, count=len(lines))


def _around(found: single.Receipt) -> Related:
    return Related(
        say("Parties"),
        (
            Line(found.invoice, str(say("Invoice")), link=Link("invoice", found.invoice_id)),
            Line(found.lease, str(say("Lease")), link=Link("lease", found.lease_id)),
            Line(found.tenant, str(say("Tenant")), link=Link("tenant", found.tenant_id)),
        ),
    )
