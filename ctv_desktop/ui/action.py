"""Declared actions as buttons, menus and shortcuts that say why they cannot be used now."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.declare import Action, Values
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.plain import Button, button, icon_button, words
from ctv_desktop.values.say import Say, say

Ids = tuple[int, ...]
SHOWN = 2  # buttons at least, before the rest goes behind ⋮


def why_not(action: Action, ids: Ids, values: Values | None) -> Say | None:
    """Why an action cannot be done to these records; None where it can."""
    if action.needs == "one" and len(ids) != 1:
        return say("Choose one line first.")
    if action.needs == "some" and not ids:
        return say("Choose one or more lines first.")
    if action.why_not is not None and values is not None:
        return action.why_not(values)
    return None


class Runner(QObject):
    """Starts actions, none of them twice: one that writes runs until its write is done."""

    changed = Signal()

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self._desk = desk
        self._running: set[str] = set()
        self._writes = 0
        busy = getattr(desk.tasks, "busy", None)
        if busy is not None:
            busy.connect(self._busy)

    def run(self, action: Action, ids: Ids) -> bool:
        """Start an action unless it still runs; True where it was started."""
        if action.key in self._running:
            return False
        before = self._writes
        self._running.add(action.key)
        try:
            action.run(self._desk, ids)
        finally:
            if self._writes <= before:
                self._running.discard(action.key)
        self.changed.emit()
        return True

    def running(self, action: Action) -> bool:
        """Whether an action has been started and is not done."""
        return action.key in self._running

    def _busy(self, writes: int) -> None:
        self._writes = writes
        if not writes and self._running:
            self._running.clear()
            self.changed.emit()


_runners: "WeakKeyDictionary[QObject, Runner]" = WeakKeyDictionary()


def runner_of(desk: Any) -> Runner:
    """The runner of a desk, shared by its lists and panels."""
    found = _runners.get(desk.tasks)
    if found is None:
        found = _runners[desk.tasks] = Runner(desk)
    return found


class Acts(QObject):
    """The actions of one list or record as Qt's own, kept in step with what is chosen."""

    def __init__(self, desk: Any, actions: Sequence[Action], host: QWidget) -> None:
        super().__init__(host)
        self._runner = runner_of(desk)
        self._ids: Ids = ()
        self._values: Values | None = None
        self._resolve: Callable[[Callable[[Any], object]], None] | None = None
        self._desk = desk
        self.tellers: dict[str, QAction] = {}
        self.actions = tuple(actions)
        self.made = {action.key: self._make(action, host) for action in self.actions}
        self._runner.changed.connect(self.refresh)
        self.refresh()

    def _make(self, action: Action, host: QWidget) -> QAction:
        made = QAction(words(action.title), self)
        if action.shortcut:
            made.setShortcut(QKeySequence(action.shortcut))
            made.setShortcutContext(_reach(action))
            self.tellers[action.key] = self._teller(action, host)
        made.triggered.connect(partial(_trigger, self, action))
        host.addAction(made)
        return made

    def _teller(self, action: Action, host: QWidget) -> QAction:
        """Has the keys of an action while it cannot be done: a key pressed says why not."""
        made = QAction(self)
        made.setShortcut(QKeySequence(action.shortcut))
        made.setShortcutContext(_reach(action))
        made.triggered.connect(partial(_tell, self, action))
        host.addAction(made)
        return made

    def lend(self, other: "Acts | None") -> None:
        """Leave keys to the acts of what is shown beside (of a neighbour: Ctrl+P prints that)."""
        keyed = {action.shortcut: action.key for action in other.actions} if other else {}
        host = self.parent()
        for action in self.actions:
            if not action.shortcut or action.needs == "none":
                continue
            theirs = keyed.get(action.shortcut)
            for own in (self.made[action.key], self.tellers[action.key]):
                own.setShortcut(QKeySequence("" if theirs else action.shortcut))
            if theirs and other is not None and isinstance(host, QWidget):
                host.addActions([other.made[theirs], other.tellers[theirs]])

    def tell(self, action: Action) -> None:
        """Say why an action cannot be done now."""
        if (reason := self.reason(action)) is not None:
            self._desk.warn(reason)

    def about(self, ids: Ids, values: Values | None = None) -> None:
        """Act on these records from now on; `values` are their RecordView's, where known."""
        self._ids, self._values, self._resolve = ids, values, None
        self.refresh()

    def about_many(self, some: Ids, resolve: Callable[[Callable[[Any], object]], None]) -> None:
        """Act on more records than are known here: `resolve` fetches all ids when one acts."""
        self._ids, self._values, self._resolve = some, None, resolve
        self.refresh()

    def refresh(self) -> None:
        """Allow what can be done now; say of the rest why it cannot."""
        for action in self.actions:
            reason = self.reason(action)
            made = self.made[action.key]
            made.setEnabled(reason is None)
            if (teller := self.tellers.get(action.key)) is not None:
                teller.setEnabled(reason is not None)
            shown = str(reason) if reason else _with_keys(action)
            made.setToolTip(shown.replace("<", "\u2039"))

    def reason(self, action: Action) -> Say | None:
        """Why an action cannot be done now."""
        if self._runner.running(action):
            return say("It is being done.")
        return why_not(action, self._ids, self._values)

    def run(self, key: str) -> bool:
        """Start an action by its key, if it can be done now."""
        action = next(each for each in self.actions if each.key == key)
        if self.reason(action) is not None:
            return False
        if self._resolve is not None:
            self._resolve(partial(self._runner.run, action))
            return True
        return self._runner.run(action, self._ids)

    def button(self, key: str, role: str = "", icon: bool = True) -> "ActButton":
        """A button that does an action, and like it says why it cannot be done now."""
        action = next(each for each in self.actions if each.key == key)
        return ActButton(action, self.made[key], role, icon)

    def fill(self, menu: QMenu, actions: Sequence[Action] | None = None) -> None:
        """Put actions into a menu, what destroys last and apart."""
        menu.setToolTipsVisible(True)
        chosen = self.actions if actions is None else actions
        for action in chosen:
            self._dress(action)
            if action.apart and not menu.isEmpty():
                menu.addSeparator()
            if not action.danger:
                menu.addAction(self.made[action.key])
        if any(action.danger for action in chosen) and not menu.isEmpty():
            menu.addSeparator()
        for action in chosen:
            if action.danger:
                menu.addAction(self.made[action.key])

    def _dress(self, action: Action) -> None:
        """Its drawing is only made for a menu that shows it."""
        made = self.made[action.key]
        if action.icon and made.icon().isNull():
            icons.wear(made, action.icon, "bad" if action.danger else "text")


