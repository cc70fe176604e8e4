"""Rows inside a form are added, filled and taken away; their errors have addresses."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.ui.form.rows import RowsEditor
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from tests.ui.stage import START, Desk, form


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use("en")
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


def opened(id: int | None = 7) -> FormPage:
    page = FormPage(Desk(), form(), id)
    page.resize(900, 700)
    page.show()
    QApplication.processEvents()
    return page


def rows_of(page: FormPage) -> RowsEditor:
    found = page.body.rows["lines"]
    assert isinstance(found, RowsEditor)
    return found


def test_rows_come_back_with_what_has_no_field() -> None:
    page = opened()
    assert page.body.collect()[0]["lines"] == START["lines"]


def test_a_new_row_is_required_to_be_filled() -> None:
    page = opened()
    page.body.rows["lines"].add.click()
    values, problems = page.body.collect()
    assert values["lines"][2] == {"unit_id": None, "from": None, "rent": None}
    assert set(problems) == {"lines.2.unit_id"}
    assert page.dirty


def test_removing_a_row_keeps_the_others_and_moves_their_addresses() -> None:
    page = opened()
    rows_of(page).boxes[0].remove.click()
    values, _problems = page.body.collect()
    assert [row["id"] for row in values["lines"]] == [12]
    assert "lines.0.rent" in page.body.cells()
    assert "lines.1.rent" not in page.body.cells()


def test_errors_find_a_cell_a_row_and_all_rows() -> None:
    page = opened()
    said = {
        "lines": say("At least one."),
        "lines.1": say("Row taken."),
        "lines.0.rent": say("Too high."),
        "lines.9.rent": say("Nowhere."),
    }
    homeless = page.body.show_errors(said, {})
    rows = rows_of(page)
    assert rows.said.text() == "At least one."
    assert rows.boxes[1].said.text() == "Row taken."
    assert page.body.errors() == {"lines.0.rent": "Too high."}
    assert [str(each) for each in homeless] == ["Nowhere."]


def test_labels_stand_once_above_and_on_every_row_where_it_is_narrow() -> None:
    page = opened()
    second = page.body.cells()["lines.1.rent"]
    assert second.name.isHidden()
    page.resize(360, 700)
    QApplication.processEvents()
    assert not second.name.isHidden()


def test_an_empty_table_says_what_belongs_there() -> None:
    page = opened(None)
    rows = page.body.rows["lines"]
    assert not rows._empty.isHidden()
    rows.add.click()
    assert rows._empty.isHidden()
