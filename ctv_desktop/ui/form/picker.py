"""Editors that take one of many: a closed list of words, or records found while one types."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent

from ctv_desktop.ui import icons
from ctv_desktop.ui.declare import Choosable, Field
from ctv_desktop.ui.form.editor import Editor, Line
from ctv_desktop.ui.form.offers import Offers
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import ChoiceKind
from ctv_desktop.values.say import say

Give = Callable[[Sequence[Choosable]], None]
Offer = Callable[[str, Give], None]  # asks for what fits a text; the answer comes later
PAUSE = 120  # milliseconds after the last key before the database is asked


class PickLine(Line):
    """A line whose arrow keys walk through the offers below it."""

    opened = Signal()
    walked = Signal(int)
    took = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.align()
        self.offering: Callable[[], bool] = lambda: False
        self.arrow = QAction(str(say("Show the choices")), self)
        self.arrow.triggered.connect(self.opened)
        self.addAction(self.arrow, Line.ActionPosition.TrailingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not self._walk(event):
            super().keyPressEvent(event)
        else:
            event.accept()

    def _walk(self, event: QKeyEvent) -> bool:
        key, offering = event.key(), self.offering()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7}
        if key == Qt.Key.Key_F4 or (key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not offering):
            self.opened.emit()
        elif key in steps and offering:
            self.walked.emit(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and offering:
            self.took.emit()
        elif key == Qt.Key.Key_Escape and offering:
            self.closed.emit()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.isReadOnly():
            self.opened.emit()


class PickEditor(Editor):
    """One of many: what is typed narrows the offers; only an offer becomes the value."""

    create_asked = Signal(object, str)  # this editor, what was typed
    picked = Signal(object)  # what else is known with an offer that was taken

    def __init__(self, field: Field, offer: Offer, pause: int, creates: bool = False) -> None:
        self.line = PickLine()
        super().__init__(field, self.line)
        self._offer = offer
        self._creates = creates
        self._value: Any = None
        self._label = ""
        self._given: Sequence[Choosable] = ()
        self._given_for: str | None = None
        self._settling = False
        self._asked = 0
        self._popup: Offers | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._search)
        self._connect()

    def _connect(self) -> None:
        icons.wear(self.line.arrow, "expand_more", "quiet_text")
        self.line.arrow.setEnabled(not self.field.read_only)
        self.line.setReadOnly(self.field.read_only)
        self.line.offering = lambda: bool(self._popup and self._popup.isVisible())
        self.line.typed.connect(self._typed_in)
        self.line.opened.connect(self.open)
        self.line.walked.connect(self._walk)
        self.line.took.connect(self._take_current)
        self.line.closed.connect(self.close_offers)
        self.line.left.connect(self._leave)
        self.line.returnPressed.connect(self.entered)

    # What every editor does.

    def put(self, value: Any, label: str = "") -> None:
        self._value, self._label = value, label
        self.line.show_text(label)

    def value(self) -> Any:
        text = self.line.text()
        if text == self._label:
            return self._value
        if not text.strip():
            return None
        raise Refused({"": say("Choose one of the list for “{text}”.", text=text[:40])})

    def typed(self) -> Any:
        return {"text": self.line.text(), "value": self._value, "label": self._label}

    def retype(self, typed: Any) -> None:
        self._value, self._label = typed["value"], typed["label"]
        self.line.show_text(typed["text"])

    # The offers.

    def open(self) -> None:
        """Show what may be chosen; all of it where the text is the value's own name."""
        if self.field.read_only or self.line.offering():
            return
        whole = self.line.text() == self._label
        if whole:
            self.line.selectAll()  # what is typed now looks for another
        self._ask("" if whole else self.line.text(), show=True)

    def close_offers(self) -> None:
        """Take the offers away; what is typed stays."""
        self._asked += 1
        if self._popup is not None:
            self._popup.hide()

    def offers(self) -> list[str]:
        """The lines now offered."""
        return self._popup.texts() if self._popup and self._popup.isVisible() else []

    def choose(self, offer: Choosable) -> None:
        """Take an offer as the value."""
        self.put(offer.value, offer.label)
        self.close_offers()
        if offer.fills:
            self.picked.emit(offer.fills)
        self.edited.emit()

    def _typed_in(self) -> None:
        self.edited.emit()
        self._timer.start()

    def _search(self) -> None:
        self._ask(self.line.text(), show=self.line.hasFocus())

    def _ask(self, text: str, show: bool) -> None:
        self._asked += 1
        number = self._asked
        self._offer(text.strip(), lambda found: self._show(number, text.strip(), found, show))

    def _show(self, number: int, text: str, found: Sequence[Choosable], show: bool) -> None:
        if number != self._asked:
            return
        self._given, self._given_for = found, text
        if self._settling:
            self._settle()
        elif show:
            self._hang(text)

    def _hang(self, text: str) -> None:
        if self._popup is None:
            self._popup = Offers(self.line)
            self._popup.chosen.connect(self.choose)
            self._popup.creating.connect(self._create)
        new = say("Create “{name}”…", name=text[:40]) if text else say("Create…")
        self._popup.fill(self._given, new if self._creates else None, say("Nothing fits."))
        self._popup.open()

    def _walk(self, step: int) -> None:
        if self._popup is not None:
            self._popup.move_by(step)

    def _take_current(self) -> None:
        if self._popup is not None and not self._popup.take_current():
            self.close_offers()

    def _create(self) -> None:
        text = self.line.text()
        self.create_asked.emit(self, "" if text == self._label else text.strip())

    def _leave(self) -> None:
        self._timer.stop()
        self.close_offers()
        if self.line.text() == self._label or not self.line.text().strip():
            self.left.emit()
            return
        self._settling = True
        if self._given_for == self.line.text().strip():
            self._settle()
        else:
            self._ask(self.line.text(), show=False)

    def _settle(self) -> None:
        """After leaving: take the offer that is meant beyond doubt, else let the error be said."""
        self._settling = False
        wanted = fold(self.line.text())
        same = [offer for offer in self._given if fold(offer.label) == wanted]
        found = same or list(self._given)
        if len(found) == 1 and self.line.text() != self._label:
            self.choose(found[0])
        self.left.emit()


class ChoiceEditor(PickEditor):
    """One of a closed list of words."""

    def __init__(self, field: Field) -> None:
        assert isinstance(field.kind, ChoiceKind)
        self._choices = field.kind.choices
        super().__init__(field, self._matching, pause=0)

    def put(self, value: Any, label: str = "") -> None:
        super().put(value, self.field.kind.show(value, language.current()))

    def _matching(self, text: str, give: Give) -> None:
        wanted = fold(text)
        words = [Choosable(code, str(option.label)) for code, option in self._choices.items()]
        starts = [offer for offer in words if fold(offer.label).startswith(wanted)]
        others = [offer for offer in words if offer not in starts and wanted in fold(offer.label)]
        give(starts + others)
