"""The list: what it shows, sorts, filters and keeps; how little of a long table it reads."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.database.read import Ask
from ctv_desktop.ui import colours
from ctv_desktop.ui.list import ListView, pages
from ctv_desktop.ui.list.pages import joined
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values import language
from tests.ui import toys

pytestmark = pytest.mark.usefixtures("qapp")
ASK = Ask(toys.TODAY)
Make = Callable[..., ListView]


@pytest.fixture
def database(tmp_path: Path) -> toys.Database:
    return toys.Database(toys.make(tmp_path / "toy.db", 300))


@pytest.fixture
def shown(database: toys.Database) -> Iterator[Make]:
    """Makes a list on the toy table, working at once unless told otherwise."""
    lanes: list[Tasks] = []
    views: list[ListView] = []

    def make(ask: Ask = ASK, threads: bool = False, **more: Any) -> ListView:
        tasks = Tasks(more.pop("database", database), at_once=not threads)
        tasks.crashed.connect(_raise)
        view = ListView(tasks, toys.QUERY, toys.COLUMNS, language.current(), name="toy", **more)
        view.resize(900, 400)
        view.show()
        view.ask(ask)
        tasks.settle()
        lanes.append(tasks)
        views.append(view)
        return view

    yield make
    for tasks in lanes:
        tasks.close()
    for view in views:
        view.deleteLater()


def _raise(error: Exception) -> None:
    raise error


def codes(view: ListView, most: int = 3) -> list[str]:
    return [line.split(" | ")[0] for line in view.text_lines()[:most]]


def test_rows_are_shown_as_their_kinds_say(shown: Make) -> None:
    view = shown()
    assert view.text_lines()[0] == (
        "T-0000001 | Ascenseur escalier 30 | escalier | "
        f"{toys.STATES.label('open')} | 23/09/2026 | 657,61 | 44\u202f357,61"
    )
    assert view.rows.rowCount() == 300


def test_a_click_on_a_head_sorts_and_a_second_one_turns_round(shown: Make) -> None:
    view = shown()
    view.header.sectionClicked.emit(6)
    costs = [toys.ticket(number)[7] for number in range(1, 301)]
    first = view.feed.line(0)
    assert first is not None
    assert first.id == costs.index(min(costs)) + 1
    view.header.sectionClicked.emit(6)
    first = view.feed.line(0)
    assert first is not None
    assert first.id == costs.index(max(costs)) + 1


def test_shift_adds_a_column_to_the_sort(shown: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown()
    view.header.sectionClicked.emit(3)
    monkeypatch.setattr(
        QApplication, "keyboardModifiers", lambda: Qt.KeyboardModifier.ShiftModifier
    )
    view.header.sectionClicked.emit(4)
    view.header.sectionClicked.emit(4)
    assert view.feed.ask is not None
    assert view.feed.ask.sort == (("state", False), ("day", True))
    wanted = sorted(
        (toys.ticket(n) for n in range(1, 301)), key=lambda t: (t[5], t[0]), reverse=True
    )
    wanted.sort(key=lambda t: t[4])
    assert codes(view) == [ticket[1] for ticket in wanted[:3]]


def test_filter_scope_and_words_narrow_the_list(shown: Make) -> None:
    view = shown(replace(ASK, filter="late"))
    assert view.feed.count == sum(n % 7 == 0 and n % 3 != 0 for n in range(1, 301))
    view.ask(replace(ASK, scope={"place": "hall"}))
    assert {line.texts[2] for line in view.feed.lines()} == {"hall"}
    view.ask(replace(ASK, text="t-0000042"))
    assert codes(view) == ["T-0000042"]
    view.ask(replace(ASK, text="nothing like it"))
    assert view.rows.rowCount() == 0


def test_selection_and_place_are_kept_by_record_when_rows_come_above(
    shown: Make, database: toys.Database
) -> None:
    view = shown()
    view.select(200)
    view.verticalScrollBar().setValue(190 * view.verticalHeader().defaultSectionSize() + 5)
    with database.plain() as db:
        db.execute("INSERT INTO ticket VALUES (900, 'A-1', 'First', 'hall', 'open', NULL, 1, 1)")
        db.execute("DELETE FROM ticket WHERE id = 150")
        db.execute("DELETE FROM ticket WHERE id = 151")
    view.refresh()
    assert codes(view, 1) == ["A-1"]
    assert view.current_id() == 200
    assert view.spans() == [(198, 199)]
    assert view.verticalHeader().offset() == 189 * view.verticalHeader().defaultSectionSize() + 5


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Home])
def test_the_row_under_the_keyboard_is_selected_by_a_key_that_goes_nowhere(
    shown: Make, key: Qt.Key
) -> None:
    """The panel shows its record, and Ctrl+P would refuse."""
    view = shown()
    view.selectRow(0)
    view.clearSelection()
    assert view.spans() == []
    QTest.keyClick(view, key)
    assert view.spans() == [(0, 1)]


def test_the_row_that_the_keyboard_comes_to_is_selected(shown: Make) -> None:
    """Its record is shown beside: what is done is done to it."""
    view = shown()
    assert view.spans() == []
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(view.rows.index(0, 0), flags.NoUpdate)  # as Qt does
    assert view.spans() == [(0, 1)]


def test_selection_is_kept_by_record_when_the_sort_changes(shown: Make) -> None:
    view = shown()
    view.select(7)
    view.resort((("code", True),))
    assert view.current_id() == 7
    assert view.spans() == [(293, 294)]


def test_a_record_deleted_meanwhile_leaves_the_selection(
    shown: Make, database: toys.Database
) -> None:
    view = shown()
    gone: list[Any] = []
    view.select(200)
    view.chosen.connect(gone.append)
    with database.plain() as db:
        db.execute("DELETE FROM ticket WHERE id = 200")
    view.refresh()
    assert view.spans() == []
    assert gone == [None]


def test_everything_selected_stays_everything(shown: Make, database: toys.Database) -> None:
    view = shown()
    view.selectAll()
    got: list[Any] = []
    view.ids(got.append)
    assert len(got[0]) == 300
    with database.plain() as db:
        db.execute("INSERT INTO ticket VALUES (900, 'A-1', 'First', 'hall', 'open', NULL, 1, 1)")
    view.refresh()
    assert view.spans() == [(0, 301)]


def test_all_of_one_list_is_not_all_of_another(shown: Make) -> None:
    view = shown(replace(ASK, filter="late"))
    late = view.feed.count
    view.selectAll()
    view.ask(ASK)
    assert view.feed.count == 300
    assert view.selected_count == late


def test_a_long_selection_is_kept_whole_by_record(tmp_path: Path, shown: Make) -> None:
    database = toys.Database(toys.make(tmp_path / "long.db", 20_000))
    view = shown(database=database)
    select_rows(view, 5_000, 17_000)
    with database.plain() as db:
        db.execute("INSERT INTO ticket VALUES (90001, 'A-1', 'One', 'hall', 'open', NULL, 1, 1)")
    view.refresh()
    assert view.spans() == [(5_001, 17_001)]


def test_a_selection_that_cannot_be_followed_goes_as_a_whole_and_is_told(
    shown: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SCATTERED", 3)
    view = shown()
    told: list[int] = []
    view.lost.connect(told.append)
    select_rows(view, 0, 100)
    view.resort((("place", False),))
    assert (view.selected_count, told) == (0, [100])


def select_rows(view: ListView, start: int, stop: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    model = view.rows
    rows = QItemSelection(model.index(start, 0), model.index(stop - 1, 0))
    view.selectionModel().select(rows, flags.ClearAndSelect | flags.Rows)


def test_a_record_is_chosen_once_and_not_again_by_a_refresh(shown: Make) -> None:
    view = shown()
    chosen: list[Any] = []
    view.chosen.connect(chosen.append)
    view.select(12)
    view.refresh()
    assert chosen == [12]


def test_enter_and_double_click_open(shown: Make) -> None:
    view = shown()
    opened: list[Any] = []
    view.opened.connect(opened.append)
    view.select(3)
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.doubleClicked.emit(view.rows.index(4, 0))
    assert opened == [3, 5]


def test_typed_letters_do_not_jump(shown: Make) -> None:
    view = shown()
    view.select(3)
    QTest.keyClick(view, Qt.Key.Key_T)
    assert view.current_id() == 3


def test_copy_gives_heads_and_values_a_spreadsheet_reads(shown: Make) -> None:
    view = shown()
    view.header.show_column(2, shown=False)
    view.select(1)
    index = view.rows.index(2, 0)
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(index, flags.Select | flags.Rows)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [str(column.title) for column in view.shown_columns()]
    state = str(toys.STATES.label("open"))
    assert lines[1] == f"T-0000001\tAscenseur escalier 30\t{state}\t23/09/2026\t657,61\t44357,61"
    assert lines[2].startswith("T-0000003\t")
    assert len(lines) == 3


def test_totals_are_of_the_selection_or_of_all(shown: Make) -> None:
    view = shown()
    got: list[Any] = []
    view.totals(got.append)
    assert got[0]["cost"] == sum(toys.ticket(n)[7] for n in range(1, 301))
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 1, 9):
        view.selectionModel().select(view.rows.index(row, 0), flags.Select | flags.Rows)
    view.totals(got.append)
    assert got[1]["cost"] == sum(toys.ticket(n)[7] for n in (1, 2, 10))


def test_columns_are_remembered(shown: Make) -> None:
    memory: dict[str, Any] = {}
    view = shown(memory=memory)
    view.header.show_column(2, shown=False)
    view.header.moveSection(view.header.visualIndex(6), 0)
    view.header.resizeSection(4, 200)
    view.resort((("day", True),))
    view._remember()
    again = shown(memory=memory)
    titles = [column.key for column in again.shown_columns()]
    assert titles == ["cost", "code", "title", "state", "day", "area"]
    assert again.header.sectionSize(4) == 200
    assert again.remembered_sort() == (("day", True),)


def seen(view: ListView) -> list[str]:
    header = view.header
    return [column.key for i, column in enumerate(view.columns) if not header.isSectionHidden(i)]


def test_a_narrow_list_keeps_its_first_columns_and_gives_the_others_back(shown: Make) -> None:
    view = shown()
    view.grab()  # the first layout gives the scroll bar its room
    every, widths = seen(view), [view.header.sectionSize(i) for i in range(len(view.columns))]
    view.resize(420, 400)
    assert 2 <= len(seen(view)) < len(every)
    assert seen(view) == every[: len(seen(view))]
    assert view.horizontalScrollBar().maximum() == 0
    assert [column.key for column in view.shown_columns()] == every, (
        "copied and exported all the same"
    )
    view.selectRow(0)
    view.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()[0].split("\t")) == len(every)
    view.resize(900, 400)
    assert seen(view) == every
    assert [view.header.sectionSize(i) for i in range(len(view.columns))] == widths


def test_columns_that_were_chosen_stay_and_scroll(shown: Make) -> None:
    view = shown()
    view.header.show_column(2, shown=False)
    chosen = seen(view)
    view.resize(420, 400)
    assert seen(view) == chosen
    assert view.horizontalScrollBar().maximum() > 0


def test_widths_are_remembered_for_every_text_size(shown: Make) -> None:
    memory: dict[str, Any] = {}
    view = shown(memory=memory)
    view.header.resizeSection(4, 200)
    view._remember()
    try:
        colours.use("light", {}, 150)
        larger = shown(memory=memory)
        larger.resize(1600, 400)
        assert larger.header.sectionSize(4) == 300
        larger._remember()
    finally:
        colours.use("light", {}, 100)
    assert shown(memory=memory).header.sectionSize(4) == 200


def test_the_row_one_works_at_stays_in_sight_when_the_list_shrinks(shown: Make) -> None:
    view = shown()
    last = view.rowAt(view.viewport().height() - 20)
    view.selectRow(last)
    view.resize(900, 250)
    assert view.viewport().rect().contains(view.visualRect(view.rows.index(last, 0)))


def test_a_memory_that_is_nonsense_is_ignored(shown: Make) -> None:
    view = shown(memory={"list.toy": {"columns": {"order": ["gone"]}, "sort": [["gone", True]]}})
    assert len(view.shown_columns()) == len(toys.COLUMNS)
    assert view.remembered_sort() == ()


def test_the_last_column_cannot_be_hidden(shown: Make) -> None:
    view = shown()
    for index in range(len(toys.COLUMNS)):
        view.header.show_column(index, shown=False)
    assert len(view.shown_columns()) == 1


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_it_paints_rows_badges_and_selection(shown: Make, code: str) -> None:
    language.use(code)
    view = shown()
    if code == "ar":
        view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.grab()  # the first layout gives the scroll bar its room
    plain = _pixels(view)
    view.selectRow(2)
    chosen = _pixels(view)
    height = view.verticalHeader().defaultSectionSize()
    assert len({colour for row in plain[:height] for colour in row}) > 10, "no text was painted"
    assert chosen[height : 2 * height - 2] == plain[height : 2 * height - 2]
    assert chosen[2 * height + 5] != plain[2 * height + 5]


def _pixels(view: ListView) -> list[list[int]]:
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return [[image.pixel(x, y) for x in range(0, image.width(), 3)] for y in range(110)]


def test_screen_readers_get_the_texts(shown: Make) -> None:
    view = shown()
    index = view.rows.index(4, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "T-0000005"
    assert view.rows.headerData(0, Qt.Orientation.Horizontal) == str(toys.COLUMNS[0].title)


def test_a_long_table_is_never_loaded(tmp_path: Path, shown: Make) -> None:
    database = toys.Database(toys.make(tmp_path / "long.db", 100_000))
    view = shown(database=database)
    assert view.rows.rowCount() == 100_000
    assert view.feed.cached <= 3
    view.scrollToBottom()
    assert view.feed.line(99_999) is not None
    assert view.feed.cached <= 6
    bar = view.verticalScrollBar()
    for step in range(0, bar.maximum(), bar.maximum() // 150):
        bar.setValue(step)
    assert view.feed.cached <= 64
    view.selectAll()
    assert view.feed.cached <= 64
    assert view.selected_count == 100_000


def test_with_threads_the_same_is_shown(shown: Make) -> None:
    view = shown(threads=True)
    counted: list[tuple[int, bool]] = []
    view.counted.connect(lambda count, exact: counted.append((count, exact)))
    view.ask(replace(ASK, sort=(("code", True),)))
    tasks = view.feed._tasks
    assert tasks.settle()
    assert counted == [(pages.FIRST, False), (300, True)]
    assert codes(view) == ["T-0000300", "T-0000299", "T-0000298"]
    view.scrollToBottom()
    assert tasks.settle()
    assert view.feed.line(299) is not None


def test_while_typing_only_the_last_question_is_answered(shown: Make) -> None:
    view = shown(threads=True)
    opened: list[Any] = []
    view.feed.opened.connect(lambda: opened.append(view.feed.ask))
    for text in ("f", "fu", "fui", "fuite"):
        view.ask(replace(ASK, text=text))
    assert view.feed._tasks.settle()
    assert [ask.text for ask in opened] == ["fuite"]
    assert all("Fuite" in line.texts[1] for line in view.feed.lines())


def test_a_record_just_made_is_found_in_the_order_on_its_way(
    shown: Make, database: toys.Database
) -> None:
    view = shown(threads=True)
    with database.plain() as db:
        db.execute("INSERT INTO ticket VALUES (900, 'A-1', 'First', 'hall', 'open', NULL, 1, 1)")
    view.refresh()
    view.select(900)
    assert view.feed._tasks.settle()
    assert view.current_id() == 900


def test_spans_that_touch_become_one() -> None:
    assert joined([(0, 2), (2, 3), (5, 6)]) == [(0, 3), (5, 6)]


def test_a_text_with_line_breaks_stays_on_its_line() -> None:
    shape = pages.Shape.of(toys.QUERY, toys.COLUMNS, language.of("en"))
    line = shape.line((1, "T\n1", "a\tb", None, "strange", None, None, 5))
    assert line.texts[:5] == ("T 1", "a b", "", "strange", "")
