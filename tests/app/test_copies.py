"""The copy at start never keeps the window from closing."""

import threading
import time

import pytest
from PySide6.QtWidgets import QApplication

from ctv_desktop.app.window import Window
from ctv_desktop.database import copies
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
