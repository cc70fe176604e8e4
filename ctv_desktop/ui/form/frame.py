"""How a form is laid out: title, what is to be said, the fields, and a foot with its buttons."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.declare import Form, Grid
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say, say

WIDEST = 1040  # pixels of the design: beyond it lines of fields are hard to read
TABLED = 1600  # … of a form with a long table


def widest(form: Form) -> int:
    """How wide the fields of a form get, in pixels of the design."""
    parts = (part for section in form.sections for part in section.fields)
    return TABLED if any(isinstance(part, Grid) for part in parts) else WIDEST


class Frame(QWidget):
    """The fixed parts around the fields of a form."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title")
        self.status = label("", "small", wrap=False)
        self.save_button = button(say("Save"), "primary")
        self.cancel_button = button(say("Cancel"))
        self.area = QScrollArea()

    def lay_out(
        self,
        title: Say,
        strips: Sequence[QWidget],
        body: QWidget,
        around: QWidget | None = None,
        widest: int = WIDEST,
    ) -> None:
        """Put everything in its place; `around` already holds the scrolled fields among others."""
        self.title.setText(str(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(around or self.area, 1)
        column.addWidget(self._foot())
        inside = QWidget()
        inside.setMaximumWidth(colours.px(widest))
        stacked = QVBoxLayout(inside)
        stacked.setContentsMargins(16, 14, 16, 16)
        stacked.setSpacing(12)
        for part in (self.title, *strips):
            stacked.addWidget(part)
        stacked.addWidget(body, 1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setWidget(inside)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("part", "foot")
        across = QHBoxLayout(foot)
        across.setContentsMargins(16, 10, 16, 10)
        across.setSpacing(8)
        across.addWidget(self.status, 1)
        across.addWidget(self.cancel_button)
        across.addWidget(self.save_button)
        return foot

    def on_key(self, keys: str, act: Callable[[], object]) -> None:
        """Let a key do something while the form is shown, wherever the keyboard is."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)

    def after_pause(self, pause: int, act: Callable[[], object]) -> QTimer:
        """A timer that acts once, some milliseconds after it was last started."""
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(act)
        return made

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part of the form, once its layout has settled."""
        QTimer.singleShot(0, widget, partial(self.area.ensureWidgetVisible, widget))
