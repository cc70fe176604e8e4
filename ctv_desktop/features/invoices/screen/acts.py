"""What can be done to invoices, and to what is to be invoiced."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.invoices.rows import dues
from ctv_desktop.features.invoices.rows.choices import signed_leases
from ctv_desktop.features.invoices.rows.plan import Entry, left_of
from ctv_desktop.features.invoices.rules.items import HeldItem
from ctv_desktop.features.invoices.rules.state import why_not_credit
from ctv_desktop.features.invoices.screen import issuing
from ctv_desktop.features.invoices.screen.printing import NOTICE, PRINTING
from ctv_desktop.features.invoices.screen.settle import SETTLING
from ctv_desktop.features.invoices.words import LABELS
from ctv_desktop.features.leases.rows.single import reference_of
from ctv_desktop.ui.declare import Action, Choosable, Field, Picker, Values
from ctv_desktop.ui.lot import several
from ctv_desktop.values.kinds import LONG_TEXT, MONEY
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
REASON = Field("reason", *LABELS["invoice"]["reason"], required=True, limit=2_000, span=4)


def _batch(desk: "Desk", _ids: Ids) -> None:
    from ctv_desktop.features.invoices.screen.batch import open_batch

    open_batch(desk)


def _some(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.invoices.screen.batch import open_batch

    open_batch(desk, ids)


# Credit notes.


def _cancel(desk: "Desk", ids: Ids) -> None:
    desk.ask_values(
        say("Credit the whole invoice"),
        (REASON,),
        {"reason": ""},
        partial(cancel_now, ids[0], desk.today()),
        say("Issue the credit note"),
        say("All that is left of it is taken back; its period can then be invoiced anew."),
    )


def cancel_now(id: int, today: Any, database: "Database", values: Values) -> "Changed":
    """Credit a whole invoice in the writing lane."""
    return issuing.credit_now(database, id, None, values["reason"] or "", today)


def _reduce(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(left_of, ids[0], then=partial(_ask_lines, desk, ids[0]))


def _ask_lines(desk: "Desk", id: int, items: Sequence[HeldItem]) -> None:
    fields = tuple(
        Field(f"line{place}", Say(item.label), MONEY, help=say("Of {sum}", sum=_shown(item.net)))
        for place, item in enumerate(items)
    )
    desk.ask_values(
        say("Credit some lines"),
        (*fields, REASON),
        {"reason": "", **{field.key: None for field in fields}},
        partial(reduce_now, id, len(items), desk.today()),
        say("Issue the credit note"),
        say("What is taken off each line, before VAT. VAT and withholding follow by themselves."),
    )


def _shown(amount: int) -> Any:
    from ctv_desktop.values.say import Shown

    return Shown(MONEY, amount)


def reduce_now(id: int, count: int, today: Any, database: "Database", values: Values) -> "Changed":
    """Credit some lines of an invoice in the writing lane."""
    taken = tuple(values[f"line{place}"] or 0 for place in range(count))
    return issuing.credit_now(database, id, taken, values["reason"] or "", today)


def _cannot_credit(values: Values) -> Say | None:
    return why_not_credit(str(values.get("kind") or ""), bool(values.get("cancelled")))


# What is to be invoiced.


def _lease(desk: "Desk", ids: Ids) -> None:
    desk.open("lease", dues.lease_of(ids[0]))


def _mend(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(dues.entry, ids[0], desk.today(), then=partial(_go_mend, desk))


def _go_mend(desk: "Desk", found: Entry | None) -> None:
    if found is None or not found.problems:
        return
    problem = found.problems[0]
    if problem.noun == "lease":
        desk.open(problem.noun, problem.id)
    else:
        desk.edit(problem.noun, problem.id)


def _not_blocked(values: Values) -> Say | None:
    return None if values.get("state") == "blocked" else say("Nothing stops this paper.")


def _blocked(values: Values) -> Say | None:
    reason = values.get("reason")
    return reason if isinstance(reason, Say) and values.get("state") == "blocked" else None


def _leases(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in signed_leases(reader, text)]


def _charge_field(key: str, **more: Any) -> Field:
    label, kind = LABELS["charge"][key]
    return Field(key, label, kind, required=True, **more)


def _charge(desk: "Desk", _ids: Ids) -> None:
    today = desk.today()
    desk.ask_values(
        say("Charge to invoice"),
        (
            _charge_field("lease_id", span=4, picker=Picker(_leases, reference_of)),
            _charge_field("kind"),
            _charge_field("net", help=say("Below zero, it goes back to the tenant.")),
            _charge_field("label", span=4, limit=400),
            _charge_field("starts"),
            _charge_field("ends"),
            _charge_field("vat_rate"),
            Field("explanation", LABELS["charge"]["explanation"][0], LONG_TEXT, span=4,
                  limit=4_000),
        ),
        {"kind": "other", "starts": today.replace(day=1), "ends": today, "vat_rate": 2_000},
        charge_now,
        say("Save"),
        say("It goes on the next invoice of the lease once its days are over."),
    )  # fmt: skip


def charge_now(database: "Database", values: Values) -> "Changed":
    """Note a charge in the writing lane."""
    from ctv_desktop.features.invoices import store

    return store.save_charge(database, values)


ACTIONS = (
    Action(
        "batch", say("Invoice a period…"), _batch, "receipt_long", "Ctrl+N", "none", primary=True
    ),
    *SETTLING,
    *PRINTING,
    Action("cancel", say("Credit the whole invoice…"), _cancel, "undo", why_not=_cannot_credit),
    Action("reduce", say("Credit some lines…"), _reduce, "remove", why_not=_cannot_credit),
)
DUE_ACTIONS = (
    Action(
        "batch", say("Invoice a period…"), _batch, "receipt_long", "Ctrl+N", "none", primary=True
    ),
    Action(
        "issue", say("Issue…"), _some, "send", "Ctrl+Return", "some", why_not=_blocked,
        primary=True,
    ),
    NOTICE,
    *several("notice"),
    Action("mend", say("Mend what is missing"), _mend, "edit", "F2", why_not=_not_blocked),
    Action("lease", say("Open the lease"), _lease, "description"),
    Action("charge", say("Add a charge…"), _charge, "add", needs="none"),
)  # fmt: skip
