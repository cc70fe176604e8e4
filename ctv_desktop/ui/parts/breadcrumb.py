"""The way from the whole to the record on show."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say


class Breadcrumb(QWidget):
    """Steps outermost first; each but the last is a link, and `chosen` tells its key."""

    chosen = Signal(str)

    def __init__(
        self, steps: Sequence[tuple[str, str | Say]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._keys: dict[QPushButton, str] = {}
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[tuple[str, str | Say]]) -> None:
        """Replace the steps: key and words; a step without a key is plain text."""
        self._clear()
        for number, (key, title) in enumerate(steps):
            if number:
                self._row.addWidget(label("›", "quiet", wrap=False))
            if key and number < len(steps) - 1:
                link = button(title, "crumb")
                link.setAccessibleName(str(title))
                link.clicked.connect(self._clicked)
                self._keys[link] = key
                self._row.addWidget(link)
            else:
                self._row.addWidget(label(title, "quiet", wrap=False))
        self._row.addStretch(1)

    def _clear(self) -> None:
        self._keys = {}
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton) and sender in self._keys:
            self.chosen.emit(self._keys[sender])
