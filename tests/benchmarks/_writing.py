"""Types into a clause, key by key, and tells how long each took.

Prints in milliseconds, for the longest text of the factory and for one of 30 000 letters: the
longest stay of one step on the window's thread (95th percentile of the keys), and the time from a
key to the page filled anew (median).
"""

import shutil
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.app import features
from ctv_desktop.app.demo import build
from ctv_desktop.app.theme import apply
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.contracts.rules.library import BOOKS, LANGUAGES, articles, factory
from ctv_desktop.values import language
from ctv_desktop.values.settings import Preferences

KEYS = 60
LONG = 30_000  # letters


class App(QApplication):
    """An application that remembers its longest event while it is watched."""

    longest = 0.0

    def notify(self, receiver: QObject, event: Any) -> bool:
        start = time.perf_counter()
        done = super().notify(receiver, event)
        self.longest = max(self.longest, time.perf_counter() - start)
        return done


def typed(app: App, screen: Any) -> tuple[float, float]:
    """The longest event of a key (95th percentile), and the time until the page showed it."""
    text, filled, longest, whole = screen.editor.text, screen.beside.filled, [], []
    text.setFocus()
    cursor = text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    text.setTextCursor(cursor)
    for key in range(KEYS):
        before = filled.document().revision()
        app.longest, start = 0.0, time.perf_counter()
        QTest.keyClick(text, Qt.Key(int(Qt.Key.Key_A) + key % 20))
        while filled.document().revision() == before and time.perf_counter() - start < 5:
            app.processEvents()
        app.processEvents()
        longest.append(app.longest)
        whole.append(time.perf_counter() - start)
        QTest.qWait(20)
    return sorted(longest)[int(KEYS * 0.95)] * 1_000, statistics.median(whole) * 1_000


def longest_text() -> tuple[str, str, str]:
    """The article with the longest text of the factory."""
    places = ((book, code, one) for book in BOOKS for code in LANGUAGES for one in articles(book))
    known = {place: factory(*place) for place in places}
    return max(known, key=lambda place: len(one.text) if (one := known[place]) else 0)


def main(folder: Path) -> None:
    """Open the clauses of the demo park, type, and print the figures."""
    app = App(["ctv-desktop"])
    language.use("fr")
    path = folder / "demo.ctv"
    build(path, "small", None, 7, date(2026, 11, 23))
    apply(app, "light")
    window = Window(
        open_park(path, features.schema), Preferences(folder / "preferences.json"), lambda _: None
    )
    window.resize(1366, 768)
    window.show()
    window.go("clauses")
    QTest.qWait(1_500)
    window.desk.tasks.settle()
    screen: Any = window.places["clauses"].main
    found: list[float] = []
    for repeated in (False, True):
        screen.show_place(longest_text())
        if repeated:
            text = screen.editor.text.text()
            screen.editor.text.replace("\n\n".join([text] * (LONG // len(text))))
        QTest.qWait(1_000)
        window.desk.tasks.settle()
        found += typed(app, screen)
    shutil.rmtree(folder, ignore_errors=True)
    print(*found, flush=True)
    import os

    os._exit(0)  # the window need not be taken down in order


if __name__ == "__main__":
    main(Path(sys.argv[1]))
