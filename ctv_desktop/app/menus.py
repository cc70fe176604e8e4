"""The menu behind ☰: File, Edit, Park, View, Help, and the keys that belong to the window."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ctv_desktop.app import theme
from ctv_desktop.app.features import FEATURES
from ctv_desktop.ui import icons
from ctv_desktop.ui.plain import words
from ctv_desktop.values.language import CODES, of
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window

Act = Callable[[], object]


class Menus:
    """Builds the window's menu once; Undo and Redo name the act they speak of."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.offered: list[tuple[QAction, str]] = []  # with their icons, for the search
        self.menu = QMenu(window)
        self.menu.setToolTipsVisible(True)
        self._file()
        self._edit()
        self._park()
        self._view()
        self._help()
        for place, feature in enumerate(FEATURES[:9], 1):
            self._key(f"Ctrl+{place}", partial(window.go, feature.key))
        self._key("Ctrl+K", window.search)
        self._key("Alt+M", window.top.menu_button.click)
        self._key("Alt+Left", partial(window.trail.travel, -1))
        self._key("Alt+Right", partial(window.trail.travel, 1))

    def _add(self, menu: QMenu, title: Say, act: Act, icon: str = "", keys: str = "") -> QAction:
        made = QAction(str(title), self._window)
        if icon:
            icons.wear(made, icon)
        if keys:
            made.setShortcut(QKeySequence(keys))
            self._window.addAction(made)
        made.triggered.connect(partial(_run, act))
        menu.addAction(made)
        self.offered.append((made, icon))
        return made

    def _key(self, keys: str, act: Act) -> None:
        made = QAction(self._window)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(partial(_run, act))
        self._window.addAction(made)

    def _file(self) -> None:
        menu = self.menu.addMenu(str(say("File")))
        window = self._window
        self._add(menu, say("Open a park…"), window.files.open_park, "folder_open", "Ctrl+O")
        self._recent = menu.addMenu(str(say("Recent parks")))
        menu.aboutToShow.connect(self._fill_recent)
        self._add(menu, say("New empty park…"), window.files.new_park, "add")
        self._add(menu, say("Explore the demo park"), window.files.open_demo, "apartment")
        menu.addSeparator()
        self._add(menu, say("Save a copy…"), window.files.save_copy, "save", "Ctrl+Shift+S")
        self._add(menu, say("Open a copy…"), window.files.open_copy, "restore_from_trash")
        self._add(menu, say("Check the file"), window.files.check, "check_circle")
        batch = window.acts.print_batch
        self._add(menu, say("Print a batch…"), batch, "print", "Ctrl+Shift+B")
        verify = partial(window.desk.paper, "verify", 0)
        self._add(menu, say("Verify a paper…"), verify, "task_alt")
        menu.addSeparator()
        self._add(
            menu, say("Preferences…"), partial(window.go, "preferences"), "settings", "Ctrl+,"
        )
        self._add(menu, say("Clauses…"), partial(window.go, "clauses"), "contract")
        self._add(menu, say("Quit"), window.close, "close", "Ctrl+Q")

    def _fill_recent(self) -> None:
        files = self._window.files
        self._recent.clear()
        for path in files.recent():
            made = self._recent.addAction(words(f"{path.name} — {path.parent}"))
            made.triggered.connect(partial(_run, partial(files.open_recent, path)))
        self._recent.setEnabled(not self._recent.isEmpty())

    def _edit(self) -> None:
        menu = self.menu.addMenu(str(say("Edit")))
        window = self._window
        self.undo = self._add(menu, say("Undo"), window.acts.undo, "undo", "Ctrl+Z")
        self.redo = self._add(menu, say("Redo"), window.acts.redo, "redo", "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.name_undo(None, None)
        menu.addSeparator()
        self._add(menu, say("Bin…"), window.acts.show_bin, "delete")

    def name_undo(self, undo: Say | None, redo: Say | None) -> None:
        """Name the acts that Ctrl+Z and Ctrl+Y speak of."""
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self.undo.setText(str(say("Undo: {act}", act=undo) if undo else say("Nothing to undo")))
        self.redo.setText(str(say("Redo: {act}", act=redo) if redo else say("Nothing to redo")))

    def _park(self) -> None:
        menu = self.menu.addMenu(str(say("Park")))
        window = self._window
        for noun, title in (
            ("lease", say("New lease…")),
            ("tenant", say("New tenant…")),
            ("unit", say("New unit…")),
            ("ticket", say("New ticket…")),
        ):
            self._add(menu, title, partial(window.edit, noun, None, {}), "add")
        menu.addSeparator()
        self._add(menu, say("Import…"), window.acts.import_file, "upload")

    def _view(self) -> None:
        menu = self.menu.addMenu(str(say("View")))
        window = self._window
        for _group, places in groupby(FEATURES, attrgetter("group")):
            for feature in places:
                self._add(menu, feature.title, partial(window.go, feature.key), feature.icon)
            menu.addSeparator()
        themes = menu.addMenu(str(say("Appearance")))
        self._choices(
            themes,
            (("light", say("Light")), ("dark", say("Dark")), ("system", say("Like the computer"))),
            "theme",
            window.look.set_theme,
        )
        spoken = menu.addMenu(str(say("Language")))
        self._choices(
            spoken,
            tuple((code, of(code).name) for code in CODES),
            "language",
            window.look.set_language,
        )
        sizes = menu.addMenu(str(say("Text size")))
        self._choices(
            sizes,
            tuple((str(zoom), f"{zoom} %") for zoom in theme.ZOOMS),
            "zoom",
            window.look.set_zoom,
        )
        self._key("Ctrl++", partial(window.look.zoom, 1))
        self._key("Ctrl+=", partial(window.look.zoom, 1))
        self._key("Ctrl+-", partial(window.look.zoom, -1))
        self._key("Ctrl+0", partial(window.look.set_zoom, "100"))

    def _choices(
        self,
        menu: QMenu,
        choices: tuple[tuple[str, Say | str], ...],
        option: str,
        act: Callable[[str], object],
    ) -> None:
        group = QActionGroup(menu)
        menu.aboutToShow.connect(partial(self._mark, group, option))
        for key, title in choices:
            made = QAction(str(title), menu, checkable=True)
            made.setData(key)
            made.triggered.connect(partial(_run, partial(act, key)))
            group.addAction(made)
            menu.addAction(made)

    def _mark(self, group: QActionGroup, option: str) -> None:
        """Mark what is preferred now: keys, the preferences or a "stay" may have had their say."""
        now = str(self._window.desk.preferences.get(option))
        for made in group.actions():
            made.setChecked(made.data() == now)

    def _help(self) -> None:
        menu = self.menu.addMenu(str(say("Help")))
        window = self._window
        self._add(menu, say("What this screen is for"), window.acts.explain, "help", "F1")
        self._add(menu, say("Keyboard shortcuts"), window.acts.show_keys, "keyboard", "Ctrl+F1")
        self._add(menu, say("About CTV Desktop"), window.acts.about, "info")


def _run(act: Act, _checked: bool = False) -> None:
    act()
