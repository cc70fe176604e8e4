"""What the tones of a plan or a chart mean."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctv_desktop.ui import swatch
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.tile import scaled
from ctv_desktop.values.say import Say


class Legend(QWidget):
    """Swatches with their words, on as many lines as the width asks for."""

    def __init__(
        self, entries: Sequence[tuple[str, str | Say]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[tuple[str, str | Say]]) -> None:
        """Replace the entries: tone and words."""
        self._entries = tuple((tone, str(words)) for tone, words in entries)
        self.setAccessibleName(", ".join(words for _, words in self._entries))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (self._places(width)[-1][0] + 1) * scaled(22) if self._entries else 0

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), self.heightForWidth(max(self.width(), scaled(400))))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(lettering.font(self, 12))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for (tone, words), (line, left, width) in zip(
            self._entries, self._places(self.width()), strict=True
        ):
            top = line * scaled(22) + scaled(6)
            mark = QRectF(left, top, scaled(15), scaled(10))
            place = QRectF(left + scaled(21), line * scaled(22), width, scaled(22))
            if mirrored:
                mark.moveRight(self.width() - left)
                place.moveRight(self.width() - left - scaled(21))
            swatch.fill(painter, mark, tone, 2)
            lettering.line(painter, place, words, "quiet_text")

    def _places(self, width: int) -> list[tuple[int, float, float]]:
        """Line, distance from the start and width of the words of each entry."""
        metrics = QFontMetricsF(lettering.font(self, 12))
        places, line, left = [], 0, 0.0
        for _, words in self._entries:
            wide = metrics.horizontalAdvance(words) + 2
            whole = scaled(21) + wide + scaled(20)
            if left and left + whole - scaled(20) > width:
                line, left = line + 1, 0.0
            places.append((line, left, wide))
            left += whole
        return places
