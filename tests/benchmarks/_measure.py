"""What the benchmarks share: both sides in turn, medians, a home of one's own, one line a goal."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def in_turn(runs: Iterable[Callable[[], float]], rounds: int) -> list[float]:
    """The median of each side; in every round each has its turn."""
    sides = list(runs)
    seen: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for times, run in zip(seen, sides, strict=True):
            times.append(run())
    return [statistics.median(times) for times in seen]


def told(number: str, text: str, value: float, goal: float, note: str = "") -> None:
    """One line: the figure, its goal (at most), and whether it is met or by how much it is not."""
    verdict = "ok" if value <= goal else f"MISSED by {value / goal - 1:.0%}"
    print(f"  {number:3} {text:58} {value:8.3f}   goal ≤ {goal:g}   {verdict}{note}", flush=True)


def ms(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{seconds * 1000:.2f} ms"


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a program without a screen and with a home of its own."""
    places = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "share"}
    places |= {"XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}
    made = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="*=false")
    made.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    for name, place in places.items():
        (home / place).mkdir(parents=True, exist_ok=True, mode=0o700)
        made[name] = str(home / place)
    return made


def said_by(arguments: Sequence[str], environ: Mapping[str, str]) -> list[float]:
    """The numbers on the last line a Python process writes."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=dict(environ),
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout.strip():
        raise RuntimeError(done.stderr)
    return [float(number) for number in done.stdout.splitlines()[-1].split()]
