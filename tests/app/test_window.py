"""The window as a whole: every place opens, nothing is lost, acts are named and undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ctv_desktop.app import features
from ctv_desktop.app.opening import speak
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.troubles import Damaged
from ctv_desktop.ui import ask, files
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import Preferences, copies_of


def opened(path: Path, code: str = "fr") -> Window:
    language.use(code)
    preferences = Preferences(path.with_suffix(".json"))
    database = open_park(path, features.schema)
    window = Window(database, preferences, lambda _path: None, at_once=True)
    window.resize(1366, 768)
    window.show()
    window.start()
    return window


def shut(window: Window) -> None:
    """Close a window and let all its widgets go: later tests would dress them again and again."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qapp: QApplication, demo_park_file: Path, tmp_path: Path) -> Iterator[Window]:
    assert qapp is not None
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    made = opened(path)
    yield made
    with ask.answering("discard"):
        shut(made)


@pytest.mark.parametrize("code", language.CODES)
def test_every_place_record_and_form_opens_in_every_language(
    qapp: QApplication, demo_park_file: Path, tmp_path: Path, code: str
) -> None:
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    language.use(code)
    speak(qapp)
    window = opened(path, code)
    crashed: list[object] = []
    window.tasks.crashed.connect(crashed.append)
    for feature in features.FEATURES:
        window.go(feature.key)
        assert window.screen_key == feature.key
    for noun in features.NOUNS:
        if features.NOUNS[noun].screen != "preferences":
            window.open_record(noun, 1)
        if not features.NOUNS[noun].form:
            continue
        window.edit(noun, None, {})
        place = window.places[window.screen_key]
        assert place.form is not None
        place.close_form()
        qapp.processEvents()
    shut(window)
    language.use("fr")
    speak(qapp)
    assert crashed == []


def test_the_demo_park_is_marked(window: Window) -> None:
    assert "fictives" in window.top.note.text()


def test_an_act_is_named_in_the_menu_and_undone(window: Window) -> None:
    from ctv_desktop.features.tenants import store

    before = count(window, "tenant")
    window.desk.act(store.save, {"legal_name": "Nouvelle société SARL", "contacts": []})
    assert count(window, "tenant") == before + 1
    assert "Nouvelle société" in window.menus.undo.text()
    window.acts.undo()
    assert count(window, "tenant") == before
    assert "Nouvelle société" in window.menus.redo.text()
    window.acts.redo()
    assert count(window, "tenant") == before + 1


def test_a_refusal_stays_on_show(window: Window) -> None:
    from ctv_desktop.features.tenants import store

    window.desk.act(store.delete, 1)
    assert window.notices.texts()


def test_unsaved_work_is_asked_for_before_leaving(window: Window) -> None:
    window.edit("tenant", None, {})
    form = window.places["tenants"].form
    assert form is not None
    cell = form.body.cells()["legal_name"]
    cell.editor.put("Presque perdue SARL")
    cell.editor.edited.emit()
    with ask.answering("stay") as asked:
        window.go("leases")
    assert asked
    assert window.screen_key == "tenants"
    with ask.answering("discard"):
        window.go("leases")
    assert window.screen_key == "leases"


def test_who_stays_with_unsaved_work_stays_in_all_respects(window: Window) -> None:
    window.go("tenants")
    window.edit("tenant", None, {})
    form = window.places["tenants"].form
    assert form is not None
    form.body.cells()["legal_name"].editor.put("Pas encore")
    form.body.edited.emit()
    with ask.answering("stay"):
        window.navigation.set_current("leases")  # as a click on it does
        window.go("leases")
        window.look.set_language("en")
    assert window.navigation.current() == "tenants"
    assert window.desk.preferences.get("language") == "fr"


def test_back_and_forward_walk_the_visited(window: Window) -> None:
    window.go("leases")
    window.open_record("tenant", 3)
    window.open_record("tenant", 5)
    window.trail.travel(-1)
    panel = window.places["tenants"].panel
    assert panel is not None
    assert panel.id == 3
    window.trail.travel(-1)
    assert window.screen_key == "leases"
    window.trail.travel(1)
    assert (window.screen_key, panel.id) == ("tenants", 3)


def test_search_finds_records_by_the_beginning_of_words(window: Window) -> None:
    from ctv_desktop.app.find import hits

    reader = window.desk.database.reader()
    reference = reader.value("SELECT reference FROM lease WHERE id = 7")
    found = hits(reader, reference)
    reader.close()
    assert ("lease", 7) in [(hit.noun, hit.id) for hit in found]


def test_every_figure_of_home_opens_the_list_it_counts(window: Window) -> None:
    home = window.places["home"].main
    assert home.seen is not None  # type: ignore[attr-defined]
    figures = home.seen.figures  # type: ignore[attr-defined]
    home.figures.ending.clicked.emit()  # type: ignore[attr-defined]
    pane = window.places["leases"].main
    assert pane.list.model().rowCount() == figures.ending  # type: ignore[attr-defined]
    window.go("home")
    home.figures.tickets.clicked.emit()  # type: ignore[attr-defined]
    pane = window.places["tickets"].main
    assert pane.list.model().rowCount() == figures.live  # type: ignore[attr-defined]


