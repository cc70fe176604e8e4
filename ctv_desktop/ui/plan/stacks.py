"""The data of a stack plan and where each of its cells stands; nothing is painted here."""

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF


class Cell(NamedTuple):
    """One block: its weight is its share of the row; `detail` is told on hover, line by line."""

    id: Hashable
    code: str
    text: str = ""
    weight: int = 1
    tone: str = "free"
    detail: str = ""


class Row(NamedTuple):
    """One row of a stack, top one first in its stack."""

    label: str
    cells: tuple[Cell, ...] = ()


class Stack(NamedTuple):
    """One column of rows with its title and a line below it."""

    title: str
    subtitle: str = ""
    rows: tuple[Row, ...] = ()


class Measures(NamedTuple):
    """Lengths in pixels at the text size now in use."""

    column: float = 256  # least width of a stack
    between: float = 14
    padding: float = 12
    head: float = 53
    row: float = 24
    row_gap: float = 4
    label: float = 26
    cell_gap: float = 2
    foot: float = 13


class Band(NamedTuple):
    """One row as it stands: its frame and, in the same order, its cells and their frames."""

    stack: int
    row: Row
    frame: QRectF
    frames: tuple[QRectF, ...]
    starts: tuple[float, ...]

    def at(self, x: float) -> int:
        """The number of the cell at a distance from the left; -1 for none."""
        order = range(len(self.frames))
        if len(self.starts) > 1 and self.starts[0] > self.starts[-1]:
            order = range(len(self.frames) - 1, -1, -1)
        number = bisect_right([self.starts[index] for index in order], x) - 1
        if number < 0:
            return -1
        found = order[number]
        frame = self.frames[found]
        return found if frame.left() <= x < frame.right() else -1


class Ground:
    """Stacks laid out in columns for a width; mirrored where reading goes from right to left."""

    def __init__(
        self, stacks: Sequence[Stack], width: float, measures: Measures, mirrored: bool = False
    ) -> None:
        self.stacks, self.width, self.measures = tuple(stacks), width, measures
        self.mirrored = mirrored
        self.boxes: list[QRectF] = []
        self.bands: list[Band] = []
        self.places: dict[Hashable, tuple[int, int]] = {}
        self.height = self._lay()

    def __iter__(self) -> Iterator[tuple[Cell, QRectF]]:
        for band in self.bands:
            yield from zip(band.row.cells, band.frames, strict=True)

    @property
    def columns(self) -> int:
        """How many stacks stand side by side; no line much shorter than the others."""
        fitting = (self.width + self.measures.between) // (
            self.measures.column + self.measures.between
        )
        most = max(1, min(len(self.stacks), int(fitting)))
        lines = -(-len(self.stacks) // most)
        return -(-len(self.stacks) // lines) if lines else 1

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Band and number of the cell under a point."""
        for index, band in enumerate(self.bands):
            if band.frame.contains(point):
                number = band.at(point.x())
                return (index, number) if number >= 0 else None
        return None

    def cell(self, place: tuple[int, int]) -> Cell:
        return self.bands[place[0]].row.cells[place[1]]

    def frame(self, place: tuple[int, int]) -> QRectF:
        return self.bands[place[0]].frames[place[1]]

    def first(self) -> tuple[int, int] | None:
        """The first cell in reading order."""
        return next(((index, 0) for index, band in enumerate(self.bands) if band.frames), None)

    def along(self, place: tuple[int, int], step: int) -> tuple[int, int]:
        """The next cell of the row in reading order (`step` 1 or -1), or of the stack beside it."""
        band, number = self.bands[place[0]], place[1] + step
        if 0 <= number < len(band.frames):
            return place[0], number
        beside = [
            index
            for index, other in enumerate(self.bands)
            if other.stack == band.stack + step and other.frames
        ]
        if not beside:
            return place
        near = min(beside, key=lambda index: abs(self.bands[index].frame.y() - band.frame.y()))
        return near, 0 if step > 0 else len(self.bands[near].frames) - 1

    def across(self, place: tuple[int, int], step: int) -> tuple[int, int]:
        """The cell nearest above (`step` -1) or below (1), also in the line of stacks beyond."""
        here = self.frame(place)
        ahead = [
            index
            for index, band in enumerate(self.bands)
            if band.frames and (band.frame.y() - here.y()) * step > 1
        ]
        same = [index for index in ahead if self.bands[index].stack == self.bands[place[0]].stack]
        candidates = same or ahead
        if not candidates:
            return place
        edge = min(abs(self.bands[index].frame.y() - here.y()) for index in candidates)
        nearest = [
            index
            for index in candidates
            if abs(abs(self.bands[index].frame.y() - here.y()) - edge) < 1
        ]
        centre = here.center().x()
        return min(
            (
                (index, number)
                for index in nearest
                for number in range(len(self.bands[index].frames))
            ),
            key=lambda found: _distance(self.frame(found), centre),
        )

    def end(self, place: tuple[int, int], last: bool) -> tuple[int, int]:
        """The first or last cell of the row."""
        return place[0], len(self.bands[place[0]].frames) - 1 if last else 0

    def _lay(self) -> float:
        if not self.stacks:
            return 0.0
        gap, columns = self.measures.between, self.columns
        wide = (self.width - gap * (columns - 1)) / columns
        top = 0.0
        for start in range(0, len(self.stacks), columns):
            line = self.stacks[start : start + columns]
            high = max(self._high(stack) for stack in line)
            for number, stack in enumerate(line):
                box = QRectF(number * (wide + gap), top, wide, high)
                if self.mirrored:
                    box.moveLeft(self.width - box.right())
                self.boxes.append(box)
                self._lay_stack(start + number, stack, box)
            top += high + gap
        return top - gap

    def _high(self, stack: Stack) -> float:
        size = self.measures
        rows = len(stack.rows) * (size.row + size.row_gap) - size.row_gap if stack.rows else 0
        return size.head + rows + size.foot

    def _lay_stack(self, index: int, stack: Stack, box: QRectF) -> None:
        size = self.measures
        whole = max((sum(cell.weight for cell in row.cells) for row in stack.rows), default=0)
        room = box.width() - 2 * size.padding - size.label
        for number, row in enumerate(stack.rows):
            top = box.top() + size.head + number * (size.row + size.row_gap)
            left = box.left() + size.padding + (0 if self.mirrored else size.label)
            frame = QRectF(left, top, room, size.row)
            self._lay_row(index, row, frame, whole)

    def _lay_row(self, stack: int, row: Row, frame: QRectF, whole: int) -> None:
        scale = (frame.width() + self.measures.cell_gap) / whole if whole else 0.0
        at, frames = 0.0, []
        for number, cell in enumerate(row.cells):
            wide = cell.weight * scale
            place = QRectF(
                frame.left() + at,
                frame.top(),
                max(1.0, wide - self.measures.cell_gap),
                frame.height(),
            )
            if self.mirrored:
                place.moveRight(frame.right() - at)
            frames.append(place)
            self.places[cell.id] = (len(self.bands), number)
            at += wide
        starts = tuple(place.left() for place in frames)
        self.bands.append(Band(stack, row, frame, tuple(frames), starts))


def _distance(frame: QRectF, x: float) -> float:
    if frame.left() <= x <= frame.right():
        return 0.0
    return min(abs(frame.left() - x), abs(frame.right() - x))
