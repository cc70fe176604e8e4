"""Chips: tonal pills that say a state, and a bar of filters with their counters."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.parts import lettering
from ctv_desktop.ui.parts.tile import Tile, scaled
from ctv_desktop.values.language import current
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say


def paint_chip(painter: QPainter, where: QRectF, text: str, tone: str) -> None:
    """A tonal pill in the painter's font, for lists that paint their own rows."""
    written, ground = colours.tone(tone)
    lettering.box(painter, where, where.height() / 2, ground)
    painter.setPen(written)
    inside = where.adjusted(6, 0, -6, 0)
    shown = QFontMetricsF(painter.font()).elidedText(
        current().led(text), Qt.TextElideMode.ElideRight, inside.width() + 1
    )
    painter.drawText(inside, int(lettering.CENTRE), shown)


class Chip(QWidget):
    """A small pill that says a state in a tone: good, info, warn, bad, quiet."""

    def __init__(
        self,
        text: str | Say = "",
        tone: str = "quiet",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, tone, icon)

    def set(self, text: str | Say, tone: str = "quiet", icon: str = "") -> None:
        """Change its words, tone and icon; an empty text takes no room."""
        self._text, self._tone, self._icon = str(text), tone, icon
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._text:
            return QSize(0, scaled(20))
        metrics = QFontMetricsF(lettering.font(self, 12, lettering.MEDIUM))
        room = scaled(20) + (scaled(17) if self._icon else 0)
        return QSize(round(metrics.horizontalAdvance(self._text) + 1) + room, scaled(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(lettering.font(self, 12, lettering.MEDIUM))
        where = QRectF(self.rect())
        if not self._icon:
            paint_chip(painter, where, self._text, self._tone)
            return
        written, ground = colours.tone(self._tone)
        lettering.box(painter, where, where.height() / 2, ground)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        size = scaled(14)
        left = where.width() - scaled(8) - size if mirrored else scaled(8)
        mark = QRectF(left, (where.height() - size) / 2, size, size)
        icons.paint(painter, self._icon, mark, self._tone)
        shift = scaled(17)
        painter.setPen(written)
        inside = where.adjusted(0 if mirrored else shift, 0, -shift if mirrored else 0, 0)
        painter.drawText(inside, int(lettering.CENTRE), current().led(self._text))


@dataclass(frozen=True)
class Filter:
    """A filter offered as a chip: its key, title, counter (None: not yet known) and tone."""

    key: str
    title: str | Say
    count: str | None = None
    tone: str = ""


class FilterChip(Tile):
    """One filter of a bar: checked or not, with its counter."""

    def __init__(self, offered: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.offer(offered)

    def offer(self, offered: Filter) -> None:
        """Change title, counter and tone."""
        self.offered = offered
        self._title, self._count = str(offered.title), offered.count or ""
        self.setAccessibleName(f"{self._title} {self._count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self._width(self._title, lettering.MEDIUM)
        count = self._width(self._count, lettering.BOLD) + scaled(6) if self._count else 0
        return QSize(round(words + count) + scaled(24) + 1, scaled(28))

    def draw(self, painter: QPainter, where: QRectF) -> None:
        checked = self.isChecked()
        ground = "accent_ground" if checked else "hover" if self.hovered() else "card"
        edge = colours.colour("accent" if checked else "line_strong")
        lettering.box(painter, where, where.height() / 2, colours.colour(ground), edge)
        if self.ringed:
            lettering.ring(painter, where, where.height() / 2 - 1)
        words = self._width(self._title, lettering.MEDIUM) + 1
        painter.setFont(lettering.font(self, 13, lettering.MEDIUM))
        place = self.placed(scaled(12), 0, words, self.height())
        lettering.line(painter, place, self._title, "accent" if checked else "text")
        if self._count:
            painter.setFont(lettering.font(self, 12, lettering.BOLD))
            left = scaled(12) + words + scaled(6)
            place = self.placed(left, 0, self.width() - left, self.height())
            quiet = "accent" if checked else "quiet_text"
            lettering.line(painter, place, self._count, self.offered.tone or quiet)

    def _width(self, text: str, weight: QFont.Weight) -> float:
        size = 12 if weight == lettering.BOLD else 13
        return QFontMetricsF(lettering.font(self, size, weight)).horizontalAdvance(text)


class ChipBar(QWidget):
    """Filters of which one is chosen; arrow keys move between them. They wrap as words do."""

    chosen = Signal(str)

    def __init__(self, filters: Sequence[Filter] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = Flow(self, gap=6)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._chips: dict[str, FilterChip] = {}
        self.set_filters(filters)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """Replace the filters; the chosen one stays chosen where it is still offered."""
        before = self.current()
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for offered in filters:
            chip = FilterChip(offered, self)
            self._group.addButton(chip)
            self._row.addWidget(chip)
            self._chips[offered.key] = chip
        self.set_current(before if before in self._chips else next(iter(self._chips), ""))

    def set_count(self, key: str, count: str | None) -> None:
        """Show a filter's counter (a finished text)."""
        if chip := self._chips.get(key):
            was = chip.offered
            chip.offer(Filter(was.key, was.title, count, was.tone))

    def current(self) -> str:
        """The key of the chosen filter."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose a filter without telling anybody."""
        if chip := self._chips.get(key):
            chip.setChecked(True)

    def _clicked(self, chip: FilterChip) -> None:
        self.chosen.emit(chip.offered.key)
