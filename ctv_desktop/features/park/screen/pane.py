"""The park as a screen: the tree of places beside the list of the units they hold."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from ctv_desktop.features.park import rows
from ctv_desktop.features.park.screen.listing import ACTIONS, LISTING
from ctv_desktop.features.park.screen.tree import ALL, ICONS, Node, Tree
from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Action, RecordView, Values
from ctv_desktop.ui.listpane import ListPane
from ctv_desktop.ui.plain import button, label, tip, words
from ctv_desktop.values.say import Say, say

WIDTH = 222  # pixels of the design
BELOW = {"": "site", "site": "building", "building": "floor", "floor": "unit"}
NEW: tuple[tuple[str, Say], ...] = (
    ("site", say("New site")),
    ("phase", say("New phase")),
    ("building", say("New building")),
    ("floor", say("New floor")),
    ("unit", say("New unit")),
)
WATCHES = frozenset({"site", "building", "floor", "unit"})


class ParkScreen(QWidget):
    """The tree beside the list of units; the list holds what the tree has chosen."""

    chosen = Signal(object)  # id of the unit with the focus, or None
    opened = Signal(object)  # id: Enter or double click
    noun = "unit"

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.pane = ListPane(
            desk, replace(LISTING, actions=tuple(map(self._placed, LISTING.actions)))
        )
        self.tree = Tree()
        self._loaded = self._stale = False
        self._build()
        self._connect()

    # What the window asks.

    def start(self) -> None:
        """Show tree and list if nothing was asked of them yet."""
        self._load()
        self.pane.start()

    def show_list(
        self, filter: str | None = None, scope: Values | None = None, text: str = ""
    ) -> None:
        """Show a figure's exact list; the tree stands where its scope does."""
        self._load()
        node = _node_of(scope or {})
        self.tree.choose(node or ALL)
        self.pane.show_list(filter, scope, text)

    def select(self, id: int) -> None:
        """Select a unit; the list shows all where it would not be among those chosen."""
        self._load()
        self.pane.select(id)

    def know(self, view: RecordView) -> None:
        """Take what the panel knows of the unit shown."""
        if ("unit", view.id) in view.tables:
            self.pane.know(view)

    def made(self, noun: str, id: int) -> None:
        """Choose the new site, building or floor: the next one is made below it."""
        if noun in ("site", "building", "floor"):
            self.tree.await_node((noun, id))

    def renew(self) -> None:
        """Ask again: the day has changed."""
        self.pane.renew()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard goes to the list of units."""
        self.pane.setFocus(reason)

    def focus_filter(self) -> None:
        """Go to the filter field of the list."""
        self.pane.focus_filter()

    # The tree and the list.

    def _load(self) -> None:
        if not self._loaded:
            self._loaded = True
            self._reload()

    def _reload(self) -> None:
        self._stale = False
        self.desk.tasks.read(rows.tree, then=self.tree.put, owner=self, lane="tree")

    def _changed(self, changed: Any) -> None:
        if not self._loaded or not changed.tables & WATCHES:
            return
        if self.isVisible() or self.desk.tasks.at_once:
            self._reload()
        else:
            self._stale = True

    def _scope(self) -> None:
        noun, id = self.tree.node()
        scope = {noun: id} if noun else {}
        if dict(self.pane.ask.scope) != scope:
            self.pane.show_list(self.pane.ask.filter, scope, self.pane.ask.text)

    def _counted(self, _count: int, _exact: bool) -> None:
        """The list may have left its scope by itself ("Show all"): the tree follows."""
        node = _node_of(self.pane.ask.scope) or ALL
        if node != self.tree.node():
            self.tree.choose(node)

    # Acts of the tree.

    def _open(self, node: Node) -> None:
        self.desk.open(*node)

    def _edit(self, node: Node) -> None:
        self.desk.edit(*node)

    def _remove(self, node: Node) -> None:
        noun, id = node
        action = next(each for each in ACTIONS[noun] if each.key == "delete")
        action.run(self.desk, (id,))

    def _grow(self, node: Node) -> None:
        noun, id = node
        self.desk.edit(BELOW[noun], None, {f"{noun}_id": id} if noun else {})

    def _placed(self, action: Action) -> Action:
        """The list's "New unit" knows the place chosen in the tree."""
        return replace(action, run=self._new_unit) if action.key == "new" else action

    def _new_unit(self, _desk: Any, _ids: tuple[int, ...]) -> None:
        self._new("unit")

    def _new(self, noun: str, _checked: bool = False) -> None:
        self.desk.edit(noun, None, self.given(noun))

    def given(self, noun: str) -> Mapping[str, int]:
        """What is known of a new record from the place chosen in the tree."""
        chosen, id = self.tree.node()
        wanted = {
            "phase": ("site",),
            "building": ("site",),
            "floor": ("building",),
            "unit": ("floor", "building"),
        }
        return {f"{chosen}_id": id} if chosen in wanted.get(noun, ()) else {}

    def _menu(self, where: QPoint) -> None:
        noun, id = self.tree.node()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if noun:
            for action in ACTIONS[noun]:
                entry = menu.addAction(words(action.title))
                icons.wear(entry, action.icon, "bad" if action.danger else "text")
                entry.triggered.connect(partial(self._act, action, id))
        else:
            self._fill(menu)
        menu.popup(self.tree.viewport().mapToGlobal(where))

    def _act(self, action: Action, id: int, _checked: bool = False) -> None:
        action.run(self.desk, (id,))

    def _fill(self, menu: QMenu) -> None:
        for noun, title in NEW:
            entry = menu.addAction(words(title))
            icons.wear(entry, {**ICONS, "phase": "flag", "unit": "meeting_room"}[noun])
            entry.triggered.connect(partial(self._new, noun))

    # Set-up.

    def _build(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 14, 10, 8)  # the same at both ends: mirrored
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(say("Park"), "title", wrap=False), 1)
        self.add = button(say("New"))
        icons.wear(self.add, "add")
        tip(self.add, say("New site, phase, building, floor or unit"))
        menu = QMenu(self.add)
        self._fill(menu)
        self.add.setMenu(menu)
        head.addWidget(self.add)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        side.setMinimumWidth(px(204))
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.addWidget(side)
        self.split.addWidget(self.pane)
        self.split.setCollapsible(1, False)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([px(WIDTH), px(700)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _connect(self) -> None:
        self.pane.chosen.connect(self.chosen)
        self.pane.opened.connect(self.opened)
        self.pane.list.counted.connect(self._counted)
        self.tree.chosen.connect(self._scope)
        self.tree.opened.connect(self._open)
        self.tree.edited.connect(self._edit)
        self.tree.removed.connect(self._remove)
        self.tree.grown.connect(self._grow)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._menu)
        self.desk.tasks.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start()
        if self._stale:
            self._reload()


def _node_of(scope: Values) -> Node | None:
    """The node of the tree that a scope of the list stands for."""
    for noun in ("floor", "building", "site"):
        if noun in scope:
            return noun, int(scope[noun])
    return None