def test_the_last_place_and_the_columns_are_remembered(
    qapp: QApplication, demo_park_file: Path, tmp_path: Path
) -> None:
    assert qapp is not None
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    first = opened(path)
    first.go("tickets")
    first.desk.memory["steps_dismissed"] = True
    shut(first)
    second = opened(path)
    assert second.screen_key == "tickets"
    assert second.desk.memory["steps_dismissed"] is True
    shut(second)


def count(window: Window, table: str) -> int:
    reader = window.desk.database.reader()
    try:
        return int(reader.value(f"SELECT count(*) FROM {table}"))
    finally:
        reader.close()


def test_history_names_the_records_it_points_to(window: Window) -> None:
    window.open_record("ticket", 590)
    panel = window.places["tickets"].panel
    assert panel is not None
    assert panel.view is not None
    panel.history.read(panel.view.tables)
    code = value(window, "SELECT code FROM building JOIN ticket ON building_id = building.id"
                         " WHERE ticket.id = 590")  # fmt: skip
    texts = [each.text() for each in panel.history.findChildren(QLabel)]
    assert any(text.endswith(f": {code}") for text in texts if code)


def value(window: Window, sql: str) -> object:
    reader = window.desk.database.reader()
    try:
        return reader.value(sql)
    finally:
        reader.close()


def test_only_the_last_act_offers_its_way_back(window: Window) -> None:
    from ctv_desktop.features.tenants import store

    for name in ("Première SARL", "Seconde SARL"):
        window.desk.act(store.save, {"legal_name": name, "contacts": []})
    assert [text for text in window.notices.texts() if "SARL" in text] == [
        text for text in window.notices.texts() if "Seconde SARL" in text
    ]


def test_an_undone_act_offers_to_be_redone_not_to_undo_another(window: Window) -> None:
    from ctv_desktop.features.tenants import store

    before = count(window, "tenant")
    window.desk.act(store.save, {"legal_name": "Nouvelle société SARL", "contacts": []})
    window.acts.undo()
    offer = window.notices._shown[-1]
    offer._accept()
    assert count(window, "tenant") == before + 1


def test_a_found_record_has_the_keyboard(window: Window) -> None:
    window.search()
    window.open_record("lease", 7)
    focus = window.focusWidget()
    assert focus is not None
    assert window.places["leases"].main.isAncestorOf(focus)


@pytest.mark.parametrize("noun", [key for key, noun in features.NOUNS.items() if not noun.form])
def test_enter_on_what_is_not_typed_in_shows_its_record(window: Window, noun: str) -> None:
    crashed: list[object] = []
    window.tasks.crashed.connect(crashed.append)
    window.go(features.NOUNS[noun].screen)
    place = window.places[window.screen_key]
    if place.noun != noun:  # it has no list of its own: a link leads to it
        place.select(noun, 1)
    else:
        place._opened(1)
    assert crashed == []
    assert place.form is None


def test_a_click_on_the_chosen_row_brings_its_record_back(window: Window) -> None:
    window.go("leases")
    place = window.places["leases"]
    view = place.main.list  # type: ignore[attr-defined]
    lease = view.feed.line(0).id
    view.select(lease)
    assert place.panel is not None
    assert place.panel.shows("lease", lease)
    place.show_record("amendment", 1)
    assert not place.panel.shows("lease", lease)
    view.clicked.emit(view.currentIndex())
    assert place.panel.shows("lease", lease)


def test_an_empty_side_steps_aside_where_the_window_is_narrow(window: Window) -> None:
    window.go("leases")
    place = window.places["leases"]
    place.resize(1200, 600)
    assert not place.side.isHidden()
    place.resize(700, 600)
    assert place.side.isHidden()
    window.open_record("lease", 1)
    assert not place.side.isHidden()


