"""Acts that are asked for once: the question is data, the act itself a function of a record."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.values.say import Say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def sure(
    title: Say, text: Say, yes: Say, act: "Callable[[Database, int], Changed]", danger: bool = True
) -> "Callable[[Desk, Ids], None]":
    """What an Action runs: it asks, and where the answer is yes does the act to its one record."""

    def run(desk: "Desk", ids: Ids) -> None:
        desk.ask(title, text, yes, partial(desk.act, act, ids[0]), danger=danger)

    return run
