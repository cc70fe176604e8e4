"""The text of a clause being written: signs in colour, lines numbered, wrong ones marked."""

import re
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ctv_desktop.ui import colours
from ctv_desktop.ui.colours import px
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.texts import clean

FIXED = "\u00a0"
_SIGNS = re.compile(
    r"(?P<twice>\{\{|\}\}|\[\[|\]\])"
    r"|\{(?P<gap>[^{}\n|]*)(?:\|[^{}\n]*)?\}"
    r"|\[if (?P<name>[a-z_.]+)(?:=[\w-]+)?\]|(?P<word>\[else\]|\[end\])"
    r"|(?P<bold>\*\*.+?\*\*)"
)
_COLOURED = 60_000  # letters: a longer text is not saved, and stays plain


class _Colours(QSyntaxHighlighter):
    """Gaps, passages and bold words; a gap that is not `known` is underlined."""

    known: Collection[str] = ()

    def highlightBlock(self, text: str) -> None:
        if self.document().characterCount() > _COLOURED:
            return
        for found in _SIGNS.finditer(text):
            if found["twice"]:
                continue
            start, length = found.start(), found.end() - found.start()
            name = found["gap"] if found["gap"] is not None else found["name"]
            self.setFormat(start, length, self._look(found, name))

    def _look(self, found: re.Match[str], name: str | None) -> QTextCharFormat:
        made = QTextCharFormat()
        if found["bold"]:
            made.setFontWeight(700)
            return made
        if name is not None and name.strip() not in self.known:
            made.setForeground(colours.colour("bad"))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(colours.colour("bad"))
        elif found["gap"] is not None:
            made.setForeground(colours.colour("accent"))
            made.setBackground(colours.colour("accent_ground"))
        else:
            made.setForeground(colours.colour("warn"))
        return made


class _Margin(QWidget):
    """The numbers of the lines, and a mark at those that are wrong."""

    def __init__(self, text: "ClauseText") -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.margin(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_margin(QPainter(self), event.rect())


class ClauseText(QPlainTextEdit):
    """Plain text with signs: `edited` by hand, `left` by the keyboard, `escaped` by Esc."""

    edited = Signal()
    left = Signal()
    gap_wanted = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(str(say("Text of the article")))
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self._code = "fr"
        self._quiet = False
        self._wrong: Mapping[int, Say] = {}
        self._margin = _Margin(self)
        self._colours = _Colours(self.document())
        font = self.font()
        font.setPixelSize(px(14))
        self.setFont(font)
        self.blockCountChanged.connect(self._resize)
        self.updateRequest.connect(self._scrolled)
        self.textChanged.connect(self._changed)
        colours.change.changed.connect(self._dress)
        self._resize()

    # What it holds.

    def text(self) -> str:
        """The text letter by letter; Qt's own would give plain spaces for fixed ones."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def put(self, text: str, code: str, known: Collection[str]) -> None:
        """Show another text, which typing cannot undo; `known` are the gaps it may have."""
        self._code = code
        self._colours.known = known
        self._quiet = True
        self._turn(code)
        self.setPlainText(text)
        self._quiet = False

    def replace(self, text: str) -> None:
        """Put another text in the place of this one; Ctrl+Z brings it back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _turn(self, code: str) -> None:
        backwards = language.of(code).right_to_left
        way = Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
        option = QTextOption(self.document().defaultTextOption())
        option.setTextDirection(way)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)  # the side where the text begins
        self.document().setDefaultTextOption(option)
        self.setLayoutDirection(way)
        self._resize()

    # What the picker and the buttons put in.

    def insert(self, words: str) -> None:
        """Put words at the cursor, in place of what is chosen."""
        self.textCursor().insertText(words)
        self.setFocus()

    def wrap(self, before: str, after: str) -> None:
        """Put words around what is chosen; the cursor stays between them where nothing is."""
        cursor = self.textCursor()
        inside = cursor.selectedText()
        cursor.insertText(before + inside + after)
        if not inside:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, n=len(after))
            self.setTextCursor(cursor)
        self.setFocus()

    def go_to(self, line: int) -> None:
        """Put the cursor at the start of a line (from 1)."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()

    # What is wrong.

    def tell(self, wrong: Mapping[int, Say]) -> None:
        """Mark the lines that are wrong, each with its sentence."""
        self._wrong = wrong
        self._margin.setToolTip("\n".join(str(said) for said in wrong.values())[:600])
        self._margin.update()

    def margin(self) -> int:
        """How wide the numbers are."""
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("0") * digits + px(22)

    def paint_margin(self, painter: QPainter, where: QRect) -> None:
        """Draw the numbers of the lines in sight."""
        painter.fillRect(where, colours.colour("sunken"))
        font = painter.font()
        font.setPixelSize(px(11))
        painter.setFont(font)
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > where.bottom():
                break
            if block.isVisible() and place.bottom() >= where.top():
                self._number(painter, block.blockNumber() + 1, round(place.top()))
            block = block.next()

    def _number(self, painter: QPainter, line: int, top: int) -> None:
        high = self.fontMetrics().height()
        width = self._margin.width()
        wrong = line in self._wrong
        if wrong:
            painter.fillRect(0, top, width, high, colours.colour("bad_ground"))
        painter.setPen(colours.colour("bad" if wrong else "faint"))
        words = f"⚠ {line}" if wrong else str(line)
        inside = QRect(px(4), top, width - px(8), high)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter), words)

    # What Qt says.

    def _resize(self) -> None:
        wide = self.margin()
        if self.isRightToLeft():
            self.setViewportMargins(0, 0, wide, 0)
        else:
            self.setViewportMargins(wide, 0, 0, 0)
        self._lay()

    def _lay(self) -> None:
        inside, wide = self.contentsRect(), self.margin()
        left = inside.right() - wide + 1 if self.isRightToLeft() else inside.left()
        if self.isRightToLeft() and self.verticalScrollBar().isVisible():
            left = inside.right() - wide + 1
        self._margin.setGeometry(left, inside.top(), wide, inside.height())

    def _scrolled(self, _where: QRect, _by: int) -> None:
        self._margin.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
        if self.hasFocus():
            self.ensureCursorVisible()

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _dress(self) -> None:
        self._colours.rehighlight()
        self._margin.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)
        if self._code == "fr":
            self._set_french(event.text())
        if event.text() == "{":
            self.gap_wanted.emit()

    def _set_french(self, typed: str) -> None:
        """A fixed space before : ; ? ! » and after «, and the curved apostrophe, as one types."""
        cursor = self.textCursor()
        before = self._before(cursor, 2)
        if typed in (":", ";", "?", "!", "»") and before.startswith(" "):
            self._swap(cursor, 2, FIXED + typed)
        elif typed == " " and before == "« ":
            self._swap(cursor, 1, FIXED)
        elif typed == "'":
            self._swap(cursor, 1, "’")

    def _before(self, cursor: QTextCursor, count: int) -> str:
        words = cursor.block().text()[: cursor.positionInBlock()]
        return words[-count:]

    def _swap(self, cursor: QTextCursor, count: int, words: str) -> None:
        move, keep = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(move, keep, count)
        cursor.insertText(words)

    def eat(self, letter: str) -> None:
        """Take away the letter before the cursor, if it is this one."""
        cursor = self.textCursor()
        if self._before(cursor, 1) == letter:
            cursor.deletePreviousChar()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(clean(source.text(), lines=True))


def lines_of(problems: Sequence[tuple[int, Say]]) -> dict[int, Say]:
    """The first sentence of each line."""
    found: dict[int, Say] = {}
    for line, said in problems:
        found.setdefault(line, said)
    return found
