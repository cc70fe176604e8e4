"""The first page: nothing is written before a way to begin is chosen."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from ctv_desktop.app.features import schema
from ctv_desktop.app.first import FirstWindow
from ctv_desktop.database.copies import save_copy
from ctv_desktop.database.park_file import look, open_park
from ctv_desktop.database.troubles import Damaged
from ctv_desktop.ui import files
from ctv_desktop.values import language
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.settings import Paths, copies_of

pytestmark = pytest.mark.usefixtures("qapp")
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


@pytest.fixture
def torn(empty_park_file: Path, tmp_path: Path) -> Path:
    """A park whose pages were overwritten, with a copy made before."""
    path = tmp_path / "torn.ctv"
    save_copy(empty_park_file, path)
    save_copy(path, copies_of(path) / "torn 1.ctv")
    content = bytearray(path.read_bytes())
    content[4096:] = b"x" * (len(content) - 4096)
    path.write_bytes(content)
    return path


def test_a_damaged_park_offers_its_copies(
    torn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Damaged) as trouble:
        open_park(torn, schema)
    opened: list[Path] = []
    asked: list[Path] = []
    first = FirstWindow(opened.append, Paths(tmp_path, tmp_path, tmp_path))
    first.tell(trouble.value)
    assert "torn.ctv" in first.page.problem.text()
    assert not first.page.remedy.isHidden()

    def choose(_parent: object, _title: object, folder: Path, _kinds: object) -> Path:
        asked.append(folder)
        return folder / "torn 1.ctv"

    monkeypatch.setattr(files, "to_open", choose)
    first.page.remedy.click()
    assert (asked, opened) == ([copies_of(torn)], [copies_of(torn) / "torn 1.ctv"])
    open_park(opened[0], schema).close()


def test_another_trouble_offers_no_copy(tmp_path: Path) -> None:
    first = FirstWindow(lambda _path: None, Paths(tmp_path, tmp_path, tmp_path))
    foreign = tmp_path / "notes.txt"
    foreign.write_text("rien")
    with pytest.raises(Unavailable) as trouble:
        look(foreign)
    first.tell(trouble.value)
    assert first.page.remedy.isHidden()


def test_the_mark_of_the_program_is_there_in_every_size(qapp: QApplication) -> None:
    from ctv_desktop.app.opening import emblem

    assert qapp is not None
    assert {size.width() for size in emblem().availableSizes()} == {16, 32, 48, 128}


def test_an_emptied_park_is_told_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    from ctv_desktop.app.opening import _park

    path = tmp_path / "park.ctv"
    path.touch()
    with pytest.raises(Unavailable):
        _park(path)
    assert path.stat().st_size == 0
