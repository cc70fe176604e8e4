"""The editor of each kind of value."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QFrame, QPlainTextEdit, QVBoxLayout

from ctv_desktop.ui import icons
from ctv_desktop.ui.declare import Field
from ctv_desktop.ui.form.editor import Editor, Line, LineEditor, Today
from ctv_desktop.ui.plain import words
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from ctv_desktop.values.texts import clean


class DayLine(Line):
    """A line for a date, with a calendar behind a button and Alt+Down."""

    calendar_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.opener = QAction(str(say("Open the calendar")), self)
        self.opener.triggered.connect(self.calendar_asked)
        self.addAction(self.opener, Line.ActionPosition.TrailingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if event.key() == Qt.Key.Key_F4 or (
            down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.calendar_asked.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class DayEditor(LineEditor):
    """A date: typed in any way an office types it, or taken from a calendar."""

    def __init__(self, field: Field, today: Today) -> None:
        self._day_line = DayLine()
        super().__init__(field, today, self._day_line)
        self._popup: QFrame | None = None
        icons.wear(self._day_line.opener, "calendar_today", "quiet_text")
        self._day_line.opener.setEnabled(not field.read_only)
        self._day_line.calendar_asked.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Show the month of the date (or of today) below the line."""
        if self.field.read_only:
            return
        popup = QFrame(self.line, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("part", "notice")
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        calendar = self._calendar(popup)
        column.addWidget(calendar)
        popup.adjustSize()
        corner = self.line.rect().bottomRight() - QPoint(popup.width() - 1, -2)
        if self.line.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            corner = self.line.rect().bottomLeft() + QPoint(0, 2)
        popup.move(self.line.mapToGlobal(corner))
        popup.destroyed.connect(self._forget)
        self._popup = popup
        popup.show()
        calendar.setFocus()

    def _calendar(self, parent: QFrame) -> QCalendarWidget:
        calendar = QCalendarWidget(parent)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setLocale(QLocale(language.current().locale))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(self._shown_day())
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        return calendar

    def _shown_day(self) -> QDate:
        try:
            day = self.value() or self._today()
        except Refused:
            day = self._today()
        return QDate(day.year, day.month, day.day)

    def _take(self, chosen: QDate) -> None:
        if self._popup is None:
            return
        self._popup.close()
        self.put(date(chosen.year(), chosen.month(), chosen.day()))
        self.line.setFocus()
        self.edited.emit()

    def _forget(self) -> None:
        self._popup = None


class YesNoEditor(Editor):
    """A yes or no as a check box that carries its own label."""

    labelled = True

    def __init__(self, field: Field) -> None:
        self.box = QCheckBox(words(field.label))
        super().__init__(field, self.box)
        self.box.setEnabled(not field.read_only)
        self.box.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.edited.emit()

    def put(self, value: Any, label: str = "") -> None:
        self.box.setChecked(bool(value))

    def value(self) -> bool:
        return self.box.isChecked()

    def typed(self) -> Any:
        return self.box.isChecked()

    def retype(self, typed: Any) -> None:
        self.box.setChecked(bool(typed))


class Paragraphs(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field, Enter makes a line."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumWidth(48)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 20)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(clean(source.text(), lines=True))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LongTextEditor(Editor):
    """A text of several lines."""

    def __init__(self, field: Field) -> None:
        self.text = Paragraphs()
        super().__init__(field, self.text)
        self.text.setReadOnly(field.read_only)
        self._filling = False
        self.text.textChanged.connect(self._changed)
        self.text.left.connect(self.left)

    def put(self, value: Any, label: str = "") -> None:
        self.retype(value or "")

    def value(self) -> str | None:
        return self.within_limit(clean(self.text.toPlainText(), lines=True).strip()) or None

    def typed(self) -> Any:
        return self.text.toPlainText()

    def retype(self, typed: Any) -> None:
        self._filling = True
        self.text.setPlainText(str(typed))
        self._filling = False

    def length(self) -> int:
        return len(self.text.toPlainText())

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()
