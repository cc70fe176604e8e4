"""The list that hangs below a picker while one types: labels, details, a line that creates."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ctv_desktop.ui import colours
from ctv_desktop.ui.declare import Choosable
from ctv_desktop.values.say import Say

OFFER = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
CREATES = Qt.ItemDataRole.UserRole + 2
MOST = 50  # lines: who needs more types one more letter


class _Lines(QStyledItemDelegate):
    """Paints a label with its detail, letter by letter."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, colours.colour("selection"))
        self._text(painter, option, index)
        painter.restore()

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        room = option.rect.adjusted(10, 0, -10, 0)
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        metrics = option.fontMetrics
        mode = Qt.TextElideMode.ElideRight
        painter.setFont(option.font)
        detail = str(index.data(DETAIL) or "")
        taken = min(metrics.horizontalAdvance(detail), room.width() // 2) if detail else 0
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(option.direction)
        label_room = room.adjusted(taken + 12 if mirrored and taken else 0, 0, 0, 0)
        if not mirrored and taken:
            label_room = room.adjusted(0, 0, -taken - 12, 0)
        painter.setPen(colours.colour("accent" if index.data(CREATES) else "text"))
        text = metrics.elidedText(str(index.data(OFFER)), mode, label_room.width())
        painter.drawText(label_room, start, text)
        if detail:
            painter.setPen(colours.colour("quiet_text"))
            end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, end, metrics.elidedText(detail, mode, taken))


class Offers(QFrame):
    """Hangs below an editor inside its window, so that the editor keeps the keyboard."""

    chosen = Signal(object)  # Choosable
    creating = Signal()

    def __init__(self, below: QWidget) -> None:
        super().__init__(below.window())
        self._below = below
        self._pace = QTimer(self)
        self._pace.setInterval(40)
        self._pace.timeout.connect(self._keep_up)
        self.setProperty("part", "notice")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.list = QListWidget(self)
        self.list.setProperty("frame", "none")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.hide()

    def fill(self, offers: Sequence[Choosable], creates: Say | None, nothing: Say) -> None:
        """Show these offers, then the line that creates, or a word that there is nothing."""
        self.list.clear()
        for offer in offers[:MOST]:
            self._line(offer.label, offer.detail).setData(OFFER_VALUE, offer)
        if not offers and creates is None:
            self._line(str(nothing), "").setFlags(Qt.ItemFlag.NoItemFlags)
        if creates is not None:
            self._line(str(creates), "").setData(CREATES, True)
        self.list.setCurrentRow(0 if offers or creates is not None else -1)
        self._place()

    def _line(self, label: str, detail: str) -> QListWidgetItem:
        item = QListWidgetItem(self.list)
        item.setData(OFFER, label)
        item.setData(DETAIL, detail)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label} {detail}".strip())
        item.setSizeHint(self.list.sizeHint().scaled(10, colours.px(30), _IGNORE))
        return item

    def texts(self) -> list[str]:
        """What the lines say."""
        return [str(self.list.item(row).data(OFFER)) for row in range(self.list.count())]

    def open(self) -> None:
        """Hang below the editor, or above where there is no room."""
        self._place()
        self._pace.start()
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Go up or down, around the ends."""
        count, row = self.list.count(), self.list.currentRow()
        if count:
            self.list.setCurrentRow((max(row, 0) + step) % count)

    def take_current(self) -> bool:
        """Choose the line that is lit; False where none is."""
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return False
        self._take(item)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self._pace.stop()
        super().hideEvent(event)

    def _keep_up(self) -> None:
        """Move with the editor when its page scrolls, go when it goes.

        A look now and then instead of event filters on its ancestors: those are called while a
        window is being destroyed, when Python may no longer touch it.
        """
        if isValid(self._below) and self._below.isVisible():
            self._place()
        else:
            self.hide()

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        if item.data(CREATES):
            self.creating.emit()
        elif item.data(OFFER_VALUE) is not None:
            self.chosen.emit(item.data(OFFER_VALUE))

    def _place(self) -> None:
        window = self._below.window()
        lines = min(max(self.list.count(), 1), 8)
        width = max(self._below.width(), min(colours.px(300), window.width() - 16))
        height = lines * colours.px(30) + 12
        corner = self._below.mapTo(window, QPoint(0, self._below.height() + 2))
        if self._below.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(corner.x() + self._below.width() - width)
        if corner.y() + height > window.height() - 4:
            above = corner.y() - self._below.height() - height - 4
            corner.setY(above if above >= 0 else max(0, window.height() - height - 4))
        corner.setX(max(4, min(corner.x(), window.width() - width - 4)))
        self.setGeometry(corner.x(), corner.y(), width, height)


OFFER_VALUE = Qt.ItemDataRole.UserRole + 3
_IGNORE = Qt.AspectRatioMode.IgnoreAspectRatio
