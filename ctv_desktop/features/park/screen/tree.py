"""The tree of sites, buildings and floors, and which of them is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ctv_desktop.features.park import rows
from ctv_desktop.features.park.words import BUILDING_STATES, floor_label
from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.values import language
from ctv_desktop.values.say import say, says

RESTS_MS = 90  # the list follows the tree when the keys rest
Node = tuple[str, int]
ALL: Node = ("", 0)
ICONS = {"": "map", "site": "location_city", "building": "apartment", "floor": "layers"}


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
