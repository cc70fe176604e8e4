"""One place of the window: its screen, the record or form at its side, or a page over both."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from ctv_desktop.app import features
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Listing

if TYPE_CHECKING:
    from ctv_desktop.app.desk import WindowDesk
    from ctv_desktop.database.work import Changed
    from ctv_desktop.ui.form.page import FormPage
    from ctv_desktop.ui.panel import RecordPanel

SIDE = 330  # pixels of the design
NARROWEST = 320
ROOMY = 950  # pixels of the design
SOON = 150  # milliseconds after a place is shown


class Place(QStackedWidget):
    """A screen with what stands beside it."""

    def __init__(self, desk: "WindowDesk", feature: features.Feature) -> None:
        super().__init__()
        self.desk = desk
        self.feature = feature
        self._panel: RecordPanel | None = None
        self.form: FormPage | None = None
        self._before: list[int] = []  # widths while no form stood at the side
        self._keys: QWidget | None = None  # where the keyboard was before the form
        made = feature.load()
        self.listing: Listing | None = made if feature.listing else None
        self.main: QWidget = self._pane(made) if feature.listing else made(desk)
        self.noun = self.listing.noun if self.listing else getattr(self.main, "noun", "")
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.main)
        self.split.setStretchFactor(0, 1)
        self.addWidget(self.split)
        if self.noun:
            self._add_side()

    def _pane(self, listing: Listing) -> QWidget:
        from ctv_desktop.ui.listpane import ListPane

        return ListPane(self.desk, listing)

    def _add_side(self) -> None:
        self.side = QStackedWidget()
        self.side.setMinimumWidth(px(NARROWEST))
        self.split.addWidget(self.side)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([px(900), px(SIDE)])
        screen: Any = self.main
        screen.chosen.connect(self._chosen)
        screen.opened.connect(self._opened)
        if self.desk.tasks.at_once:
            self._make_panel()
        else:
            QTimer.singleShot(SOON, self, self._make_panel)

    @property
    def panel(self) -> "RecordPanel | None":
        """The record at the side; made after the first paint, or when it is first needed."""
        if self.noun and self._panel is None:
            self._make_panel()
        return self._panel

    def _make_panel(self) -> None:
        if self._panel is not None:
            return
        from ctv_desktop.ui.panel import RecordPanel

        self._panel = RecordPanel(self.desk)
        self.side.addWidget(self._panel)
        self._step_aside()
        screen: Any = self.main
        if hasattr(screen, "know"):
            self._panel.shown.connect(screen.know)
        if hasattr(screen, "acts"):
            self._panel.shown.connect(self._share_keys)

    def _share_keys(self, _view: object) -> None:
        """A neighbour in sight (an amendment of the lease chosen) has the keys it knows."""
        screen: Any = self.main
        panel = self._panel
        if panel is not None and panel.record is not None:
            screen.acts.lend(panel.acts if panel.record.noun != self.noun else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._step_aside()

    def _step_aside(self) -> None:
        """A side with nothing in it gives its room to the list where there is little."""
        if self.noun:
            held = self.form is not None or (self._panel is not None and self._panel.record)
            self.side.setVisible(bool(held) or self.width() >= px(ROOMY))

    # The record at the side.

    def _chosen(self, id: int | None) -> None:
        if id is None or self.panel is None or self.form is not None:
            return
        if self.panel.shows(self.noun, id):
            return
        self.show_record(self.noun, id)

    def _opened(self, id: int | None) -> None:
        if id is None:
            return
        if not features.NOUNS[self.noun].form:  # an invoice, an account: nothing to type in
            self.show_record(self.noun, id)
            return
        self.desk.window.trail.remember(self.feature.key, self.noun, id)
        self.desk.edit(self.noun, id)

    def show_record(self, noun: str, id: int) -> None:
        """Show a record in the panel, with what can be done to it."""
        if self.panel is not None:
            self.panel.show(features.record(noun), id, features.actions(noun))
            self._step_aside()
            self.desk.window.trail.remember(self.feature.key, noun, id)

    def select(self, noun: str, id: int) -> None:
        """Choose a record in the list where it stands there, and show it."""
        screen: Any = self.main
        if noun == self.noun:
            screen.select(id)
        self.show_record(noun, id)

    def ask(self, filter: str, scope: Mapping[str, Any]) -> None:
        """Show the list behind a figure: its chip, its scope."""
        screen: Any = self.main
        if not hasattr(screen, "show_list"):
            return
        if filter or scope:
            screen.show_list(filter, dict(scope))
        else:
            screen.start()

    # The form.

    def edit(self, noun: str, id: int | None, given: Mapping[str, Any]) -> None:
        """Open a form at the side, or as a page where it is wide."""
        self.leave(partial(self._edit, noun, id, dict(given)))

    def _edit(self, noun: str, id: int | None, given: Mapping[str, Any]) -> None:
        from ctv_desktop.ui.form.page import FormPage

        declared = features.form(noun)
        self._keys = self.window().focusWidget()
        self.form = FormPage(self.desk, declared, id, given)
        self.form.saved.connect(partial(self._saved, noun))
        self.form.closed.connect(self.close_form)
        if declared.wide or self.panel is None:
            self.addWidget(self.form)
            self.setCurrentWidget(self.form)
        else:
            self.side.addWidget(self.form)
            self.side.setCurrentWidget(self.form)
            self._step_aside()
            self._before = self.split.sizes()
            wide = max(self.side.width(), px(440))
            self.split.setSizes([max(1, self.split.width() - wide), wide])

    def _saved(self, noun: str, changed: "Changed") -> None:
        fresh = self.form is not None and self.form.id is None
        id = changed.subject or (self.form.id if self.form else None)
        if id is None and len(changed.ids.get(noun, ())) == 1:
            id = next(iter(changed.ids[noun]))
        self.close_form()
        if id is not None:
            self.select(noun, id)
            screen: Any = self.main
            if fresh and hasattr(screen, "made"):
                screen.made(noun, id)

    def close_form(self) -> None:
        """Take the form away; the keyboard is again where it was before."""
        if self.form is None:
            return
        form, self.form = self.form, None
        form.setParent(None)
        form.deleteLater()
        self.setCurrentWidget(self.split)
        if self.panel is not None:
            self.side.setCurrentWidget(self.panel)
        if self._before:
            self.split.setSizes(self._before)
            self._before = []
        self._step_aside()
        keys, self._keys = self._keys, None
        back = keys is not None and isValid(keys) and keys.isVisible() and self.isAncestorOf(keys)
        (keys if keys is not None and back else self.main).setFocus()

    def leave(self, then: Callable[[], object]) -> None:
        """Run `then` once no unsaved work is in the way."""
        if self.form is None:
            then()
        else:
            self.form.may_leave(partial(self._left, then))

    def _left(self, then: Callable[[], object]) -> None:
        self.close_form()
        then()
