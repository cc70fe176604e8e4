"""One field of a form: its label above, its editor, and what is to be said about it below."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ctv_desktop.ui import breaking, colours
from ctv_desktop.ui.declare import Field
from ctv_desktop.ui.form.editor import Editor
from ctv_desktop.ui.form.quarters import Part
from ctv_desktop.ui.plain import button, label, mark, words
from ctv_desktop.values import language
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.say import Say, say

SLIM = 16  # characters of a kind for which half of a narrow panel is enough
NEAR = 0.8  # of the limit: from here on the characters are counted aloud


@dataclass(frozen=True)
class Told:
    """What follows for one field: what would be refused, what is doubtful, what it comes to."""

    wrong: Say | None = None
    doubt: Say | None = None
    note: Say | None = None
    proposal: Proposal | None = None


_NOTHING = Told()


class Cell(Part):
    """A label, an editor, a sentence: an error before a warning before help.

    A row of cells takes `said` and `accept` out of them and shows them below the whole row.
    """

    proposed = Signal(object)  # the proposal that was clicked

    def __init__(self, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self.error: Say | None = None
        self.warning: Say | None = None
        self.filled: Any = None  # what was last put in, not typed
        self._told: Told = _NOTHING
        self._proposal: Proposal | None = None
        self.span, self.slim = field.span, field.kind.width <= SLIM and field.picker is None
        self.name = label(self._name(), "field")
        self.count = label("", "field", wrap=False)
        self.said = label("", "small")
        self.note = label("", "small")
        self.accept = button("", "link")
        self._lay_out()
        editor.edited.connect(self._edited)
        self.accept.clicked.connect(self._accept)
        self._say()

    def _name(self) -> str:
        if self.editor.labelled:
            return ""
        return f"{self.field.label} *" if self.field.required else str(self.field.label)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(1, 0, 1, 0)
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        self.count.hide()
        for part in (self.said, self.note):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.editor.widget)
        column.addWidget(self.note)
        column.addWidget(self.said)
        column.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def label_height(self, width: int) -> int:
        if self.name.isHidden():
            return 0
        self.name.ensurePolished()
        # Labels of both scripts are as high as Arabic ones where the window speaks Arabic.
        least = colours.px(26 if language.current().right_to_left else 17)
        # Not heightForWidth: it never gives less than the minimum that was set before.
        return max(breaking.height(self.name.text(), self.name.font(), width - 2), least)

    def level(self, height: int) -> None:
        self.name.setMinimumHeight(height)

    def show_name(self, shown: bool) -> None:
        """Whether the label stands above (rows of a table say it once)."""
        self.name.setVisible(shown)

    def set_error(self, said: Say | None, proposal: Proposal | None = None) -> None:
        """Say what is wrong and offer what would be accepted; None takes both away."""
        self.error, self._proposal = said, proposal
        self._say()

    def tell(self, told: "Told") -> None:
        """Say what follows from the values of the form; what is typed is not touched."""
        if told != self._told:
            self.warning = told.wrong or told.doubt
            self._told = told
            self._say()

    def put(self, value: Any, label: str = "") -> None:
        """Show a value that nobody typed."""
        self.editor.put(value, label)
        self.filled = self.editor.typed()

    @property
    def untouched(self) -> bool:
        """Whether what stands there was put in, not typed."""
        return bool(self.editor.typed() == self.filled)

    def message(self) -> str:
        """What is said below the editor."""
        return self.said.text() or self.note.text()

    def _say(self) -> None:
        told = self._told
        text = self.error or told.wrong or told.doubt
        note = None if text else told.note or self.field.help
        wrong = bool(self.error or told.wrong)
        mark(self.said, "role", "error" if wrong else "hint")
        for part, shown in ((self.said, text), (self.note, note)):
            part.setText(str(shown) if shown else "")
            part.setVisible(bool(shown))
        offered = self._offered()
        self.accept.setVisible(offered is not None)
        if offered is not None:
            self.accept.setText(words(offered.label))
        self.editor.set_wrong(wrong)
        spoken = text or note
        self.editor.widget.setAccessibleDescription(str(spoken) if spoken else "")

    def _offered(self) -> Proposal | None:
        return self._proposal if self.error else self._told.proposal

    def _accept(self) -> None:
        offered = self._offered()
        if offered is not None:
            self.set_error(None)
            self.tell(_NOTHING)
            self.proposed.emit(offered)

    def _edited(self) -> None:
        if self.error is not None:
            self.set_error(None)
        self._count()

    def _count(self) -> None:
        length, limit = self.editor.length(), self.field.limit
        near = length > limit * NEAR
        self.count.setVisible(near)
        if near:
            self.count.setText(str(say("{count} of {limit}", count=length, limit=limit)))
            mark(self.count, "role", "error" if length > limit else "field")
