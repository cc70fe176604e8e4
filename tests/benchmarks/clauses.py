"""Clauses: typing in the editor while the page beside it is filled anew.

Run: python -m tests.benchmarks.clauses
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks._measure import said_by, surroundings, told

FRAME = 16.0  # milliseconds


def main() -> None:
    """Print how long a key holds the window, and when the page follows."""
    with TemporaryDirectory() as home:
        environ = surroundings(Path(home))
        figures = said_by(["-m", "tests.benchmarks._writing", str(Path(home) / "park")], environ)
    for number, name, (window, page) in (
        ("P2", "the longest factory text", figures[:2]),
        ("P2", "30 000 letters", figures[2:]),
    ):
        note = f"   page after {page:.0f} ms"
        told(number, f"a key in {name}, of a frame of 16 ms", window / FRAME, 1.0, note)


if __name__ == "__main__":
    main()
