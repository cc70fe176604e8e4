"""The look of the window: qt-material in our palettes under our own sheet, kept ready in a file."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ctv_desktop.app.theme import cache, fonts
from ctv_desktop.app.theme.palettes import PALETTES
from ctv_desktop.ui import colours

Mode = Literal["light", "dark", "system"]
STYLE = "fusion"
ZOOMS = (90, 100, 110, 125, 150)


def version() -> str:
    """The program's version, as far as the theme's cache is concerned."""
    import ctv_desktop

    return str(getattr(ctv_desktop, "__version__", "0"))


def apply(
    app: QApplication, mode: Mode = "light", zoom: int = 100, folder: Path | None = None
) -> str:
    """Dress the application, at start or live; gives `light` or `dark`, whichever it became.

    `zoom` is the text size in percent (90 to 150). `folder` replaces the user's cache folder.
    """
    zoom = min(150, max(90, zoom))
    name = resolved(app, mode)
    root = (folder or cache.default_root()) / cache.key(version())
    text = cache.sheet(root, name, zoom)
    QDir.setSearchPaths("theme", [str(root)])
    _follow_system(app, mode, zoom, folder)
    fonts.load()
    if app.property("style") != STYLE:  # to ask for the style itself costs a twentieth of the start
        app.setStyle(STYLE)
        app.setProperty("style", STYLE)
    app.setFont(fonts.window_font(zoom))
    app.setPalette(native_palette(name))
    colours.use(name, PALETTES[name], zoom)
    app.setStyleSheet(text)
    return name


def prepare(folder: Path | None = None) -> None:
    """Make the kept sheets without a window, so that even the first start finds them."""
    root = (folder or cache.default_root()) / cache.key(version())
    cache.sheet(root, "light", 100)


def resolved(app: QApplication, mode: Mode) -> str:
    """`light` or `dark`; for `system` what the desktop says now."""
    if mode != "system":
        return mode
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def native_palette(name: str) -> QPalette:
    """Our colours in Qt's roles, for native parts and everything a sheet does not reach."""
    role, colour = QPalette.ColorRole, PALETTES[name]
    palette = QPalette()
    for key, value in (
        (role.Window, "ground"),
        (role.WindowText, "text"),
        (role.Base, "card"),
        (role.AlternateBase, "card"),
        (role.Text, "text"),
        (role.PlaceholderText, "faint"),
        (role.Button, "card"),
        (role.ButtonText, "text"),
        (role.BrightText, "bad"),
        (role.Light, "card"),
        (role.Midlight, "line_soft"),
        (role.Mid, "line"),
        (role.Dark, "line_strong"),
        (role.Shadow, "shadow"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "text"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.ToolTipBase, "tip"),
        (role.ToolTipText, "tip_text"),
    ):
        palette.setColor(key, QColor(colour[value]))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colour["disabled"]))
    return palette


class _Follower(QObject):
    """Applies the theme again when the desktop turns dark or light."""

    def __init__(self, app: QApplication, zoom: int, folder: Path | None) -> None:
        super().__init__(app)
        self._app, self._zoom, self._folder = app, zoom, folder
        app.styleHints().colorSchemeChanged.connect(self.later)

    def later(self) -> None:
        QTimer.singleShot(0, self, self._again)

    def _again(self) -> None:
        if resolved(self._app, "system") != colours.name():
            apply(self._app, "system", self._zoom, self._folder)


_follower: list[_Follower] = []


def _follow_system(app: QApplication, mode: Mode, zoom: int, folder: Path | None) -> None:
    for old in _follower:
        app.styleHints().colorSchemeChanged.disconnect(old.later)
        old.deleteLater()
    _follower.clear()
    if mode == "system":
        _follower.append(_Follower(app, zoom, folder))
