"""The screens of charges as text: list, panels with their whys, acts, the workbook."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.charges import store
from ctv_desktop.features.charges.rows.lists import STATEMENTS, YEARS, id_of
from ctv_desktop.features.charges.screen import acts
from ctv_desktop.features.charges.screen.forms import YEAR_FORM
from ctv_desktop.features.charges.screen.record import STATEMENT_RECORD, YEAR_RECORD
from ctv_desktop.features.imports.reading import read as read_file
from ctv_desktop.ui.declare import RecordView
from ctv_desktop.ui.why import as_text
from ctv_desktop.values import language
from tests.features.invoices import bills
from tests.features.leases import desks
from tests.features.stage import Desk

AFTER = date(2028, 2, 1)


@pytest.fixture
def office(park: Database) -> Database:
    """Lease L bears half of 600 000 MAD of 2027."""
    bills.furnish(park)
    bills.lease(park)
    cost = {"category": "security", "actual": 600_000_00, "budget": 550_000_00}
    store.save_year(park, {"building_id": 1, "year": 2027, "costs": [cost]})
    return park


def told(view: RecordView | None) -> dict[str, str]:
    """The facts of a panel in French."""
    assert view is not None
    spoken = language.current()
    return {
        str(fact.label): fact.kind.show(fact.value, spoken)
        for group in view.groups
        for fact in group.facts
    }


@pytest.mark.usefixtures("office")
def test_the_lists_hold_the_year_and_its_statement(reader: Reader) -> None:
    keys = list(YEARS.columns)
    (row,) = first_page(reader, YEARS, Ask(AFTER, filter="over", text="a 2027"))
    found = dict(zip(keys, row[1:], strict=True))
    assert (found["actual"], found["gap"], found["state"]) == (600_000_00, 50_000_00, "open")
    keys = list(STATEMENTS.columns)
    (row,) = first_page(reader, STATEMENTS, Ask(AFTER, text="rif", scope={"year": 1}))
    found = dict(zip(keys, row[1:], strict=True))
    assert (found["share"], found["balance"]) == (300_000_00, 210_000_00)
    assert first_page(reader, STATEMENTS, Ask(AFTER, filter="back")) == []


@pytest.mark.usefixtures("office")
def test_a_statement_explains_each_line_and_its_balance(reader: Reader) -> None:
    view = STATEMENT_RECORD.view(reader, id_of(1, 1), AFTER)
    assert view is not None
    facts = [fact for group in view.groups for fact in group.facts]
    line = next(fact for fact in facts if str(fact.label) == "Gardiennage")
    assert line.why is not None
    said = as_text(line.why)
    for part in ("600\u202f000,00", "A-3.12 : 300,00 m² pendant 365 jours", "50 %"):
        assert part in said.replace("\u00a0", " ")
    balance = next(fact for fact in facts if str(fact.label) == "Solde")
    assert balance.why is not None
    assert "Provisions dues selon le bail" in as_text(balance.why)
    assert STATEMENT_RECORD.view(reader, id_of(1, 99), AFTER) is None


@pytest.mark.usefixtures("office")
def test_the_panel_of_a_year_adds_up(reader: Reader) -> None:
    facts = told(YEAR_RECORD.view(reader, 1, AFTER))
    assert facts["À la charge des preneurs"] == facts["À la charge du bailleur (vacance)"]
    assert facts["Solde"].startswith("210\u202f000,00")


def test_it_is_reconciled_from_the_screen_and_then_says_why_not(
    office: Database, reader: Reader, tmp_path: Path
) -> None:
    desk = Desk(office, tmp_path)
    desk.today = lambda: AFTER  # type: ignore[method-assign]
    by_key = {act.key: act for act in acts.YEAR_ACTIONS}
    by_key["close"].run(desk, (1,))  # type: ignore[arg-type]
    (asked,) = [one[1] for one in desk.asked if one[0] == "ask"]
    assert "1 preneur doit 210\u202f000,00" in asked
    view = YEAR_RECORD.view(reader, 1, AFTER)
    assert view is not None
    refused = {key for key, act in by_key.items() if act.why_not and act.why_not(view.values)}
    assert refused == {"close", "edit", "delete"}
    by_key["reopen"].run(desk, (1,))  # type: ignore[arg-type]
    assert desks.rows(office, "SELECT count(*) FROM charge") == [(0,)]


def test_the_workbook_holds_each_line_and_the_sums(office: Database, tmp_path: Path) -> None:
    desk = Desk(office, tmp_path)
    path = tmp_path / "decomptes.xlsx"
    desk.files.append(path)
    export = next(act for act in acts.YEAR_ACTIONS if act.key == "export")
    export.run(desk, (1,))  # type: ignore[arg-type]
    (sheet,) = read_file(path)
    cells = [line.cells for line in sheet.lines]
    assert len(cells) == 3
    assert cells[1][0] == "Rif Cloud SARL"
    assert 300_000 in cells[1]
    assert [cell for cell in cells[2] if isinstance(cell, float | int)][-4:] == [
        90_000, 210_000, 42_000, 252_000,
    ]  # fmt: skip


def test_the_next_year_begins_with_what_this_one_cost(office: Database, reader: Reader) -> None:
    values: dict[str, Any] = YEAR_FORM.load(reader, None, {"like": 1}, AFTER)
    assert values["year"] == 2028
    (cost,) = values["costs"]
    assert (cost["id"], cost["budget"], cost["actual"]) == (None, 600_000_00, None)
    YEAR_FORM.save(office, values, None, None)
    assert desks.rows(office, "SELECT budget, actual FROM charge_cost WHERE year_id = 2") == [
        (600_000_00, 0)
    ]
