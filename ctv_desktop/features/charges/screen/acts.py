"""What can be done to charge years, statements and keys."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.charges.rows.plan import Plan, plan
from ctv_desktop.features.charges.rules import checks
from ctv_desktop.features.charges.rules.statement import Statement
from ctv_desktop.features.charges.words import AREA_KEY, CATEGORY, LABELS
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.ui.declare import Action, Column, Values
from ctv_desktop.ui.sure import sure
from ctv_desktop.values import language
from ctv_desktop.values.kinds import CODE, MONEY, PERCENT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def _new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("charge_year", None)


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("charge_year", ids[0])


def _next(desk: "Desk", ids: Ids) -> None:
    desk.edit("charge_year", None, {"like": ids[0]})


def _statements(desk: "Desk", ids: Ids) -> None:
    desk.show("statements", "", {"year": ids[0]})


def _new_key(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(plan, ids[0], desk.today(), then=partial(_go_key, desk))


def _go_key(desk: "Desk", found: Plan | None) -> None:
    if found is not None:
        desk.edit("charge_key", None, {"building_id": found.year.building_id})


# Reconciling.


def _close(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(plan, ids[0], desk.today(), then=partial(_ask_close, desk))


def _ask_close(desk: "Desk", found: Plan | None) -> None:
    if found is None:
        return
    owed = [one for one in found.statements if one.balance > 0]
    back = [one for one in found.statements if one.balance < 0]
    lines = (
        says("{count} tenant owes {amount}", "{count} tenants owe {amount}", len(owed),
             amount=_sum(owed)),
        says("{amount} go back to {count} tenant", "{amount} go back to {count} tenants",
             len(back), amount=_sum(back)),
        say("Borne by the landlord (vacant): {amount}", amount=Shown(MONEY_UNIT, found.vacant)),
        say("Each balance then waits to be invoiced; the year can be reopened until one is."),
    )  # fmt: skip
    desk.ask(
        say(
            "Reconcile the charges {year} of {building}?",
            year=str(found.year.year), building=found.year.building,
        ),
        Say("\n".join(map(str, lines))),
        say("Reconcile"),
        partial(desk.act, close_now, found, desk.today()),
    )  # fmt: skip


def _sum(found: list[Statement]) -> Shown:
    return Shown(MONEY_UNIT, abs(sum(one.balance for one in found)))


def close_now(database: "Database", found: Plan, today: date) -> "Changed":
    """Close in the writing lane, where the store is loaded."""
    from ctv_desktop.features.charges import store

    return store.close(database, found.year.id, found, today)


def reopen_now(database: "Database", id: int) -> "Changed":
    """Reopen in the writing lane."""
    from ctv_desktop.features.charges import store

    return store.reopen(database, id)


_reopen = sure(
    say("Reopen this year?"),
    say("Its balances no longer wait to be invoiced; its costs can be changed again."),
    say("Reopen"),
    reopen_now,
    danger=False,
)


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane."""
    from ctv_desktop.features.charges import store

    return store.delete_year(database, id)


_delete = sure(
    say("Delete this charge year?"),
    say("Its costs go with it to the bin."),
    say("Delete"),
    delete_now,
)


# Statements line by line as a workbook.

_COST = LABELS["charge_cost"]
COLUMNS = (
    Column("tenant", say("Tenant"), width=30),
    Column("lease", say("Lease"), CODE),
    Column("building", say("Building"), CODE),
    Column("year", *LABELS["charge_year"]["year"]),
    Column("category", _COST["category"][0], CATEGORY, width=26),
    Column("label", _COST["label"][0], width=26),
    Column("key", _COST["key_id"][0], width=18),
    Column("total", say("Total of the building"), MONEY, width=20),
    Column("rate", say("Part"), PERCENT),
    Column("share", say("Share"), MONEY),
    Column("provisions", say("Provisions"), MONEY),
    Column("balance", say("Balance"), MONEY),
    Column("vat", say("VAT"), MONEY),
    Column("gross", say("With VAT"), MONEY),
)


