"""How the window looks and speaks: theme, text size, language."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ctv_desktop.app import theme
from ctv_desktop.values import language

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window


class Look:
    """Changes the look and keeps it; lengths and words need the window built again."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def set_theme(self, mode: str) -> None:
        """Light, dark or as the computer."""
        self._window.prefer("theme", mode)
        self._dress()

    def set_zoom(self, zoom: str) -> None:
        """Text size in percent."""
        if int(zoom) != int(self._window.desk.preferences.get("zoom")):
            self._window.leave(partial(self._resize, int(zoom)))

    def _resize(self, zoom: int) -> None:
        """Lengths are taken when a part is built: the window is built again."""
        self._window.prefer("zoom", zoom)
        self._dress()
        self._window.files.reopen(language.current().code)

    def zoom(self, step: int) -> None:
        """The next larger or smaller text size."""
        now = int(self._window.desk.preferences.get("zoom"))
        places = [each for each in theme.ZOOMS if each <= now]
        wanted = max(0, min(len(theme.ZOOMS) - 1, len(places) - 1 + step))
        self.set_zoom(str(theme.ZOOMS[wanted]))

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            preferences = self._window.desk.preferences
            theme.apply(app, preferences.get("theme"), int(preferences.get("zoom")))

    def set_language(self, code: str) -> None:
        """Speak another language: the window is built again in it."""
        self._window.leave(partial(self._speak, code))

    def _speak(self, code: str) -> None:
        self._window.prefer("language", code)
        self._window.files.reopen(code)
