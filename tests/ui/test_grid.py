"""A grid in a form: keys that choose and go on, rows that come and go, files, errors, drafts."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.ui.declare import Field, Files, Form, Grid, Section, Source
from ctv_desktop.ui.form.grid import GridEditor
from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import COUNT, MONEY, TEXT, Choice, Choices, choice
from ctv_desktop.values.say import say
from tests.ui.stage import Desk, changed

STATES = Choices(
    Choice("new", say("As new"), "good"), Choice("good", say("Good condition"), "good"),
    Choice("used", say("Used"), "warn"), Choice("bad", say("Damaged"), "bad"),
)  # fmt: skip
ROOM, ELEMENT, STATE, REMARK, COST, TWICE = range(6)
START = [
    {"id": 1, "room": "Hall", "element": "floor", "state": "", "remark": "", "cost": None},
    {"id": 2, "room": "Hall", "element": "walls", "state": "", "remark": "", "cost": None},
    {"id": 3, "room": "Office", "element": "floor", "state": "used", "remark": "", "cost": 500},
]


def take(_reader: Any, path: Path) -> dict[str, Any]:
    if path.suffix != ".jpg":
        raise Refused({"": say("“{name}” is no photo that can be read.", name=path.name)})
    return {"name": path.name, "caption": ""}


GRID = Grid(
    "items",
    say("Elements"),
    (
        Field("room", say("Room"), TEXT, required=True, limit=20, span=2),
        Field("element", say("Element"), TEXT, required=True, span=2),
        Field("state", say("State"), choice(STATES), span=2),
        Field("remark", say("Remark"), TEXT, limit=10, span=3),
        Field("cost", say("Cost"), MONEY, span=1, shown=lambda values: bool(values.get("leaving"))),
        Field("twice", say("Twice"), COUNT, read_only=True, span=1),
    ),
    add=say("Add a row"),
    empty=say("No room yet."),
    help=say("One key a state."),
    band="room",
    copy=say("Copy the room"),
    follow=lambda row, values: {
        "twice": (row.get("cost") or 0) * values.get("factor", 2) + len(row.get("photos") or ())
    },
    sources=(
        Source(say("Add a room"), lambda _r, _v: [{"room": "New", "element": "ceiling"}]),
        Source(say("Rooms"), lambda _r, _v: [], lambda values: bool(values.get("leaving"))),
    ),
    files=Files("photos", say("Add photos…"), ((say("Photos"), "*.jpg"),), take,
                lambda _reader, _photo: None),
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use("en")
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


def opened(
    save: Callable[..., Any] | None = None, folder: Path | None = None, **values: Any
) -> FormPage:
    given = {"items": [dict(row) for row in START], "version": 3, **values}

    def load(_reader: Any, _id: int | None, _given: Mapping[str, Any], _today: Any) -> Any:
        return dict(given)

    form = Form("survey", say("New"), say("Edit"), (Section(say("Grid"), (GRID,)),), load,
                save or (lambda *_: changed()), wide=True)  # fmt: skip
    page = FormPage(Desk(folder), form, 7)
    page.resize(1_000, 700)
    page.show()
    QApplication.processEvents()
    return page


def grid_of(page: FormPage) -> GridEditor:
    found = page.body.rows["items"]
    assert isinstance(found, GridEditor)
    return found


def column(page: FormPage, key: str) -> list[Any]:
    return [row.get(key) for row in page.body.collect()[0]["items"]]


def press(grid: GridEditor, *keys: Any, how: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        QTest.keyClick(grid.table, key, how or Qt.KeyboardModifier.NoModifier)


def texts(grid: GridEditor, row: int) -> list[str]:
    return [str(grid.model.index(row, place).data()) for place in range(6)]


def test_rows_come_back_with_what_has_no_column() -> None:
    page = opened()
    assert page.body.collect()[0]["items"] == START
    assert not page.dirty


def test_a_key_chooses_and_goes_on_to_the_next_row() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, "1", "d", "g")
    assert column(page, "state") == ["new", "bad", "good"]
    assert page.dirty


def test_a_key_that_means_nothing_changes_nothing() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, "9", "z")
    assert column(page, "state") == ["", "", "used"]
    assert grid.table.currentIndex().row() == 0


@pytest.mark.parametrize(("code", "letters"), [("fr", "nbm"), ("en", "agd")])
def test_letters_are_those_of_the_language(code: str, letters: str) -> None:
    language.use(code)
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, *letters)
    assert column(page, "state") == ["new", "good", "bad"]


def test_space_repeats_what_stands_above_and_delete_empties() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, "3", Qt.Key.Key_Space)
    assert column(page, "state")[:2] == ["used", "used"]
    grid.table.go(2, STATE)
    press(grid, Qt.Key.Key_Delete)
    assert column(page, "state")[2] == ""


def test_several_rows_chosen_take_one_key() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, Qt.Key.Key_Down, Qt.Key.Key_Down, how=Qt.KeyboardModifier.ShiftModifier)
    press(grid, "2")
    assert column(page, "state") == ["good", "good", "good"]


def test_renaming_the_first_row_of_a_room_renames_the_room() -> None:
    page = opened()
    grid = grid_of(page)
    grid.model.type(0, "room", "Lobby")
    assert column(page, "room") == ["Lobby", "Lobby", "Office"]
    grid.model.type(1, "room", "Store")  # within a room: that element alone moves
    assert column(page, "room") == ["Lobby", "Store", "Office"]


def test_a_row_is_added_within_its_room_and_taken_away() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, Qt.Key.Key_Insert)
    assert column(page, "room") == ["Hall", "Hall", "Hall", "Office"]
    assert grid.table.currentIndex().row() == 1
    assert grid.table.currentIndex().column() == ELEMENT
    press(grid, Qt.Key.Key_Delete, how=Qt.KeyboardModifier.ControlModifier)
    assert column(page, "id") == [1, 2, 3]


def test_rows_from_elsewhere_come_after_the_room_one_stands_in() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    grid.sources[0].click()  # type: ignore[attr-defined]
    assert column(page, "room") == ["Hall", "Hall", "New", "Office"]


def test_a_room_is_copied_without_what_was_noted_in_it() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(1, STATE)
    press(grid, "4")
    grid.table.go(1, STATE)
    for _ in range(2):
        press(grid, Qt.Key.Key_D, how=Qt.KeyboardModifier.ControlModifier)
    assert column(page, "room") == [
        "Hall",
        "Hall",
        "Hall 2",
        "Hall 2",
        "Hall 3",
        "Hall 3",
        "Office",
    ]
    assert column(page, "element")[2:4] == ["floor", "walls"]
    assert column(page, "state")[2:4] == [None, None]
    assert column(page, "id")[2:4] == [None, None]


def test_what_follows_is_shown_and_follows_the_form() -> None:
    page = opened(leaving=True, factor=3)
    grid = grid_of(page)
    assert texts(grid, 2)[TWICE] == "1,500"
    grid.model.type(2, "cost", "10")
    assert texts(grid, 2)[TWICE] == "3,000"


def test_a_column_not_asked_for_is_hidden() -> None:
    assert grid_of(opened()).table.isColumnHidden(COST)
    for leaving, hidden in ((False, [False, True]), (True, [False, False])):
        page = opened(leaving=leaving)
        assert [button.isHidden() for button in grid_of(page).sources] == hidden
    assert not grid_of(opened(leaving=True)).table.isColumnHidden(COST)


# Steps back, cells of a spreadsheet.


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_steps_are_taken_back_and_again_in_the_grid_alone() -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, "1")
    press(grid, Qt.Key.Key_Insert)
    grid.table.go(0, STATE)
    press(grid, Qt.Key.Key_Down, Qt.Key.Key_Down, how=Qt.KeyboardModifier.ShiftModifier)
    press(grid, "4")
    seen = [column(page, "state")]
    for _ in range(3):
        press(grid, Qt.Key.Key_Z, how=CONTROL)
        seen.append(column(page, "state"))
    assert seen == [["bad", "bad", "bad", "used"], ["new", "", "", "used"], ["new", "", "used"],
                    ["", "", "used"]]  # fmt: skip
    assert not page.dirty
    for _ in range(4):
        press(grid, Qt.Key.Key_Y, how=CONTROL)
    assert column(page, "state") == seen[0]


def test_the_key_that_takes_back_is_not_the_window_s() -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    grid = grid_of(opened())
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CONTROL)
    asked.ignore()
    assert grid.table.event(asked)
    assert asked.isAccepted()


def test_cells_of_a_spreadsheet_are_put_in_and_copied_out() -> None:
    page = opened(leaving=True)
    grid = grid_of(page)
    block = "Floor\tDamaged\tLong remark here\t12,50\nDoors\t1\t\tabc\nWalls\tgood condition"
    grid.table.go(2, ELEMENT)
    QApplication.clipboard().setText(block)
    press(grid, Qt.Key.Key_V, how=CONTROL)
    assert column(page, "room") == ["Hall", "Hall", "Office", "Office", "Office"]
    assert column(page, "element")[2:] == ["Floor", "Doors", "Walls"]
    assert column(page, "state")[2::2] == ["bad", "good"]
    assert column(page, "cost")[2] == 12_50
    assert set(page.body.collect()[1]) == {"items.2.remark", "items.3.cost", "items.3.state"}
    grid.table.go(2, ELEMENT)
    press(grid, Qt.Key.Key_Right, how=Qt.KeyboardModifier.ShiftModifier)
    press(grid, Qt.Key.Key_C, how=CONTROL)
    assert QApplication.clipboard().text() == "Floor\tDamaged"
    press(grid, Qt.Key.Key_Z, how=CONTROL)
    assert page.body.collect()[0]["items"] == START


# What is wrong.


def test_a_text_that_cannot_be_read_stays_and_is_told() -> None:
    page = opened(leaving=True)
    grid = grid_of(page)
    grid.model.type(0, "cost", "abc")
    grid.table.go(0, COST)
    assert texts(grid, 0)[COST] == "abc"
    assert grid.said.isVisible()
    values, problems = page.body.collect()
    assert set(problems) == {"items.0.cost"}
    assert values["items"][0]["cost"] is None
    grid.model.type(0, "cost", "12,50")
    assert column(page, "cost")[0] == 12_50
    assert not page.body.collect()[1]


def test_a_text_too_long_is_refused_not_cut() -> None:
    page = opened()
    grid = grid_of(page)
    grid.model.type(0, "remark", "far longer than ten")
    assert set(page.body.collect()[1]) == {"items.0.remark"}
    assert texts(grid, 0)[REMARK] == "far longer than ten"


def test_required_cells_are_asked_for_when_saving() -> None:
    saved: list[Any] = []
    page = opened(lambda *args: saved.append(args))
    grid_of(page).add_row()
    page.save()
    assert not saved
    grid = grid_of(page)
    assert grid.table.currentIndex().row() == 1
    assert grid.said.text() == "Please fill this in."


def test_a_refusal_of_the_store_stands_beside_its_cell() -> None:
    def refuse(*_: Any) -> None:
        raise Refused({"items.2.state": say("Choose one of the list.")})

    page = opened(refuse)
    grid = grid_of(page)
    grid.table.go(0, STATE)
    press(grid, "1")
    page.save()
    assert grid.table.currentIndex().row() == 2
    assert grid.said.text() == "Choose one of the list."
    assert column(page, "state") == ["new", "", "used"]


def test_what_is_typed_is_put_back_letter_by_letter() -> None:
    page = opened(leaving=True)
    grid = grid_of(page)
    grid.model.type(0, "cost", "abc")
    grid.table.go(1, STATE)
    press(grid, "4")
    kept = page.body.typed()
    again = opened(leaving=True)
    again.body.retype(kept)
    assert texts(grid_of(again), 0)[COST] == "abc"
    assert column(again, "state") == ["", "bad", "used"]
    assert again.dirty


# Files.


def drop(grid: GridEditor, row: int, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = grid.table.visualRect(grid.model.index(row, STATE)).center()
    grid.table.dropEvent(
        QDropEvent(QPointF(QPoint(where)), Qt.DropAction.CopyAction, data,
                   Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip


def test_files_dropped_on_a_row_are_held_by_it_and_others_refused(tmp_path: Path) -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(1, STATE)
    drop(grid, 1, tmp_path / "a.jpg", tmp_path / "b.txt", tmp_path / "c.jpg")
    names = [photo["name"] for photo in column(page, "photos")[1]]
    assert names == ["a.jpg", "c.jpg"]
    assert texts(grid, 1)[TWICE] == "2"  # what follows knows of them
    assert "b.txt" in grid.said.text()
    assert grid.pictures is not None
    assert grid.pictures.list.count() == 2


def test_a_picture_is_worded_and_taken_away(tmp_path: Path) -> None:
    page = opened()
    grid = grid_of(page)
    grid.table.go(0, STATE)
    drop(grid, 0, tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert grid.pictures is not None
    grid.pictures.list.item(1).setText("Scratch")
    assert [photo["caption"] for photo in column(page, "photos")[0]] == ["", "Scratch"]
    grid.pictures.list.setCurrentRow(0)
    QTest.keyClick(grid.pictures.list, Qt.Key.Key_Delete)
    assert [photo["name"] for photo in column(page, "photos")[0]] == ["b.jpg"]
    press(grid, Qt.Key.Key_Z, how=Qt.KeyboardModifier.ControlModifier)
    assert grid.pictures.list.count() == 2


def test_a_grid_of_two_thousand_rows_is_typed_in() -> None:
    rows = [{"room": f"Room {n // 9}", "element": f"e{n}", "state": ""} for n in range(2_000)]
    page = opened(items=rows)
    grid = grid_of(page)
    grid.table.go(1_998, STATE)
    press(grid, "1", "2")
    assert column(page, "state")[-2:] == ["new", "good"]
