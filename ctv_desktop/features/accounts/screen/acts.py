"""What can be done from a tenant's account."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.tenants.rows import mail_of, name_of
from ctv_desktop.ui.declare import Action, Letter, Values
from ctv_desktop.ui.lot import several
from ctv_desktop.values.language import OF_PAPERS
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]


def _pay(desk: "Desk", ids: Ids) -> None:
    desk.edit("payment", None, {"tenant_id": ids[0]})


def _statement(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.accounts.screen.sheet import open_account

    open_account(desk, ids[0])


def _settle(desk: "Desk", ids: Ids) -> None:
    desk.act(settle_now, ids[0], desk.today())


def settle_now(database: "Database", tenant: int, today: "date") -> "Changed":
    """Settle in the writing lane, where the store is loaded."""
    from ctv_desktop.features.payments import store

    return store.settle_oldest(database, tenant, today)


def _tenant(desk: "Desk", ids: Ids) -> None:
    desk.open("tenant", ids[0])


def _print(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(name_of, ids[0], then=partial(_show, desk, ids[0]))


def _show(desk: "Desk", tenant: int, name: str) -> None:
    title = say("Statement of account {tenant}", tenant=name)
    make = partial(make_statement, tenant, desk.today())
    name = f"{str(title).replace('/', '-')}.pdf"
    write = partial(written, tenant, desk.today())
    desk.preview(title, name, make, OF_PAPERS, "account", write)


def written(id: int, today: "date", reader: "Reader", language: "Language") -> Letter:
    """The e-mail a statement is sent with."""
    from ctv_desktop.features.accounts.screen.paper import facts

    account = facts(reader, id, today, language)
    title = say("Statement of account {tenant}", tenant=name_of(reader, id)).in_language(language)
    seller = str(account.seller["legal_name"])
    body = say(
        "Hello,\n\nPlease find attached: {paper} as of {day}. Balance to be paid: {amount}.\n\n"
        "Kind regards,\n{landlord}",
        paper=title, day=language.day(account.ends), amount=language.money(account.closing),
        landlord=seller,
    )  # fmt: skip
    return Letter(f"{title} – {seller}", body.in_language(language), mail_of(reader, id))


def make_statement(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The paper as a preview asks for it."""
    from ctv_desktop.features.accounts.screen.paper import print_account

    return print_account(reader, id, today, language)


def _no_credit(values: Values) -> Say | None:
    free = values.get("credit") or values.get("refund")
    return None if free else say("No credit is left on this account.")


ACTIONS = (
    Action("statement", say("Statement of account…"), _statement, "table_view", "Ctrl+Return",
           primary=True),
    Action("payment", say("Note a payment…"), _pay, "payments", "Ctrl+Shift+P", primary=True),
    Action("print", say("Print…"), _print, "print", "Ctrl+P"),
    *several("account"),
    Action("settle", say("Settle with its credit"), _settle, "done_all", why_not=_no_credit),
    Action("tenant", say("Open the tenant"), _tenant, "groups"),
)  # fmt: skip
