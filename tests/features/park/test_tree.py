"""The park's screen: the tree narrows the list, follows it, and makes what is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from ctv_desktop.database.work import Database
from ctv_desktop.features.park import rows, store
from ctv_desktop.features.park.screen.pane import ParkScreen
from ctv_desktop.features.park.screen.tree import ALL
from tests.features.park.test_store import made, unit
from tests.features.stage import Desk


@pytest.fixture
def desk(park: Database, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a park of one site, two buildings, a floor and a unit each."""
    site = made(store.save_site(park, {"name": "Parc"}))
    for code in "AB":
        building = made(store.save_building(park, {"site_id": site, "code": code}))
        floor = made(store.save_floor(park, {"building_id": building, "level": 1}))
        unit(park, floor, f"{code}-1", usable_area=1000)
    found = Desk(park, tmp_path)
    yield found
    found.tasks.close()


@pytest.fixture
def screen(qapp: QApplication, desk: Desk) -> Iterator[ParkScreen]:
    """The screen as first shown."""
    made = ParkScreen(desk)
    made.start()
    yield made
    made.deleteLater()
    qapp.processEvents()


def below(item: QTreeWidgetItem | None) -> list[str]:
    """The names below an item of the tree."""
    assert item is not None
    found = (item.child(place) for place in range(item.childCount()))
    return [child.text(0) for child in found if child is not None]


def choose(screen: ParkScreen, noun: str, id: int) -> None:
    """What the arrow keys do once they rest."""
    assert screen.tree.choose((noun, id))
    screen.tree.chosen.emit()


def test_the_tree_shows_sites_buildings_and_floors_with_counts(screen: ParkScreen) -> None:
    top = screen.tree.topLevelItem(0)
    assert top is not None
    site = screen.tree.topLevelItem(1)
    assert site is not None
    assert (top.text(1), site.text(0), below(site)) == ("2", "Parc", ["A", "B"])
    assert below(site.child(0)) == ["R+1"]


def test_the_node_chosen_narrows_the_list(screen: ParkScreen) -> None:
    assert screen.pane.list.feed.count == 2
    choose(screen, "building", 2)
    assert dict(screen.pane.ask.scope) == {"building": 2}
    assert screen.pane.list.feed.count == 1
    choose(screen, *ALL)
    assert screen.pane.list.feed.count == 2


def test_the_tree_follows_the_list_behind_a_figure(screen: ParkScreen) -> None:
    screen.show_list("free", {"floor": 1})
    assert screen.tree.node() == ("floor", 1)
    screen.pane._unscope()
    assert screen.tree.node() == ALL


def test_a_new_place_starts_from_the_one_chosen(screen: ParkScreen, desk: Desk) -> None:
    choose(screen, "building", 2)
    assert screen.given("floor") == {"building_id": 2}
    assert screen.given("unit") == {"building_id": 2}
    assert screen.given("building") == {}
    QTest.keyClick(screen.tree, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.asked[-1] == ("edit", "floor", None, {"building_id": 2})


def test_a_new_unit_of_the_list_knows_the_floor_chosen(screen: ParkScreen, desk: Desk) -> None:
    choose(screen, "floor", 2)
    assert screen.pane.acts.run("new")
    assert desk.asked[-1] == ("edit", "unit", None, {"floor_id": 2})


def test_in_the_tree_its_own_new_goes_before_the_lists(
    screen: ParkScreen, desk: Desk, qapp: QApplication
) -> None:
    screen.show()
    screen.activateWindow()
    screen.tree.setFocus()
    qapp.processEvents()
    choose(screen, "building", 2)
    QTest.keyClick(screen.tree, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert [asked for asked in desk.asked if asked[0] == "edit"] == [
        ("edit", "floor", None, {"building_id": 2})
    ]


def test_the_keyboard_opens_edits_and_deletes(screen: ParkScreen, desk: Desk) -> None:
    choose(screen, "building", 2)
    QTest.keyClick(screen.tree, Qt.Key.Key_Return)
    QTest.keyClick(screen.tree, Qt.Key.Key_F2)
    QTest.keyClick(screen.tree, Qt.Key.Key_Delete)
    assert desk.asked[0] == ("open", "building", 2)
    assert desk.asked[1] == ("edit", "building", 2, {})
    assert desk.asked[2][0] == "refused"
    assert "B" in desk.asked[2][1]


def test_a_new_floor_appears_and_what_is_chosen_stays(
    screen: ParkScreen, desk: Desk, park: Database
) -> None:
    choose(screen, "building", 1)
    desk.act(lambda database: store.save_floor(database, {"building_id": 1, "level": 2}))
    assert screen.tree.node() == ("building", 1)
    assert below(screen.tree.currentItem()) == ["R+2", "R+1"]
    assert park.path.exists()


def test_a_chosen_place_that_is_deleted_leaves_all(screen: ParkScreen, desk: Desk) -> None:
    desk.act(lambda database: store.save_floor(database, {"building_id": 1, "level": 2}))
    choose(screen, "floor", 3)
    assert screen.pane.list.feed.count == 0
    desk.act(lambda database: store.delete(database, "floor", 3))
    assert screen.tree.node() == ALL
    assert screen.pane.list.feed.count == 2


def test_a_unit_opened_from_elsewhere_is_selected_among_all(screen: ParkScreen) -> None:
    choose(screen, "building", 2)
    screen.select(1)
    assert (screen.tree.node(), dict(screen.pane.ask.scope)) == (ALL, {})


def test_a_unit_of_the_place_chosen_leaves_the_tree_where_it_is(screen: ParkScreen) -> None:
    choose(screen, "floor", 2)
    screen.select(2)
    assert (screen.tree.node(), screen.pane.list.current_id()) == (("floor", 2), 2)


def test_a_building_is_called_by_its_name_with_the_code_it_does_not_say() -> None:
    assert rows.titled("A", "Bâtiment A — Al Khawarizmi") == "Bâtiment A — Al Khawarizmi"
    assert rows.titled("S1", "Shore 1") == "S1 · Shore 1"
    assert rows.titled("B", "") == "B"


def test_a_unit_in_use_is_kept_and_the_refusal_counts_what_refers_to_it(
    screen: ParkScreen, desk: Desk, park: Database
) -> None:
    unit(park, 1, "A-1-D", kind="desk", part_of_id=1)
    screen.pane.list.refresh()
    screen.select(1)
    assert screen.pane.acts.run("delete")
    kind, said = desk.asked[-1]
    assert kind == "refused"
    assert "A-1" in said
    assert "1" in said.replace("A-1", "")
