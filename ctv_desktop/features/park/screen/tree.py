"""The park: sites, buildings and floors as a tree, beside the list of the units they hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.features.park import rows
from ctv_desktop.features.park.screen.listing import ACTIONS, LISTING
from ctv_desktop.features.park.words import BUILDING_STATES, floor_label
from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Action, RecordView, Values
from ctv_desktop.ui.listpane import ListPane
from ctv_desktop.ui.plain import button, label, tip, words
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say, says

RESTS_MS = 90  # the list follows the tree when the keys rest
WIDTH = 222  # pixels of the design
Node = tuple[str, int]
ALL: Node = ("", 0)
ICONS = {"": "map", "site": "location_city", "building": "apartment", "floor": "layers"}
BELOW = {"": "site", "site": "building", "building": "floor", "floor": "unit"}
NEW: tuple[tuple[str, Say], ...] = (
    ("site", say("New site")),
    ("phase", say("New phase")),
    ("building", say("New building")),
    ("floor", say("New floor")),
    ("unit", say("New unit")),
)
WATCHES = frozenset({"site", "building", "floor", "unit"})


class Tree(QTreeWidget):
    """Sites, buildings and floors; the chosen one is asked with `node`."""

    chosen = Signal()  # another node, after a short rest
    opened = Signal(object)  # Node: a click, Enter
    edited = Signal(object)  # Node: F2
    removed = Signal(object)  # Node: Delete
    grown = Signal(object)  # Node: Ctrl+N, a new one below it

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(px(12))
        self.setRootIsDecorated(True)
        self.setIconSize(QSize(px(16), px(16)))
        self.setProperty("frame", "none")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(str(say("Sites, buildings and floors")))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._items: dict[Node, QTreeWidgetItem] = {}
        self._awaited: Node | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTS_MS)
        self._rest.timeout.connect(self.chosen)
        self.currentItemChanged.connect(self._moved)
        self.itemClicked.connect(self._clicked)

    def node(self) -> Node:
        """What is chosen: a noun and its id, or all."""
        found = self.currentItem()
        return tuple(found.data(0, Qt.ItemDataRole.UserRole)) if found else ALL

    def put(self, sites: Sequence[rows.SiteNode]) -> None:
        """Show other sites; what was open stays open, what was chosen stays chosen."""
        before = self.node()
        wanted = self._awaited or before
        known = set(self._items)
        opened = {node for node, item in self._items.items() if item.isExpanded()}
        self.blockSignals(True)
        self.clear()
        self._items = {}
        units = sum(site.units for site in sites)
        top = self._add(None, ALL, str(say("All sites")), units)
        for site in sites:
            self._add_site(site)
        few = sum(len(site.buildings) for site in sites) == 1
        for node, item in self._items.items():
            fresh = node not in known and (node[0] in ("", "site") or few)
            item.setExpanded(fresh or node in opened)
        self.setCurrentItem(self._items.get(wanted) or self._items.get(before, top))
        self.blockSignals(False)
        if self.node() == self._awaited:
            self._awaited = None
        if self.node() != before:
            self.chosen.emit()

    def _add_site(self, site: rows.SiteNode) -> None:
        place = self._add(None, ("site", site.id), site.name, site.units, site.area)
        for each in site.buildings:
            name = rows.titled(each.code, each.name)
            made = self._add(place, ("building", each.id), name, each.units, each.area)
            if each.state != "delivered":
                state = str(BUILDING_STATES.label(each.state))
                made.setToolTip(0, f"{made.toolTip(0)}\n{state}")
            for floor in each.floors:
                text = str(floor_label(floor.level, floor.label))
                self._add(made, ("floor", floor.id), text, floor.units, floor.area)

    def _add(
        self, above: QTreeWidgetItem | None, node: Node, text: str, units: int, area: int = 0
    ) -> QTreeWidgetItem:
        speech = language.current()
        # A name of another script is cut at its own end, not at the end of the line.
        shown = f"\u2068{text}" if speech.right_to_left else text
        item = QTreeWidgetItem([shown, speech.number(units)])
        if node[0] in ("", "site"):  # names need the room further in
            item.setIcon(0, icons.icon(ICONS[node[0]], "quiet_text"))
        item.setData(0, Qt.ItemDataRole.UserRole, node)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        told = says("{count} unit", "{count} units", units)
        item.setToolTip(0, f"{text}\n{told} · {speech.area(area)}" if area else f"{text}\n{told}")
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        self._items[node] = item
        return item

    def await_node(self, node: Node) -> None:
        """Choose a node, now or when the tree has it."""
        self._awaited = node
        if self.choose(node):
            self._awaited = None
            self.chosen.emit()

    def choose(self, node: Node) -> bool:
        """Choose a node without telling; False where there is none."""
        item = self._items.get(node)
        if item is None:
            return False
        self.blockSignals(True)
        self.setCurrentItem(item)
        self.blockSignals(False)
        return True

    def _moved(self, _now: QTreeWidgetItem, _before: QTreeWidgetItem) -> None:
        self._rest.start()

    def _clicked(self, _item: QTreeWidgetItem, _column: int) -> None:
        self._rest.stop()
        self.chosen.emit()
        self._open()

    def _open(self) -> None:
        if self.node() != ALL:
            self.opened.emit(self.node())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_N:
                event.accept()  # here Ctrl+N is the tree's, not the list's
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif control and event.key() == Qt.Key.Key_N:
            self.grown.emit(self.node())
        elif event.key() == Qt.Key.Key_F2 and self.node() != ALL:
            self.edited.emit(self.node())
        elif event.key() == Qt.Key.Key_Delete and self.node() != ALL:
            self.removed.emit(self.node())
        else:
            super().keyPressEvent(event)


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
