"""A light: a coloured dot with the words that say the same."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.tile import Tile, scaled
from ctv_desktop.values.say import Say

_MARKS = {"warn": "warning", "bad": "error"}


class CopyLight(Tile):
    """A framed dot and words (the state of the copy); `clicked` tells more."""

    def __init__(
        self, text: str | Say = "", tone: str = "good", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, tone)

    def set(self, text: str | Say, tone: str = "good") -> None:
        """Change words and tone; trouble shows a sign instead of the dot."""
        self._text, self._tone = str(text), tone
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(lettering.font(self, 13))
        return QSize(round(metrics.horizontalAdvance(self._text)) + scaled(40), scaled(30))

    def draw(self, painter: QPainter, where: QRectF) -> None:
        ground = colours.colour("hover" if self.hovered() else "card")
        lettering.box(painter, where, 6, ground, colours.colour("line"))
        if self.ringed:
            lettering.ring(painter, where, 5)
        size = scaled(16 if self._tone in _MARKS else 7)
        centre = scaled(17)
        mark = self.placed(centre - size / 2, (self.height() - size) / 2, size, size)
        if self._tone in _MARKS:
            icons.paint(painter, _MARKS[self._tone], mark, self._tone)
        else:
            lettering.box(painter, mark, size / 2, colours.colour(self._tone))
        painter.setFont(lettering.font(self, 13))
        left = scaled(29)
        place = self.placed(left, 0, self.width() - left - scaled(8), self.height())
        lettering.line(painter, place, self._text, "text")
