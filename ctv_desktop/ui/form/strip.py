"""A sentence above a form, with the buttons that answer it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.kinds import Tone
from ctv_desktop.values.say import Say

_ICONS = {"bad": "error", "warn": "warning", "info": "info", "good": "check_circle"}


class Strip(QFrame):
    """Says one or more sentences in a tone; hidden while there is nothing to say."""

    answered = Signal()  # one of its buttons had the keyboard and has gone

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self._tone: Tone = tone
        self.setObjectName("strip")
        self._icon = QLabel()
        self.said = label("", "")
        self.said.setObjectName("said")
        # Widgets, not bare layouts: an empty layout would hold the whole column narrow.
        holder, self._buttons = QWidget(), QWidget()
        self._answers = Flow(self._buttons)
        self.extra = QVBoxLayout(holder)
        self.extra.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(holder)
        column.addWidget(self._buttons)
        self._holder = holder
        holder.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 10, 12, 10)
        across.setSpacing(10)
        side = QVBoxLayout()
        side.addWidget(self._icon)
        side.addStretch(1)
        across.addLayout(side)
        across.addLayout(column, 1)
        colours.change.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        text, ground = colours.tone(self._tone)
        self.setStyleSheet(
            f"#strip {{ background: {ground.name()}; border: 1px solid {text.name()};"
            f" border-radius: 8px; }} #said {{ color: {text.name()}; }}"
        )
        size = QSize(colours.px(18), colours.px(18))
        drawn = icons.icon(_ICONS.get(self._tone, "info"), self._tone)
        self._icon.setFixedSize(size)
        self._icon.setPixmap(drawn.pixmap(size, self.devicePixelRatio()))

    def say(
        self,
        sentences: Sequence[Say],
        answers: Sequence[tuple[Say, Callable[[], object]]] = (),
    ) -> None:
        """Say these sentences; each answer is a button and what it does."""
        holder: QWidget | None = self.window().focusWidget()
        held = holder is not None and self.isAncestorOf(holder)
        while (item := self._answers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.said.setText("\n".join(str(said) for said in sentences))
        for words, act in answers:
            made = button(words)
            made.clicked.connect(act)
            self._answers.addWidget(made)
        self._buttons.setVisible(bool(answers))
        self.setVisible(bool(sentences))
        if held:
            self.answered.emit()

    def show_extra(self, widget: QWidget | None) -> None:
        """Put a widget below the sentence, in place of the one before."""
        while (item := self.extra.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._holder.setVisible(widget is not None)
        if widget is not None:
            self.extra.addWidget(widget)

    def text(self) -> str:
        """What is said now."""
        return "" if self.isHidden() else self.said.text()
