"""What stands beside a clause being written: how it reads, how it differs, who changed it when."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ctv_desktop.features.clauses.rows import Place
from ctv_desktop.features.clauses.rules.difference import counted
from ctv_desktop.features.clauses.screen import reading
from ctv_desktop.features.clauses.screen.reading import Examined, Example
from ctv_desktop.features.clauses.screen.sheet import Differences, FilledClause
from ctv_desktop.features.contracts.rules.library import BOOKS
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Field
from ctv_desktop.ui.form.picker import PAUSE, Give, PickEditor
from ctv_desktop.ui.history import History
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import icon_button, label
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.journal import Entry

VIEWS = (
    ("paper", say("As it reads")),
    ("changes", say("Differences")),
    ("past", say("History")),
)


class Past(History):
    """Who wrote the article, when: its words alone, without what a machine needs to know."""

    def show_entries(self, entries: "Sequence[Entry]") -> None:
        told = []
        for entry in entries:
            words = tuple(one for one in entry.differences if one.key in ("title", "text", "note"))
            told.append(replace(entry, differences=words))
        super().show_entries(told)


class Beside(QFrame):
    """The right side; `example_chosen` tells another lease, `restored` an earlier text."""

    example_chosen = Signal(int)
    restored = Signal(str, object)

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self._desk = desk
        self._place: Place = ("", "", "")
        self._found: Examined | None = None
        self._example = 0
        self.setProperty("part", "sunken")
        self.views = Segmented(VIEWS, say("What is shown beside the text"))
        self.views.chosen.connect(self.show_view)
        self.field = Field("lease", say("Filled for the lease"))
        self.lease = PickEditor(self.field, self._offer, PAUSE)
        self.lease.edited.connect(self._chosen)
        self.filled, self.changes = FilledClause(), Differences()
        self.past = Past(desk)
        self.past.restore_asked.connect(self.restored)
        self.said = label("", "small")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.views)
        self.for_lease = QWidget()
        across = QHBoxLayout(self.for_lease)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(8))
        across.addWidget(label(self.field.label, "field", wrap=False))
        across.addWidget(self.lease.widget, 1)
        self.whole = icon_button("picture_as_pdf", say("The whole contract, as saved (Ctrl+P)"))
        self.whole.clicked.connect(self.show_contract)
        across.addWidget(self.whole)
        column.addWidget(self.for_lease)
        column.addWidget(self.said)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.past)
        self.pages = QStackedWidget()
        for page in (self.filled, self.changes, area):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)

    def show_view(self, key: str) -> None:
        """How it reads, how it differs, or its history."""
        self.views.set_current(key)
        self.pages.setCurrentIndex([view for view, _title in VIEWS].index(key))
        self.for_lease.setVisible(key == "paper")
        self._draw()
        self._say()
        if key == "past":
            self._read_past()

    # The lease that fills it.

    def show_example(self, example: Example) -> None:
        """Name the lease whose facts fill the text."""
        self._example = example.id
        self.whole.setEnabled(bool(example.id))
        self.lease.put(example.id or None, example.called)

    def show_contract(self) -> None:
        """Look at the contract of the lease that fills the text."""
        if self._example:
            self._desk.paper("contract", self._example)

    def _offer(self, text: str, give: Give) -> None:
        self._desk.tasks.read(reading.leases, text, then=give, owner=self, lane="leases")

    def _chosen(self) -> None:
        try:
            id = self.lease.value()
        except Refused:
            return  # still being typed
        if id:
            self.example_chosen.emit(int(id))

    # What follows from the text.

    def show_examined(self, place: Place, found: Examined) -> None:
        """Show how a text reads and differs."""
        fresh = place != self._place
        self._place, self._found = place, found
        self._draw()
        self._say()
        if fresh and self.views.current() == "past":
            self._read_past()

    def _draw(self) -> None:
        """Draw what is in sight only: the other view waits until it is looked at."""
        found, (book, code, _article) = self._found, self._place
        if found is None:
            return
        if self.views.current() == "changes":
            self.changes.show_spans(code, found.spans)
        elif self.views.current() == "paper":
            self.filled.show_clause(code, found.title, found.paragraphs, partial(called, book))

    def _say(self) -> None:
        found = self._found
        if found is None:
            return
        said = {"changes": _differs, "paper": _lacks}.get(self.views.current(), _nothing)(found)
        self.said.setText(str(said or ""))
        self.said.setVisible(said is not None)

    def _read_past(self) -> None:
        self._desk.tasks.read(
            reading.past, self._place, then=self.past.read, owner=self, lane="past"
        )


def called(book: str, name: str) -> str:
    """A gap by its words."""
    known = (facts.get(name) for _group, facts in BOOKS[book].groups)
    return next((str(fact.label) for fact in known if fact is not None), name)


def _differs(found: Examined) -> Say | None:
    gone, new = counted(found.spans)
    if not gone and not new:
        return say("This is what the factory text says.")
    return say(
        "Compared with the factory text: {gone}, {new}.",
        gone=says("{count} word taken out", "{count} words taken out", gone),
        new=says("{count} word put in", "{count} words put in", new),
    )


def _lacks(found: Examined) -> Say | None:
    if not found.paragraphs:
        return say("Nothing of it stands for this lease: its paper leaves this article out.")
    missing = {piece.name for part in found.paragraphs for piece in part if piece.missing}
    if not missing:
        return None
    return says(
        "This lease lacks {count} fact that the text asks for.",
        "This lease lacks {count} facts that the text asks for.",
        len(missing),
    )


def _nothing(_found: Examined) -> Say | None:
    return None
