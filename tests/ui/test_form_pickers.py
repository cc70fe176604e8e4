"""Pickers search while one types, by keyboard, and can make what is missing."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.values import language
from tests.ui.stage import Desk, form


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use("en")
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


@pytest.fixture
def page() -> FormPage:
    made = FormPage(Desk(), form(), 7)
    made.resize(800, 700)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def search(page: FormPage, key: str, text: str) -> Any:
    editor: Any = page.body.cells()[key].editor
    editor.line.setFocus()
    editor.line.selectAll()
    QTest.keyClicks(editor.line, text)
    editor._search()
    return editor


def test_a_picked_record_shows_its_name(page: FormPage) -> None:
    assert page.body.cells()["unit_id"].editor.widget.text() == "A-3.01"  # type: ignore[attr-defined]


def test_typing_narrows_and_enter_takes(page: FormPage) -> None:
    editor = search(page, "unit_id", "a-3")
    assert editor.offers() == ["A-3.01", "A-3.02", "Create “a-3”…"]
    QTest.keyClick(editor.line, Qt.Key.Key_Down)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert page.values()["unit_id"] == 2
    assert editor.line.text() == "A-3.02"
    assert editor.line.hasFocus(), "Enter that takes an offer must not go on to the next field"


def test_a_field_that_is_given_the_keyboard_is_replaced_by_typing(page: FormPage) -> None:
    editor: Any = page.body.cells()["unit_id"].editor
    editor.focus()
    QTest.keyClicks(editor.line, "P")
    assert editor.line.text() == "P"


def test_a_click_into_a_choice_begins_another(page: FormPage) -> None:
    editor: Any = page.body.cells()["unit_id"].editor
    QTest.mouseClick(editor.line, Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor.line, "P")
    assert editor.line.text() == "P"


def test_escape_takes_the_offers_away_and_not_the_form(page: FormPage) -> None:
    editor = search(page, "unit_id", "p")
    QTest.keyClick(editor.line, Qt.Key.Key_Escape)
    assert editor.offers() == []
    assert page.isVisible()


def test_what_is_no_offer_is_refused_and_kept(page: FormPage) -> None:
    editor = search(page, "unit_id", "zzz")
    editor._leave()
    assert "zzz" in page.body.errors()["unit_id"]
    assert editor.line.text() == "zzz"


def test_leaving_takes_the_only_offer_that_fits(page: FormPage) -> None:
    editor = search(page, "unit_id", "elan 9".replace("e", "É", 1))
    editor._leave()
    assert page.values()["unit_id"] == 4


def test_an_emptied_picker_is_none(page: FormPage) -> None:
    editor: Any = page.body.cells()["unit_id"].editor
    editor.line.clear()
    assert page.values()["unit_id"] is None


def test_the_missing_record_is_made_and_comes_back_picked(page: FormPage) -> None:
    editor = search(page, "unit_id", "B-9")
    QTest.keyClick(editor.line, Qt.Key.Key_Up)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    noun, given, then = page.desk.created[0]
    assert (noun, given) == ("unit", {"typed": "B-9"})
    then(9)
    assert page.values()["unit_id"] == 9
    assert editor.line.text() == "New unit"


def test_an_older_search_does_not_replace_a_newer_one(page: FormPage) -> None:
    editor: Any = page.body.cells()["unit_id"].editor
    waiting: list[Any] = []
    editor._offer = lambda text, give: waiting.append((text, give))
    editor.line.setFocus()
    editor._ask("a", True)
    editor._ask("p", True)
    waiting[1][1]([])
    waiting[0][1]([object()])
    assert editor._given == []


def test_choices_open_whole_and_narrow_by_any_letter(page: FormPage) -> None:
    editor: Any = page.body.cells()["regime"].editor
    editor.open()
    assert editor.offers() == ["Law 49-16", "Excluded from 49-16 (DOC)", "Short term"]
    editor = search(page, "regime", "short")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert page.values()["regime"] == "short"


def test_a_calendar_opens_by_alt_down_and_gives_its_day(page: FormPage) -> None:
    editor: Any = page.body.cells()["end"].editor
    editor.line.setFocus()
    QTest.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editor._popup is not None
    from PySide6.QtCore import QDate

    editor._take(QDate(2027, 5, 6))
    assert page.values()["end"].isoformat() == "2027-05-06"


def test_offers_go_when_the_form_is_saved(page: FormPage) -> None:
    editor = search(page, "unit_id", "zzz")
    assert editor.offers()
    page.save()
    assert editor.offers() == []
