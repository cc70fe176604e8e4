"""The strip above a paper that still lacks facts: which, and the way to note them."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say, say


class LackingStrip(QWidget):
    """Says what a paper lacks; its button puts the paper away and begins to mend it."""

    def __init__(self, said: Say, mend: Callable[[], object]) -> None:
        super().__init__()
        self._mend = mend
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        self.words = label(said, "hint")
        self.mend = button(say("Note them now"))
        self.mend.clicked.connect(self._go)
        row.addWidget(self.words, 1)
        row.addWidget(self.mend)

    def _go(self) -> None:
        self.window().close()
        self._mend()
