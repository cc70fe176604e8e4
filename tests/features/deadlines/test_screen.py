"""The screen of critical dates: list, filters, calendar, acts with what will change, files."""

import errno
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ctv_desktop.database.work import Database
from ctv_desktop.features.deadlines import rows
from ctv_desktop.features.deadlines.screen import acts
from ctv_desktop.features.deadlines.screen.pane import DeadlinesScreen
from ctv_desktop.ui.month import Entry, Month
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.language import use
from tests.features.deadlines.leases import let
from tests.features.leases.desks import OFFICE, OFFICE_2, TODAY, furnish
from tests.features.stage import Desk

pytestmark = pytest.mark.usefixtures("qapp")


class AskingDesk(Desk):
    """A desk that answers a form with what the test typed."""

    answer: dict[str, Any]

    def ask_values(
        self, title: Any, fields: Any, values: Any, function: Any, yes: Any, text: Any = None
    ) -> None:
        assert set(self.answer) <= {field.key for field in fields}
        self.asked.append(("form", str(title), str(text), dict(values)))
        self.act(function, {**values, **self.answer})


@pytest.fixture
def desk(park: Database, tmp_path: Path) -> Iterator[AskingDesk]:
    use("en")
    furnish(park)
    let(park, OFFICE, starts=date(2026, 6, 1), ends=date(2027, 3, 31))
    let(park, OFFICE_2, tenant=2)
    made = AskingDesk(park, tmp_path)
    yield made
    made.tasks.close()


@pytest.fixture
def screen(desk: AskingDesk) -> Iterator[DeadlinesScreen]:
    made = DeadlinesScreen(desk)  # type: ignore[arg-type]
    made.resize(1_100, 700)
    made.show()
    made.start()
    yield made
    made.close()


def ids(screen: DeadlinesScreen) -> list[int]:
    feed = screen.list.feed
    return [line.id for line in map(feed.line, range(feed.count)) if line is not None]


def kinds(screen: DeadlinesScreen) -> set[str]:
    reader = screen.desk.database.reader()
    try:
        return {each.kind for each in rows.several(reader, ids(screen), TODAY)}
    finally:
        reader.close()


def test_it_begins_with_what_presses(screen: DeadlinesScreen) -> None:
    assert "registration" in kinds(screen)
    assert "revision" not in kinds(screen)
    screen.show_list("")
    assert "revision" in kinds(screen)


def test_the_lease_behind_a_line_stands_at_its_side(screen: DeadlinesScreen) -> None:
    told: list[object] = []
    screen.chosen.connect(told.append)
    screen.list.selectRow(0)
    reader = screen.desk.database.reader()
    (first,) = rows.several(reader, ids(screen)[:1], TODAY)
    reader.close()
    assert told[-1] == first.lease_id
    screen.acts.run("open")
    assert screen.desk.asked[-1] == ("open", "lease", first.lease_id)


def test_place_role_and_words_narrow_the_list(screen: DeadlinesScreen) -> None:
    screen.show_list("")
    everything = len(ids(screen))
    screen.search.setText("rif")
    assert 0 < len(ids(screen)) < everything
    screen.search.setText("")
    names = [screen.place.itemText(place) for place in range(screen.place.count())]
    assert len(names) == 3  # all, the site, its building
    screen.place.setCurrentIndex(2)
    screen.place.activated.emit(2)
    assert len(ids(screen)) == everything
    screen.role.setCurrentIndex(2)
    screen.role.activated.emit(2)
    assert kinds(screen) == set(), "nothing presses for the accounts"
    screen.role.setCurrentIndex(1)
    screen.role.activated.emit(1)
    assert "registration" in kinds(screen)


def test_an_act_names_what_it_changes(screen: DeadlinesScreen, desk: AskingDesk) -> None:
    count = len(ids(screen))
    screen.list.selectAll()
    desk.answer = {"to": date(2026, 12, 5), "reason": "Réunion"}
    screen.acts.run("postpone")
    asked = next(each for each in desk.asked if each[0] == "form")
    assert f"Put off {count} critical dates" in asked[1]
    assert "Registration of the lease · Atlas Data SARL" in asked[2]
    assert ids(screen) == []
    screen.show_list("postponed")
    assert len(ids(screen)) == count
    screen.list.selectAll()
    screen.acts.run("reopen")
    screen.show_list("pressing")
    assert len(ids(screen)) == count
    desk.answer = {"note": ""}
    screen.list.selectRow(0)
    screen.acts.run("done")
    assert len(ids(screen)) == count - 1


