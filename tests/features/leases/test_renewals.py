"""The renewals worklist: what it lists, what is typed in its grid, the drafts it makes at once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.rows.renewals import ending
from ctv_desktop.features.leases.rules import renew
from ctv_desktop.features.leases.screen.renewals import RenewalsScreen
from ctv_desktop.features.leases.screen.renewals.grid import KEYS
from ctv_desktop.values.language import use
from tests.features.leases.desks import (
    DESK,
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    TODAY,
    draft,
    furnish,
    rows,
    signed,
)
from tests.features.stage import Desk

STARTS, ENDS = date(2023, 12, 1), date(2026, 12, 31)


@pytest.fixture
def furnished(park: Database) -> Database:
    """Three leases that end on one day, a later one, one over, one renewed, one let on after."""
    use("en")
    furnish(park)
    signed(park, OFFICE, starts=STARTS, ends=ENDS)
    other = [{"unit_id": OFFICE_2, "rent": 10_000}]
    signed(park, starts=date(2026, 1, 1), ends=ENDS, tenant=RIF, lines=other)
    signed(park, PARKING, starts=STARTS, ends=ENDS)
    signed(park, DESK, starts=STARTS, ends=date(2027, 10, 31))
    signed(park, PARKING, starts=date(2027, 6, 1), tenant=RIF)
    return park


@pytest.fixture
def screen(qapp: QApplication, furnished: Database, tmp_path: Path) -> Iterator[RenewalsScreen]:
    assert qapp is not None
    made = RenewalsScreen(Desk(furnished, tmp_path))  # type: ignore[arg-type]
    made.resize(1200, 600)
    made.start()
    yield made
    made.deleteLater()


def texts(screen: RenewalsScreen, *keys: str) -> list[tuple[str, ...]]:
    grid = screen.grid
    return [
        tuple(str(grid.data(grid.index(place, KEYS.index(key)))) for key in keys)
        for place in range(grid.rowCount())
    ]


def typed(screen: RenewalsScreen, place: int, key: str, text: str) -> bool:
    index = screen.grid.index(place, KEYS.index(key))
    return bool(screen.grid.setData(index, text))


def test_what_ends_within_the_days_chosen_is_listed_with_terms_of_now_and_proposed(
    screen: RenewalsScreen,
) -> None:
    assert texts(screen, "reference", "last_day", "rent", "starts", "months", "rate", "wanted") == [
        ("BC-2023-001", "31/12/2026", "45,000.00", "01/01/2027", "37", "10%", "49,500.00"),
        ("BC-2026-001", "31/12/2026", "20,000.00", "01/01/2027", "12", "0%", "20,000.00"),
        ("BC-2023-002", "31/12/2026", "500.00", "01/01/2027", "37", "10%", "550.00"),
    ]
    screen.days.chosen.emit("365")
    assert len(texts(screen, "reference")) == 4
    screen.days.chosen.emit("60")
    assert len(texts(screen, "reference")) == 3


def test_a_lease_renewed_terminated_or_assigned_is_not_listed(furnished: Database) -> None:
    store.renew(furnished, [{"id": 1, "months": 12, "rate": 0}], TODAY)
    store.terminate(furnished, 2, date(2026, 12, 1), "agreement", "", TODAY)
    draft(furnished, OFFICE, ends=date(2027, 2, 1))
    reader = furnished.reader()
    assert [row.id for row in ending(reader, TODAY, 120)] == [3]
    reader.close()


def test_terms_are_typed_in_the_grid_and_a_wrong_one_says_so_in_its_row(
    screen: RenewalsScreen,
) -> None:
    assert typed(screen, 0, "wanted", "47 000")
    assert texts(screen, "wanted", "rate")[0] == ("47,001.00", "4.45%")  # 156,67 a m²
    assert typed(screen, 0, "rate", "5")
    assert texts(screen, "wanted")[0] == ("47,250.00",)
    assert not typed(screen, 0, "months", "douze")
    assert "douze" in texts(screen, "note")[0][0]
    typed(screen, 0, "months", "24")
    typed(screen, 0, "rate", "12")
    assert "10%" in texts(screen, "note")[0][0]
    typed(screen, 1, "rate", "1")
    assert texts(screen, "note")[1] == ("No rise before 01/01/2029 (law 07-03).",)
    assert "free until 31/05/2027" in texts(screen, "note")[2][0]


def test_what_was_typed_stays_when_the_list_is_read_anew(
    screen: RenewalsScreen, furnished: Database
) -> None:
    typed(screen, 1, "months", "24")
    screen.grid.tick(1)
    store.change_remarks(furnished, 1, "Keys")
    screen.reload()
    assert texts(screen, "months")[1] == ("24",)
    assert [row.id for row in screen.grid.ticked()] == [2]


def test_several_are_ticked_by_keyboard_seen_first_and_made_in_one_act(
    screen: RenewalsScreen, furnished: Database
) -> None:
    desk: Any = screen.desk
    assert not screen.make.isEnabled()
    screen.table.setCurrentIndex(screen.grid.index(0, 3))
    QTest.keyClick(screen.table, Qt.Key.Key_Space)
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_Space)
    assert screen.make.isEnabled()
    assert "65,000.00 → 69,500.00" in screen.total.text()
    screen.make.click()
    asked = next(text for kind, text, *_ in desk.asked if kind == "ask")
    assert "BC-2023-001, Atlas Data SARL: 01/01/2027 to 31/01/2030, 45,000.00 → 49,500.00" in asked
    assert rows(
        furnished,
        "SELECT renewed_from_id, signed, monthly_rent FROM lease"
        " WHERE renewed_from_id IS NOT NULL ORDER BY 1",
    ) == [(1, 0, 4_950_000), (2, 0, 2_000_000)]
    assert ("notify", "Renew 2 leases", True) in desk.asked
    screen.reload()
    assert texts(screen, "reference") == [("BC-2023-002",)]
    journal.undo(furnished)
    screen.reload()
    assert len(texts(screen, "reference")) == 3


def test_what_cannot_be_renewed_cannot_be_ticked_and_all_others_can(
    screen: RenewalsScreen,
) -> None:
    screen.grid.tick(2)
    assert screen.grid.ticked() == []
    screen.all.click()
    assert [row.id for row in screen.grid.ticked()] == [1, 2]
    screen.all.click()
    assert screen.grid.ticked() == []


def test_a_refusal_of_the_store_stands_in_the_row_it_is_about(
    screen: RenewalsScreen, furnished: Database
) -> None:
    screen.grid.tick(0)
    ticked = screen.grid.ticked()
    store.renew(furnished, [{"id": 1, "months": 12, "rate": 0}], TODAY)
    screen._make(ticked)
    assert "already renewed" in texts(screen, "note")[0][0]


def test_an_empty_time_says_so(screen: RenewalsScreen, furnished: Database) -> None:
    wanted = [{"id": id, "months": 5, "rate": 0} for id in (1, 2, 3)]
    store.renew(furnished, wanted, TODAY)
    screen.reload()
    assert screen.pages.currentWidget() is screen.empty


def test_a_rise_by_a_rate_never_ends_above_it() -> None:
    """161,25 a m² at 10 % would be 177,38, that is 10,004 % more: above the cap of law 07-03."""
    held = renew.Held(1, "area", 100_00, 161_25 * 100, "standard")
    odd = renew.Held(1, "area", 807_50, 130_209_37, "standard")
    by_price, by_amount = renew.offers([held, odd], 1000, None)
    assert (by_price.price, by_price.amount) == (177_37, None)
    assert by_amount.amount == 143_230_30
