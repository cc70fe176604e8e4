"""The list at 10 000 and 1 000 000 rows, against a raw query, loading by ORM and a stock delegate.

Run with `python -m tests.benchmarks.list`. Both sides of a ratio take turns in one run. The ORM is
sampled at a tenth of the rows and multiplied (it would take minutes and gigabytes otherwise).
"""

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from ctv_desktop.database.read import Ask
from ctv_desktop.ui.list import ListView
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values import language
from tests.ui import toys

ASK = Ask(toys.TODAY)
SIZE = (1000, 800)
SAMPLE = 10  # the ORM loads one row of so many


def ms(seconds: float) -> str:
    return f"{seconds * 1000:9.2f} ms"


def median(run: Callable[[], float], rounds: int) -> float:
    return statistics.median(run() for _ in range(rounds))


def in_turn(runs: Iterable[Callable[[], float]], rounds: int) -> list[float]:
    """The median of each, one after the other in every round."""
    sides = list(runs)
    seen: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for times, run in zip(seen, sides, strict=True):
            times.append(run())
    return [statistics.median(times) for times in seen]


def resident() -> float:
    """Megabytes this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def told(number: str, text: str, value: float, goal: float, least: bool = False) -> None:
    good = value >= goal if least else value <= goal
    sign = "≥" if least else "≤"
    print(
        f"  {number:3} {text:58} {value:8.3f}   goal {sign} {goal:g}   {'ok' if good else 'MISSED'}"
    )


def forty(path: Path) -> list[tuple[Any, ...]]:
    """The first rows by a raw query on a connection of its own."""
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    fields = ", ".join(["id", *toys.QUERY.columns.values()])
    rows = db.execute(f"SELECT {fields} FROM ticket ORDER BY code, id LIMIT 40").fetchall()
    db.close()
    return rows


class Bare(QWidget):
    """Less than any table could do: forty rows written on an empty widget, no heads, no theme."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.painted = 0.0
        self.rows = forty(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for y, row in enumerate(self.rows):
            for x, value in enumerate(row[1:]):
                where = QRect(x * 140, y * 20, 136, 20)
                painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), str(value))
        painter.end()
        self.painted = self.painted or time.perf_counter()


class Forty(QAbstractTableModel):
    """Forty tuples for Qt's own table."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Any = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: Any = None) -> int:
        return len(toys.COLUMNS)

    def data(self, index: Any, role: int = 0) -> Any:
        return str(self.rows[index.row()][index.column() + 1]) if role == 0 else None


class Raw(QTableView):
    """The raw query in Qt's own table: what one gets for nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.painted = 0.0
        self.kept = Forty(forty(path))
        self.setModel(self.kept)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = self.painted or time.perf_counter()


class Watched(ListView):
    """A list that notes when its first lines were painted."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.feed.count and not self.painted:
            self.painted = time.perf_counter()


def raw_paint(kind: type[Bare | Raw], path: Path) -> float:
    start = time.perf_counter()
    widget = kind(path)
    widget.resize(*SIZE)
    widget.show()
    while not widget.painted:
        QApplication.processEvents()
    took = widget.painted - start
    widget.deleteLater()
    return took


def list_paint(tasks: Tasks) -> float:
    start = time.perf_counter()
    view = made(tasks)
    while not view.painted:
        QApplication.processEvents()
    took = view.painted - start
    tasks.settle()
    done(view)
    return took


def made(tasks: Tasks, ask: Ask = ASK) -> Watched:
    view = Watched(tasks, toys.QUERY, toys.COLUMNS, language.current(), {}, "toy")
    view.resize(*SIZE)
    view.show()
    view.ask(ask)
    return view


def done(view: ListView) -> None:
    view.feed.close()
    view.hide()
    view.deleteLater()
    QApplication.processEvents()


def counted(tasks: Tasks) -> float:
    """Seconds until the exact count and any row are there."""
    start = time.perf_counter()
    view = made(tasks)
    while not (view.feed.exact and view.rows.rowCount() > 1000):
        QApplication.processEvents()
    row = random.randrange(view.feed.count)
    view.scrollTo(view.rows.index(row, 0))
    while view.feed.line(row) is None:
        QApplication.processEvents()
    took = time.perf_counter() - start
    tasks.settle()
    done(view)
    return took


def jump(tasks: Tasks, view: ListView) -> float:
    bar = view.verticalScrollBar()
    height = view.verticalHeader().defaultSectionSize()
    start = time.perf_counter()
    bar.setValue(random.randrange(bar.maximum()))
    row = view.verticalHeader().offset() // height + 3
    while view.feed.line(row) is None:
        QApplication.processEvents()
    QApplication.processEvents()
    took = time.perf_counter() - start
    tasks.settle()
    return took


class Gap:
    """The longest time in which the window's thread answered nothing, and its own share of it."""

    def __init__(self) -> None:
        self.all: list[float] = []
        self.own: list[float] = []

    def step(self, act: Callable[[], Any] | None = None) -> None:
        start, own = time.perf_counter(), time.thread_time()
        if act is not None:
            act()
        QApplication.processEvents()
        self.all.append(time.perf_counter() - start)
        self.own.append(time.thread_time() - own)

    def rest(self, tasks: Tasks) -> None:
        self.step()
        while not tasks.idle:
            self.step()
        self.step()

    def __str__(self) -> str:
        return f"longest {ms(max(self.all))}; longest work of the thread itself {ms(max(self.own))}"


