"""The whole list as a screen: filters with counters, totals, empty states, acts, export."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ctv_desktop.ui.declare import RecordView
from ctv_desktop.ui.listpane import MANY, ListPane
from ctv_desktop.ui.listpane.head import heads_of
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values import language
from tests.ui import toys

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def database(tmp_path: Path) -> toys.Database:
    return toys.Database(toys.make(tmp_path / "toy.db", 210))


@pytest.fixture
def done() -> list[tuple[int, ...]]:
    return []


@pytest.fixture
def pane(database: toys.Database, done: list[tuple[int, ...]]) -> Iterator[ListPane]:
    language.use("en")
    made = _pane(database, lambda _desk, ids: done.append(ids))
    yield made
    made.desk.tasks.close()
    made.deleteLater()


def _pane(database: toys.Database, run: Any = lambda _desk, _ids: None) -> ListPane:
    tasks = Tasks(database, at_once=True)  # type: ignore[arg-type]
    tasks.crashed.connect(_raise)
    made = ListPane(toys.Desk(tasks), toys.listing(run))
    made.resize(900, 500)
    made.show()
    return made


def _raise(error: Exception) -> None:
    raise error


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def act(pane: ListPane, key: str) -> QAction:
    return pane.acts.made[key]


def test_it_opens_with_its_first_filter_and_counts_all_of_them(pane: ListPane) -> None:
    assert pane.chips.current() == "open"
    assert pane.ask.filter == "open"
    found = {key: chip.offered.count for key, chip in pane.chips._chips.items()}
    assert found == {"open": "140", "late": "20", "": "210"}
    area = sum(toys.ticket(n)[6] for n in range(1, 211) if n % 3)
    assert pane.totals.text.text().startswith("140 lines  ·  ")
    assert language.of("en").area(area) in pane.totals.text.text()


def test_totals_without_room_are_left_out_whole_and_told_on_hover(pane: ListPane) -> None:
    whole = pane.totals.text.text()
    pane.totals.resize(120, 30)
    assert pane.totals.text.text() == "140 lines\n…"
    assert whole.split("  ·  ")[1] in pane.totals.text.toolTip()
    pane.totals.resize(900, 30)
    assert (pane.totals.text.text(), pane.totals.text.toolTip()) == (whole, "")


def test_totals_a_little_too_long_stand_on_two_lines(pane: ListPane) -> None:
    whole = pane.totals.text.text()
    wide = pane.totals.text.fontMetrics().horizontalAdvance(whole)
    pane.totals.resize(wide - 10, 60)
    assert pane.totals.text.text().replace("\n", "  ·  ") == whole
    assert pane.totals.text.text().count("\n") == 1
    assert pane.totals.text.toolTip() == ""


def test_a_figure_opens_its_exact_list(pane: ListPane) -> None:
    pane.show_list("", {"place": "hall"})
    wanted = [n for n in range(1, 211) if toys.ticket(n)[3] == "hall"]
    assert [line.id for line in pane.list.feed.lines()] == wanted
    pane.filters.scoped.click()
    assert pane.list.feed.count == 210


def test_typing_filters_and_escape_clears_then_leaves(pane: ListPane) -> None:
    pane.focus_filter()
    QTest.keyClicks(pane.search, "ascen")
    assert pane.ask.text == "ascen"
    assert all("Ascenseur" in line.texts[1] for line in pane.list.feed.lines())
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    assert pane.search.text() == ""
    assert pane.list.feed.count == 140
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    assert not pane.search.hasFocus()


def test_nothing_found_offers_to_clear_the_filter(pane: ListPane) -> None:
    pane.search.setText("nothing like it")
    assert pane.pages.currentWidget() is pane.pages.nothing
    pane.pages.nothing.clicked.emit()
    assert pane.pages.currentWidget() is pane.list
    assert pane.list.feed.count == 210


def test_a_place_with_nothing_in_it_offers_the_first(pane: ListPane) -> None:
    pane.show_list("", {"place": "nowhere"})
    assert pane.pages.currentWidget() is pane.pages.empty
    assert not pane.filters.scoped.isHidden()


def test_an_empty_list_says_what_belongs_there_and_makes_the_first(
    tmp_path: Path, done: list[tuple[int, ...]]
) -> None:
    database = toys.Database(toys.make(tmp_path / "none.db", 0))
    pane = _pane(database, lambda _desk, ids: done.append(ids))
    assert pane.pages.currentWidget() is pane.pages.empty
    assert pane.pages.empty.button is not None
    pane.pages.empty.button.click()
    assert done == [()]
    pane.desk.tasks.close()


def test_acts_want_lines_and_get_their_ids(pane: ListPane, done: list[tuple[int, ...]]) -> None:
    assert not act(pane, "close").isEnabled()
    pane.list.selectRow(0)
    act(pane, "print").trigger()
    pane.list.selectAll()
    assert not act(pane, "print").isEnabled()
    act(pane, "close").trigger()
    assert done[0] == (1,)
    assert len(done[1]) == 140


def test_many_lines_are_only_looked_up_when_something_is_done(
    tmp_path: Path, done: list[tuple[int, ...]]
) -> None:
    database = toys.Database(toys.make(tmp_path / "many.db", MANY * 8))
    pane = _pane(database, lambda _desk, ids: done.append(ids))
    pane.list.selectAll()
    assert pane.list.feed.cached < 10
    act(pane, "close").trigger()
    assert len(done[0]) == pane.list.feed.count > MANY
    pane.desk.tasks.close()


def test_an_act_says_why_it_cannot_be_done_to_the_record_shown(pane: ListPane) -> None:
    pane.list.selectRow(0)
    pane.know(RecordView(id=1, title="T", values={"state": "open"}))
    assert act(pane, "print").isEnabled()


def test_right_click_offers_what_the_head_offers(pane: ListPane) -> None:
    head, line = QMenu(), QMenu()
    pane.list.selectRow(0)
    pane.menu.fill(head, heads_of(pane.listing))
    pane.menu.fill(line)
    assert set(texts(head)) | {"New ticket"} == set(texts(line))
    assert {"Close tickets", "Delete", "Copy", "Columns"} <= set(texts(line))
    assert len(texts(line)) == len(set(texts(line)))


def test_a_change_elsewhere_is_shown_and_another_one_is_not(
    pane: ListPane, database: toys.Database
) -> None:
    with database.plain() as db:
        db.execute("INSERT INTO ticket VALUES (900, 'A-1', 'First', 'hall', 'open', NULL, 1, 1)")
    pane.desk.tasks.changed.emit(toys.Changed(frozenset({"lease"})))
    assert pane.list.feed.count == 140
    pane.desk.tasks.changed.emit(toys.Changed())
    assert pane.list.feed.count == 141
    assert pane.totals.text.text().startswith("141 lines")


def test_a_new_record_is_selected(pane: ListPane) -> None:
    chosen: list[Any] = []
    pane.chosen.connect(chosen.append)
    pane.select(101)
    assert chosen == [101]


def test_a_record_that_the_filter_hides_is_shown_all_the_same(pane: ListPane) -> None:
    pane.show_list("late", {"place": "hall"}, "nothing")
    pane.select(3)
    assert pane.chips.current() == ""
    assert pane.list.current_id() == 3


def test_the_selection_is_added_up(pane: ListPane) -> None:
    pane.list.selectAll()
    assert pane.totals.text.text().startswith("140 of 140 lines selected")


@pytest.mark.parametrize("key", ["xlsx", "csv", "machine"])
def test_export_proposes_a_name_and_tells_what_was_written(
    pane: ListPane, tmp_path: Path, key: str
) -> None:
    ending = "xlsx" if key == "xlsx" else "csv"
    pane.desk.saves_to = tmp_path / f"out.{ending}"
    pane.menu.export(key)
    assert pane.desk.asked == [f"tickets-2026-11-23.{ending}"]
    assert pane.desk.said == [f"140 lines exported to out.{ending}."]
    assert [path.name for path in tmp_path.glob("*out*")] == [f"out.{ending}"]


def test_export_is_the_list_as_seen(pane: ListPane, tmp_path: Path) -> None:
    pane.list.header.show_column(5, shown=False)
    pane.list.header.moveSection(pane.list.header.visualIndex(6), 0)
    pane.show_list("late")
    pane.list.resort((("code", True),))
    pane.menu.exporter.write("machine", tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert lines[0] == "cost,code,title,place,state,day"
    last = max(n for n in range(1, 211) if n % 7 == 0 and n % 3)
    assert lines[1].split(",")[1:] == ["T-0000203", *map(str, toys.ticket(last)[2:6])]
    assert len(lines) == 21


def test_an_export_that_cannot_be_written_says_so(pane: ListPane, tmp_path: Path) -> None:
    troubles: list[Any] = []
    pane.desk.tasks.troubled.connect(lambda error, _retry: troubles.append(str(error)))
    pane.menu.exporter.write("xlsx", tmp_path / "missing" / "out.xlsx")
    assert "out.xlsx" in troubles[0]
    pane.menu.exporter.write("csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").exists()
