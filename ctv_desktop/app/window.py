"""The window: top bar, navigation, places, status line; undo, travel, look and language."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

import ctv_desktop
from ctv_desktop.app import crash, features, theme
from ctv_desktop.app.desk import WindowDesk
from ctv_desktop.app.place import Place
from ctv_desktop.app.topbar import TopBar
from ctv_desktop.database import journal
from ctv_desktop.database.troubles import Damaged
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.parts.navigation import NavigationList, PlaceGroup
from ctv_desktop.ui.parts.navigation import Place as Spot
from ctv_desktop.ui.plain import label
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say, says
from ctv_desktop.values.settings import Preferences, copies_of

if TYPE_CHECKING:
    from ctv_desktop.app.files import CopyWatch, Files
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.parts.notice import Notice, Notices

ROOMY = 1_100  # pixels of the design from which the navigation has words beside its icons
MINUTE = 60_000  # milliseconds
SOON = 60  # milliseconds after the first paint
PREFERENCES = features.Feature(
    "preferences",
    say("Preferences"),
    "settings",
    "preferences.screen:PreferencesScreen",
    listing=False,
)
Stop = tuple[str, str, int]  # screen, noun, id


def standing(reader: "Reader", database: "Database") -> dict[str, Any]:
    """What the bar, the menu and the status line say of the park."""
    sites = reader.rows("SELECT name, fictitious FROM site ORDER BY id")
    counts = {
        "building": reader.value("SELECT count(*) FROM building"),
        "unit": reader.value("SELECT count(*) FROM unit WHERE retired_on IS NULL"),
    }
    area = reader.value(
        "SELECT coalesce(sum(rentable_area), 0) FROM unit"
        " WHERE part_of_id IS NULL AND kind <> 'common_part' AND retired_on IS NULL"
    )
    live = reader.value(
        "SELECT count(*) FROM ticket WHERE state IN ('open', 'assigned', 'in_progress', 'waiting')"
    )
    overdue = reader.value(
        "SELECT count(*) FROM invoice WHERE balance > 0 AND balance <> 0 AND due_on < $1",
        language.today(),
    )
    return {
        "overdue": overdue,
        "sites": sites,
        "area": area,
        "live": live,
        "undo": journal.last_undoable(reader, database.who, database.station),
        "redo": journal.last_redoable(reader, database.who, database.station),
        **counts,
    }


def pressing(reader: "Reader", today: date) -> int:
    """How many critical dates are late or press; apart, as it reads every lease."""
    found: int = features.found("deadlines.rows:pressing_count")(reader, today)
    return found


class Window(QMainWindow):
    """The one window of a park."""

    closing = Signal()

    def __init__(
        self,
        database: "Database",
        preferences: Preferences,
        open_other: Callable[[Path], object],
        at_once: bool = False,
    ) -> None:
        super().__init__()
        self.tasks = Tasks(database, at_once, self)
        self.desk = WindowDesk(self, database, self.tasks, preferences)
        self.screen_key = ""
        self.places: dict[str, Place] = {}
        self.stops: list[Stop] = []
        self.stop = -1
        self._offers: dict[tuple[str, int | None], Notice] = {}  # of work left unsaved
        self._travelling = self._painted = self._furnished = False
        self._waiting: list[tuple[int, Callable[[], object]]] = []
        self._open_other = open_other
        self.top = TopBar()
        self._build()
        if at_once:
            self.furnish()
        else:
            self.after_paint(SOON, self.furnish)
        self.top.copy_light.clicked.connect(self.about)
        self.tasks.changed.connect(self._changed)
        self.tasks.troubled.connect(self._troubled)
        self.tasks.crashed.connect(self._crashed)
        self._restore()

    def furnish(self) -> None:
        """The menu with its keys, and the search: after the first paint, they are not seen yet."""
        from ctv_desktop.app.menus import Menus

        self._furnished = True
        self.menus = Menus(self)
        self.top.menu_button.setMenu(self.menus.menu)
        if self.tasks.at_once:
            self._find()
        else:
            QTimer.singleShot(0, self, self._find)  # apart: no long pause of the window
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self.copies.show)
        self._clock.start()
        self.refresh_standing()

    def _find(self) -> None:
        from ctv_desktop.app.find import Finder

        self.finder = Finder(self, self.top.search)

    # What is only made when it is needed.

    @cached_property
    def notices(self) -> "Notices":
        """What is said in passing."""
        from ctv_desktop.ui.parts.notice import Notices

        return Notices(self, self._take_keys)

    def _take_keys(self) -> None:
        """The form, the list, or what stands in its place has the keyboard."""
        current = self.places.get(self.screen_key)
        if current is not None and current.form is not None:
            current.form.body.focus_first()
        elif current is not None:
            current.main.setFocus()

    @cached_property
    def files(self) -> "Files":
        """The acts on park files."""
        from ctv_desktop.app.files import Files

        return Files(self, self._open_other)

    @cached_property
    def copies(self) -> "CopyWatch":
        """The copy made at start, and its light."""
        from ctv_desktop.app.files import CopyWatch

        return CopyWatch(self)

    # Building.

    def _build(self) -> None:
        self.setWindowTitle("CTV Desktop")
        self.setMinimumSize(QSize(960, 600))
        self.navigation = NavigationList(_groups())
        self.navigation.chosen.connect(self.go)
        self.navigation.setProperty("part", "side")
        self.stack = QStackedWidget()
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(_upright())
        middle.addWidget(self.stack, 1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())
        self.setCentralWidget(holder)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("part", "foot")
        foot.setFixedHeight(px(26))
        self.status = label("", "small", wrap=False)
        self.state = label(
            say(
                "Local file · every save is written and journaled · v{version}",
                version=ctv_desktop.__version__,
            ),
            "small",
            wrap=False,
        )
        across = QHBoxLayout(foot)
        across.setContentsMargins(px(14), 0, px(14), 0)
        across.addWidget(self.status, 1)
        across.addWidget(self.state)
        return foot

    def _restore(self) -> None:
        kept = self.desk.preferences.get("window")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
            return
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(1440, 900).boundedTo(room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(ROOMY)
        self.navigation.set_narrow(narrow)
        self.navigation.setFixedWidth(px(60 if narrow else 188))

    # Going somewhere.

    def start(self) -> None:
        """Show the last place, then read what the bar and the status line say."""
        place = str(self.desk.preferences.get("last_place"))
        known = {feature.key for feature in features.FEATURES}
        self.go(place if place in known else "home")

    def place(self, key: str) -> Place:
        """A place, made when it is first needed."""
        if key not in self.places:
            feature = next(
                (each for each in (*features.FEATURES, PREFERENCES) if each.key == key), None
            )
            if feature is None:
                raise KeyError(key)
            self.places[key] = Place(self.desk, feature)
            self.stack.addWidget(self.places[key])
        return self.places[key]

    def go(self, key: str, filter: str = "", scope: Mapping[str, Any] | None = None) -> None:
        """Show a place, once no unsaved work is in the way."""
        if self.screen_key:
            self.navigation.set_current(self.screen_key)  # until it is left
        self.leave(partial(self._go, key, filter, dict(scope or {})))

    def _go(self, key: str, filter: str, scope: Mapping[str, Any]) -> None:
        place = self.place(key)
        self.screen_key = key
        self.navigation.set_current(key)
        self.stack.setCurrentWidget(place)
        place.ask(filter, scope)
        place.main.setFocus()
        self.remember(key, "", 0)

    def leave(self, then: Callable[[], object]) -> None:
        """Run `then` once no unsaved work is in the way."""
        current = self.places.get(self.screen_key)
        if current is None:
            then()
        else:
            current.leave(then)

    def open_record(self, noun: str, id: int) -> None:
        """Go to a record: its place, chosen there."""
        self.leave(partial(self._open_record, noun, id))

    def _open_record(self, noun: str, id: int) -> None:
        key = features.NOUNS[noun].screen
        if key != self.screen_key:
            self._go(key, "", {})
        self.place(key).select(noun, id)
        main = self.place(key).main
        holder: QWidget | None = self.focusWidget()
        if holder is None or not main.isAncestorOf(holder):  # it may have been asked in the tree
            main.setFocus()  # the record's keys (F2, Ctrl+P…) work at once

    def edit(self, noun: str, id: int | None, given: Mapping[str, Any]) -> None:
        """Open a form in the place of its noun."""
        key = features.NOUNS[noun].screen
        if key != self.screen_key:
            self.go(key)
        if key == self.screen_key:
            self.place(key).edit(noun, id, given)
            if (offer := self._offers.pop((noun, id), None)) is not None and isValid(offer):
                offer.close_now()  # the form itself offers what was typed

    def remember(self, screen: str, noun: str, id: int) -> None:
        """Remember a stop for Alt+Left."""
        stop = (screen, noun, id)
        if self._travelling or (self.stops and self.stops[self.stop] == stop):
            return
        if noun and self.stops and self.stops[self.stop][:2] == (screen, ""):
            self.stops[self.stop] = stop
            return
        del self.stops[self.stop + 1 :]
        self.stops.append(stop)
        self.stop = len(self.stops) - 1

    def travel(self, step: int) -> None:
        """Back or forward between the places and records visited."""
        wanted = self.stop + step
        if not 0 <= wanted < len(self.stops):
            return
        self.stop = wanted
        screen, noun, id = self.stops[wanted]
        self._travelling = True
        try:
            if noun:
                self.open_record(noun, id)
            else:
                self.go(screen)
        finally:
            self._travelling = False

    def search(self) -> None:
        """Put the keyboard into the search field."""
        self.top.search.setFocus()
        self.top.search.selectAll()

    def go_on(self, before: "Window") -> None:
        """Be where another window of this park was: its list as asked, its record, its way back."""
        self.go(before.screen_key)
        self.stops, self.stop = before.stops, before.stop
        screen: Any = self.place(self.screen_key).main
        asked: Any = getattr(before.place(self.screen_key).main, "ask", None)
        if asked is not None and hasattr(screen, "show_list"):
            screen.show_list(asked.filter, asked.scope, asked.text)
        if self.stops and self.stops[self.stop][1]:
            self.open_record(*self.stops[self.stop][1:])

    # Acts of the whole window.

    def undo(self) -> None:
        """Undo the last act."""
        again = partial(self.desk.offer, action=say("Redo"), act=self.redo)
        then = partial(_tell_back, again)
        self.tasks.write(journal.undo, then=then, refused=self.desk.refused)

    def redo(self) -> None:
        """Redo what was undone."""
        self.desk.act(journal.redo)

    def show_bin(self) -> None:
        """Show what was deleted."""
        from ctv_desktop.app.bin import BinSheet

        BinSheet(self.desk).open()

    def show_keys(self) -> None:
        """Show the shortcuts."""
        from ctv_desktop.app.dialogs import KeysSheet

        KeysSheet(self).open()

    def about(self) -> None:
        """Show version, data and copies."""
        from ctv_desktop.app.dialogs import AboutSheet

        AboutSheet(self.desk, self.copies.said()).open()

    def explain(self) -> None:
        """Say what this screen is for."""
        from ctv_desktop.app.help import HELP

        self.notices.show(HELP[self.screen_key], "info")

    def import_file(self) -> None:
        """Import a workbook."""
        features.found("imports.screen:open_import")(self.desk)

    # Look and language.

    def set_theme(self, mode: str) -> None:
        """Light, dark or as the computer."""
        self.prefer("theme", mode)
        self._dress()

    def set_zoom(self, zoom: str) -> None:
        """Text size in percent."""
        if int(zoom) != int(self.desk.preferences.get("zoom")):
            self.leave(partial(self._resize, int(zoom)))

    def _resize(self, zoom: int) -> None:
        """Lengths are taken when a part is built: the window is built again."""
        self.prefer("zoom", zoom)
        self._dress()
        self.files.reopen(language.current().code)

    def zoom(self, step: int) -> None:
        """The next larger or smaller text size."""
        now = int(self.desk.preferences.get("zoom"))
        places = [each for each in theme.ZOOMS if each <= now]
        wanted = max(0, min(len(theme.ZOOMS) - 1, len(places) - 1 + step))
        self.set_zoom(str(theme.ZOOMS[wanted]))

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            preferences = self.desk.preferences
            theme.apply(app, preferences.get("theme"), int(preferences.get("zoom")))

    def set_language(self, code: str) -> None:
        """Speak another language: the window is built again in it."""
        self.leave(partial(self._speak, code))

    def _speak(self, code: str) -> None:
        self.prefer("language", code)
        self.files.reopen(code)

    def prefer(self, key: str, value: Any) -> None:
        """Keep a preference; a folder that cannot be written is told."""
        try:
            self.desk.preferences.set(key, value)
            self.desk.preferences.save()
        except Unavailable as error:
            self.desk.warn(error.said)

    # What happens.

    def _changed(self, _changed: "Changed") -> None:
        self.refresh_standing()

    def refresh_standing(self) -> None:
        """Read again what the bar, the menu and the status line say."""
        self.tasks.read(
            standing, self.desk.database, then=self._show_standing, owner=self, lane="standing"
        )
        today = self.desk.today()
        self.tasks.read(pressing, today, then=self._show_pressing, owner=self, lane="pressing")

    def _show_standing(self, found: dict[str, Any]) -> None:
        undo, redo = found["undo"], found["redo"]
        if self._furnished:
            self.menus.name_undo(undo.said if undo else None, redo.said if redo else None)
        sites = found["sites"]
        demo = any(fictitious for _name, fictitious in sites)
        name = sites[0][0] if sites else "CTV Desktop"
        note = say("Demo park, fictitious data") if demo else Say("")
        self.top.show_park(name, note)
        self.setWindowTitle(f"{name} — CTV Desktop" if sites else name)
        spoken = language.current()
        self.status.setText(
            "  ·  ".join(
                (
                    str(says("{count} unit", "{count} units", found["unit"])),
                    str(says("{count} building", "{count} buildings", found["building"])),
                    str(says("{count} site", "{count} sites", len(sites))),
                    spoken.area(found["area"]),
                )
            )
        )
        live = found["live"]
        self.navigation.set_badge("tickets", spoken.number(live) if live else "", "bad")
        overdue = found["overdue"]
        self.navigation.set_badge("invoices", spoken.number(overdue) if overdue else "", "bad")

    def _show_pressing(self, count: int) -> None:
        badge = language.current().number(count) if count else ""
        self.navigation.set_badge("deadlines", badge, "warn")

    def trouble(self, error: Exception) -> None:
        """Say what went wrong, whatever it was; beside a damaged file lie its copies."""
        if isinstance(error, Damaged) and copies_of(error.path).is_dir():
            act = partial(self.files.open_copy, error.path)
            self.notices.show(error.said, "bad", say("Open a copy…"), act)
        elif isinstance(error, Unavailable):
            self.desk.warn(error.said)
        elif isinstance(error, Refused):
            for said in error.problems.values():
                self.desk.warn(said)
        else:
            self.desk.warn(crash.report(error))

    def _troubled(self, error: Exception, again: Callable[[], object] | None) -> None:
        said = error.said if isinstance(error, Unavailable) else Say(str(error))
        self.notices.show(said, "bad", say("Try again"), again)

    def _crashed(self, error: Exception) -> None:
        self.desk.warn(crash.report(error))

    def offer_drafts(self) -> None:
        """Say that work was left unsaved by a crash, newest first, with a button that opens it."""
        from ctv_desktop.ui.recover import Drafts

        for draft in Drafts(self.desk.draft_folder).all()[:3]:
            if draft.noun not in features.NOUNS:
                continue
            form = features.form(draft.noun)
            said = say(
                "What you typed on {moment} was not saved. It can be put back.", moment=draft.at
            )
            title = form.title_new if draft.id is None else form.title_edit
            again = partial(self.edit, draft.noun, draft.id, {})
            self._offers[draft.noun, draft.id] = self.notices.show(said, "warn", title, again)

    def end(self) -> None:
        """Close without a question, as the computer is ending: typed work stays as a draft."""
        from ctv_desktop.ui.form.page import FormPage

        for page in self.findChildren(FormPage):
            page.set_aside()
        for sheet in self.findChildren(QDialog):
            sheet.done(0)
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._painted = True
        while self._waiting:
            self.after_paint(*self._waiting.pop())

    def after_paint(self, pause: int, then: Callable[[], object]) -> None:
        """Do something some milliseconds after the first paint."""
        if self._painted:
            QTimer.singleShot(pause, self, then)
        else:
            self._waiting.append((pause, then))

    def closeEvent(self, event: QCloseEvent) -> None:
        current = self.places.get(self.screen_key)
        if current is not None and current.form is not None and current.form.dirty:
            event.ignore()
            current.leave(self.close)
            return
        self._keep()
        self.tasks.close()
        self.desk.database.close()
        self.closing.emit()
        super().closeEvent(event)

    def _keep(self) -> None:
        preferences = self.desk.preferences
        geometry = self.saveGeometry().toBase64().data()
        preferences.set("window", bytes(geometry).decode())
        preferences.set("last_place", self.screen_key)
        preferences.set("last_database", str(self.desk.database.path))
        self.desk.memory.keep()


def _tell_back(tell: Callable[[Say], object], changed: "Changed") -> None:
    if changed.said:
        tell(changed.said)


def _groups() -> tuple[PlaceGroup, ...]:
    titles = list(dict.fromkeys(feature.group for feature in features.FEATURES))
    return tuple(
        PlaceGroup(
            title or "",
            tuple(
                Spot(feature.key, feature.title, feature.icon)
                for feature in features.FEATURES
                if feature.group == title
            ),
        )
        for title in titles
    )


def _upright() -> QFrame:
    made = QFrame()
    made.setProperty("part", "line")
    made.setFixedWidth(1)
    made.setStyleSheet("max-height: 16777215px")
    return made
