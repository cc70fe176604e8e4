"""The screen of clauses: what is chosen, typed, kept, saved and taken back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ctv_desktop.features.clauses.rows import Place
from ctv_desktop.features.clauses.rules.checks import alone
from ctv_desktop.features.clauses.rules.picking import gaps, passages
from ctv_desktop.features.clauses.screen import reading
from ctv_desktop.features.clauses.screen.acts import Acts
from ctv_desktop.features.clauses.screen.beside import VIEWS, Beside
from ctv_desktop.features.clauses.screen.reading import Asked, Examined, Example, Overview
from ctv_desktop.features.clauses.screen.texts import Texts
from ctv_desktop.features.clauses.screen.tree import ClauseTree
from ctv_desktop.features.clauses.screen.writing import ClauseEditor
from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules.library import BOOKS, Source, origin, types
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.plain import label, tip
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed
    from ctv_desktop.ui.desk import Desk

SOON = 40  # milliseconds after the last key before the text is examined
KEEP = 400  # … before what is typed goes to disk
STATED = {
    "lease", "lease_line", "lease_step", "tenant", "contact", "landlord", "unit", "building",
    "site", "dated_rate",
}  # fmt: skip
FIRST: Place = ("doc", "fr", "preamble")


class ClausesScreen(QWidget):
    """Left the articles, in the middle the text, right how it reads."""

    VIEWS = VIEWS

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.place: Place = FIRST
        self.example = Example()
        self._chosen_lease = 0
        self._read = False
        folder = getattr(desk, "draft_folder", None)
        self._folder = Path(folder) if folder else None
        self.texts = Texts(self._folder, bool(getattr(desk.tasks, "at_once", False)))
        self.tree, self.editor, self.beside = ClauseTree(), ClauseEditor(), Beside(desk)
        self.acts = Acts(self)
        self._lay_out()
        self._connect()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._examine)
        self._keeper = QTimer(self, singleShot=True, interval=KEEP)
        self._keeper.timeout.connect(self.keep)

    def _lay_out(self) -> None:
        side = QFrame()
        side.setProperty("part", "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(px(10), px(12), px(10), px(8))
        column.setSpacing(px(6))
        column.addWidget(label(say("Clauses"), "title"))
        told = say("FR, AR, EN: languages in which the office has its own text.")
        column.addWidget(label(told, "small"))
        column.addWidget(self.tree, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        parts = ((side, 200, 0), (self.editor, 380, 3), (self.beside, 280, 2))
        for place, (part, least, stretch) in enumerate(parts):
            part.setMinimumWidth(px(least))
            self.split.addWidget(part)
            self.split.setStretchFactor(place, stretch)
        self.split.setSizes([px(272), px(520), px(386)])
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.split)

    def _connect(self) -> None:
        editor = self.editor
        self.tree.chosen.connect(self._choose)
        self.tree.entered.connect(editor.text.setFocus)
        editor.text.escaped.connect(self.tree.setFocus)
        editor.edited.connect(self._edited)
        editor.left.connect(self.keep)
        editor.spoken.connect(self.speak)
        editor.save.clicked.connect(self.acts.save)
        editor.drop.clicked.connect(self.acts.give_up)
        editor.reset.clicked.connect(self.acts.go_back)
        editor.gaps_asked.connect(self._offer_gaps)
        editor.passages_asked.connect(self._offer_passages)
        self.beside.example_chosen.connect(self._take_lease)
        self.beside.restored.connect(self._restore)
        QShortcut(QKeySequence("Ctrl+S"), self, self.acts.save)
        QShortcut(QKeySequence("Ctrl+P"), self, self.beside.show_contract)
        self.desk.tasks.changed.connect(self._changed)

    # Reading.

    def start(self) -> None:
        """Read what the office wrote, and what was left unsaved."""
        self.desk.tasks.read(
            reading.overview, self._folder, then=self._show, owner=self, lane="overview"
        )
        if self._read:
            self._read_example()

    def renew(self) -> None:
        """The day has changed."""
        self._read_example()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the articles."""
        self.tree.setFocus(reason)

    def _changed(self, changed: "Changed") -> None:
        if "clause" in changed.tables:
            self.start()
        elif changed.tables & STATED and self.isVisible():
            self._read_example()

    def _show(self, found: Overview) -> None:
        self.texts.take(found)
        if not self._read:
            self._read = True
            self.place = _known(self.desk.memory.get("clauses.place"))
            self._read_example()
        self.tree.choose(self.place[0], self.place[2])
        self._put()

    def _read_example(self) -> None:
        args = (self.place[0], self._chosen_lease, self.desk.today())
        self.desk.tasks.read(
            reading.example, *args, then=self._show_example, owner=self, lane="example"
        )

    def _show_example(self, found: Example) -> None:
        self.example = found
        self.beside.show_example(found)
        self._examine()

    def _take_lease(self, id: int) -> None:
        self._chosen_lease = id
        self._read_example()

    def show_view(self, key: str) -> None:
        """Show a view beside the text."""
        self.beside.show_view("paper" if key == "list" else key)

    # What is chosen.

    def _choose(self, book: str, article: str) -> None:
        other = book != self.place[0]
        self.show_place((book, self.place[1], article))
        if other and not self._chosen_lease:
            self._read_example()

    def speak(self, code: str) -> None:
        """The same article in another language."""
        self.show_place((self.place[0], code, self.place[2]))

    def show_place(self, place: Place) -> None:
        """Show the text of an article; what was typed elsewhere is kept."""
        self.keep()
        self.place = place
        self.desk.memory["clauses.place"] = list(place)
        self.tree.choose(place[0], place[2])
        self._put()

    def _put(self) -> None:
        now = self.texts.now(self.place)
        shown = (self.editor.source(), self.editor.note.text(), self._put_for)
        if shown != (now.source, now.note, self.place):
            self.editor.put(now.source, now.note, self.place[1], types(self.place[0]))
        self._put_for = self.place
        self.editor.wrong.say([])
        self.refresh()
        self._examine()

    _put_for: Place | None = None  # whose text stands in the editor

    # Typing.

    def _edited(self) -> None:
        if self.texts.edit(self.place, self.editor.source(), self.editor.note.text()):
            self._keeper.start()
        if self.editor.wrong.text():
            self.editor.wrong.say([])  # it spoke of the text before this key
        self.refresh()
        self._soon.start()

    def keep(self) -> None:
        """Write what is typed to disk."""
        self._keeper.stop()
        self.texts.keep(self.place)

    def _offer_gaps(self) -> None:
        spoken = language.of(self.place[1])
        self.editor.offer(gaps(BOOKS[self.place[0]], self.example.facts, spoken))

    def _offer_passages(self) -> None:
        self.editor.offer(passages(BOOKS[self.place[0]], self.example.facts))

    # What follows.

    def _examine(self) -> None:
        self._soon.stop()
        asked = Asked(self.place, self.editor.source(), self.example.facts, self.texts.own)
        self.desk.tasks.read(
            reading.examined, asked, then=partial(self._tell, self.place), owner=self, lane="text"
        )

    def _tell(self, place: Place, found: Examined) -> None:
        if place != self.place:
            return
        self.editor.tell(found.problems)
        self.beside.show_examined(place, found)
        self._doubt(found)

    def _doubt(self, found: Examined) -> None:
        one = self.texts.own.get(self.place)
        said: list[Say] = []
        answers: list[tuple[Say, Callable[[], object]]] = []
        if one is not None and one.outdated:
            said.append(say("The factory text has changed since the office wrote this one."))
            answers = [
                (say("Show the differences"), partial(self.beside.show_view, "changes")),
                (say("Keep ours"), self.acts.confirm),
            ]
        own = {place[1] for place in self.texts.own if (place[0], place[2]) == self.place[::2]}
        left = alone(own | ({self.place[1]} if self.place in self.texts.typed else set()))
        if left is not None and (own or self.place in self.texts.typed):
            said.append(left)
        if found.uneven and not found.problems:
            said.append(say("The languages have not the same paragraphs: side by side, they would"
                            " not face each other."))  # fmt: skip
        self.editor.doubt.say([] if self.editor.wrong.text() else said, answers)

    def refresh(self) -> None:
        """The heading, the marks at the articles, and which buttons can be pressed."""
        book, code, article = self.place
        editor, one = self.editor, self.texts.own.get(self.place)
        typed = self.place in self.texts.typed
        state, tone = say("Factory text"), "quiet"
        if typed:
            state, tone = say("Not saved"), "warn"
        elif one is not None:
            state, tone = say("The office's text"), "good"
        where = BOOKS[book].title
        shared = origin(book, code, article) not in ("", book)
        if shared and one is None:
            where = say("{book} · shared text", book=where)
        editor.heading.set(BOOKS[book].articles.label(article), where, state, tone)
        only = say("What is saved here stands for this regime only.")
        tip(editor.heading, only if shared and one is None else None)
        editor.save.setEnabled(typed)
        tip(editor.save, say("Save (Ctrl+S)") if typed else say("Nothing was changed."))
        editor.drop.setVisible(typed)
        editor.reset.setVisible(one is not None)
        when = say("Written on {day}", day=one.changed_on) if one is not None else ""
        editor.when.setText(str(when))
        self.tree.mark(self.texts.own, self.texts.typed, self.texts.outdated)

    def _restore(self, key: str, old: Any) -> None:
        """An earlier title, text or note goes into the editor, to be saved."""
        source, note = self.editor.source(), self.editor.note.text()
        if key == "title":
            source = Source(str(old or ""), source.text)
        elif key == "text":
            source = Source(source.title, str(old or ""))
        elif key == "note":
            note = str(old or "")
        self.editor.bring(source, note)


def _known(kept: Any) -> Place:
    """A place as it was remembered, where there still is one."""
    if isinstance(kept, list | tuple) and len(kept) == 3:
        book, code, article = map(str, kept)
        if book in BOOKS and code in LANGUAGES and origin(book, code, article):
            return book, code, article
    return FIRST
