"""Drafts of leases made, changed, copied and deleted; remarks, the summary, a ticket."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.screen.acts.asking import Ids, field, of
from ctv_desktop.ui.declare import Values
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.rows.single import Lease
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language


def new(desk: "Desk", _ids: Ids) -> None:
    desk.edit("lease", None)


def edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("lease", ids[0])


def duplicate(desk: "Desk", ids: Ids) -> None:
    desk.edit("lease", None, {"like": ids[0]})


def _remarks(desk: "Desk", lease: "Lease") -> None:
    desk.ask_values(
        say("Remarks of {reference}", reference=lease.reference),
        (field("remarks", span=4, limit=10_000),),
        {"remarks": lease.remarks},
        partial(save_remarks, lease.id, lease.version),
        say("Save"),
    )


def save_remarks(id: int, version: int, database: "Database", values: Values) -> "Changed":
    """Save remarks in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.change_remarks(database, id, values["remarks"] or "", version)


def _delete(desk: "Desk", lease: "Lease") -> None:
    desk.ask(
        say("Delete the draft {reference}?", reference=lease.reference),
        say(
            "It goes to the bin with its lines, from where it can be restored. Its number is not"
            " given again."
        ),
        say("Delete"),
        partial(desk.act, delete_now, lease.id),
        danger=True,
    )


def delete_now(database: "Database", id: int) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.delete(database, id)


def _print(desk: "Desk", lease: "Lease") -> None:
    desk.preview(
        say("Lease summary {reference}", reference=lease.reference),
        f"{lease.reference}.pdf",
        partial(make_summary, lease.id, desk.today()),
        kind="summary",
    )


def make_summary(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The summary as a preview asks for it."""
    from ctv_desktop.features.leases.screen.summary import print_summary

    return print_summary(reader, id, today, language)


def deposit_receive(desk: "Desk", ids: Ids) -> None:
    """Note a deposit that came in."""
    desk.do("deposit", "receive", ids[0])


def deposit_return(desk: "Desk", ids: Ids) -> None:
    """Give the deposit back, or keep a part of it."""
    desk.do("deposit", "edit", ids[0])


def contract(desk: "Desk", ids: Ids) -> None:
    """Look at the contract of a lease."""
    desk.paper("contract", ids[0])


def contracts(desk: "Desk", ids: Ids) -> None:
    """Print the issued contracts of some leases at once."""
    desk.print_lot("contract", ids)


def issue_contract(desk: "Desk", ids: Ids) -> None:
    """Issue the contract of a lease."""
    desk.paper("issue-contract", ids[0])


def signed_copy(desk: "Desk", ids: Ids) -> None:
    """Attach the signed copy of a paper issued of a lease."""
    desk.paper("signed-copy", ids[0])


def survey_entry(desk: "Desk", ids: Ids) -> None:
    """Describe the premises of a lease at entry."""
    desk.edit("survey", None, {"lease_id": ids[0], "kind": "entry"})


def survey_exit(desk: "Desk", ids: Ids) -> None:
    """Describe the premises of a lease at exit, beside what they were at entry."""
    desk.edit("survey", None, {"lease_id": ids[0], "kind": "exit"})


def survey_sheet(desk: "Desk", ids: Ids) -> None:
    """A sheet to describe the premises of a lease by hand."""
    desk.paper("survey-sheet-lease", ids[0])


def establishment(desk: "Desk", ids: Ids) -> None:
    """Look at the certificate of establishment of a lease."""
    desk.paper("establishment", ids[0])


def issue_establishment(desk: "Desk", ids: Ids) -> None:
    """Issue a certificate of establishment."""
    desk.paper("issue-establishment", ids[0])


def revision(desk: "Desk", ids: Ids) -> None:
    """Look at the notice of the latest revision of a lease."""
    desk.paper("revision", ids[0])


def issue_revision(desk: "Desk", ids: Ids) -> None:
    """Issue the notice of the latest revision of a lease."""
    desk.paper("issue-revision", ids[0])


def quit(desk: "Desk", ids: Ids) -> None:  # noqa: A001 - named as the paper is
    """Look at the notice to quit of a lease."""
    desk.paper("quit", ids[0])


def issue_quit(desk: "Desk", ids: Ids) -> None:
    """Issue the notice to quit of a lease."""
    desk.paper("issue-quit", ids[0])


def invoice(desk: "Desk", ids: Ids) -> None:
    """Go to what is to be invoiced of a lease."""
    desk.show("dues", "", {"lease": ids[0]})


def _ticket(desk: "Desk", lease: "Lease") -> None:
    unit = lease.lines[0].unit_id if lease.lines else None
    desk.edit("ticket", None, {"unit_id": unit} if unit else {})


remarks = of(_remarks)
delete = of(_delete)
print_summary = of(_print)
ticket = of(_ticket)
