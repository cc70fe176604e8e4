"""What a record says of itself: groups of facts, and short lists of what belongs to it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Related
from ctv_desktop.ui.parts.chip import Chip
from ctv_desktop.ui.plain import Label, button, label
from ctv_desktop.ui.why import WhyLabel
from ctv_desktop.values import language
from ctv_desktop.values.kinds import Kind
from ctv_desktop.values.say import says

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
Follow = Callable[[Link], object]


def _within(widget: QWidget, event: QMouseEvent) -> bool:
    return widget.rect().contains(event.position().toPoint())


class LinkLabel(Label):
    """A text that leads to a record, by mouse and by keyboard; it wraps as text does."""

    followed = Signal(object)

    def __init__(self, text: str, link: Link) -> None:
        super().__init__(text)
        self.link = link
        self.setProperty("role", "way")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and _within(self, event):
            self.followed.emit(self.link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.followed.emit(self.link)
        else:
            super().keyPressEvent(event)


class WayLine(QFrame):
    """One linked record: its name, a detail below, its state at the end of the line."""

    followed = Signal(object)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.link = line.link
        self.setProperty("part", "way")
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 6, 8, 6)
        across.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(label(line.title, "strong"))
        if line.detail:
            column.addWidget(label(line.detail, "small"))
        across.addLayout(column, 1)
        if line.badge:
            chip = Chip(line.badge, line.tone or "quiet")
            across.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{line.title} {line.detail} {line.badge or ''}".strip())
        if self.link is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setProperty("leads", "true")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and _within(self, event):
            self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._follow()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        if self.link is not None:
            self.followed.emit(self.link)


def shown(kind: Kind, value: Any) -> str:
    """A value as a record shows it: like its kind, with the unit that a column would have."""
    speaking = language.current()
    if value is None or value == "":
        return "—"
    if kind.name == "money":
        return speaking.money(value)
    if kind.name == "area":
        return speaking.area(value)
    return kind.show(value, speaking)


def group_of(group: Group, follow: Follow) -> QWidget:
    """A titled group: labels in one column, values in the other."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    if group.title:
        column.addWidget(label(group.title, "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 45)
    grid.setColumnStretch(1, 55)
    for row, fact in enumerate(group.facts):
        name, value = label(fact.label, "quiet"), value_of(fact, follow)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1, _place(fact))
        if made.isRightToLeft():  # Latin figures stand level with the higher Arabic words
            value.setMinimumHeight(px(28))
    column.addLayout(grid)
    return made


def _place(fact: Fact) -> Qt.AlignmentFlag:
    both = Qt.AlignmentFlag.AlignTop
    return both | Qt.AlignmentFlag.AlignLeading if fact.tone else both


def value_of(fact: Fact, follow: Follow | None = None) -> QWidget:
    """The value of a fact as a record shows it: a way, a chip, an amount that explains itself."""
    text = shown(fact.kind, fact.value)
    if fact.link is not None and follow is not None and text != "—":
        link = LinkLabel(text, fact.link)
        link.followed.connect(follow)
        return link
    if fact.why is not None and text != "—":
        return WhyLabel(text, fact.why)
    if fact.tone and text != "—" and len(text) <= 40:
        return Chip(text, fact.tone)
    made = label(text, "quiet" if text == "—" else "")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setCursor(Qt.CursorShape.IBeamCursor)
    made.setAccessibleName(f"{fact.label}: {text}")
    return made


class RelatedBox(QWidget):
    """A short list of linked records with a way to the whole list."""

    all_asked = Signal(str, object)

    def __init__(self, related: Related, follow: Follow) -> None:
        super().__init__()
        self._related = related
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(related.title, "strong"), 1)
        count = max(related.count, len(related.lines))
        if related.noun and count > len(related.lines):
            see = button(says("See all {count}", "See all {count}", count), "link")
            see.clicked.connect(self._see_all)
            head.addWidget(see)
        column.addLayout(head)
        if not related.lines and related.empty:
            column.addWidget(label(related.empty, "quiet"))
        for line in related.lines:
            way = WayLine(line)
            way.followed.connect(follow)
            column.addWidget(way)

    def _see_all(self) -> None:
        self.all_asked.emit(self._related.noun, self._related.scope)