def test_files_are_proposed_in_the_folder_preferred_else_the_last_one(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []

    def save(_parent: object, _title: object, path: Path, _kinds: object) -> Path:
        proposed.append(path)
        return tmp_path / "last" / "list.csv"

    monkeypatch.setattr(files, "to_save", save)
    for name in ("last", "papers"):
        (tmp_path / name).mkdir()
    kinds = ((say("Text file"), "*.csv"),)
    window.desk.save_file("a.csv", kinds)
    window.desk.save_file("b.csv", kinds)
    window.desk.preferences.set("papers_folder", str(tmp_path / "papers"))
    window.desk.save_file("c.pdf", kinds, "papers")
    assert proposed == [Path.home() / "a.csv", tmp_path / "last/b.csv", tmp_path / "papers/c.pdf"]
    assert window.desk.preferences.get("exports_folder") == ""


def test_the_navigation_gives_its_words_away_where_the_window_is_narrow(window: Window) -> None:
    wide = window.navigation.width()
    window.resize(1000, 700)
    assert window.navigation.width() < wide / 2
    place = window.navigation._places["tickets"]
    assert place.toolTip() == "Tickets"
    assert place.accessibleName().startswith("Tickets")
    window.resize(1366, 768)
    assert window.navigation.width() == wide


@pytest.mark.usefixtures("qapp")
def test_folded_groups_are_remembered_and_a_place_in_them_is_still_reached(
    demo_park_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    window = opened(path)
    navigation = window.navigation
    assert navigation.folds() == ["costs"]
    assert navigation._places["meters"].isHidden()
    for key in ("costs", "billing"):
        navigation._groups[key].heading.click()
    shut(window)
    again = opened(path)
    assert again.navigation.folds() == ["billing"]
    assert not again.navigation._places["meters"].isHidden()
    again.go("invoices")
    assert not again.navigation._places["invoices"].isHidden()
    assert again.navigation._places["payments"].isHidden()
    again.go("home")
    assert again.navigation._places["invoices"].isHidden()
    shut(again)


def test_another_text_size_builds_the_window_again_where_it_was(window: Window) -> None:
    reopened: list[Path] = []
    window.files._open_other = reopened.append
    id = value(window, "SELECT max(id) FROM ticket WHERE state = 'closed'")
    assert isinstance(id, int)
    window.go("tickets", "closed")
    window.open_record("ticket", id)
    assert window.places["tickets"].main.ask.filter == "closed"  # type: ignore[attr-defined]
    window.look.set_zoom("100")
    assert reopened == [], "it is that large already"
    window.look.set_zoom("125")
    try:
        assert reopened == [window.desk.database.path]
        second = opened(window.desk.database.path)
        second.go_on(window)
        panel = second.places["tickets"].panel
        assert (second.screen_key, panel and panel.id) == ("tickets", id)
        assert second.places["tickets"].main.ask.filter == "closed"  # type: ignore[attr-defined]
        shut(second)
    finally:
        window.look.set_zoom("100")


def test_the_keyboard_is_where_it_was_once_a_form_is_closed(window: Window) -> None:
    window.go("park")
    tree = window.places["park"].main.tree  # type: ignore[attr-defined]
    tree.setFocus()
    window.edit("floor", 1, {})
    form = window.places["park"].form
    assert form is not None
    form.body.focus_first()
    assert window.focusWidget() is not tree
    form.leave()
    assert window.focusWidget() is tree


def test_an_act_never_leaves_the_keyboard_on_its_undo(window: Window) -> None:
    window.open_record("ticket", 1)
    panel = window.places["tickets"].panel
    assert panel is not None
    before = panel.view
    button = panel._head.findChildren(QPushButton)[0]
    button.setFocus()
    assert window.focusWidget() is button
    from ctv_desktop.features.tickets import store

    window.desk.act(store.add_remark, 1, {"text": "Vu"})
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert panel.view != before
    assert window.focusWidget() is panel.tabs


def test_a_new_place_is_chosen_in_the_tree(window: Window) -> None:
    window.edit("floor", None, {"building_id": 1})
    place = window.places["park"]
    assert place.form is not None
    cell = place.form.body.cells()["level"]
    cell.editor.put(77)
    cell.editor.edited.emit()
    form = place.form
    form.save()
    assert not form.body.errors()
    park: Any = place.main
    assert park.tree.node()[0] == "floor"
    assert park.pane.list.feed.count == 0


def test_the_other_parks_opened_of_late_stand_in_the_menu(window: Window, tmp_path: Path) -> None:
    other = tmp_path / "autre & parc.ctv"
    other.touch()
    gone = tmp_path / "gone.ctv"
    window.desk.memory["recent"] = [str(other), str(gone)]
    window.files.remember()
    assert window.desk.memory["recent"][0] == str(window.desk.database.path)
    window.menus._fill_recent()
    (entry,) = window.menus._recent.actions()
    opened: list[Path] = []
    window.files._open_other = opened.append
    entry.trigger()
    assert opened == [other]


def test_the_title_names_the_park(window: Window) -> None:
    assert window.windowTitle() == "Casablanca Tech Valley — CTV Desktop"


def test_a_damaged_park_offers_its_copies_in_the_window(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = tmp_path / "torn.ctv"
    copies_of(torn).mkdir()
    asked: list[Path] = []
    monkeypatch.setattr(
        files, "to_open", lambda _parent, _title, folder, _kinds: asked.append(folder)
    )
    window.troubles.tell(Damaged(torn))
    window.notices._shown[-1]._accept()
    assert asked == [copies_of(torn)]


@pytest.mark.parametrize("noun", features.NOUNS)
def test_no_act_of_a_record_takes_a_key_of_the_window(window: Window, noun: str) -> None:
    taken = {keys.toString() for act in window.actions() for keys in act.shortcuts()}
    mine = {QKeySequence(act.shortcut).toString() for act in features.actions(noun)} - {""}
    assert not mine & taken
