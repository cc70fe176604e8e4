"""Opens the window: application, theme, park; heavy imports only after it is painted."""

import contextlib
import sys
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, QLibraryInfo, QObject, QRectF, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from ctv_desktop.app import crash, features, theme
from ctv_desktop.app.ending import Ending
from ctv_desktop.app.start import Wish
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import look, open_park
from ctv_desktop.ui.lanes import collect
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import Paths, Preferences

if TYPE_CHECKING:
    from ctv_desktop.app.single import Doorbell
    from ctv_desktop.database.work import Database


def make_app(preferences: Preferences, wish: Wish) -> QApplication:
    """The application, dressed and in the user's language."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else _new_app()
    app.setApplicationName("CTV Desktop")
    app.setDesktopFileName("ctv-desktop")
    mode: theme.Mode = wish.theme or preferences.get("theme")  # type: ignore[assignment]
    theme.apply(app, mode, int(preferences.get("zoom")))
    speak(app)
    return app


def _new_app() -> QApplication:
    made = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    made.setProperty("style", theme.STYLE)
    return made


_translators: list[QTranslator] = []


def speak(app: QApplication) -> None:
    """Qt's own buttons and the direction of writing follow the language."""
    spoken = language.current()
    if _translators:
        app.removeTranslator(_translators[0])
        _translators.pop().deleteLater()
    translator = QTranslator(app)
    _translators.append(translator)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{spoken.code}", folder):
        app.installTranslator(translator)
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if spoken.right_to_left else Qt.LayoutDirection.LeftToRight
    )


def open_window(wish: Wish, paths: Paths, preferences: Preferences) -> int:
    """Show the window and stay until it is closed."""
    path = _wanted(wish, paths, preferences)
    if path is not None and look(path) and raise_first(path):
        return 0
    if wish.demo and path is not None:
        from ctv_desktop.app.files import make_demo

        make_demo(path)
    app = make_app(preferences, wish)
    QTimer.singleShot(LATEST, app, collect)
    opening = Opening(app, preferences, paths)
    crash.catch(opening.tell)
    Ending(opening.end, opening)
    if path is not None and look(path):
        opening.open(path)
    else:
        opening.welcome(wish.database)
    return app.exec()


def _wanted(wish: Wish, paths: Paths, preferences: Preferences) -> Path | None:
    if wish.demo:
        return wish.database or paths.demo
    if wish.database:
        return wish.database
    last = Path(str(preferences.get("last_database") or paths.park))
    return last if last.exists() else paths.park if paths.park.exists() else None


LATEST = 5_000  # milliseconds until Python collects again, where no import in a lane says so before
SETTLED = 400  # milliseconds after the window is shown: its first list stands by then


