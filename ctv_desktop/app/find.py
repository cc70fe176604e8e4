"""Search over all nouns: what is typed above the window finds records, acts and screens."""

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from ctv_desktop.app import features
from ctv_desktop.database.read import matching
from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.values.folding import fold
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.panel import RecordPanel

PAUSE = 60  # milliseconds after the last key
EACH = 6  # records of one noun
ACT = "act"  # of a result that is no record and no screen
MENU = "menu"  # of a result that stands in the menu of the window
_WORDS = re.compile(r"[\s’'(]+")

# noun → what its line shows: name, detail. The search table of a noun is its name + "_search".
SHOWN = {
    "lease": "SELECT lease.id, lease.reference, tenant.legal_name FROM lease"
    " JOIN tenant ON tenant.id = lease.tenant_id",
    "tenant": "SELECT tenant.id, tenant.legal_name, tenant.trade_name FROM tenant",
    "unit": "SELECT unit.id, unit.code, building.name FROM unit"
    " JOIN building ON building.id = unit.building_id",
    "ticket": "SELECT ticket.id, ticket.reference, ticket.title FROM ticket",
    "invoice": "SELECT invoice.id, invoice.reference, tenant.legal_name FROM invoice"
    " JOIN tenant ON tenant.id = invoice.tenant_id",
    "payment": "SELECT payment.id, tenant.legal_name, payment.reference FROM payment"
    " JOIN tenant ON tenant.id = payment.tenant_id",
    "receipt": "SELECT receipt.id, receipt.reference, tenant.legal_name FROM receipt"
    " JOIN tenant ON tenant.id = receipt.tenant_id",
    "guarantee": "SELECT guarantee.id, guarantee.issuer || ' ' || guarantee.number,"
    " tenant.legal_name FROM guarantee JOIN tenant ON tenant.id = guarantee.tenant_id",
    "building": "SELECT building.id, building.code, building.name FROM building",
    "survey": "SELECT survey.id, survey.reference, tenant.legal_name FROM survey"
    " JOIN lease ON lease.id = survey.lease_id JOIN tenant ON tenant.id = lease.tenant_id",
    "meter": "SELECT meter.id, meter.serial, meter.place FROM meter",
    "charge_year": "SELECT charge_year.id, building.code || ' · ' || charge_year.year,"
    " building.name FROM charge_year JOIN building ON building.id = charge_year.building_id",
}


@dataclass(frozen=True)
class Hit:
    """One line of the results."""

    noun: str
    id: int
    name: str
    detail: str


def hits(reader: "Reader", text: str) -> list[Hit]:
    """Records whose words begin as typed, newest of each noun first."""
    match = matching(text)
    if not match:
        return []
    found = []
    for noun, sql in SHOWN.items():
        index = f"{noun}_search"
        rows = reader.rows(
            f"{sql} WHERE {noun}.id IN (SELECT rowid FROM {index} WHERE {index} MATCH $1"  # noqa: S608
            f" ORDER BY rowid DESC LIMIT {EACH}) ORDER BY {noun}.id DESC",
            match,
        )
        found += [Hit(noun, id, name, detail or "") for id, name, detail in rows]
    return found


def _begins(said: str, wanted: str) -> bool:
    """Whether a sentence, or a word of it, begins as wanted."""
    folded = fold(said)
    return any(part.startswith(wanted) for part in (folded, *_WORDS.split(folded)))


