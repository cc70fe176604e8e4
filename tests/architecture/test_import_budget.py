"""Nothing heavy is imported before the window is painted (PERFORMANCE.md, what follows 1)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = [
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "alembic",
    "reportlab",
    "qt_material",
    "jinja2",
    "babel",
    "phonenumbers",
    "stdnum",
    "pypdfium2",
    "xlsxwriter",
    "python_calamine",
]

# Started as `main.py` starts it; the filter stands in for the user's eye.
START = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from ctv_desktop.app import opening, start
from ctv_desktop.values import language
from ctv_desktop.values.settings import Paths, Preferences

park, place, seen_first = sys.argv[1:]
paths = Paths.here()
preferences = Preferences(paths.preferences)
preferences.set("last_place", place)
language.use("fr")

class Eye(QObject):
    painted = False
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and isinstance(seen, QWidget) and not self.painted:
            window = seen.window()
            if type(window).__name__ == seen_first and window.isVisible():
                self.painted = True
                print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
                sys.stdout.flush()
        return False

app = opening.make_app(preferences, start.Wish(database=Path(park)))
eye = Eye()
app.installEventFilter(eye)
made = opening.Opening(app, preferences, paths)
if seen_first == "Window":
    made.open(Path(park))
else:
    made.welcome()
while not eye.painted:
    app.processEvents()
made.window.close()
"""


@pytest.fixture(scope="module")
def demo_park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small park with leases, made in this process: the one under test only opens it."""
    from ctv_desktop.app.demo import build

    path = tmp_path_factory.mktemp("budget") / "park.ctv"
    build(path, units=12)
    return path


def loaded_at_first_paint(park: Path, place: str, window: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", START, str(park), place, window],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    return set(json.loads(done.stdout.splitlines()[0]))


def prepare_theme() -> None:
    """The first start of a new version compiles the theme; every later one only reads it."""
    from PySide6.QtWidgets import QApplication

    from ctv_desktop.app import theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")


@pytest.mark.parametrize("place", ["home", "park", "tenants", "leases", "tickets"])
@pytest.mark.usefixtures("qapp")
def test_nothing_heavy_is_loaded_before_the_first_paint(demo_park: Path, place: str) -> None:
    prepare_theme()
    loaded = loaded_at_first_paint(demo_park, place, "Window")
    assert "ctv_desktop" in loaded
    assert sorted(loaded & set(HEAVY)) == []


@pytest.mark.usefixtures("qapp")
def test_nothing_heavy_is_loaded_before_the_first_page(tmp_path: Path) -> None:
    prepare_theme()
    loaded = loaded_at_first_paint(tmp_path / "none.ctv", "home", "FirstWindow")
    assert sorted(loaded & set(HEAVY)) == []
