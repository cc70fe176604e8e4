"""Questions that need an answer before going on: plain words, named buttons, the safe one first."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.ui.plain import label, words
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say, says

NAMED = 6  # records that a question names one by one


@dataclass(frozen=True)
class Answer:
    """One button: its key, its words, and whether it destroys something."""

    key: str
    label: Say
    danger: bool = False
    primary: bool = False


Answerer = Callable[[str, str, Sequence[Answer]], str]  # title, text, buttons: the key pressed
_answerers: list[Answerer] = []


@contextmanager
def answering(answer: str | Answerer) -> Iterator[list[str]]:
    """Answer every question inside, in tests and without a screen; gives the texts asked."""
    asked: list[str] = []

    def reply(title: str, text: str, buttons: Sequence[Answer]) -> str:
        asked.append(f"{title}\n{text}")
        return answer if isinstance(answer, str) else answer(title, text, buttons)

    _answerers.append(reply)
    try:
        yield asked
    finally:
        _answerers.remove(reply)


def choose(
    parent: QWidget | None, title: Say, text: Say | str, buttons: Sequence[Answer], safe: str
) -> str:
    """The key of the button pressed; `safe` has the keyboard, and Esc or closing means it."""
    if _answerers:
        return _answerers[-1](str(title), str(text), buttons)
    box = QMessageBox(parent.window() if parent else None)
    box.setWindowTitle(str(title))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(title))
    box.setInformativeText(str(text))
    box.setIcon(QMessageBox.Icon.NoIcon)
    made = {_add(box, button): button.key for button in buttons}
    for button, key in made.items():
        if key == safe:
            box.setDefaultButton(button)
            box.setEscapeButton(button)
    box.exec()
    pressed = box.clickedButton()
    answer = next((key for button, key in made.items() if button is pressed), safe)
    box.deleteLater()
    return answer


def _add(box: QMessageBox, answer: Answer) -> QPushButton:
    role = QMessageBox.ButtonRole
    button = box.addButton(words(answer.label), role.DestructiveRole if answer.danger else
                           role.AcceptRole if answer.primary else role.RejectRole)  # fmt: skip
    look = "danger" if answer.danger else "primary" if answer.primary else ""
    button.setProperty("role", look)
    return button


def confirm(
    parent: QWidget | None,
    title: Say,
    which: Sequence[str],
    act: Say,
    count: int = 0,
    text: Say | None = None,
) -> bool:
    """Whether to do an act to these records: says how many and which; the safe answer is no.

    `count` is given where there are more records than names.
    """
    answers = (Answer("no", say("Cancel")), Answer("yes", act, danger=True))
    return choose(parent, title, listed(which, count or len(which), text), answers, "no") == "yes"


def listed(which: Sequence[str], count: int, text: Say | None = None) -> str:
    """How many records an act concerns and which: the first by name, the rest as a number."""
    first = text or says("This concerns {count} record:", "This concerns {count} records:", count)
    lines = [str(first), *(f"•\u00a0{name[:80]}" for name in which[:NAMED])]
    more = count - min(len(which), NAMED)
    if more > 0:
        lines.append(str(says("and {count} more.", "and {count} more.", more)))
    return "\n".join(lines)


def unsaved(parent: QWidget | None, count: int) -> str:
    """What to do with changes before leaving: `save`, `discard` or `stay` (the safe one)."""
    return choose(
        parent,
        say("Save the changes first?"),
        says("{count} field was changed.", "{count} fields were changed.", count),
        (
            Answer("stay", say("Stay")),
            Answer("discard", say("Discard"), danger=True),
            Answer("save", say("Save"), primary=True),
        ),
        "stay",
    )


def secret(parent: QWidget | None, title: Say, text: Say, yes: Say) -> str | None:
    """A pass phrase typed unseen; None where it was left. It is kept nowhere."""
    box = QDialog(parent.window() if parent else None)
    box.setWindowTitle(str(title))
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(str(text))
    go = QPushButton(words(yes))
    go.setProperty("role", "primary")
    go.setDefault(True)
    leave = QPushButton(words(say("Cancel")))
    go.clicked.connect(box.accept)
    leave.clicked.connect(box.reject)
    across = QHBoxLayout()
    across.addStretch(1)
    for button in (leave, go):
        across.addWidget(button)
    column = QVBoxLayout(box)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(12)
    column.addWidget(label(title, "heading"))
    column.addWidget(label(text, "quiet"))
    column.addWidget(line)
    column.addLayout(across)
    accepted = box.exec()
    typed = line.text() if accepted else None
    line.clear()
    box.deleteLater()
    return typed
