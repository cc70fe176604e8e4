"""Unsaved work outlives a crash and the end of the computer; two parks do not share it."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from ctv_desktop.app import features
from ctv_desktop.app.desk import drafts_of
from ctv_desktop.app.ending import Ending
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import open_park
from ctv_desktop.ui import ask
from ctv_desktop.values import language
from ctv_desktop.values.settings import Preferences


def opened(path: Path) -> Window:
    language.use("fr")
    preferences = Preferences(path.with_suffix(".json"))
    database = open_park(path, features.schema)
    window = Window(database, preferences, lambda _path: None, at_once=True)
    window.desk.draft_folder = path.parent / "drafts"
    window.show()
    window.start()
    return window


@pytest.fixture
def park_path(qapp: QApplication, demo_park_file: Path, tmp_path: Path) -> Iterator[Path]:
    assert qapp is not None
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    yield path
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_a_tenant(window: Window, name: str) -> None:
    window.edit("tenant", None, {})
    form = window.places["tenants"].form
    assert form is not None
    cell = form.body.cells()["legal_name"]
    cell.editor.put(name)
    cell.editor.edited.emit()


def test_what_was_typed_when_the_computer_ended_is_offered_at_the_next_start(
    park_path: Path,
) -> None:
    first = opened(park_path)
    type_a_tenant(first, "Presque perdue SARL")
    with ask.answering("stay") as asked:
        first.end()
    assert not asked
    assert not first.isVisible()
    second = opened(park_path)
    second.drafts.offer()
    assert any("pas été enregistré" in text for text in second.notices.texts())
    second.edit("tenant", None, {})
    form = second.places["tenants"].form
    assert form is not None
    assert not form.unsaved.isHidden()
    assert not any("pas été enregistré" in text for text in second.notices.texts())
    second.go("leases")  # looked at, not answered for: it is not thrown away
    second.edit("tenant", None, {})
    again = second.places["tenants"].form
    assert again is not None
    assert not again.unsaved.isHidden()
    with ask.answering("discard"):
        second.close()


def test_nothing_is_offered_where_nothing_was_left(park_path: Path) -> None:
    window = opened(park_path)
    window.drafts.offer()
    assert window.notices.texts() == []
    window.close()


def test_ending_keeps_the_place_of_the_window(park_path: Path) -> None:
    window = opened(park_path)
    window.go("leases")
    window.end()
    kept = Preferences(park_path.with_suffix(".json"))
    assert kept.get("last_place") == "leases"


def test_two_parks_of_one_name_keep_their_drafts_apart(tmp_path: Path) -> None:
    assert drafts_of(tmp_path / "a" / "park.ctv") != drafts_of(tmp_path / "b" / "park.ctv")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of Unix")
def test_the_signal_to_end_reaches_the_window(qapp: QApplication) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    hang_up, asked, parent = signal.getsignal(signal.SIGHUP), [], QObject()
    ending = Ending(lambda: asked.append(True), parent)
    try:
        signal.raise_signal(signal.SIGTERM)
        for _turn in range(100):
            qapp.processEvents()
            if asked:
                break
        assert asked == [True]
    finally:
        ending.close()
        signal.signal(signal.SIGHUP, hang_up)
        for number, handler in before.items():
            signal.signal(number, handler)
        parent.deleteLater()


def test_a_clause_that_was_typed_and_not_saved_is_there_at_the_next_start(park_path: Path) -> None:
    first = opened(park_path)
    first.go("clauses")
    screen: Any = first.places["clauses"].main
    place = screen.place
    screen.editor.text.selectAll()
    screen.editor.text.insert("Presque perdu.")
    first.go("home")
    first.go("clauses")
    assert screen.editor.text.text() == "Presque perdu."
    with ask.answering("stay") as asked:
        first.close()
    assert asked == []  # it is kept: nobody needs to answer
    second = opened(park_path)
    second.go("clauses")
    screen = second.places["clauses"].main
    assert screen.place == place
    assert screen.editor.text.text() == "Presque perdu."
    second.close()