class Opening(QObject):
    """Holds the window that is open, and opens another when another park is wanted."""

    def __init__(self, app: QApplication, preferences: Preferences, paths: Paths) -> None:
        super().__init__(app)
        self.app = app
        self.preferences = preferences
        self.paths = paths
        self.window: QMainWindow | None = None
        self.bell: Doorbell | None = None

    def open(self, path: Path) -> None:
        """Open a park in place of the one that is open, once no unsaved work is in the way."""
        if isinstance(self.window, Window):
            self.window.leave(partial(self._open, path))
        else:
            self._open(path)

    def _open(self, path: Path) -> None:
        if self._shown_elsewhere(path):
            return
        try:
            database = _park(path)
        except (Unavailable, Refused) as error:
            self._cannot(error)
            return
        speak(self.app)
        window = Window(database, self.preferences, self.open)
        if not self.preferences.get("window") and _small_screen():
            window.setWindowState(Qt.WindowState.WindowMaximized)
        before = self.window
        window.start()  # before it is shown: its parts are dressed and laid out once, together
        if isinstance(before, Window) and before.desk.database.path == path:
            window.go_on(before)
        self._replace(window)
        window.after_paint(SETTLED, partial(_after_paint, window))
        window.after_paint(SETTLED, partial(self._listen, path, window))

    def _listen(self, path: Path, window: Window) -> None:
        """Be found by later starts on this park."""
        from ctv_desktop.app.single import Doorbell

        if self.window is window:
            self.bell = Doorbell(doorbell_name(path), partial(_raise, window), window)

    def _shown_elsewhere(self, path: Path) -> bool:
        """Another park may be open in another window of this computer: that one comes forward."""
        here = self.window.desk.database.path if isinstance(self.window, Window) else None
        return here is not None and here.absolute() != path.absolute() and raise_first(path)

    def welcome(self, wanted: Path | None = None) -> None:
        """Show the first page; `wanted` is a park that was asked for and is not there."""
        from ctv_desktop.app.first import FirstWindow

        self._replace(FirstWindow(self.open, self.paths, partial(self._speak, wanted), wanted))

    def _speak(self, wanted: Path | None, code: str) -> None:
        """Show the first page again in another language."""
        language.use(code)
        self.preferences.set("language", code)
        with contextlib.suppress(Unavailable):
            self.preferences.save()
        speak(self.app)
        self.welcome(wanted)

    def _replace(self, window: QMainWindow) -> None:
        """Show the new window before the old one goes: the last window gone ends the program."""
        before, self.window = self.window, window
        if before is not None:
            window.setGeometry(before.geometry())
            window.setWindowState(before.windowState())
        window.show()
        if before is not None:
            if self.bell is not None:
                self.bell.close()
            before.close()
            before.deleteLater()

    def _cannot(self, error: Unavailable | Refused) -> None:
        if isinstance(self.window, Window):
            self.window.troubles.tell(error)
            return
        if self.window is None:
            self.welcome()
        first: Any = self.window
        first.tell(error)

    def end(self) -> None:
        """End without a question: what is typed and unsaved is kept as a draft."""
        if isinstance(self.window, Window):
            self.window.end()
        elif self.window is not None:
            self.window.close()
        self.app.quit()

    def tell(self, said: object) -> None:
        """Say in the open window what went wrong."""
        if isinstance(self.window, Window):
            self.window.notices.show(str(said), "bad")
        else:
            print(said, file=sys.stderr)


def _park(path: Path) -> "Database":
    """A park that is there: a file that was emptied, or is gone since, is not made anew."""
    if not look(path):
        raise Unavailable(say("“{name}” holds no park.", name=path.name))
    return open_park(path, features.schema)


def raise_first(path: Path) -> bool:
    """Ask a window that already shows this park to come forward; True where there is one.

    Qt's network module is only loaded where one may be there.
    """
    name = doorbell_name(path)
    if sys.platform != "win32" and not Path(QDir.tempPath(), name).exists():
        return False
    from ctv_desktop.app.single import ring

    return ring(name)


def doorbell_name(park: Path) -> str:
    """The name under which the window of a park is found on this computer by this user."""
    place = f"{Path.home()}\n{park.absolute()}"
    return f"ctv-desktop-{zlib.crc32(place.encode()):08x}"


def _small_screen() -> bool:
    room = QGuiApplication.primaryScreen().availableSize()
    return room.width() <= 1440 or room.height() <= 940


def _raise(window: Window) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _after_paint(window: Window) -> None:
    from ctv_desktop.app import warming

    window.tasks.warm(_imports)
    path = str(window.desk.database.path)
    if window.desk.preferences.get("last_database") != path:
        window.prefer("last_database", path)
    window.files.remember()
    QGuiApplication.setWindowIcon(emblem())
    QTimer.singleShot(1_500, window, window.copies.start)
    warming.begin(window)
    for said in window.desk.preferences.reported:
        window.desk.warn(said)
    window.drafts.offer()


def emblem() -> QIcon:
    """The program's own mark, for title and task bars."""
    from ctv_desktop.ui import colours, icons

    made = QIcon()
    for size in (16, 32, 48, 128):
        pixels = QPixmap(size, size)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("accent"))
        painter.drawRoundedRect(pixels.rect(), size / 5, size / 5)
        inside = QRectF(pixels.rect()).adjusted(size / 8, size / 8, -size / 8, -size / 8)
        icons.paint(painter, "apartment", inside, "on_accent")
        painter.end()
        made.addPixmap(pixels)
    return made


def _imports() -> None:
    """What the first save would otherwise wait for."""
    from importlib import import_module

    features.schema()
    for module in ("ctv_desktop.database.session", "ctv_desktop.database.replay"):
        import_module(module)
