"""Payments in the window: forms, small forms of acts, the grid of a bank statement, the account."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.accounts.screen.sheet import AccountSheet
from ctv_desktop.features.invoices.screen.record import view as invoice_view
from ctv_desktop.features.invoices.screen.settle import certify_now, receipt_now
from ctv_desktop.features.payments.rows import single
from ctv_desktop.features.payments.screen import acts, form
from ctv_desktop.features.payments.screen.receipting import RECEIPT
from ctv_desktop.features.payments.screen.record import receipt_view, view
from ctv_desktop.features.payments.screen.statement import StatementSheet
from ctv_desktop.values.errors import Refused
from tests.features.leases import desks
from tests.features.payments import till
from tests.features.payments.till import ATLAS, RIF, TODAY, balances, of
from tests.features.stage import Desk

DAY = date(2027, 4, 30)
DUE = 63_050_00


class Till(Desk):
    """A desk on the day of these tests."""

    def today(self) -> date:
        return DAY

    def preview(self, title: Any, file_name: str, *_: Any, **__: Any) -> None:
        self.asked.append(("preview", str(title), file_name))


@pytest.fixture
def park(park: Database) -> Database:
    return till.furnish(park)


@pytest.fixture
def reader(park: Database) -> Iterator[Reader]:
    found = park.reader()
    yield found
    found.close()


@pytest.fixture
def desk(qapp: QApplication, park: Database, tmp_path: Path) -> Desk:  # noqa: ARG001 - Qt first
    return Till(park, tmp_path)


def test_a_payment_begun_from_an_invoice_is_filled_in(reader: Reader, park: Database) -> None:
    values = form.load(reader, None, {"invoice_id": of(park, ATLAS)[1]}, DAY)
    assert (values["tenant_id"], values["amount"], values["received_on"]) == (ATLAS, DUE, DAY)
    pay = {**values, "received_on": date(2027, 4, 1)}
    id = till.pay(park, ATLAS, DUE, invoice_id=values["invoice_id"])
    assert balances(park, ATLAS) == [DUE, 0, DUE]
    again = form.load(reader, id, {}, DAY)
    assert again["amount"] == pay["amount"]


def test_more_than_is_owed_and_cash_are_told_while_typing(reader: Reader) -> None:
    values = {"tenant_id": RIF, "amount": 99_000_00, "method": "cash", "received_on": DAY}
    said = form.warn(reader, values, None, DAY)
    assert "18" in str(said["settles"])  # 18 000,00 are owed
    assert "247,50" in str(said["amount"])


def test_panels_show_what_settles_what(reader: Reader, park: Database) -> None:
    id = till.pay(park, ATLAS, DUE + 5_00, method="cheque", reference="CHQ 1")
    invoice = of(park, ATLAS)[0]
    receipt_now(park, (invoice,), DAY)
    certify_now(DAY, park, {"number": "A1", "dated": DAY, f"part{invoice}": 350_00})
    paid = view(reader, id, DAY)
    assert paid is not None
    assert [one.title for one in paid.related[0].lines] == ["FAC-2027-000003", "FAC-2027-000001"]
    bill = invoice_view(reader, invoice, DAY)
    assert bill is not None
    titles = {one.title.message: [line.title for line in one.lines] for one in bill.related}
    assert titles["Receipts"] == ["QUI-2027-000001"]
    assert titles["Withholding certificates"][0] == "A1"
    assert len(titles["Withholding certificates"]) == 2  # the rest is to be certified
    stated = receipt_view(reader, 1, DAY)
    assert stated is not None
    assert stated.state is not None


def test_acts_offered_depend_on_the_state(park: Database) -> None:
    by_key = {act.key: act for act in acts.ACTIONS}
    cleared = {"state": "cleared", "method": "transfer", "unused": 0, "receipts": 0}
    for key, allowed in (("clear", False), ("bounce", False), ("repay", False), ("delete", True)):
        why_not = by_key[key].why_not
        assert why_not is not None
        assert (why_not(cleared) is None) == allowed
    bounced = {**cleared, "state": "bounced", "method": "cheque"}
    allocate = by_key["allocate"].why_not
    assert allocate is not None
    assert allocate(bounced) is not None
    id = till.pay(park, ATLAS, 5_00)
    acts.allocate_now(id, TODAY, park, {f"part{of(park, ATLAS)[2]}": 4_00, "part1": None})
    assert balances(park, ATLAS) == [DUE, DUE, DUE - 4_00]
    with pytest.raises(Refused):
        acts.bounce_now(id, DAY, park, {"bounced_on": DAY, "bounce_reason": ""})


STATEMENT = """Date opération;Libellé;Débit;Crédit
02/04/2027;VIR FAC-2027-000001;;63 050,00
03/04/2027;FRAIS;12,00;
04/04/2027;INCONNU;;7 000,00
"""


def test_a_statement_is_looked_at_ticked_and_taken_in(
    desk: Desk, park: Database, tmp_path: Path
) -> None:
    path = tmp_path / "relevé.csv"
    path.write_bytes(STATEMENT.encode("cp1252"))
    sheet = StatementSheet(desk)  # type: ignore[arg-type]
    sheet.read(path)
    model = sheet.model
    assert [model.count(key) for key in ("", "sure", "unknown")] == [2, 1, 1]
    assert "1" in sheet.take.text()
    box = model.index(0, 0)
    role = Qt.ItemDataRole.CheckStateRole
    model.setData(box, Qt.CheckState.Unchecked.value, role)
    assert not sheet.take.isEnabled()
    sheet._sure()
    sheet._chosen(1, park, {"tenant_id": RIF})
    QApplication.processEvents()
    assert len(model.taken()) == 2
    sheet.run()
    assert balances(park, ATLAS)[0] == 0
    assert balances(park, RIF) == [0, 5_000_00, 6_000_00]
    again = StatementSheet(desk)  # type: ignore[arg-type]
    again.read(path)
    assert again.model.count("known") == 2
    assert not again.take.isEnabled()


def test_a_file_that_is_no_statement_is_told_in_the_sheet(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Nom;Ville\nA;B\n", "utf-8")
    sheet = StatementSheet(desk)  # type: ignore[arg-type]
    sheet.read(path)
    assert "titres" in sheet.told.text()
    assert not sheet.take.isEnabled()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_account_is_shown_as_of_a_day_and_exported(
    desk: Desk, park: Database, tmp_path: Path, form: str
) -> None:
    till.pay(park, ATLAS, DUE)
    sheet = AccountSheet(desk, ATLAS)  # type: ignore[arg-type]
    sheet.look()
    shown: list[Any] = [row[-1] for row in sheet.model.rows]
    assert shown[-1] == 2 * DUE
    sheet.day.put(date(2027, 1, 31))
    sheet.look()
    assert [row[-1] for row in sheet.model.rows] == [DUE]
    path = tmp_path / f"account.{form}"
    desk.files.append(path)
    partial(sheet.export, form)()
    assert path.stat().st_size > 0
    if form == "csv":
        assert "FAC-2027-000001" in path.read_text("utf-8-sig")


def test_nothing_is_deleted_that_a_receipt_states(park: Database) -> None:
    id = till.pay(park, ATLAS, DUE)
    receipt_now(park, (of(park, ATLAS)[0],), DAY)
    with pytest.raises(Refused):
        acts.delete_now(park, id)
    acts.void_now(1, DAY, park, {"void_reason": "Erreur"})
    acts.delete_now(park, id)
    assert desks.rows(park, "SELECT 1 FROM payment") == []


def test_a_payment_gives_the_receipt_of_what_it_settles(desk: Desk, park: Database) -> None:
    id = till.pay(park, ATLAS, DUE, method="transfer")
    reader = park.reader()
    shown = view(reader, id, DAY)
    reader.close()
    assert shown is not None
    assert RECEIPT.why_not is not None
    assert RECEIPT.why_not(shown.values) is None
    at: Any = desk
    RECEIPT.run(at, (id,))
    reader = park.reader()
    (share,) = single.shares(reader, payment=id)
    again = view(reader, id, DAY)
    reader.close()
    assert share.receipt_id is not None
    assert desk.asked[-1][0] == "preview"  # it is issued to be handed over
    assert again is not None
    assert "aucune facture" in str(RECEIPT.why_not(again.values))
