"""The park a command works on, open for as long as it runs."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.app import features
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import Paths

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Database


def path_of(options: argparse.Namespace) -> Path:
    """The park file named, else the user's own."""
    return Path(options.database) if options.database else Paths.here().park


@contextmanager
def opened(options: argparse.Namespace) -> "Iterator[Database]":
    """The park of a command; one that is not there is refused, not made."""
    from ctv_desktop.database.park_file import look, open_park

    path = path_of(options)
    if look(path) == 0:
        raise Unavailable(say("There is no park file “{name}”.", name=str(path)))
    database = open_park(path, features.schema)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def reading(options: argparse.Namespace) -> "Iterator[Reader]":
    """A reader on the park of a command."""
    with opened(options) as database:
        reader = database.reader()
        try:
            yield reader
        finally:
            reader.close()
