"""A switch of a few exclusive choices in one frame."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.tile import Tile, scaled
from ctv_desktop.values.say import Say


class Segment(Tile):
    """One choice; it knows whether it stands at an end of the frame."""

    def __init__(self, key: str, title: str | Say, first: bool, last: bool) -> None:
        super().__init__()
        self.key, self._title, self._first, self._last = key, str(title), first, last
        self.setCheckable(True)
        self.setAccessibleName(self._title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(lettering.font(self, 13, lettering.MEDIUM))
        return QSize(round(metrics.horizontalAdvance(self._title)) + scaled(25), scaled(30))

    def draw(self, painter: QPainter, where: QRectF) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        round_left = self._last if mirrored else self._first
        round_right = self._first if mirrored else self._last
        shape = _shape(
            where.adjusted(0.5, 0.5, 0.5 if not round_right else -0.5, -0.5),
            round_left,
            round_right,
        )
        checked = self.isChecked()
        ground = "accent" if checked else "hover" if self.hovered() else "card"
        painter.setBrush(colours.colour(ground))
        painter.setPen(colours.colour("accent" if checked else "line_strong"))
        painter.drawPath(shape)
        if self.ringed:
            lettering.ring(
                painter, where.adjusted(2, 2, -2, -2), 4, "on_accent" if checked else "focus"
            )
        painter.setFont(lettering.font(self, 13, lettering.MEDIUM))
        lettering.line(
            painter, where, self._title, "on_accent" if checked else "text", lettering.CENTRE
        )


class Segmented(QWidget):
    """A few exclusive choices side by side; `chosen` tells the key; arrow keys move."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str | Say]] = (),
        name: str | Say = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self.setAccessibleName(str(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for number, (key, title) in enumerate(choices):
            segment = Segment(key, title, number == 0, number == len(choices) - 1)
            segment.setChecked(number == 0)
            self._group.addButton(segment)
            self._row.addWidget(segment)

    def current(self) -> str:
        """The key of the choice made."""
        checked = self._group.checkedButton()
        return checked.key if isinstance(checked, Segment) else ""

    def set_current(self, key: str) -> None:
        """Make a choice without telling anybody."""
        for segment in self._group.buttons():
            if isinstance(segment, Segment) and segment.key == key:
                segment.setChecked(True)

    def _clicked(self, segment: Segment) -> None:
        self.chosen.emit(segment.key)


def _shape(where: QRectF, round_left: bool, round_right: bool) -> QPainterPath:
    """A box with only its outer corners rounded."""
    path = QPainterPath()
    path.addRoundedRect(where, 6, 6)
    half = QRectF(where)
    half.setWidth(where.width() / 2)
    if not round_left:
        path.addRect(half)
    if not round_right:
        path.addRect(half.translated(where.width() / 2, 0))
    return path.simplified()