def _trigger(acts: Acts, action: Action, _checked: bool = False) -> None:
    acts.run(action.key)


def _tell(acts: Acts, action: Action, _checked: bool = False) -> None:
    acts.tell(action)


def _reach(action: Action) -> Qt.ShortcutContext:
    """What needs no record has its keys wherever the focus is, as long as its list is shown."""
    if action.needs == "none":
        return Qt.ShortcutContext.WindowShortcut
    return Qt.ShortcutContext.WidgetWithChildrenShortcut


def _with_keys(action: Action) -> str:
    if not action.shortcut:
        return str(action.title)
    keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.title} ({keys})"


class ActButton(Button):
    """A button that follows what its action says of itself."""

    def __init__(self, action: Action, acting: QAction, role: str, icon: bool) -> None:
        super().__init__(words(action.title))
        self._acting = acting
        self.setAutoDefault(False)
        if role:
            self.setProperty("role", role)
        if icon and action.icon:
            icons.wear(self, action.icon, "on_accent" if role == "primary" else "text")
        self.clicked.connect(acting.trigger)
        acting.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._acting.isEnabled())
        self.setToolTip(self._acting.toolTip())


class ActionBar(QWidget):
    """Buttons for what matters most, one for each menu, and ⋮ for the rest."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._flow = Flow(self, gap=6)
        rest = self._buttons()
        self._menus()
        if rest:
            self._flow.addWidget(self._more(rest))

    def _buttons(self) -> list[Action]:
        plain = [action for action in self._acts.actions if not action.menu]
        # What cannot be done to this record does not stand first; the menu says why.
        plain.sort(key=lambda action: self._acts.reason(action) is not None)
        first = [action for action in plain if action.primary and not self._acts.reason(action)]
        harmless = [action for action in plain if not action.primary and not action.danger]
        first += harmless[: max(0, SHOWN - len(first))]
        for place, action in enumerate(first):
            role = "primary" if action.primary and not place else ""
            self._flow.addWidget(self._acts.button(action.key, role, icon=bool(place)))
        return [action for action in plain if action not in first]

    def _menus(self) -> None:
        titles = dict.fromkeys(action.menu for action in self._acts.actions if action.menu)
        for title in titles:
            made = button(Say(title))
            menu = QMenu(made)
            self._acts.fill(menu, [each for each in self._acts.actions if each.menu == title])
            made.setMenu(menu)
            self._flow.addWidget(made)

    def _more(self, rest: Sequence[Action]) -> QToolButton:
        made = icon_button("more_vert", say("More actions"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        self._acts.fill(menu, rest)
        made.setMenu(menu)
        return made
