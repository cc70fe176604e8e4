"""The first page: nothing is written before a way to begin is chosen."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from ctv_desktop.app.first import FirstWindow
from ctv_desktop.database.park_file import look
from ctv_desktop.values import language
from ctv_desktop.values.settings import Paths

ROOT = Path(__file__).parents[2]
ASKED = """
import sys
from PySide6.QtCore import QTimer
from ctv_desktop.app import opening, start

def shown(self, wanted=None):
    welcome(self, wanted)
    print(type(self.window).__name__, self.window.page.problem.text(), flush=True)
    QTimer.singleShot(0, self, self.end)

welcome = opening.Opening.welcome
opening.Opening.welcome = shown
sys.exit(start.main(["--language", "en", "--database", sys.argv[1]]))
"""


def test_a_park_that_is_not_there_is_offered_not_made(tmp_path: Path) -> None:
    path = tmp_path / "typo" / "new.park"
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"FirstWindow There is no park at “{path}” yet.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [False, True])
def test_the_park_that_was_asked_for_is_made_where_it_was_asked_for(
    qapp: QApplication, tmp_path: Path, there: bool
) -> None:
    language.use("en")
    path = tmp_path / "new.park"
    if there:
        path.touch()  # an empty file holds no park
    opened: list[Path] = []
    window = FirstWindow(opened.append, Paths.here(), None, path)
    said = next(each for each in window.findChildren(QPushButton) if "empty" in each.text())
    said.click()
    while not opened:
        qapp.processEvents()
    assert opened == [path]
    assert there or look(path) > 0
    window.deleteLater()
