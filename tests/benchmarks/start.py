"""Start of the program to its first 1 000 leases, against an empty PySide6 window (P1, P2).

Run with `python -m tests.benchmarks.start`. Each side is a process of its own, timed from its
spawn to the end of its first paint with content; the program is started as `main.py` starts it.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks._measure import in_turn, ms, said_by, surroundings, told

EMPTY = """
import os, resource, sys, time
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(time.monotonic(), peak, flush=True)
        os._exit(0)

app = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import os, resource, sys, time
from ctv_desktop.app import start

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

stay = float(sys.argv.pop())
first = []
beats = []

def watch():  # from where the program itself has imported Qt
    import_qt()
    from ctv_desktop.ui.list.view import ListView
    global painted
    painted, ListView.paintEvent = ListView.paintEvent, paint

def paint(self, event):
    painted(self, event)
    if first or not self.feed.count:
        return
    first.extend((time.monotonic(), peak()))
    if not stay:
        print(*first, flush=True)
        os._exit(0)
    from PySide6.QtCore import Qt, QTimer
    heart = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start()
    QTimer.singleShot(int(stay * 1000), self, leave)

def leave():
    gaps = [late - early for early, late in zip([first[0], *beats], beats)]
    place = max(range(len(gaps)), key=gaps.__getitem__)
    print(max(gaps), beats[place] - first[0], peak(), int("sqlmodel" in sys.modules), flush=True)
    os._exit(0)

import_qt, start.import_qt = start.import_qt, watch
start.main([])
"""


def prepared(home: Path, units: int) -> dict[str, str]:
    """A home with a park of about 1 000 leases, opened last at its list of leases."""
    environ = surroundings(home)
    make = (
        "import sys; from pathlib import Path; from ctv_desktop.app.demo import build;"
        "from ctv_desktop.values.settings import Paths, Preferences;"
        "paths = Paths.here();"
        "print(build(paths.park, units=int(sys.argv[1])).made['lease']);"
        "kept = Preferences(paths.preferences); kept.set('last_place', 'leases');"
        "kept.set('last_database', str(paths.park)); kept.save()"
    )
    (leases,) = said_by(["-c", make, str(units)], environ)
    print(f"park with {leases:.0f} leases")
    for _ in range(2):  # the first start ever compiles the theme and the bytecode
        said_by(["-c", OURS, "0"], environ)
    return environ


class Side:
    """One program: seconds to its first paint; its memory is noted on the way."""

    def __init__(self, code: str, environ: dict[str, str], *arguments: str) -> None:
        self.call = ["-c", code, *arguments]
        self.environ = environ
        self.peaks: list[float] = []

    def __call__(self) -> float:
        start = time.monotonic()
        painted, peak = said_by(self.call, self.environ)
        self.peaks.append(peak)
        return painted - start

    @property
    def peak(self) -> float:
        """Megabytes."""
        return sorted(self.peaks)[len(self.peaks) // 2]


def start(environ: dict[str, str], rounds: int) -> None:
    empty, ours = Side(EMPTY, environ), Side(OURS, environ, "0")
    least, took = in_turn([empty, ours], rounds)
    print(
        f"empty window {ms(least)}, {empty.peak:.0f} MB;"
        f" ours with its leases {ms(took)}, {ours.peak:.0f} MB"
    )
    told("P1", "spawn to first leases / empty window", took / least, 1.6)
    told("P1", "peak memory at first paint / empty window", ours.peak / empty.peak, 1.35)


def gaps(environ: dict[str, str], rounds: int) -> None:
    seen = [said_by(["-c", OURS, "4"], environ) for _ in range(rounds)]
    if not all(each[3] for each in seen):
        raise RuntimeError("the imports did not run")
    longest = sorted(each[0] for each in seen)
    middle = longest[len(longest) // 2]
    print(
        f"first four seconds, imports and copy included: longest gaps {ms(longest[0])} to"
        f" {ms(longest[-1])}; memory then {seen[0][2]:.0f} MB"
    )
    told("P2", "longest gap at start, ms (median of runs)", middle * 1000, 40)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--units", type=int, default=1_600)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environ = prepared(Path(folder), chosen.units)
        start(environ, chosen.rounds)
        gaps(environ, max(3, chosen.rounds // 2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
