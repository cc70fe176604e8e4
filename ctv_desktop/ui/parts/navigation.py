"""The list of places at the window's side."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.chip import paint_chip
from ctv_desktop.ui.parts.tile import Tile, scaled
from ctv_desktop.ui.plain import label
from ctv_desktop.values.say import Say


class Place(NamedTuple):
    """Somewhere to go: key, words, icon, and a counter with its tone."""

    key: str
    title: str | Say
    icon: str = ""
    badge: str = ""
    tone: str = "warn"


class PlaceGroup(NamedTuple):
    """Places under a small heading (none for the first group)."""

    title: str | Say
    places: tuple[Place, ...]


class PlaceButton(Tile):
    """One place: icon, words (on two lines where they must), counter."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place, self.narrow, self.low = place, False, False
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._title = str(place.title)
        self.set_badge(place.badge, place.tone)

    def set_badge(self, badge: str, tone: str) -> None:
        """Show a counter; an empty one hides it."""
        self._badge, self._tone = badge, tone
        self.setAccessibleName(f"{self._title} {badge}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        one, two = (27, 42) if self.low else (34, 50)
        lines = 1 if self.narrow else len(self._lines())
        return QSize(scaled(44 if self.narrow else 170), scaled(one if lines == 1 else two))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(30), self.sizeHint().height())  # beside a scroll bar, too

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # its words may need another line

    def draw(self, painter: QPainter, where: QRectF) -> None:
        checked = self.isChecked()
        if checked or self.hovered():
            ground = colours.colour("accent_ground" if checked else "hover")
            lettering.box(painter, where, 6, ground)
        if self.ringed:
            lettering.ring(painter, where, 5)
        size = scaled(20)
        left = (self.width() - size) / 2 if self.narrow else scaled(9)
        mark = self.placed(left, (self.height() - size) / 2, size, size)
        icons.paint(painter, self.place.icon, mark, "accent" if checked else "quiet_text")
        if self.narrow:
            if self._badge:
                self._draw_dot(painter, mark)
            return
        self._draw_words(painter, checked)
        if self._badge:
            self._draw_badge(painter)

    def _draw_words(self, painter: QPainter, checked: bool) -> None:
        painter.setFont(self._font())
        lines = self._lines()
        high = scaled(18)
        top = (self.height() - high * len(lines)) / 2
        for number, text in enumerate(lines):
            row = self.placed(scaled(38), top + number * high, self._room(), high)
            lettering.line(painter, row, text, "accent" if checked else "text")

    def _draw_badge(self, painter: QPainter) -> None:
        painter.setFont(lettering.font(self, 12, lettering.BOLD))
        width, high = self._badge_width(), scaled(20)
        left = self.width() - width - scaled(8)
        paint_chip(
            painter,
            self.placed(left, (self.height() - high) / 2, width, high),
            self._badge,
            self._tone,
        )

    def _draw_dot(self, painter: QPainter, mark: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(self._tone))
        painter.drawEllipse(QRectF(mark.right() - 4, mark.top() - 3, 8, 8))

    def _font(self) -> QFont:
        return lettering.font(self, 13, lettering.STRONG if self.isChecked() else lettering.MEDIUM)

    def _badge_width(self) -> float:
        if not self._badge:
            return 0
        metrics = QFontMetricsF(lettering.font(self, 12, lettering.BOLD))
        return max(scaled(20), metrics.horizontalAdvance(self._badge) + scaled(13))

    def _room(self) -> float:
        badge = self._badge_width() + scaled(14) if self._badge else scaled(8)
        return max(20.0, self.width() - scaled(38) - badge)

    def _lines(self) -> list[str]:
        strong = QFontMetricsF(lettering.font(self, 13, lettering.STRONG))
        return lettering.wrapped(self._title, strong, self._room(), 2)


_ROOMY, _CLOSE = (12, 4), (5, 1)  # above and below a heading


def _around(heights: tuple[int, int]) -> tuple[int, int, int, int]:
    above, below = heights
    return scaled(9), scaled(above), scaled(9), scaled(below)


class NavigationList(QScrollArea):
    """Places in groups; the current one is marked; `chosen` tells where to go."""

    chosen = Signal(str)

    def __init__(self, groups: Sequence[PlaceGroup] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._places: dict[str, PlaceButton] = {}
        self._headings: list[QWidget] = []
        self._low = False
        self.set_groups(groups)

    def set_groups(self, groups: Sequence[PlaceGroup]) -> None:
        """Replace all places; the current one stays current where it is still there."""
        before = self.current()
        for place in self._places.values():
            self._group.removeButton(place)
        self._places, self._headings, self._low = {}, [], False
        inside = QWidget()
        inside.setProperty("part", "navigation")
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        for group in groups:
            self._add_group(column, group)
        column.addStretch(1)
        self.setWidget(inside)
        self.set_current(before)

    def _add_group(self, column: QVBoxLayout, group: PlaceGroup) -> None:
        if group.title:
            heading = label(group.title, "small")
            heading.setContentsMargins(*_around(_ROOMY))
            font = lettering.font(heading, 12, lettering.STRONG)
            heading.setFont(font)
            column.addWidget(heading)
            self._headings.append(heading)
        for place in group.places:
            button = PlaceButton(place)
            self._group.addButton(button)
            column.addWidget(button)
            self._places[place.key] = button

    def set_badge(self, key: str, badge: str, tone: str = "warn") -> None:
        """Show a place's counter (a finished text; empty hides it)."""
        if place := self._places.get(key):
            place.set_badge(badge, tone)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only; the words move into tool tips."""
        for heading in self._headings:
            heading.setVisible(not narrow)
        for place in self._places.values():
            place.narrow = narrow
            place.setToolTip(str(place.place.title) if narrow else "")
            place.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_low(self.height() < self._needed())

    def _needed(self) -> int:
        """How high the list stands at ease."""
        rows = sum(scaled(36) for _place in self._places)
        return rows + sum(scaled(34) for _heading in self._headings) + scaled(24)

    def _set_low(self, low: bool) -> None:
        """Stand closer where the window is not high: all places stay in sight."""
        if low == self._low:
            return
        self._low = low
        self._column.setSpacing(0 if low else 2)
        for heading in self._headings:
            heading.setContentsMargins(*_around(_CLOSE if low else _ROOMY))
        for place in self._places.values():
            place.low = low
            place.updateGeometry()

    def current(self) -> str:
        """The key of the current place."""
        return next((key for key, place in self._places.items() if place.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a place without going there; an unknown key marks none."""
        self._group.setExclusive(False)
        for name, place in self._places.items():
            place.setChecked(name == key)
        self._group.setExclusive(True)

    def sizeHint(self) -> QSize:
        return QSize(scaled(188), scaled(400))

    def _clicked(self, place: PlaceButton) -> None:
        self.chosen.emit(place.place.key)
