"""Types rents into the lease sheet of a small park, key by key, and tells how long each took.

Prints in milliseconds: the longest stay of one step on the window's thread (95th percentile of the
keys), the time from a key to the schedule painted anew (median), and painting it (median).
"""

import shutil
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.app import features
from ctv_desktop.app.demo import build
from ctv_desktop.app.theme import apply
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import open_park
from ctv_desktop.ui.form.live import LiveSheet
from ctv_desktop.values import language
from ctv_desktop.values.settings import Preferences

KEYS = 60
FREE = "SELECT id FROM unit WHERE kind = 'office' ORDER BY id LIMIT 1"


class App(QApplication):
    """An application that remembers its longest event while it is watched."""

    longest = 0.0

    def notify(self, receiver: QObject, event: Any) -> bool:
        start = time.perf_counter()
        done = super().notify(receiver, event)
        self.longest = max(self.longest, time.perf_counter() - start)
        return done


def typed(app: App, window: Window) -> list[tuple[float, float]]:
    """For each key: the longest event it caused, and the time until the table showed the sum."""
    form = window.places["leases"].form
    assert form is not None
    assert isinstance(form.live, LiveSheet)
    editor: Any = form.body.cells()["lines.0.rent"].editor.widget
    table, found = form.live.table, []
    for key in range(KEYS):
        before = table.totals
        editor.selectAll()
        app.longest, start = 0.0, time.perf_counter()
        QTest.keyClick(editor, Qt.Key(int(Qt.Key.Key_1) + key % 8))
        while table.totals == before and time.perf_counter() - start < 5:
            app.processEvents()
        table.viewport().repaint()
        found.append((app.longest, time.perf_counter() - start))
        QTest.qWait(30)
    return found


def main(folder: Path) -> None:
    """Open the sheet of a new lease over an office, type, and print the figures."""
    app = App(["ctv-desktop"])
    language.use("fr")
    path = folder / "demo.ctv"
    build(path, "small", None, 7, date(2026, 11, 23))
    preferences = Preferences(folder / "preferences.json")
    apply(app, "light")
    window = Window(open_park(path, features.schema), preferences, lambda _path: None)
    window.resize(1366, 768)
    window.show()
    window.start()
    window.desk.tasks.settle()
    reader = window.desk.database.reader()
    unit = reader.value(FREE)
    reader.close()
    window.edit("lease", None, {"unit_id": unit, "tenant_id": 1})
    QTest.qWait(1_500)
    window.desk.tasks.settle()
    found = typed(app, window)
    table: Any = window.places["leases"].form.live.table  # type: ignore[union-attr]
    paints = []
    for _ in range(KEYS):
        start = time.perf_counter()
        table.viewport().repaint()
        paints.append(time.perf_counter() - start)
    longest = sorted(one for one, _ in found)[int(KEYS * 0.95)]
    total = statistics.median(whole for _, whole in found)
    shutil.rmtree(folder, ignore_errors=True)
    print(longest * 1_000, total * 1_000, statistics.median(paints) * 1_000, flush=True)
    import os

    os._exit(0)  # the window need not be taken down in order


if __name__ == "__main__":
    main(Path(sys.argv[1]))
