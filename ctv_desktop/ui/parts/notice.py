"""Notices: what was done, with an offer to undo it, and errors that stay until closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say, say

ABOVE = 84  # pixels of the design between notices and the bottom: totals stay readable
STAYS_MS = 6000
FADES_MS = 400
STAYING = ("bad", "warn")  # these wait to be closed
_ICONS = {"good": "check_circle", "info": "info", "warn": "warning", "bad": "error"}


class Notice(QFrame):
    """One sentence in a box; it fades by itself unless it warns or the mouse rests on it."""

    closed = Signal()

    def __init__(
        self,
        text: str | Say,
        tone: str = "good",
        action: str | Say = "",
        act: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "notice")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._tone, self._act = tone, act
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        self._mark = QLabel()
        row.addWidget(self._mark)
        self._words = label(text, wrap=False)
        row.addWidget(self._words)
        if act is not None:
            offer = button(action or say("Undo"), "link")
            offer.clicked.connect(self._accept)
            row.addWidget(offer)
        shut = QToolButton()
        icons.wear(shut, "close", "quiet_text")
        shut.setAccessibleName(str(say("Close")))
        shut.setToolTip(str(say("Close")))
        shut.clicked.connect(self.close_now)
        row.addWidget(shut)
        self.setAccessibleName(str(text))
        self._show_mark()
        self._clock = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._clock.timeout.connect(self._fade)
        if tone not in STAYING:
            self._clock.start()

    def fit(self, width: int) -> None:
        """Break the sentence into lines where one would be wider than the window."""
        self._words.setWordWrap(self.sizeHint().width() > width)
        self.resize(min(width, self.sizeHint().width()), self.height())
        self.adjustSize() if not self._words.wordWrap() else self.resize(
            width, self.heightForWidth(width)
        )

    def close_now(self) -> None:
        """Go at once."""
        self._clock.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def enterEvent(self, event: QEvent) -> None:
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self._tone not in STAYING:
            self._clock.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_mark"):
            self._show_mark()

    def _show_mark(self) -> None:
        name = _ICONS.get(self._tone, "info")
        tone = self._tone if self._tone in _ICONS else "info"
        self._mark.setPixmap(icons.pixmap(name, 20, tone, self.devicePixelRatioF()))

    def _accept(self) -> None:
        act = self._act
        self.close_now()
        if act is not None:
            act()

    def _fade(self) -> None:
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fading = QPropertyAnimation(effect, b"opacity", self)
        fading.setDuration(FADES_MS)
        fading.setStartValue(1.0)
        fading.setEndValue(0.0)
        fading.finished.connect(self.close_now)
        fading.start()


class Notices(QObject):
    """Stacks notices above the bottom of a window, newest lowest."""

    def __init__(self, host: QWidget, back: Callable[[], object] | None = None) -> None:
        """`back` takes the keyboard that a vanished widget would leave on a notice's button."""
        super().__init__(host)
        self._host = host
        self._back = back
        app = QApplication.instance()
        if back is not None and isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
        self._shown: list[Notice] = []
        host.installEventFilter(self)

    def show(
        self,
        text: str | Say,
        tone: str = "good",
        action: str | Say = "",
        act: Callable[[], object] | None = None,
    ) -> Notice:
        """Show a sentence; with `act` it offers a button (Undo unless `action` says else).

        What is on show already is not said twice.
        """
        for said in [each for each in self._shown if each.accessibleName() == str(text)]:
            said.close_now()
        notice = Notice(text, tone, action, act, self._host)
        notice.closed.connect(self._forget)
        self._shown.append(notice)
        notice.show()
        self._place()
        return notice

    def texts(self) -> list[str]:
        """What is on show, oldest first."""
        return [notice.accessibleName() for notice in self._shown]

    def clear(self) -> None:
        """Take all away, errors too."""
        for notice in list(self._shown):
            notice.close_now()

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only who goes to a notice has the keyboard there: else Space would undo what was done.

        Where the holder of the keyboard is hidden, Qt gives it to whatever comes next.
        """
        here = new is not None and any(notice.isAncestorOf(new) for notice in self._shown)
        came = old is not None and isValid(old) and old.isVisible()
        if here and not came and self._back is not None:
            self._back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _forget(self) -> None:
        gone = self.sender()
        self._shown = [notice for notice in self._shown if notice is not gone]
        self._place()

    def _place(self) -> None:
        bottom = self._host.height() - colours.px(ABOVE)
        for notice in reversed(self._shown):
            notice.fit(max(240, self._host.width() - 80))
            bottom -= notice.height()
            notice.move((self._host.width() - notice.width()) // 2, bottom)
            notice.raise_()
            bottom -= 8
