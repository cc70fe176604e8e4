"""The window of a park: its places, the ways between them, the acts of the whole window."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from ctv_desktop.app import features
from ctv_desktop.app.desk import WindowDesk
from ctv_desktop.app.place import Place
from ctv_desktop.app.window.frame import Frame
from ctv_desktop.app.window.trail import Stop, Trail
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.say import Say
from ctv_desktop.values.settings import Preferences

if TYPE_CHECKING:
    from ctv_desktop.app.files import CopyWatch, Files
    from ctv_desktop.app.window.acts import Acts
    from ctv_desktop.app.window.drafts import DraftOffers
    from ctv_desktop.app.window.look import Look
    from ctv_desktop.app.window.standing import Standing
    from ctv_desktop.app.window.troubles import Troubles
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.parts.notice import Notices

MINUTE = 60_000  # milliseconds
SOON = 60  # milliseconds after the first paint
FOLDED = "navigation.folded"  # where the folded groups of places are remembered


class Window(Frame):
    """The one window of a park."""

    def __init__(
        self,
        database: "Database",
        preferences: Preferences,
        open_other: Callable[[Path], object],
        at_once: bool = False,
    ) -> None:
        super().__init__(str(preferences.get("window") or ""))
        self.tasks = Tasks(database, at_once, self)
        self.desk = WindowDesk(self, database, self.tasks, preferences)
        self.screen_key = ""
        self.places: dict[str, Place] = {}
        self.trail = Trail(self._visit)
        self._furnished = False
        self._open_other = open_other
        if at_once:
            self.furnish()
        else:
            self.after_paint(SOON, self.furnish)
        self.navigation.chosen.connect(self.go)
        if FOLDED in self.desk.memory:
            self.navigation.set_folds(self.desk.memory[FOLDED])
        self.navigation.folded.connect(self._remember_folds)
        self.top.copy_light.clicked.connect(self._about)
        self.tasks.changed.connect(self._changed)
        self.tasks.troubled.connect(self._troubled)
        self.tasks.crashed.connect(self._crashed)

    def furnish(self) -> None:
        """The menu with its keys, and the search: after the first paint, they are not seen yet."""
        from ctv_desktop.app.menus import Menus
        from ctv_desktop.app.window.drops import Drops

        self._furnished = True
        self.drops = Drops(self)
        self.menus = Menus(self)
        self.top.menu_button.setMenu(self.menus.menu)
        if self.tasks.at_once:
            self._find()
        else:
            QTimer.singleShot(0, self, self._find)  # apart: no long pause of the window
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(self.copies.show)
        self._clock.start()
        self.standing.refresh()

    def name_undo(self, undo: Say | None, redo: Say | None) -> None:
        """Name the acts that Undo and Redo speak of, once the menu stands."""
        if self._furnished:
            self.menus.name_undo(undo, redo)

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

    @cached_property
    def acts(self) -> "Acts":
        """The acts of the whole window."""
        from ctv_desktop.app.window.acts import Acts

        return Acts(self)

    @cached_property
    def troubles(self) -> "Troubles":
        """What went wrong."""
        from ctv_desktop.app.window.troubles import Troubles

        return Troubles(self)

    @cached_property
    def standing(self) -> "Standing":
        """What is said of the park around its places."""
        from ctv_desktop.app.window.standing import Standing

        return Standing(self)

    @cached_property
    def look(self) -> "Look":
        """Theme, text size and language."""
        from ctv_desktop.app.window.look import Look

        return Look(self)

    @cached_property
    def drafts(self) -> "DraftOffers":
        """Work left unsaved by a crash."""
        from ctv_desktop.app.window.drafts import DraftOffers

        return DraftOffers(self)

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
                (each for each in (*features.FEATURES, *features.APART) if each.key == key),
                None,
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
        self.trail.remember(key, "", 0)

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
            self.drafts.taken(noun, id, given)  # the form itself offers what was typed

    def _visit(self, stop: Stop) -> None:
        screen, noun, id = stop
        if noun:
            self.open_record(noun, id)
        else:
            self.go(screen)

    def go_on(self, before: "Window") -> None:
        """Be where another window of this park was: its list as asked, its record, its way back."""
        self.go(before.screen_key)
        self.trail.follow(before.trail)
        screen: Any = self.place(self.screen_key).main
        asked: Any = getattr(before.place(self.screen_key).main, "ask", None)
        if asked is not None and hasattr(screen, "show_list"):
            screen.show_list(asked.filter, asked.scope, asked.text)
        if self.trail.here and self.trail.here[1]:
            self._visit(self.trail.here)

    # What happens.

    def _changed(self, _changed: "Changed") -> None:
        self.standing.refresh()

    def _troubled(self, error: Exception, again: Callable[[], object] | None) -> None:
        self.troubles.offer_again(error, again)

    def _crashed(self, error: Exception) -> None:
        self.troubles.confess(error)

    def _remember_folds(self) -> None:
        self.desk.memory[FOLDED] = self.navigation.folds()

    def _about(self) -> None:
        self.acts.about()

    def prefer(self, key: str, value: Any) -> None:
        """Keep a preference; a folder that cannot be written is told."""
        try:
            self.desk.preferences.set(key, value)
            self.desk.preferences.save()
        except Unavailable as error:
            self.desk.warn(error.said)

    def end(self) -> None:
        """Close without a question, as the computer is ending: typed work stays as a draft."""
        from ctv_desktop.ui.form.page import FormPage

        for page in self.findChildren(FormPage):
            page.set_aside()
        for sheet in self.findChildren(QDialog):
            sheet.done(0)
        self.close()

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
        preferences.set("window", self.kept_geometry())
        preferences.set("last_place", self.screen_key)
        preferences.set("last_database", str(self.desk.database.path))
        self.desk.memory.keep()
