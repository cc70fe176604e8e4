"""Where a clause is written: title, text, why it differs, and what is wrong line by line."""

from collections.abc import Collection, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.clauses.rules.picking import Pick
from ctv_desktop.features.clauses.screen.picker import GapPicker
from ctv_desktop.features.clauses.screen.text import ClauseText, lines_of
from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules.library import Source
from ctv_desktop.features.contracts.rules.template import Problem
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.form.editor import Line
from ctv_desktop.ui.form.strip import Strip
from ctv_desktop.ui.parts.chip import Chip
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import button, label, mark, tip
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from collections.abc import Callable

ROOMY = 580  # pixels of the design from which two problems are in sight, else one


class _Heading(QWidget):
    """The article, whose text stands there, and its book: wrapped where the letters are large."""

    def __init__(self) -> None:
        super().__init__()
        self._article, self._state, self._book = label("", "title"), Chip(), label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addWidget(self._article)
        across = QHBoxLayout()
        across.setSpacing(px(8))
        across.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._book, 1)
        column.addLayout(across)

    def set(self, article: Say, book: Say, state: Say, tone: str) -> None:
        """Say which article it is."""
        self._article.setText(str(article))
        self._book.setText(str(book))
        self._state.set(state, tone)
        self.setAccessibleName(str(article))


class _Title(Line):
    """A line that grows for Arabic letters, which are taller; the theme would hold it low."""

    _tall = False

    def set_tall(self, tall: bool) -> None:
        """Give it the room of Arabic letters."""
        self._tall = tall
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), px(38))) if self._tall else hint