class Finder(QObject):
    """The search field of the top bar with its list of results below it."""

    def __init__(self, window: "Window", field: SearchField) -> None:
        super().__init__(window)
        self._window = window
        self.field = field
        self.frame = QFrame(window)
        self.frame.setProperty("part", "card")
        self.frame.hide()
        self.results = QListWidget()
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAccessibleName(str(say("Results of the search")))
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.results)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._search)
        field.textEdited.connect(self._typed)
        field.installEventFilter(self)
        self.results.itemClicked.connect(self._take)

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _search(self) -> None:
        text = self.field.text()
        if not text.strip():
            self.hide()
            return
        self._window.desk.tasks.read(
            hits, text, then=partial(self._show, text), owner=self, lane="find"
        )

    def _show(self, text: str, found: list[Hit]) -> None:
        if text != self.field.text():
            return
        self.results.clear()
        for hit in found:
            noun = features.NOUNS[hit.noun]
            detail = f" · {hit.detail}" if hit.detail else ""
            self._add(f"{hit.name}{detail}", noun.icon, noun.title, (hit.noun, hit.id))
        wanted = fold(text)
        for place in (*features.FEATURES, *features.APART):
            if fold(str(place.title)).startswith(wanted):
                self._add(str(place.title), place.icon, say("Screen"), ("", place.key))
        self._add_acts(wanted)
        self._add_menu(wanted)
        if not self.results.count():
            self._nothing()
        self.results.setCurrentRow(0)
        self._place()

    def _add(self, words: str, icon: str, kind: Say, where: tuple[str, object]) -> None:
        item = QListWidgetItem(icons.icon(icon, "quiet_text"), f"{words}   —   {kind}")
        item.setData(Qt.ItemDataRole.UserRole, where)
        self.results.addItem(item)

    def _add_acts(self, wanted: str) -> None:
        """What can be done to the record in sight, found by any word of it."""
        panel = self._panel()
        if panel is None or panel.view is None or panel.acts is None or panel.record is None:
            return
        for action in panel.acts.actions:
            if _begins(str(action.title), wanted):
                words = f"{action.title} · {panel.view.title}"
                where = (panel.record.noun, panel.id, action.key)
                self._add(words, action.icon or "task_alt", say("Act"), (ACT, where))

    def _add_menu(self, wanted: str) -> None:
        """What the menu of the window offers; its screens were found as screens."""
        screens = {str(place.title) for place in (*features.FEATURES, *features.APART)}
        for place, (action, icon) in enumerate(self._window.menus.offered):
            said = action.text()
            screen = said.rstrip("…") in screens
            if action.isEnabled() and not screen and _begins(said, wanted):
                self._add(said, icon or "task_alt", say("Act"), (MENU, place))

    def _panel(self) -> "RecordPanel | None":
        place = self._window.places.get(self._window.screen_key)
        return getattr(place, "panel", None)

    def _do(self, noun: str, id: int, key: str) -> None:
        """Do an act that was found, or say why it cannot be done."""
        panel = self._panel()
        if panel is None or not panel.shows(noun, id) or panel.acts is None:
            return
        action = next(one for one in panel.acts.actions if one.key == key)
        reason = panel.acts.reason(action)
        if reason is None:
            panel.acts.made[key].trigger()
        else:
            self._window.desk.warn(reason)

    def _nothing(self) -> None:
        item = QListWidgetItem(str(say("Nothing begins with these words.")))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.results.addItem(item)

    def _place(self) -> None:
        below = self.field.mapTo(self._window, QPoint(0, self.field.height() + 4))
        high = min(12, self.results.count()) * px(34) + px(16)
        wide = max(self.field.width(), px(420))
        left = below.x()
        if self._window.isRightToLeft():
            left = below.x() + self.field.width() - wide
        self.frame.setGeometry(left, below.y(), wide, high)
        self.frame.raise_()
        self.frame.show()

    def hide(self) -> None:
        """Put the results away."""
        self._timer.stop()
        self.frame.hide()

    def _take(self, item: QListWidgetItem | None) -> None:
        where = item.data(Qt.ItemDataRole.UserRole) if item else None
        if where is None:
            return
        self.hide()
        self.field.clear()
        noun, id = where
        if noun == ACT:
            self._do(*id)
        elif noun == MENU:
            self._window.menus.offered[id][0].trigger()
        elif noun:
            self._window.open_record(noun, id)
        else:
            self._window.go(str(id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        row = self.results.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.frame.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.results.setCurrentRow(max(0, min(self.results.count() - 1, row + step)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.results.currentItem())
            return True
        if key == Qt.Key.Key_Escape and self.frame.isVisible():
            self.hide()
            return True
        return False
