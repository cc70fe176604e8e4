"""The window of the first start: three ways to begin, nothing written before one is chosen."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ctv_desktop.app import crash
from ctv_desktop.app.files import PARKS, make_demo, make_empty
from ctv_desktop.app.welcome import Start, Welcome
from ctv_desktop.database.troubles import Damaged
from ctv_desktop.ui import files
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.settings import Paths, copies_of


class FirstWindow(QMainWindow):
    """Shown where there is no park yet."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        open_park: Callable[[Path], object],
        paths: Paths,
        speak: Callable[[str], object] | None = None,
        wanted: Path | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("CTV Desktop")
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(1280, 800).boundedTo(room - QSize(0, 40)))
        self._open = open_park
        self._paths = paths
        self.page = Welcome(self._starts(wanted))
        if speak is not None:
            self.page.offer_languages(speak)
        self.setCentralWidget(self.page)
        if wanted is not None:
            self.page.tell(say("There is no park at “{path}” yet.", path=wanted))
        self.made.connect(self._open)
        self.failed.connect(self.tell)

    def _starts(self, wanted: Path | None) -> tuple[Start, ...]:
        """The three ways to begin."""
        return (
            Start(
                "apartment",
                say("Explore the demo park"),
                say("A fictitious park with buildings, tenants, leases and tickets to try all."),
                partial(self._make, make_demo, self._paths.demo),
                say("Open the demo park"),
            ),
            Start(
                "add",
                say("Start empty"),
                _own(wanted),
                partial(self._make, make_empty, wanted or self._paths.park),
                say("Start an empty park"),
            ),
            Start(
                "folder_open",
                say("Open a park file"),
                say("A park from another workstation, or a copy you kept."),
                self._choose,
                say("Open a file…"),
            ),
        )

    def _make(self, function: Callable[[Path], Path], path: Path, _checked: bool = False) -> None:
        if path.exists():
            self._open(path)
            return
        self.page.setEnabled(False)
        self.page.tell(say("The park is being made…"))
        threading.Thread(target=self._work, args=(function, path), daemon=True).start()

    def _work(self, function: Callable[[Path], Path], path: Path) -> None:
        try:
            self.made.emit(function(path))
        except (Unavailable, Refused) as error:
            self.failed.emit(str(error))
        except Exception as error:  # noqa: BLE001 - told to the user, logged as a bug
            self.failed.emit(str(crash.report(error)))

    def _choose(self, _checked: bool = False) -> None:
        self._choose_from(Path.home())

    def _choose_from(self, folder: Path, _checked: bool = False) -> None:
        chosen = files.to_open(self, say("Open a park"), folder, PARKS)
        if chosen is not None:
            self._open(chosen)

    def tell(self, said: Say | str | Exception) -> None:
        """Say why a way to begin did not work."""
        self.page.setEnabled(True)
        copies = copies_of(said.path) if isinstance(said, Damaged) else None
        offered = copies if copies is not None and copies.is_dir() else None
        self.page.tell(str(said), partial(self._choose_from, offered) if offered else None)


def _own(wanted: Path | None) -> Say:
    """What an empty park is; one that was asked for by name is made under that name."""
    if wanted is None:
        return say("Your own park, on this computer. You can import units from a workbook.")
    return say("Your own park, in the new file “{name}”.", name=wanted.name)
