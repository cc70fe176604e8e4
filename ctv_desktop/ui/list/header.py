"""The heads of a list's columns: titles, sort marks, widths; and what is remembered of them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHeaderView, QWidget

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.list.painting import PAD

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Column
    from ctv_desktop.ui.list.model import ListModel

Sort = tuple[tuple[str, bool], ...]
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
FEWEST = 2  # columns that stay however narrow the list
NARROWEST = 20  # characters a stretched column keeps before the list scrolls sideways


def canvas(area: QAbstractScrollArea) -> QWidget:
    """Give a scroll area a viewport made here, like its own.

    The first time PySide meets a widget it did not make itself, it prepares all its widget
    classes to find out which one it is: a twelfth of the start.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    area.setViewport(made)
    return made


class ListHeader(QHeaderView):
    """Sorts by click (Shift adds a column), moves, resizes; the last two are remembered."""

    sorted = Signal(object)
    arranged = Signal()

    def __init__(self, columns: "Sequence[Column]", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.columns = tuple(columns)
        self.sort: Sort = ()
        self._base: dict[int, int] = {}
        self._away: set[int] = set()
        self._fitting = False
        self._hovered = -1
        self._font_key = ""
        self._written: dict[tuple[int, float], tuple[str, float]] = {}
        self._canvas = canvas(self)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(colours.px(36))
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._clicked)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self._moved)

    def serve(self, model: "ListModel") -> None:
        """Keep Qt from asking a million rows whether each is selected, just to paint a title."""
        self.setSelectionModel(QItemSelectionModel(model, self))

    # Arrangement.

    def start(self, remembered: Mapping[str, Any] | None) -> None:
        """Lay the columns out as remembered, else as declared."""
        told = remembered or {}
        widths, hidden = told.get("widths", {}), told.get("hidden")
        self._fitting = True
        for index, column in enumerate(self.columns):
            kept = colours.px(int(widths.get(column.key) or 0))
            self._base[index] = kept or self.natural(index)
            self.resizeSection(index, self._base[index])
        self._away = {
            index
            for index, column in enumerate(self.columns)
            if (column.hidden if hidden is None else column.key in hidden)
        }
        keys = [column.key for column in self.columns]
        order = [key for key in told.get("order", ()) if key in keys]
        for place, key in enumerate(order):
            self.moveSection(self.visualIndex(keys.index(key)), place)
        self._fitting = False
        self.fit()

    def reset(self) -> None:
        """Back to the columns as declared."""
        self._fitting = True
        for index in range(len(self.columns)):
            self.moveSection(self.visualIndex(index), index)
        self._base.clear()
        self._fitting = False
        self.start(None)
        self.arranged.emit()

    def remembered(self) -> dict[str, Any]:
        """The arrangement as plain values, widths in pixels of the design."""
        shown = [self.logicalIndex(place) for place in range(self.count())]
        return {
            "order": [self.columns[index].key for index in shown],
            "hidden": [c.key for i, c in enumerate(self.columns) if i in self._away],
            "widths": {
                self.columns[i].key: round(width * 100 / colours.px(100))
                for i, width in self._base.items()
            },
        }

    def show_column(self, index: int, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        if shown or len(self.columns) - len(self._away) > 1:
            (self._away.discard if shown else self._away.add)(index)
            self.fit()
            self.arranged.emit()

    def natural(self, index: int) -> int:
        """The width in pixels a column asks for."""
        column, metrics = self.columns[index], QFontMetricsF(self.font())
        cells = metrics.horizontalAdvance("0") * (column.width or column.kind.width)
        title = self._bold()[1].horizontalAdvance(str(column.title))
        return round(max(cells, title + colours.px(16)) + 2 * colours.px(PAD))

    def wanted(self) -> list[int]:
        """The columns shown, in their order; also those that have no room just now."""
        order = (self.logicalIndex(place) for place in range(self.count()))
        return [index for index in order if index not in self._away]

    def fit(self) -> None:
        """Give what room is left to the stretched columns, or take it from them."""
        if self._fitting:
            return
        self._fitting = True
        least = round(QFontMetricsF(self.font()).horizontalAdvance("0") * NARROWEST)
        floors = {
            index: min(least, base) if self.columns[index].stretch else base
            for index, base in self._base.items()
        }
        shown = self._roomy(floors)
        for index in range(len(self.columns)):
            if self.isSectionHidden(index) is (index in shown):
                self.setSectionHidden(index, index not in shown)
        elastic = [i for i in shown if self.columns[i].stretch] or shown[-1:]
        for index in shown:
            self.resizeSection(index, self._base[index])
        spare = self.viewport().width() - sum(self._base[index] for index in shown)
        for left, index in enumerate(elastic):
            share = spare // (len(elastic) - left)
            spare -= share
            self.resizeSection(index, max(self._base[index] + share, floors[index]))
        self._fitting = False

    def _roomy(self, floors: Mapping[int, int]) -> list[int]:
        """The columns that have room: as declared, the last step aside before the list scrolls.

        Once the user has chosen columns, all of them stay, and the list scrolls sideways.
        """
        shown = self.wanted()
        if self._away != {i for i, column in enumerate(self.columns) if column.hidden}:
            return shown
        while len(shown) > FEWEST and sum(floors[i] for i in shown) > self.viewport().width():
            shown.pop()
        return shown

    def _resized(self, index: int, _old: int, new: int) -> None:
        if not self._fitting and new:
            self._base[index] = new
            self.arranged.emit()

    def _moved(self) -> None:
        if not self._fitting:
            self.arranged.emit()

    # Sorting.

    def show_sort(self, sort: Sort) -> None:
        """Mark the columns the list is sorted by."""
        self.sort = sort
        self.viewport().update()

    def _clicked(self, index: int) -> None:
        key = self.columns[index].key
        before = dict(self.sort)
        descending = not before[key] if key in before else False
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            before[key] = descending
            self.sorted.emit(tuple(before.items()))
        else:
            self.sorted.emit(((key, descending),))

    # Painting.

    def sizeHint(self) -> QSize:
        return QSize(colours.px(100), colours.px(34))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()

    def _bold(self) -> tuple[QFont, QFontMetricsF]:
        key = self.font().key()
        if key != self._font_key:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            self._font_key, self._heavy = key, (font, QFontMetricsF(font))
            self._written.clear()
        return self._heavy

    def _text(self, index: int, room: float) -> tuple[str, float]:
        """A title cut to the room it has, and its width; kept, for heads are painted often."""
        _font, metrics = self._bold()
        found = self._written.get((index, room))
        if found is None:
            title = str(self.model().headerData(index, Qt.Orientation.Horizontal))
            text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
            found = self._written[index, room] = (text, metrics.horizontalAdvance(text))
        return found

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        if not rect.isValid():
            return
        hovered = index == self._hovered
        painter.save()
        painter.fillRect(rect, colours.colour("hover" if hovered else "card"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, colours.colour("line"))
        if self._hovered >= 0:
            edge = rect.left() if self.isRightToLeft() else rect.right()
            grip = QRect(edge, rect.top() + 8, 1, rect.height() - 16)
            painter.fillRect(grip, colours.colour("line_strong"))
        self._title(painter, rect, index, hovered)
        painter.restore()

    def _title(self, painter: QPainter, rect: QRect, index: int, hovered: bool) -> None:
        column, mirrored = self.columns[index], self.isRightToLeft()
        place = next((n for n, (key, _) in enumerate(self.sort) if key == column.key), -1)
        mark = colours.px(22 if len(self.sort) > 1 else 14) if place >= 0 else 0
        inside = QRectF(rect).adjusted(colours.px(PAD), 0, -colours.px(PAD), 0)
        text, wide = self._text(index, inside.width() - mark)
        ends = column.kind.align == "end"
        left = inside.left() if ends == mirrored else inside.right() - wide
        if column.kind.align == "center":
            left = inside.center().x() - wide / 2
        painter.setFont(self._heavy[0])
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(colours.colour("text" if hovered or mark else "quiet_text"))
        painter.drawText(
            QRectF(left, inside.top(), wide + 2, inside.height()),
            int(_LEFT),
            text,
        )
        if mark:
            at = left - mark - 1 if ends != mirrored else left + wide + 1
            size = colours.px(14)
            self._arrow(painter, QRectF(at, rect.center().y() - size / 2 + 1, size, size), place)

    def _arrow(self, painter: QPainter, where: QRectF, place: int) -> None:
        name = "arrow_downward" if self.sort[place][1] else "arrow_upward"
        icons.paint(painter, name, where, "accent")
        if len(self.sort) > 1:
            font = QFont(self.font())
            font.setPixelSize(max(7, colours.px(9)))
            painter.setFont(font)
            painter.setPen(colours.colour("accent"))
            corner = where.translated(where.width() * 0.55, -where.height() * 0.35)
            painter.drawText(corner, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