def scroll(tasks: Tasks, view: ListView, steps: int) -> Gap:
    gap, bar = Gap(), view.verticalScrollBar()
    for step in range(steps + 1):
        gap.step(lambda step=step: bar.setValue(bar.maximum() * step // steps))  # type: ignore[misc]
    gap.rest(tasks)
    for _ in range(300):
        gap.step(lambda: bar.setValue(bar.value() - 100))
    gap.rest(tasks)
    return gap


def ask_anew(tasks: Tasks, view: ListView) -> Gap:
    """Sort, filter, type, select everything."""
    gap = Gap()
    for key in ("cost", "day", "title", "code"):
        gap.step(lambda key=key: view.resort(((key, True),)))  # type: ignore[misc]
        gap.rest(tasks)
    for text in ("a", "as", "asc", "ascen", "ascenseur", "ascenseur h", "ascenseur hall", ""):
        gap.step(lambda text=text: view.ask(replace(ASK, text=text)))  # type: ignore[misc]
        for _ in range(20):
            gap.step()
            time.sleep(0.002)
    gap.rest(tasks)
    gap.step(view.selectAll)
    gap.step(view.refresh)
    gap.rest(tasks)
    return gap


def repainted(view: QTableView) -> float:
    start = time.perf_counter()
    view.viewport().repaint()
    return time.perf_counter() - start


def through_the_loop(view: QTableView) -> float:
    """A repaint asked for and waited for, with the interpreter's lock taken back on the way."""
    start = time.perf_counter()
    view.viewport().update()
    QApplication.processEvents()
    return time.perf_counter() - start


def stock(view: ListView) -> QTableView:
    """The same model and theme, painted by Qt's own delegate."""
    table = QTableView()
    table.setModel(view.rows)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(view.verticalHeader().defaultSectionSize())
    table.setShowGrid(False)
    for index in range(len(toys.COLUMNS)):
        table.setColumnWidth(index, view.columnWidth(index))
    table.resize(*SIZE)
    table.show()
    table.selectRow(2)
    QApplication.processEvents()
    return table


def busy(stop: threading.Event) -> None:
    while not stop.is_set():
        sum(number * number for number in range(1000))


def paint_both(view: ListView, rounds: int, busily: bool) -> tuple[float, float]:
    table, stop = stock(view), threading.Event()
    thread = threading.Thread(target=busy, args=(stop,), daemon=True)
    if busily:
        thread.start()
    paint = through_the_loop if busily else repainted
    for side in (view, table):
        paint(side)
    ours, theirs = in_turn([lambda: paint(view), lambda: paint(table)], rounds)
    stop.set()
    if busily:
        thread.join()
    table.hide()
    table.deleteLater()
    return ours, theirs


def orm(path: Path) -> None:
    """In a process of its own: load every ticket as an object; print seconds and megabytes."""
    from sqlalchemy import create_engine, select
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

    class Base(DeclarativeBase):
        pass

    class Ticket(Base):
        __tablename__ = "ticket"
        id: Mapped[int] = mapped_column(primary_key=True)
        code: Mapped[str]
        title: Mapped[str]
        place: Mapped[str]
        state: Mapped[str]
        day: Mapped[str]
        area: Mapped[int]
        cost: Mapped[int]

    with Session(create_engine(f"sqlite:///{path}")) as session:
        session.execute(select(Ticket).limit(1)).all()
        before, start = resident(), time.perf_counter()
        kept = session.scalars(select(Ticket).order_by(Ticket.code, Ticket.id)).all()
        print(time.perf_counter() - start, resident() - before, len(kept))


def by_orm(path: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.list", "--orm", str(path)]
    seconds, megabytes, _count = subprocess.run(
        command, capture_output=True, text=True, check=True
    ).stdout.split()
    return float(seconds), float(megabytes)


def themed(app: QApplication, folder: Path) -> str:
    try:
        from ctv_desktop.app import theme
    except ImportError:
        return "no theme"
    return theme.apply(app, "light", folder=folder)


def first_paint(small: Tasks, large: Tasks, large_path: Path, rounds: int) -> None:
    list_paint(small)
    bare, raw, few, many = in_turn(
        [
            lambda: raw_paint(Bare, large_path),
            lambda: raw_paint(Raw, large_path),
            lambda: list_paint(small),
            lambda: list_paint(large),
        ],
        rounds,
    )
    print(
        f"first paint: raw query in Qt's own table {ms(raw)} (on an empty widget {ms(bare)}),"
        f" list of few {ms(few)}, of many {ms(many)}"
    )
    told("P3", "first paint, many rows / few rows", many / few, 1.3)
    told("P3", "first paint, many rows / raw query painted", many / raw, 2)


def all_rows(large: Tasks, sample: Path, scale: float, rounds: int) -> None:
    ours = median(lambda: counted(large), rounds)
    before = resident()
    view = made(large)
    large.settle()
    for _ in range(30):
        jump(large, view)
    held = max(resident() - before, 0.1)
    jumps = sorted(jump(large, view) for _ in range(60))
    seconds, megabytes = by_orm(sample)
    print(
        f"count and any row {ms(ours)}; ORM {seconds * scale:.1f} s, {megabytes * scale:.0f} MB"
        f" (sampled, times {scale:g}); list holds {held:.0f} MB more;"
        f" jump median {ms(jumps[30])}, worst {ms(jumps[-1])}"
    )
    told("P3", "count and any row / loading by ORM", ours / (seconds * scale), 1 / 50)
    told("P3", "memory / loading by ORM", held / (megabytes * scale), 1 / 10)
    done(view)


def gaps(large: Tasks) -> None:
    view = made(large)
    large.settle()
    scrolled = scroll(large, view, 1500)
    print(f"scrolling end to end: {scrolled}")
    told(
        "P2",
        "longest gap scrolling, ms (other programs' time included)",
        max(scrolled.all) * 1000,
        16,
    )
    asked = ask_anew(large, view)
    print(f"sorting, filtering, typing, selecting all: {asked}")
    told("P2", "longest gap sorting, filtering, typing, ms", max(asked.all) * 1000, 16)
    done(view)


def painting(large: Tasks, rounds: int) -> None:
    view = made(large)
    large.settle()
    view.selectRow(2)
    view.setFocus()
    QApplication.processEvents()
    ours, theirs = paint_both(view, rounds, busily=False)
    print(f"repaint of a page: ours {ms(ours)}, stock delegate {ms(theirs)}")
    told("P4", "repaint / stock delegate", ours / theirs, 0.25)
    mine = sys.getswitchinterval()
    for interval in (mine, 0.005):
        sys.setswitchinterval(interval)
        ours, theirs = paint_both(view, max(5, rounds // 4), busily=True)
        print(
            f"with a busy Python thread, switching every {interval * 1000:g} ms:"
            f" ours {ms(ours)}, stock delegate {ms(theirs)}"
        )
        told("P4", "repaint / stock delegate, busy thread", ours / theirs, 0.1)
    sys.setswitchinterval(mine)
    done(view)


def main() -> int:
    """Run it all, or the ORM's share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--orm", type=Path)
    told_to = parser.parse_args()
    if told_to.orm:
        orm(told_to.orm)
        return 0
    app = QApplication(["benchmark"])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(f"theme: {themed(app, folder)}; building {told_to.rows} tickets…", flush=True)
        sizes = {"few": 10_000, "many": told_to.rows, "sample": told_to.rows // SAMPLE}
        paths = [toys.make(folder / f"{name}.db", rows) for name, rows in sizes.items()]
        small, large = (Tasks(toys.Database(path)) for path in paths[:2])  # type: ignore[arg-type]
        large.warm(sys.getswitchinterval)  # as the window does: what is loaded is not collected
        large.settle()
        first_paint(small, large, paths[1], told_to.rounds)
        all_rows(large, paths[2], SAMPLE, max(3, told_to.rounds // 3))
        gaps(large)
        painting(large, told_to.rounds * 4)
        small.close()
        large.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
