"""The books and their articles, with a mark where the office has a text of its own."""

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from ctv_desktop.features.clauses.rows import Place
from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules.library import BOOKS, LETTER, articles
from ctv_desktop.ui import colours, icons
from ctv_desktop.ui.colours import px
from ctv_desktop.values.say import Say, say, says

PLACE = Qt.ItemDataRole.UserRole
MARK = Qt.ItemDataRole.UserRole + 1
UNSAVED, OLD = "•", "⚠"


class _Marked(QStyledItemDelegate):
    """A name, cut where there is no room for it beside its mark, and the mark at the end."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        mark = str(index.data(MARK) or "")
        if mark:
            taken = option.fontMetrics.horizontalAdvance(mark) + px(22)
            drawn = px(22) if not option.icon.isNull() else 0
            room = option.rect.width() - taken - drawn
            option.text = option.fontMetrics.elidedText(
                option.text, Qt.TextElideMode.ElideRight, room
            )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        mark = str(index.data(MARK) or "")
        if mark:
            painter.save()
            painter.setPen(colours.colour("accent"))
            painter.setLayoutDirection(option.direction)
            end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(px(6), 0, -px(6), 0), int(end), mark)
            painter.restore()


class ClauseTree(QTreeWidget):
    """Every article of every book; `chosen` tells the book and the article."""

    chosen = Signal(str, str)
    entered = Signal()  # Enter: on to the text

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Marked(self))
        self.setHeaderHidden(True)
        self.setIndentation(px(14))
        self.setIconSize(QSize(px(16), px(16)))
        self.setProperty("frame", "none")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(str(say("Regimes and their articles")))
        self._items: dict[tuple[str, str], QTreeWidgetItem] = {}
        self._marked: tuple[frozenset[Place], ...] = ()
        self._fill()
        self.currentItemChanged.connect(self._moved)

    def _fill(self) -> None:
        for book, known in BOOKS.items():
            top = QTreeWidgetItem([str(known.title)])
            top.setData(0, PLACE, (book, ""))
            drawn = (
                "mail" if book.startswith(LETTER) else "description" if known.below else "layers"
            )
            top.setIcon(0, icons.icon(drawn, "quiet_text"))
            self.addTopLevelItem(top)
            self._items[book, ""] = top
            for article in articles(book):
                label = str(known.articles.label(article))
                item = QTreeWidgetItem(top, [label])
                item.setData(0, PLACE, (book, article))
                self._items[book, article] = item

    def mark(
        self, own: Iterable[Place], unsaved: Iterable[Place], outdated: Iterable[Place]
    ) -> None:
        """Say at each article in which languages the office wrote its text, what is unsaved, and
        where the factory text has changed since.
        """
        asked = (frozenset(own), frozenset(unsaved), frozenset(outdated))
        if asked == self._marked:
            return
        self._marked = asked
        written, typed, old = map(_by_article, asked)
        for place, item in self._items.items():
            if not place[1]:
                count = sum(1 for one in written if one[0] == place[0])
                self._say(item, str(count) if count else "", _counted(count))
                continue
            codes = [code for code in LANGUAGES if code in written.get(place, ())]
            signs = [OLD] * (place in old) + [UNSAVED] * (place in typed)
            words = " ".join((*signs, *(code.upper() for code in codes)))
            self._say(item, words, _told(codes, place in typed, place in old))

    def _say(self, item: QTreeWidgetItem, words: str, told: Say | None) -> None:
        item.setData(0, MARK, words)
        font = item.font(0)
        font.setBold(bool(words))
        item.setFont(0, font)
        name = item.text(0)
        item.setToolTip(0, f"{name}\n{told}" if told else name)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {told}" if told else name)

    def choose(self, book: str, article: str) -> None:
        """Choose an article without telling."""
        item = self._items.get((book, article))
        if item is None:
            return
        self.blockSignals(True)
        self.setCurrentItem(item)
        self.blockSignals(False)
        self.scrollToItem(item)

    def _moved(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if now is None:
            return
        book, article = now.data(0, PLACE)
        if article:
            self.chosen.emit(book, article)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            if item.childCount():
                item.setExpanded(not item.isExpanded())
            else:
                self.entered.emit()
        else:
            super().keyPressEvent(event)


def _by_article(places: Iterable[Place]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for book, code, article in places:
        found.setdefault((book, article), set()).add(code)
    return found


def _counted(count: int) -> Say | None:
    if not count:
        return None
    return says("{count} article of the office", "{count} articles of the office", count)


def _told(codes: list[str], typed: bool, old: bool) -> Say | None:
    said = []
    if codes:
        languages = ", ".join(str(LANGUAGES.label(code)) for code in codes)
        said.append(say("The office's text: {languages}", languages=languages))
    if typed:
        said.append(say("not saved yet"))
    if old:
        said.append(say("the factory text has changed since"))
    return (
        reduce(lambda one, other: say("{one}, {other}", one=one, other=other), said)
        if said
        else None
    )
