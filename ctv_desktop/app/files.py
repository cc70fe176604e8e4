"""What the File menu does: open, start, copy and check a park file, each told in one sentence."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.app import features
from ctv_desktop.database import copies
from ctv_desktop.database.park_file import Finding, examine, open_park
from ctv_desktop.database.unnamed import sweep
from ctv_desktop.values import language
from ctv_desktop.values.errors import Unavailable
from ctv_desktop.values.say import Say, say, says
from ctv_desktop.values.settings import Paths, copies_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ctv_desktop.app.window import Window
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Database
    from ctv_desktop.ui.lanes import Progress

RECENT = 6  # parks offered in the menu
PARKS = ((say("Park file"), "*.ctv *.park"), (say("All files"), "*"))


def make_demo(path: Path) -> Path:
    """Build the demo park where there is none yet."""
    if not path.exists():
        from ctv_desktop.app.demo import build

        build(path, "small", None, 7, language.today())
    return path


def make_empty(path: Path) -> Path:
    """Make an empty park file with its dated rates."""
    database = open_park(path, features.schema)
    try:
        seed(database)
    finally:
        database.close()
    return path


def seed(database: "Database") -> None:
    """Write what every new park begins with: the rates in force and where they come from."""
    with database.write(say("Start the park")) as work:
        features.found("rates.store:seed")(work)


class Files:
    """The acts on park files that the window offers."""

    def __init__(self, window: "Window", open_other: "Callable[[Path], object]") -> None:
        self._window = window
        self._open_other = open_other

    def open_park(self) -> None:
        """Open another park file."""
        self._open_from(self._window.desk.database.path.absolute().parent)

    def _open_from(self, folder: Path) -> None:
        path = self._window.desk.open_file(say("Open a park"), PARKS, folder)
        if path is not None:
            self._open_other(path)

    def open_copy(self, of: Path | None = None) -> None:
        """Open one of the copies: as a park of its own, the present one stays as it is."""
        park = (of or self._window.desk.database.path).absolute()
        folder = copies_of(park)
        self._open_from(folder if folder.is_dir() else park.parent)

    def new_park(self) -> None:
        """Start an empty park in a new file."""
        path = self._window.desk.save_file("park.ctv", PARKS[:1])
        if path is None:
            return
        if path.exists():
            self._window.desk.warn(
                say("“{name}” is already there. Choose another name.", name=path.name)
            )
            return
        self._make(make_empty, path)

    def remember(self) -> None:
        """Put this park first among the recent ones."""
        park = str(self._window.desk.database.path.absolute())
        self._window.desk.memory["recent"] = [park, *map(str, self.recent())][: RECENT + 1]

    def recent(self) -> list[Path]:
        """The other parks opened of late, as far as they are still there."""
        park = self._window.desk.database.path.absolute()
        kept = self._window.desk.memory.get("recent")
        paths = [Path(str(each)) for each in kept] if isinstance(kept, list) else []
        return [path for path in paths if path != park and path.is_file()][:RECENT]

    def open_recent(self, path: Path) -> None:
        """Open a park that was open before."""
        self._open_other(path)

    def open_demo(self) -> None:
        """Open the demo park, building it first where there is none."""
        self._make(make_demo, Paths.here().demo)

    def _make(self, function: "Callable[[Path], Path]", path: Path) -> None:
        self._window.desk.tasks.long(
            lambda _database, _progress, wanted: function(wanted),
            path,
            then=self._open_other,
            failed=self._window.troubles.tell,
            owner=self._window,
            writes=True,
        )

    def reopen(self, code: str) -> None:
        """Open the same park again in another language."""
        language.use(code)
        self._open_other(self._window.desk.database.path)

    def save_copy(self) -> None:
        """Save a verified copy where the user wants it."""
        desk = self._window.desk
        name = f"{desk.database.path.stem} {desk.today():%Y-%m-%d}.ctv"
        path = desk.save_file(name, PARKS[:1])
        if path is not None:
            desk.tasks.read(
                _copy,
                desk.database.path,
                path,
                then=self._copied,
                failed=self._window.troubles.tell,
                owner=self._window,
            )

    def _copied(self, copy: copies.Copy) -> None:
        self._window.desk.notify(
            say("A checked copy is in “{folder}”.", folder=str(copy.path.parent))
        )

    def check(self) -> None:
        """Check the file and say what was found."""
        desk = self._window.desk
        desk.tasks.read(
            _examine,
            desk.database,
            then=self._checked,
            failed=self._window.troubles.tell,
            owner=self._window,
        )

    def _checked(self, findings: list[Finding]) -> None:
        wrong = [finding for finding in findings if not finding.sound]
        if not wrong:
            self._window.desk.notify(say("The file is sound: pages, links and journal."))
        for finding in wrong:
            self._window.desk.warn(
                say(
                    "{check}: not sound ({detail}). Open a copy from the File menu.",
                    check=finding.title,
                    detail=finding.detail,
                )
            )


def _copy(_reader: "Reader", park: Path, target: Path) -> copies.Copy:
    return copies.save_copy(park, target)


def _examine(_reader: "Reader", database: "Database") -> list[Finding]:
    return examine(database)


class CopyWatch:
    """The copy made at start when the park changed, and the light that tells of it."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.copy: copies.Copy | None = None
        self.trouble = False

    def start(self) -> None:
        """Copy in the background when the journal has grown since the last copy."""
        desk = self._window.desk
        desk.tasks.long(  # called off where the window closes: the next start makes it
            _copy_when_changed,
            desk.database,
            desk.draft_folder.parent,
            then=self._made,
            failed=self._failed,
            owner=self._window,
        )

    def _made(self, copy: copies.Copy | None) -> None:
        self.copy, self.trouble = copy, False
        self.show()

    def _failed(self, error: Exception) -> None:
        self.trouble = True
        self.show()
        if isinstance(error, Unavailable):
            self._window.desk.warn(error.said)

    def show(self) -> None:
        """Put the state of the copy on the light."""
        tone = "bad" if self.trouble else "good" if self.copy else "warn"
        self._window.top.copy_light.set(self.said(), tone)

    def said(self) -> Say:
        """When the last checked copy was made."""
        if self.trouble:
            return say("The copy failed")
        if self.copy is None:
            return say("No copy yet")
        minutes = int((self._window.desk.database.now() - self.copy.at).total_seconds() // 60)
        if minutes < 1:
            return say("Copy made just now")
        if minutes < 60:
            return says("Copy {count} min ago", "Copy {count} min ago", minutes)
        if minutes < 48 * 60:
            return says("Copy {count} h ago", "Copy {count} h ago", minutes // 60)
        return says("Copy {count} day ago", "Copy {count} days ago", minutes // 1440)


def _copy_when_changed(
    _reader: "Reader", progress: "Progress", database: "Database", drafts: Path
) -> copies.Copy | None:
    """Copy the park, then sweep away what nothing names; that is no reason to say it failed."""
    made = copies.copy_when_changed(database.path, database.now(), progress.step)
    with suppress(OSError, sqlite3.Error):
        sweep(database.path, drafts, database.now(), progress.step)
    return made