def test_marking_as_done_is_a_button_in_sight(screen: DeadlinesScreen, desk: AskingDesk) -> None:
    found = screen.filters.findChildren(QPushButton)
    mark = next(each for each in found if each.text() == "Mark as done…")
    assert mark.isVisible()
    screen.list.clearSelection()
    assert not mark.isEnabled()
    assert mark.toolTip()
    screen.list.selectRow(0)
    before = screen.list.feed.count
    desk.answer = {"note": "by phone"}
    mark.click()
    assert [kind for kind, *_ in desk.asked] == ["form"]
    assert screen.list.feed.count == before - 1


def test_when_a_kind_presses_is_asked_with_what_holds_now(
    screen: DeadlinesScreen, desk: AskingDesk
) -> None:
    desk.answer = {"leasing": 0, "accounts": 0, "management": 0}
    screen.list.selectRow(0)
    kind = next(iter(sorted(kinds(screen))))
    screen.acts.run("leads")
    assert desk.asked[-1][0] != "refused"
    asked = next(each for each in desk.asked if each[0] == "form")
    assert set(asked[3]) == {"leasing", "accounts", "management"}
    assert kind


def test_the_month_shows_the_same_days_and_leads_to_them(screen: DeadlinesScreen) -> None:
    screen.show_view("calendar")
    assert screen.pages.isHidden()
    screen.month.go(date(2026, 12, 1))
    found = screen.month.entries(date(2026, 12, 1))
    assert [entry.text.split(":")[0] for entry in found].count("Registration of the lease") == 2
    assert "Registration of the lease" in screen.told.text()
    assert "December 2026" in screen.title.text()
    screen.month.grab()
    QTest.keyClick(screen.month, Qt.Key.Key_Return)
    assert not screen.pages.isHidden()
    assert kinds(screen) >= {"registration"}
    assert all(kind in ("registration", "land_register") for kind in kinds(screen))


def test_the_keyboard_reaches_every_day() -> None:
    use("ar")
    month = Month(date(2027, 1, 31))
    month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    month.resize(700, 500)
    month.set_entries([Entry(date(2027, 2, 28), "نهاية العقد", "bad")] * 9)
    turned: list[object] = []
    month.turned.connect(turned.append)
    QTest.keyClick(month, Qt.Key.Key_Left)
    assert month.current == date(2027, 2, 1)
    assert turned == [date(2027, 2, 1)]
    QTest.keyClick(month, Qt.Key.Key_PageUp)
    QTest.keyClick(month, Qt.Key.Key_Down)
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert month.current == date(2027, 1, 7)
    month.go(date(2027, 2, 28))
    assert "نهاية العقد" in month.accessibleDescription()
    assert month.frame_of(date(2027, 2, 1)).left() > month.frame_of(date(2027, 2, 2)).left()
    assert month.day_at(month.frame_of(month.current).center()) == month.current
    assert not month.grab().isNull()


def test_a_calendar_file_holds_what_is_open(
    screen: DeadlinesScreen, desk: AskingDesk, tmp_path: Path
) -> None:
    path = tmp_path / "dates.ics"
    desk.files = [path]
    screen.acts.run("ics")
    reader = desk.database.reader()
    assert path.read_bytes().count(b"BEGIN:VEVENT") == len(rows.calendar(reader, TODAY))
    first = rows.calendar(reader, TODAY)[0]
    assert acts.written(reader, path, TODAY, (first.id,)) == 1
    reader.close()


def test_a_full_disk_leaves_the_calendar_file_that_was_there(
    desk: AskingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dates.ics"
    path.write_bytes(b"of last week")

    def full(file: Path, data: bytes) -> int:
        with file.open("wb") as begun:
            begun.write(data[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    reader = desk.database.reader()
    with pytest.raises(Unavailable, match=r"dates\.ics"):
        acts.written(reader, path, TODAY)
    reader.close()
    assert path.read_bytes() == b"of last week"
    assert [each.name for each in tmp_path.glob("*dates*")] == ["dates.ics"]
