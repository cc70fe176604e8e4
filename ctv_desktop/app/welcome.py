"""The first page: explore the demo park, start an empty one, open a park file."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.card import Card
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.language import CODES, current, of
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Start:
    """One way to begin."""

    icon: str
    title: Say
    text: Say
    act: Callable[[], object]
    words: Say


class Welcome(QFrame):
    """Three ways to begin, side by side; the first has the keyboard."""

    def __init__(self, starts: tuple[Start, ...]) -> None:
        super().__init__()
        self.setProperty("part", "ground")
        self._remedy: Callable[[], object] | None = None
        column = QVBoxLayout(self)
        column.addStretch(2)
        title = label(say("Welcome to CTV Desktop"), "figure")
        text = label(
            say(
                "Buildings, units, leases and maintenance of the park. How would you like to begin?"
            ),
            "quiet",
        )
        for line in (title, text):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addSpacing(px(24))
        across = QHBoxLayout()
        across.setSpacing(px(18))
        across.addStretch(1)
        for place, start in enumerate(starts):
            across.addWidget(self._card(start, not place))
        across.addStretch(1)
        column.addLayout(across)
        self.problem = label("", "error")
        self.problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.problem.setWordWrap(True)  # the path of a park may be long
        self.problem.hide()
        column.addSpacing(px(16))
        column.addWidget(self.problem)
        self.remedy = button(say("Open a copy…"))
        self.remedy.clicked.connect(self._remedied)
        self.remedy.hide()
        column.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._languages = QHBoxLayout()
        column.addLayout(self._languages)

    def _card(self, start: Start, first: bool) -> QWidget:
        card = Card()
        card.setFixedWidth(px(280))
        mark = QLabel()
        mark.setPixmap(icons.pixmap(start.icon, px(36), "accent", self.devicePixelRatioF()))
        text = label(start.text, "quiet")
        text.setMinimumHeight(px(76))
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        pressed = button(start.words, "primary" if first else "")
        pressed.clicked.connect(start.act)
        for part in (mark, label(start.title, "heading"), text, pressed):
            card.add(part)
        if first:
            pressed.setFocus()
        return card

    def offer_languages(self, speak: Callable[[str], object]) -> None:
        """Let the language be chosen before anything else."""
        self._languages.addStretch(1)
        for code in CODES:
            choice = button(of(code).name, "link")  # in its own language, never translated
            choice.setEnabled(code != current().code)
            choice.clicked.connect(partial(_speak, speak, code))
            self._languages.addWidget(choice)
        self._languages.addStretch(1)

    def tell(self, said: Say | str, remedy: Callable[[], object] | None = None) -> None:
        """Say why a way to begin did not work, and offer to open a copy where there is one."""
        self.problem.setText(str(said))
        self.problem.show()
        self._remedy = remedy
        self.remedy.setVisible(remedy is not None)

    def _remedied(self, _checked: bool = False) -> None:
        if self._remedy is not None:
            self._remedy()


def _speak(speak: Callable[[str], object], code: str, _checked: bool = False) -> None:
    speak(code)
