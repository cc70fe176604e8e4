"""A reader on the empty park of a test."""

from collections.abc import Iterator

import pytest

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database


@pytest.fixture
def reader(park: Database) -> Iterator[Reader]:
    """A reader of that park."""
    found = park.reader()
    yield found
    found.close()