def lines_of(found: Plan) -> list[tuple[Any, ...]]:
    """A row for each share, and one of sums for each statement; the first cell is an id."""
    rows: list[tuple[Any, ...]] = []
    area = str(AREA_KEY)
    for one in found.statements:
        head = (
            one.tenant.lease_id, one.tenant.tenant, one.tenant.lease, found.year.building,
            found.year.year,
        )  # fmt: skip
        rows += [
            (*head, line.category, line.label, line.key or area, line.total, line.rate, line.share,
             None, None, None, None)
            for line in one.lines
        ]  # fmt: skip
        sums = (one.share, one.paid.amount, one.balance, one.vat, one.gross)
        rows.append((*head, None, str(say("Sum")), None, None, None, *sums))
    return rows


def _export(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.ui.export import proposed_name

    title = say("Statements of charges")
    name = proposed_name(title, desk.today(), language.current(), "xlsx")
    path = desk.save_file(name, [(say("Excel workbook"), "*.xlsx")])
    if path is not None:
        then = partial(_exported, desk, path)
        desk.tasks.read(export_now, ids[0], desk.today(), path, then=then)


def export_now(reader: "Reader", id: int, today: date, path: Path) -> int:
    """Write the statements of a year; gives the number of rows. Raises Unavailable."""
    from ctv_desktop.ui.export import write_xlsx

    found = plan(reader, id, today)
    rows = lines_of(found) if found else []
    spoken = language.current()
    return write_xlsx(path, COLUMNS, rows, spoken, _pass, say("Statements of charges"))


def _pass(_done: int) -> None:
    """A year is written too fast to tell how far it is."""


def _exported(desk: "Desk", path: Path, count: int) -> None:
    desk.notify(
        says("{count} row written to {name}", "{count} rows written to {name}", count,
             name=path.name)
    )  # fmt: skip


# Why not.


def _closed(values: Values) -> Say | None:
    return checks.CLOSED if values.get("state") == "closed" else None


def _cannot_close(values: Values) -> Say | None:
    year, today = values.get("year"), values.get("today")
    if year is None or today is None:
        return None
    return checks.closing(year, str(values.get("state")), values.get("costs") or 0, today)


def _cannot_reopen(values: Values) -> Say | None:
    return checks.reopening(str(values.get("state")), values.get("invoiced") or 0)


def _nothing(values: Values) -> Say | None:
    return None if values.get("statements") else say("There is no statement yet.")


YEAR_ACTIONS = (
    Action("new", say("New charge year"), _new, "add", "Ctrl+N", "none", primary=True),
    Action(
        "close", say("Reconcile…"), _close, "task_alt", "Ctrl+Return", why_not=_cannot_close,
        primary=True,
    ),
    Action("edit", say("Edit"), _edit, "edit", "F2", why_not=_closed),
    Action("statements", say("Statements"), _statements, "article"),
    Action(
        "export", say("Export the statements…"), _export, "table_view", why_not=_nothing
    ),
    Action("next", say("Prepare the next year"), _next, "content_copy", "Ctrl+D"),
    Action("key", say("New key…"), _new_key, "key"),
    Action("reopen", say("Reopen…"), _reopen, "undo", why_not=_cannot_reopen),
    Action("delete", say("Delete"), _delete, "delete", "Delete", why_not=_closed, danger=True),
)  # fmt: skip


# Statements and keys.


def _year(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.charges.rows.lists import LEASES

    desk.open("charge_year", ids[0] // LEASES)


def _lease(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.charges.rows.lists import LEASES

    desk.open("lease", ids[0] % LEASES)


STATEMENT_ACTIONS = (
    Action("year", say("Open the charge year"), _year, "workspaces", primary=True),
    Action("lease", say("Open the lease"), _lease, "description"),
)


def _edit_key(desk: "Desk", ids: Ids) -> None:
    desk.edit("charge_key", ids[0])


def delete_key_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane."""
    from ctv_desktop.features.charges import store

    return store.delete_key(database, id)


_delete_key = sure(
    say("Delete this key?"),
    say("It goes to the bin with its weights."),
    say("Delete"),
    delete_key_now,
)


KEY_ACTIONS = (
    Action("edit", say("Edit"), _edit_key, "edit", "F2", primary=True),
    Action("delete", say("Delete"), _delete_key, "delete", "Delete", danger=True),
)
