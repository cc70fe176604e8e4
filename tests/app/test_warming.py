"""What the first paper needs is made ready in idle moments, and never in the way of work."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from ctv_desktop.app import warming
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.pdf import fonts
from tests.features.leases import desks


class Lanes:
    """Reads where it stands; busy where told so."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.idle = reader, True
        self.done: list[Any] = []

    def read(self, step: Any, then: Any, **_: Any) -> None:
        self.done.append(step)
        then(step(self.reader))


class Window:
    """As much of a window as is asked for."""

    def __init__(self, reader: Reader) -> None:
        self.tasks = Lanes(reader)


@pytest.fixture
def reader(park: Database) -> Iterator[Reader]:
    found = park.reader()
    yield found
    found.close()


@pytest.fixture
def window(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Window:
    made = Window(reader)
    waiting: list[Any] = []

    def later(_pause: int, _owner: Any, then: Any) -> None:
        waiting.append(then)

    monkeypatch.setattr(QTimer, "singleShot", later)
    monkeypatch.setattr(warming, "isValid", lambda _window: True)
    made.waiting = waiting  # type: ignore[attr-defined]
    return made


def run(window: Any) -> int:
    """Let all that waits come, as time passes; gives how often it did."""
    rounds = 0
    while window.waiting and rounds < 100:
        window.waiting.pop(0)()
        rounds += 1
    return rounds


def test_every_step_runs_also_in_an_empty_park(window: Any, park: Database) -> None:
    steps = warming.steps(desks.TODAY, "fr")
    warming.next_step(window, steps)
    run(window)
    assert window.tasks.done == steps
    assert fonts.load.cache_info().currsize >= len(warming.FACES)
    assert park.path.exists()


def test_the_newest_contract_is_drawn_once(reader: Reader, park: Database) -> None:
    desks.furnish(park)
    desks.draft(park, desks.OFFICE)
    partial(warming.paper, desks.TODAY, "ar")(reader)


def test_while_something_is_asked_for_it_waits(window: Any) -> None:
    window.tasks.idle = False
    warming.next_step(window, warming.steps(desks.TODAY, "fr"))
    for _ in range(3):
        window.waiting.pop(0)()
    assert window.tasks.done == []
    window.tasks.idle = True
    run(window)
    assert window.tasks.done
