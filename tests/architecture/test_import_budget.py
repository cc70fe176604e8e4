"""Nothing heavy is imported before the window is painted (PERFORMANCE.md, what follows 1)."""

import json
import subprocess
import sys
from fnmatch import fnmatch
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

# What a list of records does not need to be seen: 70 ms together.
LATER = [
    "calendar",
    "dataclasses",
    "getpass",
    "zoneinfo",
    "html",
    "importlib.resources",
    "platform",
    "socket",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "ctv_desktop.app.files",
    "ctv_desktop.app.find",
    "ctv_desktop.app.menus",
    "ctv_desktop.app.theme.sheet",
    "ctv_desktop.app.window.acts",
    "ctv_desktop.app.window.drafts",
    "ctv_desktop.app.window.look",
    "ctv_desktop.app.window.standing",
    "ctv_desktop.app.window.troubles",
    "ctv_desktop.ui.ask",
    "ctv_desktop.ui.exporting",
    "ctv_desktop.ui.form",
    "ctv_desktop.ui.listpane.menu",
    "ctv_desktop.ui.panel",
    "ctv_desktop.ui.parts.notice",
    "ctv_desktop.features.*.screen.form",
    "ctv_desktop.features.*.screen.record",
    "ctv_desktop.features.*.rows.single",
]
# Modules of this program before the first paint of a list. Each costs a fifth of a millisecond, so
# a file that is two nouns is worth dividing; what is not seen belongs in LATER.
OURS = 90

# Started as `main.py` starts it; what is there when the window is first painted is told.
START = """
import json, sys
from pathlib import Path
from ctv_desktop.app import start
from ctv_desktop.values import language
from ctv_desktop.values.settings import Paths, Preferences

start.import_qt()
from ctv_desktop.app import opening
from PySide6 import QtWidgets

park, place, seen_first = sys.argv[1:]
paths = Paths.here()
preferences = Preferences(paths.preferences)
preferences.set("last_place", place)
language.use("fr")
if seen_first == "Window":
    kind = opening.Window
else:
    from ctv_desktop.app.first import FirstWindow as kind
paint, seen = kind.paintEvent, []

def painted(self, event):
    paint(self, event)
    if not seen:
        classes = [name for name in vars(QtWidgets) if name.startswith("Q")]
        seen.append({"modules": sorted(sys.modules), "classes": sorted(classes)})

kind.paintEvent = painted
app = opening.make_app(preferences, start.Wish(database=Path(park)))
made = opening.Opening(app, preferences, paths)
if seen_first == "Window":
    made.open(Path(park))
else:
    made.welcome()
while not seen:
    app.processEvents()
print(json.dumps(seen[0]), flush=True)
made.window.close()
"""


@pytest.fixture(scope="module")
def demo_park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small park with leases, made in this process: the one under test only opens it."""
    from ctv_desktop.app.demo import build

    path = tmp_path_factory.mktemp("budget") / "park.ctv"
    build(path, units=12)
    return path


def at_first_paint(park: Path, place: str, window: str) -> dict[str, list[str]]:
    """The modules imported, and the widget classes PySide has prepared."""
    done = subprocess.run(
        [sys.executable, "-c", START, str(park), place, window],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    told: dict[str, list[str]] = json.loads(done.stdout.splitlines()[0])
    return told


def too_early(modules: list[str], late: list[str]) -> list[str]:
    """Those of the modules that should not be there, or that lie below one that should not."""
    return [
        name
        for name in modules
        for each in late
        if fnmatch(name, each) or fnmatch(name, f"{each}.*")
    ]


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
    modules = at_first_paint(demo_park, place, "Window")["modules"]
    assert "ctv_desktop" in modules
    assert too_early(modules, HEAVY) == []


@pytest.mark.usefixtures("qapp")
def test_a_list_brings_nothing_along_that_is_not_seen(demo_park: Path) -> None:
    prepare_theme()
    found = at_first_paint(demo_park, "leases", "Window")
    assert too_early(found["modules"], LATER) == []
    ours = [name for name in found["modules"] if name.startswith("ctv_desktop")]
    assert len(ours) <= OURS, ours
    # PySide prepares all its classes when it meets a widget that it did not make itself.
    assert "QTableView" in found["classes"]
    assert "QWizard" not in found["classes"]


@pytest.mark.usefixtures("qapp")
def test_nothing_heavy_is_loaded_before_the_first_page(tmp_path: Path) -> None:
    prepare_theme()
    modules = at_first_paint(tmp_path / "none.ctv", "home", "FirstWindow")["modules"]
    assert too_early(modules, HEAVY) == []


def test_modules_and_what_lies_below_them_are_found() -> None:
    modules = ["html", "html.parser", "htmlx", "a.leases.screen.form", "a.screen.forms"]
    assert too_early(modules, ["html", "a.*.screen.form"]) == [
        "html",
        "html.parser",
        "a.leases.screen.form",
    ]
