"""Work runs aside and comes back in the window's thread; what nobody waits for is dropped."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from ctv_desktop.database.read import Reader
from ctv_desktop.ui.lanes import Progress
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import say
from tests.ui import toys

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def database(tmp_path: Path) -> toys.Database:
    return toys.Database(toys.make(tmp_path / "toy.db", 20))


@pytest.fixture(params=[True, False], ids=["at once", "threads"])
def tasks(request: pytest.FixtureRequest, database: toys.Database) -> Iterator[Tasks]:
    made = Tasks(database, at_once=request.param)  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def threads(database: toys.Database) -> Iterator[Tasks]:
    made = Tasks(database)  # type: ignore[arg-type]
    yield made
    made.close()


def count(reader: Reader) -> int:
    return int(reader.value("SELECT count(*) FROM ticket"))


def refuse(_database: Any) -> None:
    raise Refused({"day": say("Too late.")})


def lack(_database: Any) -> None:
    raise Unavailable(say("The disk is full; nothing was saved."))


def fail(_database: Any) -> None:
    raise ZeroDivisionError


def test_a_read_gives_its_result(tasks: Tasks) -> None:
    got: list[int] = []
    tasks.read(count, then=got.append)
    assert tasks.settle()
    assert got == [20]


def test_results_come_back_in_the_windows_thread(threads: Tasks) -> None:
    got: list[tuple[threading.Thread, threading.Thread]] = []

    def where(_reader: Reader) -> threading.Thread:
        return threading.current_thread()

    threads.read(where, then=lambda there: got.append((there, threading.current_thread())))
    assert threads.settle()
    there, here = got[0]
    assert here is threading.main_thread()
    assert there is not here


def test_a_newer_read_of_the_same_lane_interrupts_the_older(threads: Tasks) -> None:
    got: list[Any] = []
    crashes: list[Any] = []
    threads.crashed.connect(crashes.append)
    owner = QObject()
    started = threading.Event()

    def endless(reader: Reader) -> Any:
        started.set()
        return reader.value(ENDLESS)

    threads.read(endless, then=got.append, owner=owner, lane="typed")
    assert started.wait(10)
    time.sleep(0.02)
    threads.read(count, then=got.append, owner=owner, lane="typed")
    assert threads.settle(10), "the older read was not interrupted"
    assert got == [20]
    assert not crashes


def test_lanes_of_other_owners_are_left_alone(tasks: Tasks) -> None:
    got: list[int] = []
    one, two = QObject(), QObject()
    tasks.read(count, then=got.append, owner=one, lane="typed")
    tasks.read(count, then=got.append, owner=two, lane="typed")
    assert tasks.settle()
    assert got == [20, 20]


def test_a_result_for_a_dead_owner_is_dropped(threads: Tasks) -> None:
    got: list[int] = []
    owner = QObject()
    threads.read(count, then=got.append, owner=owner)
    delete(owner)
    assert threads.settle()
    assert got == []


def test_a_write_announces_what_changed_before_it_answers(tasks: Tasks) -> None:
    told: list[str] = []
    tasks.changed.connect(lambda changed: told.append(f"changed {min(changed.tables)}"))
    tasks.write(lambda _database: toys.Changed(), then=lambda _changed: told.append("then"))
    assert tasks.settle()
    assert told == ["changed ticket", "then"]


def test_what_changed_is_announced_even_if_the_form_is_gone(threads: Tasks) -> None:
    told: list[Any] = []
    threads.changed.connect(told.append)
    owner = QObject()
    threads.write(lambda _database: toys.Changed(), then=told.append, owner=owner)
    delete(owner)
    assert threads.settle()
    assert told == [toys.Changed()]


def test_writes_run_one_after_another_and_are_counted(threads: Tasks) -> None:
    running: list[int] = []
    most: list[int] = []
    counted: list[int] = []
    threads.busy.connect(counted.append)

    def slow(_database: Any) -> None:
        running.append(1)
        most.append(len(running))
        time.sleep(0.01)
        running.pop()

    for _ in range(4):
        threads.write(slow)
    assert threads.settle()
    assert max(most) == 1
    assert max(counted) == 4
    assert counted[-1] == 0


def test_a_refusal_goes_to_its_form(tasks: Tasks) -> None:
    got: list[Refused] = []
    tasks.write(refuse, refused=got.append)
    assert tasks.settle()
    assert list(got[0].problems) == ["day"]


def test_trouble_nobody_waits_for_goes_to_the_window_with_a_retry(tasks: Tasks) -> None:
    heard: list[tuple[Any, Any]] = []
    tasks.troubled.connect(lambda error, retry: heard.append((error, retry)))
    tasks.write(lack)
    assert tasks.settle()
    assert isinstance(heard[0][0], Unavailable)
    heard[0][1]()
    assert tasks.settle()
    assert len(heard) == 2, "the retry ran nothing"


def test_trouble_goes_to_who_waits_for_it(tasks: Tasks) -> None:
    heard: list[Any] = []
    got: list[Any] = []
    tasks.troubled.connect(lambda error, _retry: heard.append(error))
    tasks.write(lack, unavailable=got.append)
    assert tasks.settle()
    assert len(got) == 1
    assert heard == []


@pytest.mark.parametrize("lane", ["read", "write"])
def test_a_bug_goes_to_the_crash_report(tasks: Tasks, lane: str) -> None:
    crashes: list[Any] = []
    tasks.crashed.connect(crashes.append)
    getattr(tasks, lane)(fail)
    assert tasks.settle()
    assert [type(error) for error in crashes] == [ZeroDivisionError]


def test_a_long_act_tells_how_far_it_is_and_can_be_stopped(threads: Tasks) -> None:
    told: list[str] = []
    handles: list[Progress] = []

    def long(_reader: Reader, progress: Progress) -> None:
        for done in range(100_000):
            progress.step(done, 100_000)
            time.sleep(0.001)

    def stepped(progress: Progress) -> None:
        told.append("step")
        assert progress.total == 100_000
        handles[0].cancel()

    handles.append(
        threads.long(
            long, progress=stepped, then=told.append, stopped=lambda: told.append("stopped")
        )
    )
    assert threads.settle(20)
    assert told[0] == "step"
    assert told[-1] == "stopped"


def test_a_line_keeps_one_reader_and_its_order(tasks: Tasks) -> None:
    got: list[int] = []
    line = tasks.line()

    def remember(reader: Reader) -> int:
        reader.execute("CREATE TEMP TABLE kept (x INTEGER)")
        return 0

    def recall(reader: Reader, number: int) -> int:
        reader.rows("SELECT * FROM kept")
        return number

    line.read(remember, then=got.append)
    for number in (1, 2, 3):
        line.read(recall, number, then=got.append)
    assert tasks.settle()
    assert got == [0, 1, 2, 3]


def test_a_closed_line_forgets_its_work(threads: Tasks) -> None:
    got: list[Any] = []
    line = threads.line()
    started = threading.Event()

    def endless(reader: Reader) -> Any:
        started.set()
        return reader.value(ENDLESS)

    line.read(endless, then=got.append)
    line.read(count, then=got.append)
    assert started.wait(10)
    time.sleep(0.02)
    line.close()
    assert threads.idle
    threads.close()
    assert got == []


def test_closing_waits_for_what_is_being_written(threads: Tasks) -> None:
    done: list[int] = []

    def slow(_database: Any) -> None:
        time.sleep(0.05)
        done.append(1)

    threads.write(slow)
    threads.close()
    assert done == [1]
    threads.write(slow)
    threads.read(count)
    assert threads.idle
    assert done == [1]


def test_warming_runs_in_the_writing_lane(threads: Tasks) -> None:
    where: list[str] = []
    threads.warm(lambda: where.append(threading.current_thread().name))
    assert threads.settle()
    assert where[0].startswith("write")
