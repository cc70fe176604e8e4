"""What stands where a list or a page has nothing to show yet."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say


class EmptyState(QWidget):
    """An icon, a sentence, and the button that makes the first one (`clicked`)."""

    clicked = Signal()

    def __init__(
        self,
        icon: str,
        title: str | Say,
        text: str | Say = "",
        action: str | Say = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        self._mark = QLabel()
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label(title, "heading")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._title)
        self._text = label(text, "quiet")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setVisible(bool(text))
        column.addWidget(self._text)
        column.addSpacing(6)
        self.button: QPushButton | None = None
        if action:
            self.button = button(action, "primary")
            self.button.clicked.connect(self.clicked)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.set(icon, title, text)

    def set(self, icon: str, title: str | Say, text: str | Say = "") -> None:
        """Change icon and sentences (nothing yet, nothing found, not available)."""
        self._icon = icon
        self._title.setText(str(title))
        self._text.setText(str(text))
        self._text.setVisible(bool(text))
        self.setAccessibleName(str(title))
        self._show_mark()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_mark"):
            self._show_mark()

    def _show_mark(self) -> None:
        self._mark.setPixmap(icons.pixmap(self._icon, 44, "accent", self.devicePixelRatioF()))
