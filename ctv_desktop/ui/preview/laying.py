"""Where the sheets of a paper lie under one another, and at which zoom they fit a window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, QSizeF

A4 = QSizeF(595.0, 842.0)


@dataclass(frozen=True)
class Laid:
    """Sheets of some sizes in points, at so many pixels a point, so many pixels apart."""

    sizes: Sequence[QSizeF]
    points: float
    gap: int

    @property
    def height(self) -> int:
        """Of all sheets and the ground around them."""
        return self.gap + sum(round(size.height() * self.points) + self.gap for size in self.sizes)

    @property
    def width(self) -> int:
        """Of the widest sheet and the ground beside it."""
        widest = max((size.width() for size in self.sizes), default=0)
        return round(widest * self.points) + 2 * self.gap

    def places(self, room: int) -> list[QRect]:
        """Each sheet in the middle of a room so wide, from the top of the first."""
        top, found = self.gap, []
        for size in self.sizes:
            width, high = round(size.width() * self.points), round(size.height() * self.points)
            found.append(QRect((room - width) // 2, top, width, high))
            top += high + self.gap
        return found


def fitting(sizes: Sequence[QSizeF], view: QSize, gap: int, whole: bool) -> float:
    """Pixels a point at which the widest sheet fills a window, or fits into it as a whole."""
    widest = max((size.width() for size in sizes), default=A4.width())
    across = max(view.width() - 2 * gap, 50) / widest
    if not whole:
        return across
    highest = max((size.height() for size in sizes), default=A4.height())
    return min(across, max(view.height() - 2 * gap, 50) / highest)
