"""What a grid takes in a reading lane: rows from elsewhere, files for a row."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.ui.declare import Source, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def rows(reader: "Reader", source: Source, values: Values) -> list[Mapping[str, Any]]:
    """The rows of a source."""
    return list(source.rows(reader, values))


def files(
    reader: "Reader", take: Callable[["Reader", Path], dict[str, Any]], paths: list[Path]
) -> tuple[list[dict[str, Any]], list[Say]]:
    """What rows hold of some files, and what is said of those that cannot be taken."""
    made: list[dict[str, Any]] = []
    wrong: list[Say] = []
    for path in paths:
        try:
            made.append(take(reader, path))
        except Refused as refused:
            wrong += refused.problems.values()
    return made, wrong
