"""The small widgets: what they tell, and what a keyboard and a screen reader get from them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.ui.parts.card import Figure
from ctv_desktop.ui.parts.chip import Chip, ChipBar, Filter
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.parts.navigation import NavigationList, Place, PlaceGroup
from ctv_desktop.ui.parts.notice import Notices
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.ui.parts.segmented import Segmented

pytestmark = pytest.mark.usefixtures("qapp")

FILTERS = (Filter("all", "All", "12"), Filter("late", "Late", "3", "bad"), Filter("old", "Old"))


def test_a_figure_is_a_button_with_its_words() -> None:
    figure = Figure("Occupancy", "87 %", "214 of 246")
    opened: list[int] = []
    figure.clicked.connect(lambda: opened.append(1))
    QTest.keyClick(figure, Qt.Key.Key_Space)
    assert len(opened) == 1
    assert (figure.accessibleName(), figure.accessibleDescription()) == (
        "Occupancy: 87 %",
        "214 of 246",
    )


def test_a_chip_says_its_words_and_an_empty_one_takes_no_room() -> None:
    chip = Chip("Late", "bad")
    assert chip.accessibleName() == "Late"
    assert chip.sizeHint().width() > 20
    chip.set("")
    assert chip.sizeHint().width() == 0
    assert not chip.isVisible()


def test_filters_are_exclusive_and_tell_the_one_chosen() -> None:
    bar = ChipBar(FILTERS)
    said: list[str] = []
    bar.chosen.connect(said.append)
    assert bar.current() == "all"
    bar.show()
    bar.activateWindow()
    QApplication.processEvents()
    bar._chips["all"].setFocus()
    QTest.keyClick(bar._chips["all"], Qt.Key.Key_Right)
    assert (bar.current(), said) == ("late", ["late"])
    bar.set_current("old")
    assert (bar.current(), said) == ("old", ["late"])
    bar.close()


def test_filters_without_room_go_on_in_another_line() -> None:
    bar = ChipBar(FILTERS)
    one = bar.heightForWidth(1000)
    assert bar.heightForWidth(bar._chips["all"].sizeHint().width() + 20) > 2 * one


def test_new_filters_keep_the_choice_and_counters_are_said() -> None:
    bar = ChipBar(FILTERS)
    bar.set_current("late")
    bar.set_filters(FILTERS[1:])
    assert bar.current() == "late"
    bar.set_count("late", "1 024")
    assert bar._chips["late"].accessibleName() == "Late 1 024"
    bar.set_filters(FILTERS[:1])
    assert bar.current() == "all"


def test_segments_are_exclusive() -> None:
    switch = Segmented([("a", "A"), ("b", "B")])
    said: list[str] = []
    switch.chosen.connect(said.append)
    switch._group.buttons()[1].click()
    assert (switch.current(), said) == ("b", ["b"])
    switch.set_current("a")
    assert (switch.current(), said) == ("a", ["b"])


def test_navigation_goes_and_marks() -> None:
    places = (Place("home", "Home", "home"), Place("late", "Late", "event", "9"))
    navigation = NavigationList((PlaceGroup("", places),))
    said: list[str] = []
    navigation.chosen.connect(said.append)
    navigation.set_current("home")
    navigation._places["late"].click()
    assert (navigation.current(), said) == ("late", ["late"])
    navigation.set_badge("late", "10", "bad")
    assert navigation._places["late"].accessibleName() == "Late 10"
    navigation.set_current("nowhere")
    assert navigation.current() == ""


def test_a_folded_group_shows_where_one_is_and_that_something_waits() -> None:
    places = (Place("bills", "Bills", "send"), Place("late", "Late", "event", "9", "bad"))
    groups = (
        PlaceGroup("", (Place("home", "Home", "home"),)),
        PlaceGroup("Money", places, "money"),
    )
    navigation = NavigationList(groups)
    told: list[list[str]] = []
    navigation.folded.connect(lambda: told.append(navigation.folds()))
    heading = navigation._groups["money"].heading
    assert heading.accessibleName() == "Money"
    heading.click()
    assert told == [["money"]]
    assert [key for key, each in navigation._places.items() if not each.isHidden()] == ["home"]
    assert heading.waits == "bad"
    navigation.set_current("late")
    assert [key for key, each in navigation._places.items() if not each.isHidden()] == [
        "home",
        "late",
    ]
    assert heading.waits == ""
    navigation.set_narrow(True)  # no headings there: nothing is out of reach
    assert not any(each.isHidden() for each in navigation._places.values())
    assert heading.isHidden()
    navigation.set_narrow(False)
    navigation.set_folds([])
    assert (navigation.folds(), told) == ([], [["money"]])


def test_a_notice_offers_undo_and_errors_stay() -> None:
    host = QWidget()
    undone: list[int] = []
    host.resize(600, 400)
    notices = Notices(host)
    done = notices.show("Saved.", "good", "Undo", lambda: undone.append(1))
    wrong = notices.show("Not saved.", "bad")
    assert done._clock.isActive()
    assert not wrong._clock.isActive()
    assert notices.texts() == ["Saved.", "Not saved."]
    done.findChildren(QPushButton)[0].click()
    assert undone == [1]
    assert notices.texts() == ["Not saved."]
    wrong.findChildren(QToolButton)[0].click()
    assert notices.texts() == []


def test_a_notice_longer_than_the_window_breaks_into_lines() -> None:
    host = QWidget()
    host.resize(500, 400)
    notice = Notices(host).show("word " * 60, "bad")
    assert notice.width() <= 500
    assert notice.height() > 60


def test_escape_clears_the_search_first_and_leaves_then() -> None:
    host = QWidget()
    field = SearchField("Search", "Ctrl+K", host)
    field.setText("rif")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.accessibleName() == "Search"


def test_an_empty_page_offers_its_first_act() -> None:
    page = EmptyState("description", "No lease yet", "", "New lease")
    said: list[int] = []
    page.clicked.connect(lambda: said.append(1))
    assert page.button is not None
    page.button.click()
    assert said == [1]


def test_every_part_can_be_drawn_in_both_directions() -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        for part in (
            Figure("a", "1", "b " * 40),
            Chip("a", "bad", "flag"),
            ChipBar(FILTERS),
            Segmented([("a", "A"), ("b", "B")]),
            SearchField("a", "Ctrl+K"),
            NavigationList((PlaceGroup("G", (Place("a", "long words " * 5, "home", "9"),)),)),
        ):
            part.setLayoutDirection(direction)
            assert not part.grab().isNull()


def test_the_keyboard_of_a_vanished_widget_does_not_land_on_undo() -> None:
    host, other = QWidget(), QLineEdit()
    column = QVBoxLayout(host)
    gone = QLineEdit()
    for part in (other, gone):
        column.addWidget(part)
    notices = Notices(host, other.setFocus)
    host.show()
    host.activateWindow()
    QApplication.processEvents()
    gone.setFocus()
    notices.show("Saved.", "good", "Undo", list)
    gone.hide()
    assert host.focusWidget() is other
    QTest.keyClick(other, Qt.Key.Key_Tab)
    assert host.focusWidget() is not other, "who tabs to it has it"
    host.deleteLater()
