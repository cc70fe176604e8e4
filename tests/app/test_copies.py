"""The copy at start never keeps the window from closing."""

import os
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ctv_desktop.app.window import Window
from ctv_desktop.database import copies
from ctv_desktop.database.files import content, file_of, keep
from ctv_desktop.database.work import Database
from ctv_desktop.values.settings import Preferences, copies_of


def test_a_window_that_closes_calls_the_copy_at_start_off(
    qapp: QApplication, park: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, finished = threading.Event(), threading.Event()

    def long_check(_copy: object, stepped: copies.Stepped) -> bool:
        begun.set()
        for _ in range(1_000):  # ten seconds, unless it is called off
            stepped(1, 1)
            time.sleep(0.01)
        finished.set()
        return True

    monkeypatch.setattr(copies, "_sound", long_check)
    window = Window(park, Preferences(park.path.with_suffix(".json")), lambda _path: None)
    window.show()
    window.start()
    qapp.processEvents()
    window.copies.start()
    assert begun.wait(30)
    window.close()
    assert not finished.is_set()
    assert list(copies_of(park.path).iterdir()) == []
    monkeypatch.undo()
    assert copies.copy_when_changed(park.path, park.now()) is not None
    window.deleteLater()


def start(window: Window) -> None:
    window.show()
    window.start()
    window.copies.start()


@pytest.fixture
def window(qapp: QApplication, park: Database) -> Iterator[Window]:
    assert qapp is not None
    preferences = Preferences(park.path.with_suffix(".json"))
    made = Window(park, preferences, lambda _path: None, at_once=True)
    made.desk.draft_folder = park.path.parent / "drafts" / "park"
    yield made
    made.close()
    made.deleteLater()


def test_the_start_sets_aside_what_nothing_names(window: Window, park: Database) -> None:
    digest, kept = keep(park.path, b"given up"), keep(park.path, b"in a draft")
    for each in (digest, kept):
        os.utime(file_of(park.path, each), (0, 0))
    window.desk.draft_folder.mkdir(parents=True)
    (window.desk.draft_folder / "survey-new.draft.json").write_text(f'{{"digest": "{kept}"}}')
    start(window)
    assert content(park.path, digest) is None
    assert content(park.path, kept) == b"in a draft"


def test_a_sweep_that_cannot_be_done_is_no_failed_copy(window: Window, park: Database) -> None:
    digest = keep(park.path, b"given up")
    os.utime(file_of(park.path, digest), (0, 0))
    (window.desk.draft_folder / "odd.json").mkdir(parents=True)
    start(window)
    assert content(park.path, digest) == b"given up"
    assert window.copies.copy is not None
    assert not window.copies.trouble
