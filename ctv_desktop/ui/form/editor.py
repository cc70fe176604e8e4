"""What every editor of a form can do, and the line that most of them are made of."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from ctv_desktop.ui.declare import Field
from ctv_desktop.ui.plain import mark, start_of, tip
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from ctv_desktop.values.texts import clean

Today = Callable[[], date]
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

DATES = ("day", "instant")


class Editor(QObject):
    """Shows one value and takes a typed one; what is typed is kept as typed until it is saved.

    `typed()` is plain data (for a file of unsaved work) and `retype` puts it back letter by letter.
    """

    edited = Signal()
    left = Signal()
    entered = Signal()
    labelled = False  # whether the editor writes its own label (a check box)

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget
        widget.setAccessibleName(str(field.label))
        if field.help:
            widget.setAccessibleDescription(str(field.help))

    def put(self, value: Any, label: str = "") -> None:
        """Show a value (`label` is the name of a picked record)."""
        raise NotImplementedError

    def value(self) -> Any:
        """The value of what is typed; raises Refused under field ""."""
        raise NotImplementedError

    def typed(self) -> Any:
        """What stands in the editor, as plain data."""
        raise NotImplementedError

    def retype(self, typed: Any) -> None:
        """Put back what `typed` gave."""
        raise NotImplementedError

    def normalise(self) -> None:
        """Write a readable text the way its kind shows it."""

    def length(self) -> int:
        """Characters typed, where there is a limit to them."""
        return 0

    def focus(self) -> None:
        """Take the keyboard; a line is selected as Tab would, so that typing replaces its value."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.widget, QLineEdit):
            self.widget.selectAll()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the editor as refused."""
        mark(self.widget, "wrong", "true" if wrong else "false")

    def within_limit(self, text: str) -> str:
        """The text, refused where it is longer than the field holds: never cut in silence."""
        if len(text) <= self.field.limit:
            return text
        more = len(text) - self.field.limit
        problem = say(
            "{count} characters too many: at most {limit} fit here.",
            count=more,
            limit=self.field.limit,
        )
        raise Refused({"": problem})


class Line(QLineEdit):
    """A line of text that keeps control characters out and tells when it is left."""

    left = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(48)
        self.figures = False
        self.textEdited.connect(self._clean)

    def align(self) -> None:
        """Words begin where the window begins; figures stand right in every script."""
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment((side if self.figures else start_of(self)) | _MIDDLE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.align()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        if text != self.text():
            self.setToolTip("")
            self.setText(text)
            self.setCursorPosition(0)

    def _clean(self, text: str) -> None:
        self.setToolTip("")
        wanted = clean(text)
        if wanted != text:
            place = len(clean(text[: self.cursorPosition()]))
            self.setText(wanted)
            self.setCursorPosition(place)
        self.typed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self._room()
        text = self.text()
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(text) <= room.width() - 8:
            super().paintEvent(event)
            return
        if not self.toolTip():
            tip(self, text)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment()), shown)

    def _room(self) -> QRect:
        """Where the text stands: between the frame and the buttons inside the line."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        found = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(2, 0, -2, 0)
        )
        for inside in self.findChildren(QToolButton):
            if inside.x() > self.width() // 2:
                found.setRight(min(found.right(), inside.x() - 2))
            else:
                found.setLeft(max(found.left(), inside.geometry().right() + 2))
        return found

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class LineEditor(Editor):
    """A value typed on one line: text, codes, numbers, amounts, areas, rates, moments."""

    def __init__(self, field: Field, today: Today, line: Line | None = None) -> None:
        self.line = line or Line()
        super().__init__(field, self.line)
        self._today = today
        self.line.setReadOnly(field.read_only)
        # Amounts stand under each other; a date is read like a word.
        self.line.figures = field.kind.align == "end" and field.kind.name not in DATES
        self.line.align()
        self.line.typed.connect(self.edited)
        self.line.left.connect(self.left)
        self.line.returnPressed.connect(self.entered)

    def put(self, value: Any, label: str = "") -> None:
        self.line.show_text(self.field.kind.show(value, language.current()))

    def value(self) -> Any:
        text = self.line.text()
        if self.field.kind.align == "start":
            self.within_limit(text.strip())
        return self.field.kind.read(text[:1000] if self._short() else text, self._today())

    def typed(self) -> Any:
        return self.line.text()

    def retype(self, typed: Any) -> None:
        self.line.show_text(str(typed))

    def normalise(self) -> None:
        try:
            value = self.value()
        except Refused:
            return
        if value is not None:
            self.put(value)

    def length(self) -> int:
        return len(self.line.text()) if self.field.kind.align == "start" else 0

    def _short(self) -> bool:
        return self.field.kind.align != "start"
