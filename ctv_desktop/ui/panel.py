"""The record behind the chosen line: its facts, what belongs to it, what can be done, its past."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.ui import icons
from ctv_desktop.ui.action import ActionBar, Acts
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Action, Link, Record, RecordView
from ctv_desktop.ui.dropped import paths_of
from ctv_desktop.ui.facts import LinkLabel, RelatedBox, group_of
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.history import History
from ctv_desktop.ui.parts.chip import Chip
from ctv_desktop.ui.parts.scrolled import scrolled
from ctv_desktop.ui.plain import label
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

NARROWEST = 320
SUMMARY, HISTORY = 0, 1


class RecordPanel(QFrame):
    """Shows one record and keeps it true while the park changes."""

    shown = Signal(object)  # RecordView, once it stands there

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self.desk = desk
        self.record: Record | None = None
        self.id: int | None = None
        self.view: RecordView | None = None
        self._actions: tuple[Action, ...] = ()
        self._stale = False
        self.acts: Acts | None = None
        self.setProperty("part", "side")
        self.setMinimumWidth(NARROWEST)
        self.setAcceptDrops(True)
        self._make()
        desk.tasks.changed.connect(self._changed)
        self.clear()

    def _make(self) -> None:
        self._head = QWidget()
        self._head_column = QVBoxLayout(self._head)
        self._head_column.setContentsMargins(16, 12, 16, 8)
        self._head_column.setSpacing(6)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(str(say("Parts of the record")))
        self.tabs.setAutoHide(False)
        for title in (say("Summary"), say("History")):
            self.tabs.addTab(str(title))
        self.tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        self._summary, self._summary_column = scrolled()
        self._place = 0
        self._summary.verticalScrollBar().rangeChanged.connect(self._keep_place)
        past, past_column = scrolled()
        self.history = History(self.desk)
        self.history.restore_asked.connect(self._restore)
        past_column.addWidget(self.history)
        self._stack.addWidget(self._summary)
        self._stack.addWidget(past)
        tab_line = QHBoxLayout()
        tab_line.setContentsMargins(10, 0, 10, 0)
        tab_line.addWidget(self.tabs, 1)
        self._below_tabs = _line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(tab_line)
        column.addWidget(self._below_tabs)
        column.addWidget(self._stack, 1)

    # What is shown.

    def show(
        self,
        record: Record | None = None,
        id: int | None = None,
        actions: Sequence[Action] = (),
    ) -> None:
        """Show a record with what can be done to it; without arguments Qt's own `show`."""
        if record is None or id is None:
            super().show()
            return
        if (record.noun, id) != (self.record.noun if self.record else "", self.id):
            self.view = None
            self._summary.verticalScrollBar().setValue(0)
        self.record, self.id = record, id
        self._actions = tuple(action for action in actions if action.needs != "none")
        self.refresh()

    def shows(self, noun: str, id: int) -> bool:
        """Whether this record is already the one shown."""
        return self.record is not None and (self.record.noun, self.id) == (noun, id)

    def refresh(self) -> None:
        """Read the record again."""
        if self.record is None or self.id is None:
            return
        self._stale = False
        args = (self.record, self.id, self.desk.today())
        self.desk.tasks.read(_view, *args, then=self._show, owner=self, lane="record")

    def clear(self, said: Say | None = None) -> None:
        """Show no record, with a word on how to choose one."""
        self.record, self.id, self.view = None, None, None
        self._empty(said or say("Choose a line to see its record here."))

    def _empty(self, said: Say) -> None:
        self._clear_head()
        for part in (self._head, self.tabs, self._below_tabs):
            part.hide()
        self._stack.setCurrentIndex(SUMMARY)
        _clear(self._summary_column)
        note = label(said, "quiet")
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark = QLabel()
        mark.setPixmap(icons.pixmap("article", px(36), "faint", self.devicePixelRatioF()))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._summary_column.addSpacing(px(120))
        self._summary_column.addWidget(mark)
        self._summary_column.addWidget(note)
        self._summary_column.addStretch(1)

    def _show(self, view: RecordView | Refused | None) -> None:
        if isinstance(view, Refused) or view is None:
            self.view = None
            gone = say("This record is no longer there.")
            self._empty(next(iter(view.problems.values())) if view else gone)
            return
        if view != self.view or self.acts is None:
            self._place = self._summary.verticalScrollBar().value()
            self.view = view
            held = self._holds_keys()
            self._fill_head(view)
            self._fill_summary(view)
            if held:  # else Qt gives the keys to whatever comes next: "Undo" of a notice
                self.tabs.setFocus()
        for part in (self._head, self.tabs, self._below_tabs):
            part.show()
        self._turn(self.tabs.currentIndex())
        self.shown.emit(view)

    def _holds_keys(self) -> bool:
        """Whether the keyboard is in a part of the record that is made anew."""
        holder: QWidget | None = self.window().focusWidget()
        if holder is None:
            return False
        parts = (self._head, self._summary.widget())
        return any(part is not None and part.isAncestorOf(holder) for part in parts)

    def _keep_place(self, _least: int, most: int) -> None:
        """Go back to where the reader was, once the new content is as high as that."""
        if 0 < self._place <= most:
            self._summary.verticalScrollBar().setValue(self._place)
            self._place = 0

    def _clear_head(self) -> None:
        _clear(self._head_column)
        if self.acts is not None:
            self.acts.deleteLater()
            self.acts = None

    def _fill_head(self, view: RecordView) -> None:
        self._clear_head()
        if view.trail:
            self._head_column.addWidget(self._trail(view))
        across = QHBoxLayout()
        across.setSpacing(10)
        title = label(view.title, "title")
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        across.addWidget(title, 1)
        if view.state:
            across.addWidget(Chip(view.state, view.tone or "quiet"), 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        across.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(across)
        self._head_column.addWidget(holder)
        if view.subtitle:
            self._head_column.addWidget(label(view.subtitle, "quiet"))
        if self._actions:
            self.acts = Acts(self.desk, self._actions, self)
            self.acts.about((view.id,), view.values)
            self._head_column.addWidget(ActionBar(self.acts))

    def _trail(self, view: RecordView) -> QWidget:
        made = QWidget()
        flow = Flow(made, gap=4)
        for place, (text, link) in enumerate(view.trail):
            if place:
                flow.addWidget(label("›", "small", wrap=False))
            step = LinkLabel(text, link)
            step.setWordWrap(False)
            step.setProperty("role", "crumb")
            step.followed.connect(self._follow)
            flow.addWidget(step)
        return made

    def _fill_summary(self, view: RecordView) -> None:
        _clear(self._summary_column)
        told = [group for group in view.groups if group.facts]
        for place, group in enumerate(told):
            if place:
                self._summary_column.addWidget(_line())
            self._summary_column.addWidget(group_of(group, self._follow))
        for related in view.related:
            self._summary_column.addWidget(_line())
            box = RelatedBox(related, self._follow)
            box.all_asked.connect(self._see_all)
            self._summary_column.addWidget(box)
        self._summary_column.addStretch(1)

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        if tab == HISTORY and self.view is not None:
            self.history.read(self.view.tables)

    # What happens.

    def _follow(self, link: Link) -> None:
        self.desk.open(link.noun, link.id)

    def _see_all(self, noun: str, scope: Mapping[str, Any]) -> None:
        self.desk.show(noun, scope=scope)

    def _restore(self, key: str, value: Any) -> None:
        # Through the form, so that every rule has its say before the old value comes back.
        if self.record is not None:
            self.desk.edit(self.record.noun, self.id, {"restore": {key: value}})

    # Files dropped on the record.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.view is not None and self.record and self.record.takes and paths_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.record is None or self.record.takes is None or self.id is None:
            return
        event.acceptProposedAction()
        # What follows may ask; until the drop is over, the program it came from waits.
        QTimer.singleShot(0, partial(self.record.takes, self.desk, self.id, paths_of(event)))

    def _changed(self, _changed: Any) -> None:
        # Any change may touch what belongs to the record; one read of one record is cheap.
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _view(reader: Any, record: Record, id: int, today: Any) -> RecordView | Refused | None:
    try:
        return record.view(reader, id, today)
    except Refused as refused:
        return refused


def _line() -> QFrame:
    made = QFrame()
    made.setProperty("part", "line")
    return made


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
