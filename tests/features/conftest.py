"""Park files for the tests of features: an empty one each, copied from one made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.schema import metadata


@pytest.fixture(scope="session")
def empty_park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A park file without anything in it."""
    path = tmp_path_factory.mktemp("parks") / "empty.ctv"
    open_park(path, metadata).close()
    return path


@pytest.fixture
def park(empty_park: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty park of one's own."""
    path = tmp_path / "park.ctv"
    shutil.copyfile(empty_park, path)
    database = open_park(path, metadata)
    yield database
    database.close()


@pytest.fixture
def reader(park: Database) -> Iterator[Reader]:
    """A reader of that park."""
    found = park.reader()
    yield found
    found.close()
