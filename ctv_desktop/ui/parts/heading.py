"""The head of a page: title, state, subtitle, and the acts it offers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctv_desktop.ui.parts.chip import Chip
from ctv_desktop.ui.plain import label
from ctv_desktop.values.say import Say


class SplitHeading(QWidget):
    """A title with its state and subtitle at the start, action buttons at the end or below."""

    def __init__(
        self,
        title: str | Say = "",
        subtitle: str | Say = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        first = QHBoxLayout()
        first.setSpacing(10)
        self._title = label("", "title", wrap=False)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = Chip()
        first.addWidget(self._title)
        first.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        words.addLayout(first)
        self._subtitle = label("", "quiet", wrap=True)
        words.addWidget(self._subtitle)
        row.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row.addLayout(self._actions)
        self.set(title, subtitle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._title.sizeHint().width() + self._actions.minimumSize().width() + 24
        way = QBoxLayout.Direction
        self._row.setDirection(
            way.LeftToRight if event.size().width() >= needed else way.TopToBottom
        )

    def minimumSizeHint(self) -> QSize:
        narrow = max(self._title.sizeHint().width(), self._actions.minimumSize().width())
        return QSize(narrow, super().minimumSizeHint().height())

    def set(
        self, title: str | Say, subtitle: str | Say = "", state: str | Say = "", tone: str = "quiet"
    ) -> None:
        """Change title, subtitle and state."""
        self._title.setText(str(title))
        self._subtitle.setText(str(subtitle))
        self._subtitle.setVisible(bool(subtitle))
        self._state.set(state, tone)
        self.setAccessibleName(str(title))

    def add_action(self, widget: QWidget) -> None:
        """Put a button after those that are there."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