class ClauseEditor(QWidget):
    """The middle of the screen; it holds words, and tells when they change."""

    edited = Signal()
    left = Signal()
    spoken = Signal(str)  # another language is asked for
    gaps_asked = Signal()
    passages_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = _Heading()
        self.save = button(say("Save"), "primary")
        self.drop = button(say("Give up"))
        self.reset = button(say("Factory text…"))
        tip(self.drop, say("Put back what is saved; Ctrl+Z in the text brings yours again"))
        codes = [(code, language.of(code).name) for code in LANGUAGES]
        self.languages = Segmented(codes, say("Language of the text"))
        self.languages.chosen.connect(self.spoken)
        self.wrong, self.doubt = Strip("bad"), Strip("warn")
        self.title, self.note = _Title(), Line()
        self.text = ClauseText()
        self.text.setMinimumHeight(px(60))
        self.problems = _problems()
        self._name()
        self._lay_out()
        self._connect()
        self._quiet = self._eats = False

    def _name(self) -> None:
        self.title.setAccessibleName(str(say("Title of the article")))
        self.title.setPlaceholderText(str(say("Title of the article")))
        self.title.setMaxLength(200)
        why = say("Why the office differs, if you like")
        self.note.setAccessibleName(str(why))
        self.note.setPlaceholderText(str(why))
        self.note.setMaxLength(400)
        self.gap = button(say("Gap…"))
        self.passage = button(say("Passage…"))
        self.bold = button(say("Bold"))
        tip(self.gap, say("Insert a fact of the lease (Ctrl+G, or type {)"))
        tip(self.passage, say("A passage that stands only where a fact is known (Ctrl+I)"))
        tip(self.bold, say("Words in bold (Ctrl+B)"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.heading)
        column.addWidget(self.wrong)
        holder = QWidget()
        tools = Flow(holder, gap=px(8))
        for widget in (self.languages, self.gap, self.passage, self.bold):
            tools.addWidget(widget)
        column.addWidget(holder)
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        column.addWidget(self.problems)
        column.addWidget(self.doubt)
        column.addWidget(self.note)
        across = QHBoxLayout()
        across.setSpacing(px(8))
        self.when = label("", "small")
        across.addWidget(self.when, 1)
        for made in (self.drop, self.reset, self.save):
            across.addWidget(made)
        column.addLayout(across)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._edited)
        self.note.textEdited.connect(self._edited)
        self.text.edited.connect(self._edited)
        self.text.left.connect(self.left)
        self.text.gap_wanted.connect(self._gap_typed)
        self.gap.clicked.connect(partial(self.gaps_asked.emit))
        self.passage.clicked.connect(partial(self.passages_asked.emit))
        self.bold.clicked.connect(self.embolden)
        self.problems.itemActivated.connect(self._go_to)
        self.problems.itemClicked.connect(self._go_to)
        for keys, act in (
            ("Ctrl+G", self.gaps_asked.emit),
            ("Ctrl+I", self.passages_asked.emit),
            ("Ctrl+B", self.embolden),
        ):
            QShortcut(QKeySequence(keys), self, partial(_run, act))

    @cached_property
    def picker(self) -> GapPicker:
        """Made when it is first needed: only then there is a window to hang in."""
        made = GapPicker(self.text)
        made.closed.connect(self._closed)
        made.spelt.connect(self._spelt)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = 2 if event.size().height() >= px(ROOMY) else 1
        # Always of one height: the text does not jump while one types.
        self.problems.setFixedHeight(lines * px(28) + px(4))

    # What it holds.

    def put(self, source: Source, note: str, code: str, known: Collection[str]) -> None:
        """Show the text of an article in a language; `known` are the gaps it may have."""
        self._quiet = True
        self.languages.set_current(code)
        self.title.setText(source.title)
        self.title.setLayoutDirection(_way(code))
        self.title.set_tall(code == "ar")
        self.title.align()
        self.title.setCursorPosition(0)
        self.note.setText(note)
        self.text.put(source.text, code, known)
        self.bold.setEnabled(code != "ar")
        self._quiet = False

    def source(self) -> Source:
        """The words as typed."""
        return Source(self.title.text(), self.text.text())

    def bring(self, source: Source, note: str) -> None:
        """Put other words in the place of these; Ctrl+Z in the text brings them back."""
        self.title.setText(source.title)
        self.note.setText(note)
        self.text.replace(source.text)
        self._edited()

    def lock(self, locked: bool) -> None:
        """Keep the words as they are while they are saved."""
        for widget in (self.text, self.title, self.note):
            widget.setReadOnly(locked)

    def _edited(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def embolden(self) -> None:
        """Put what is chosen in bold."""
        if self.bold.isEnabled():
            self.text.wrap("**", "**")

    # What is put in.

    def offer(self, picks: Sequence[Pick]) -> None:
        """Offer gaps, or what a passage may depend on, at the cursor."""
        below = self.text.cursorRect().bottomLeft()
        if self.text.isRightToLeft():
            below = self.text.cursorRect().bottomRight()
        at = self.text.viewport().mapTo(self.text, below + QPoint(0, px(4)))
        self.picker.open(picks, at, self._take)

    def _closed(self) -> None:
        self._eats = False
        self.text.setFocus()

    def _gap_typed(self) -> None:
        self._eats = True
        self.gaps_asked.emit()

    def _spelt(self, gap: str) -> None:
        self.text.insert(gap if self._eats else f"{{{gap}")

    def _take(self, pick: Pick) -> None:
        if self._eats:
            self.text.eat("{")  # which asked for it
        if pick.passage:
            self.text.wrap(pick.opening, "[end]")
        else:
            self.text.insert(pick.sign)

    # What is wrong.

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beside its line, and all of it below the text."""
        pairs = [(problem.line, problem.said) for problem in problems]
        self.text.tell(lines_of([pair for pair in pairs if pair[0]]))
        title = next((said for line, said in pairs if not line), None)
        mark(self.title, "wrong", "true" if title else "false")
        tip(self.title, title)
        self.problems.clear()
        for line, said in pairs:
            self._line(line, said)
        if not pairs:
            item = QListWidgetItem(f"✓  {say('Nothing is wrong.')}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.problems.addItem(item)

    def _line(self, line: int, said: Say) -> None:
        words = say("Line {line}: {problem}", line=line, problem=said)
        if not line:
            words = say("Title: {problem}", problem=said)
        item = QListWidgetItem(f"⚠  {words}")
        item.setData(Qt.ItemDataRole.UserRole, line)
        item.setToolTip(str(words))
        self.problems.addItem(item)

    def _go_to(self, item: QListWidgetItem) -> None:
        line = item.data(Qt.ItemDataRole.UserRole)
        if line is None:
            return
        if line:
            self.text.go_to(int(line))
        else:
            self.title.setFocus()


def _problems() -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(str(say("What is wrong, by line")))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setUniformItemSizes(True)
    return made


def _way(code: str) -> Qt.LayoutDirection:
    backwards = language.of(code).right_to_left
    return Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight


def _run(act: "Callable[[], object]") -> None:
    act()
