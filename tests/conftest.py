"""The surroundings of every test: no screen, a home of its own, French on screen."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ctv_desktop.database.work import Database

HOME = Path(tempfile.mkdtemp(prefix="ctv-desktop-tests-"))
PLACES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "share",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}

# Before Qt is imported anywhere: no test touches the screen or the home of who runs it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for variable, folder in PLACES.items():
    place = HOME / folder
    place.mkdir(mode=0o700, exist_ok=True)
    os.environ[variable] = str(place)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long-faults", action="store_true", help="run faults that take minutes")


def pytest_configure() -> None:
    from hypothesis import settings

    # Two busy cores: no test is judged by the clock.
    settings.register_profile("park", deadline=None)
    settings.load_profile("park")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long-faults"):
        return
    for item in items:
        if item.get_closest_marker("faults_long"):
            item.add_marker(pytest.mark.skip(reason="long: make faults"))


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Whatever language a test chose, the next one starts in French, the default."""
    yield
    if language := sys.modules.get("ctv_desktop.values.language"):
        language.use("fr")


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """What a test asked to be deleted goes at once: no loop turns that would do it later."""
    yield
    if core := sys.modules.get("PySide6.QtCore"):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def qapp() -> "QApplication":
    """The one Qt application of the test process."""
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["ctv-desktop"])


@pytest.fixture(scope="session")
def empty_park_file() -> Path:
    """An empty park file, made once; each test copies it."""
    from ctv_desktop.app.features import schema
    from ctv_desktop.database.park_file import open_park

    path = HOME / "template" / "park.ctv"
    open_park(path, schema).close()
    return path


@pytest.fixture
def park(empty_park_file: Path, tmp_path: Path) -> "Iterator[Database]":
    """An empty park of its own, open for writing."""
    from ctv_desktop.app.features import schema
    from ctv_desktop.database.park_file import open_park

    path = tmp_path / "park.ctv"
    shutil.copy(empty_park_file, path)
    database = open_park(path, schema)
    yield database
    database.close()


@pytest.fixture(scope="session")
def demo_park_file() -> Path:
    """The demo park, built once in a test process; tests that write copy it."""
    from datetime import date

    from ctv_desktop.app.demo import build

    path = HOME / "demo" / "demo.ctv"
    build(path, "small", None, 7, date(2026, 11, 23))
    return path
