"""Steps back and forward through what was typed in a grid: Ctrl+Z there is about its cells."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ctv_desktop.values.say import Say

MOST = 200  # steps


@dataclass
class Line:
    """One row: its values, texts that cannot be read as typed, sentences by column, what follows.

    What follows from it is worked out when it is first shown. The mappings are never changed, only
    replaced: a step back holds the older ones.
    """

    values: dict[str, Any]
    typed: dict[str, str] = field(default_factory=dict)
    said: dict[str, Say] = field(default_factory=dict)
    follows: dict[str, Any] | None = None


Kept = list[tuple[dict[str, Any], dict[str, str], dict[str, Say]]]


class Steps:
    """What the rows were before each step, and after those taken back."""

    def __init__(self) -> None:
        self._past: list[Kept] = []
        self._future: list[Kept] = []
        self._within = False

    def clear(self) -> None:
        """Begin anew."""
        self._past, self._future = [], []

    def keep(self, lines: Sequence[Line]) -> None:
        """Remember the rows before they change; once where a step has many parts."""
        if not self._within:
            self._past = [*self._past[-MOST + 1 :], _kept(lines)]
            self._future = []

    @contextmanager
    def one(self, lines: Sequence[Line]) -> Iterator[None]:
        """All that changes within is one step."""
        self.keep(lines)
        outer, self._within = self._within, True
        try:
            yield
        finally:
            self._within = outer

    def back(self, lines: Sequence[Line]) -> list[Line] | None:
        """The rows before the last step; None where there is none."""
        return _moved(self._past, self._future, lines)

    def forward(self, lines: Sequence[Line]) -> list[Line] | None:
        """The rows after the step last taken back; None where there is none."""
        return _moved(self._future, self._past, lines)


def _kept(lines: Sequence[Line]) -> Kept:
    return [(line.values, line.typed, line.said) for line in lines]


def _moved(source: list[Kept], target: list[Kept], lines: Sequence[Line]) -> list[Line] | None:
    if not source:
        return None
    target.append(_kept(lines))
    return [Line(*kept) for kept in source.pop()]
