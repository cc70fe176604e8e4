"""A switch of a few exclusive choices in one frame."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
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
        edge = where.adjusted(0.5, 0.5, -0.5 if round_right else 0.5, -0.5)
        shape = _shape(edge, 6 if round_left else 0, 6 if round_right else 0)
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


def _shape(where: QRectF, left: float, right: float) -> QPainterPath:
    """A box with its left and right corners rounded, each side by its own radius."""
    path = QPainterPath(where.topLeft() + QPointF(left, 0))
    for corner, radius, angle, shift in (
        (where.topRight(), right, 90, QPointF(-2 * right, 0)),
        (where.bottomRight(), right, 0, QPointF(-2 * right, -2 * right)),
        (where.bottomLeft(), left, 270, QPointF(0, -2 * left)),
        (where.topLeft(), left, 180, QPointF()),
    ):
        if radius:
            path.arcTo(QRectF(corner + shift, QSizeF(2 * radius, 2 * radius)), angle, -90)
        else:
            path.lineTo(corner)
    path.closeSubpath()
    return path
