"""A clause as it reads: filled for a lease on a white page, or beside the text it differs from."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from ctv_desktop.features.clauses.rules.difference import GONE, NEW, Span
from ctv_desktop.features.contracts.rules.template import Piece
from ctv_desktop.ui import colours
from ctv_desktop.ui.colours import px
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

FONTS = Path(__file__).resolve().parents[4] / "resources" / "fonts"
# Of paper, on any theme.
INK, TITLE, FACT, LACK, LACK_INK = "#1b252c", "#0f5c69", "#e0eff1", "#fdf0d6", "#8a5a00"
MOST = 40_000  # letters drawn: a longer text is not saved


@cache
def book_face() -> str:
    """The face of contracts, loaded when the first clause is shown."""
    numbers = [
        QFontDatabase.addApplicationFont(str(FONTS / f"Amiri-{weight}.ttf"))
        for weight in ("Regular", "Bold")
    ]
    families = QFontDatabase.applicationFontFamilies(numbers[0])
    return families[0] if families else "serif"


class Reading(QTextEdit):
    """A text to be read, in the direction of its language."""

    def __init__(self, name: Say) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(str(name))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(px(16))

    def begin(self, code: str) -> QTextCursor:
        """Empty it for a text in a language."""
        backwards = language.of(code).right_to_left
        way = Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
        self.clear()
        option = QTextOption()
        option.setTextDirection(way)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        return cursor


Block = tuple[Piece, ...]  # a paragraph; the first of all is the title


class FilledClause(Reading):
    """The clause as a lease fills it; what came from the lease is lit, what it lacks is named."""

    def __init__(self) -> None:
        super().__init__(say("The article as it reads"))
        self.setStyleSheet(f"QTextEdit {{ background: #ffffff; color: {INK}; }}")
        self._code = ""
        self._blocks: list[Block] = []

    def show_clause(
        self,
        code: str,
        title: str,
        paragraphs: Sequence[Sequence[Piece]],
        called: Callable[[str], str] = str,
    ) -> None:
        """Draw a title and paragraphs; `called` names a gap whose fact is missing.

        Only the paragraphs that changed are drawn anew: a long text follows each key at once.
        """
        blocks = [(Piece(title),), *within(paragraphs, MOST)]
        if code != self._code:
            self.begin(code).endEditBlock()
            self._code, self._blocks = code, []
        old, self._blocks = self._blocks, blocks
        start = _alike(old, blocks)
        end = min(_alike(old[::-1], blocks[::-1]), len(old) - start, len(blocks) - start)
        if start == len(old) == len(blocks):
            return
        kept = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._clear(cursor, start, len(old) - end)
        for place in range(start, len(blocks) - end):
            self._draw(cursor, place, bool(old) or place > 0, called)
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(kept)

    def _clear(self, cursor: QTextCursor, start: int, end: int) -> None:
        """Take blocks away; the cursor stays at the end of the block before them."""
        document = self.document()
        if start:
            before = document.findBlockByNumber(start - 1)
            cursor.setPosition(before.position() + before.length() - 1)
        else:
            cursor.setPosition(0)
        if end > start:
            last = document.findBlockByNumber(end - 1)
            stop = last.position() + last.length() - 1
            cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

    def _draw(
        self, cursor: QTextCursor, place: int, another: bool, called: Callable[[str], str]
    ) -> None:
        arabic = language.of(self._code).right_to_left
        size = px(19 if arabic else 17)
        form = _block(px(7 if place else 8), arabic)
        if place and another:
            cursor.insertBlock(form, _look(size))
        else:
            cursor.setBlockFormat(form)
        if not place:
            cursor.insertText(_marks(self._blocks[0][0].text),
                              _look(size + px(2), bold=True, ink=QColor(TITLE)))  # fmt: skip
            return
        bold = False
        for piece in self._blocks[place]:
            bold = _put(cursor, piece, size, bold, called)

    def text(self) -> str:
        """What it says, for those who look."""
        return self.document().toRawText().replace("\u2029", "\n")


def within(paragraphs: Sequence[Sequence[Piece]], most: int) -> Iterator[Block]:
    """Paragraphs until so many letters are shown."""
    for paragraph in paragraphs:
        if most <= 0:
            return
        most -= sum(len(piece.text) for piece in paragraph)
        yield tuple(paragraph)


def _alike(one: Sequence[Block], other: Sequence[Block]) -> int:
    """How many blocks two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _put(
    cursor: QTextCursor, piece: Piece, size: int, bold: bool, called: Callable[[str], str]
) -> bool:
    """Put a piece in; gives whether bold goes on after it."""
    if piece.missing:
        made = _look(size, bold, QColor(LACK_INK))
        made.setBackground(QColor(LACK))
        cursor.insertText(f"[{called(piece.name)}]", made)
        return bold
    if piece.name:
        made = _look(size, bold)
        made.setBackground(QColor(FACT))
        cursor.insertText(_marks(piece.text), made)
        return bold
    for place, part in enumerate(piece.text.split("**")):
        if place:
            bold = not bold
        cursor.insertText(_marks(part), _look(size, bold))
    return bold


def _marks(text: str) -> str:
    return text.replace("\n", " ")


def _look(size: int, bold: bool = False, ink: QColor | None = None) -> QTextCharFormat:
    made = QTextCharFormat()
    font = QFont([book_face(), "Noto Sans Arabic"])
    font.setPixelSize(size)
    font.setBold(bold)
    made.setFont(font)
    made.setForeground(ink or QColor(INK))
    return made


def _block(below: int, arabic: bool = False) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(below)
    high = 92.0 if arabic else 82.0  # the face has tall lines of its own
    made.setLineHeight(high, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


class Differences(Reading):
    """The text with what it adds to the factory's underlined after a +, what it takes struck out
    after a −: by colour and by sign.
    """

    def __init__(self) -> None:
        super().__init__(say("Differences from the factory text"))
        self._asked: tuple[str, Sequence[Span]] = ("fr", ())
        colours.change.changed.connect(self._again)

    def show_spans(self, code: str, spans: Sequence[Span]) -> None:
        """Draw the spans of a difference."""
        if (code, tuple(spans)) == self._asked:
            return
        self._asked = (code, tuple(spans))
        self._again()

    def _again(self) -> None:
        code, spans = self._asked
        cursor = self.begin(code)
        left = MOST
        for span in spans:
            _span(cursor, span, language.of(code).right_to_left)
            left -= len(span.text)
            if left <= 0:
                break
        cursor.endEditBlock()

    def text(self) -> str:
        """What it says, for those who look."""
        return self.document().toRawText().replace("\u2029", "\n")


def _span(cursor: QTextCursor, span: Span, arabic: bool) -> None:
    made = QTextCharFormat()
    font = QFont()
    font.setPixelSize(px(15 if arabic else 14))
    made.setFont(font)
    made.setForeground(colours.colour("text"))
    sign = ""
    if span.kind in (GONE, NEW):
        new = span.kind == NEW
        ink, ground = colours.tone("good" if new else "bad")
        made.setForeground(ink)
        made.setBackground(ground)
        made.setFontUnderline(new)
        made.setFontStrikeOut(not new)
        sign = "+" if new else "−"
    words = span.text
    if sign:
        words = span.text.lstrip("\n")  # a sign stands where its words begin
        cursor.insertText("\n" * (len(span.text) - len(words)))
        strong = QTextCharFormat(made)
        strong.setFontWeight(700)
        strong.setFontUnderline(False)
        strong.setFontStrikeOut(False)
        cursor.insertText(sign, strong)
    cursor.insertText(words, made)
