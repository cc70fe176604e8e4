"""The picker of gaps: a searchable list in groups, with today's value of each, over the text."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
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

from ctv_desktop.features.clauses.rules.picking import Pick
from ctv_desktop.ui import colours
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.form.editor import Line
from ctv_desktop.ui.plain import label
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, say

PICK = Qt.ItemDataRole.UserRole
WORDS = Qt.ItemDataRole.UserRole + 1
NOW = Qt.ItemDataRole.UserRole + 2
GROUP = Qt.ItemDataRole.UserRole + 3


class _Lines(QStyledItemDelegate):
    """A group as a heading; a gap by its words, with its value of today at the end."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        lit = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        if option.state & lit and not index.data(GROUP):
            painter.fillRect(option.rect, colours.colour("selection"))
        painter.setLayoutDirection(option.direction)
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        room = option.rect.adjusted(px(10), 0, -px(10), 0)
        font = option.font
        font.setBold(bool(index.data(GROUP)))
        painter.setFont(font)
        painter.setPen(colours.colour("quiet_text" if index.data(GROUP) else "text"))
        now = str(index.data(NOW) or "")
        wide = min(option.fontMetrics.horizontalAdvance(now), room.width() // 2) if now else 0
        words = _cut(option, str(index.data(WORDS)), room.width() - wide - px(12))
        painter.drawText(_at_start(room, wide + px(12), option), int(start), words)
        if now:
            painter.setPen(colours.colour("quiet_text"))
            end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(end), _cut(option, now, wide + 2))
        painter.restore()


def _cut(option: QStyleOptionViewItem, text: str, width: int) -> str:
    return option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _at_start(room: QRect, taken: int, option: QStyleOptionViewItem) -> QRect:
    if option.direction == Qt.LayoutDirection.RightToLeft:
        return room.adjusted(taken, 0, 0, 0)
    return room.adjusted(0, 0, -taken, 0)


class _Search(Line):
    """A line whose arrows walk in the list below it."""

    walked = Signal(int)
    took = Signal()
    gone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8
        }  # fmt: skip
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.took.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.gone.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.gone.emit()


class GapPicker(QFrame):
    """Hangs over the text at the cursor; `picked` tells what was chosen."""

    picked = Signal(object)  # Pick
    spelt = Signal(str)  # a gap typed to its end by one who knows its name
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.window())
        self._over = over
        self._picks: Sequence[Pick] = ()
        self._then: Callable[[Pick], object] | None = None
        self.setProperty("part", "notice")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.search = _Search()
        self.search.setPlaceholderText(str(say("Search a gap")))
        self.search.setAccessibleName(str(say("Search a gap")))
        self.list = QListWidget(self)
        self.list.setProperty("frame", "none")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setMouseTracking(True)
        self.note = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(6))
        column.setSpacing(px(4))
        for widget in (self.search, self.list, self.note):
            column.addWidget(widget)
        self.search.textEdited.connect(self._typed)
        self.search.walked.connect(self._walk)
        self.search.took.connect(self._take)
        self.search.gone.connect(self.close_now)
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._note)
        self.hide()

    def open(self, picks: Sequence[Pick], at: QPoint, then: Callable[[Pick], object]) -> None:
        """Offer these below a point of the text; `then` gets what is chosen."""
        self._picks, self._then = picks, then
        self.search.clear()
        self._fill()
        window = self._over.window()
        size = QSize(min(px(440), window.width() - px(20)), min(px(380), window.height() - px(60)))
        corner = self._over.mapTo(window, at)
        if self._over.isRightToLeft():
            corner.setX(corner.x() - size.width())
        corner.setX(max(px(8), min(corner.x(), window.width() - size.width() - px(8))))
        corner.setY(max(px(8), min(corner.y(), window.height() - size.height() - px(8))))
        self.setGeometry(QRect(corner, size))
        self.show()
        self.raise_()
        self.search.setFocus()

    def texts(self) -> list[str]:
        """What the lines say now, groups left out."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [str(item.data(WORDS)) for item in items if item.data(PICK) is not None]

    def close_now(self) -> None:
        """Put it away; the keyboard goes back to the text."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _typed(self, text: str) -> None:
        if "}" in text:
            self.spelt.emit(text)
            self.close_now()
        else:
            self._fill()

    def _fill(self) -> None:
        wanted = fold(self.search.text()).split()
        self.list.clear()
        group: Say | None = None
        for pick in self._fitting(wanted):
            if pick.group != group:
                group = pick.group
                self._line(str(group), "", None)
            self._line(str(pick.label), pick.now, pick)
        self._walk(1, start=-1)
        if not self.list.count():
            self._line(str(say("Nothing fits.")), "", None)

    def _fitting(self, wanted: Sequence[str]) -> Iterator[Pick]:
        for pick in self._picks:
            said = fold(f"{pick.group} {pick.label} {pick.name} {pick.value} {pick.now}")
            if all(word in said for word in wanted):
                yield pick

    def _line(self, words: str, now: str, pick: Pick | None) -> None:
        item = QListWidgetItem(self.list)
        item.setData(WORDS, words)
        item.setData(NOW, now)
        item.setData(PICK, pick)
        item.setData(GROUP, pick is None)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} {now}".strip())
        item.setSizeHint(QSize(px(60), px(28)))
        if pick is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setToolTip(pick.sign)

    def _note(self, item: QListWidgetItem | None) -> None:
        pick = item.data(PICK) if item is not None else None
        self.note.setText(pick.sign if pick is not None else "")

    def _walk(self, step: int, start: int | None = None) -> None:
        """Go up or down to the next line that can be chosen."""
        count = self.list.count()
        row = self.list.currentRow() if start is None else start
        sign = 1 if step > 0 else -1
        wanted = max(0, min(count - 1, row + step))
        while 0 <= wanted < count and self.list.item(wanted).data(PICK) is None:
            wanted += sign
        if 0 <= wanted < count:
            self.list.setCurrentRow(wanted)

    def _take(self, item: QListWidgetItem | None = None) -> None:
        found: QListWidgetItem | None = item or self.list.currentItem()
        pick = found.data(PICK) if found is not None else None
        if pick is None:
            return
        self.hide()
        if self._then is not None:
            self._then(pick)
        self.closed.emit()
