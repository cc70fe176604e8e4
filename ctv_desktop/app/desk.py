"""The window's services for its screens: keeps the promises of ui/desk.py."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ctv_desktop.app import features
from ctv_desktop.app.memory import Memory
from ctv_desktop.ui.declare import Field, Form, Handed, Rows, Section, Values, Write
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import Kind
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.settings import OPTIONS, Paths, Preferences

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.parts.notice import Notice
    from ctv_desktop.values.language import Language


class WindowDesk:
    """What screens ask of the window."""

    def __init__(
        self, window: "Window", database: "Database", tasks: Tasks, preferences: Preferences
    ) -> None:
        self._window = window
        self.database = database
        self.tasks = tasks
        self.preferences = preferences
        self.memory = Memory(preferences)
        self._offered: Notice | None = None
        self.draft_folder: Path = Paths.here().drafts / drafts_of(database.path)

    @property
    def window(self) -> "Window":
        """The window, for dialogs."""
        return self._window

    @property
    def language(self) -> "Language":
        """The language of the window."""
        return language.current()

    def today(self) -> date:
        """The day in Casablanca."""
        return language.today()

    # Going somewhere.

    def open(self, noun: str, id: int) -> None:
        """Go to a record."""
        self._window.open_record(noun, id)

    def show(self, screen: str, filter: str = "", scope: Values | None = None) -> None:
        """Go to a screen."""
        noun = features.NOUNS.get(screen)
        self._window.go(noun.screen if noun else screen, filter, scope or {})

    def edit(self, noun: str, id: int | None, given: Values | None = None) -> None:
        """Open a form."""
        self._window.edit(noun, id, dict(given or {}))

    def create(self, noun: str, given: Values, then: Callable[[int], None]) -> None:
        """Make a missing record in a form of its own, over what is being edited."""
        from ctv_desktop.app.dialogs import FormDialog

        form = features.form(noun)
        FormDialog(self, form, None, given, partial(_hand_over, noun, then)).open()

    # Doing something.

    def act(
        self,
        function: "Callable[..., Changed]",
        *args: Any,
        then: "Callable[[Changed], None] | None" = None,
    ) -> None:
        """Do something and say so."""
        self.tasks.write(function, *args, then=partial(self._done, then), refused=self.refused)

    def _done(self, then: "Callable[[Changed], None] | None", changed: "Changed") -> None:
        if changed.said:
            self.notify(changed.said, undo=bool(changed.act) and not changed.final)
        if then is not None:
            then(changed)

    def refused(self, refused: Refused) -> None:
        """Say why it was not done."""
        for said in refused.problems.values():
            self.warn(said)

    def ask(
        self,
        title: Say,
        text: Say,
        yes: Say,
        then: Callable[[], None],
        danger: bool = False,
    ) -> None:
        """Ask once."""
        from ctv_desktop.ui import ask

        answers = (
            ask.Answer("no", say("Cancel")),
            ask.Answer("yes", yes, danger=danger, primary=not danger),
        )
        if ask.choose(self._window, title, text, answers, "no") == "yes":
            then()

    def ask_secret(self, title: Say, text: Say, yes: Say) -> str | None:
        """Ask for a pass phrase."""
        from ctv_desktop.ui import ask

        return ask.secret(self._window, title, text, yes)

    def ask_values(
        self,
        title: Say,
        fields: Sequence[Field | Rows],
        values: Values,
        function: "Callable[[Database, Values], Changed]",
        yes: Say,
        text: Say | None = None,
        propose: Callable[[str, Any], None] | None = None,
        warn: "Callable[[Reader, Values], Mapping[str, Say]] | None" = None,
        then: "Callable[[Changed], object] | None" = None,
    ) -> None:
        """Ask for what an act needs."""
        from ctv_desktop.app.dialogs import FormDialog

        form = Form(
            noun="act",
            title_new=title,
            title_edit=title,
            sections=(Section(text or Say(""), tuple(fields)),),
            load=lambda _reader, _id, _given, _today: dict(values),
            save=lambda database, given, _id, _version: function(database, given),
            warn=warn and (lambda reader, given, _id, _today: warn(reader, given)),
        )
        dialog = FormDialog(self, form, None, {}, then, yes)
        dialog.page.propose = propose
        dialog.open()

    def preview(
        self,
        title: Say,
        file_name: str,
        make: "Callable[[Reader, Language], bytes]",
        languages: tuple[str, ...] = ("fr", "ar", "en"),
        kind: str = "",
        write: Write | None = None,
        handed: Handed | None = None,
        first: str = "",
        lacking: tuple[Say, Callable[[], object]] | None = None,
    ) -> None:
        """Show a paper."""
        from ctv_desktop.app.dialogs import show_paper

        show_paper(self, title, file_name, make, languages, kind, write, handed, first, lacking)

    def do(self, noun: str, key: str, id: int) -> None:
        """Do to a record what another feature offers for it."""
        run: Any = next(each for each in features.actions(noun) if each.key == key).run
        run(self, (id,))

    def print_lot(self, kind: str = "", ids: tuple[int, ...] | None = None) -> None:
        """Ask how to print many papers."""
        from ctv_desktop.app.lots.sheet import open_lot

        open_lot(self, kind, ids)

    def paper(self, name: str, id: int, *given: Any) -> None:
        """Show a paper that another feature makes, or do its act with what is given."""
        features.found(features.PAPERS[name])(self, id, *given)

    # Saying something.

    def notify(self, said: Say, undo: bool = False) -> None:
        """Say in passing what was done."""
        if undo:
            self.offer(said, say("Undo"), self._window.acts.undo)
        else:
            self._window.notices.show(said, "good")

    def offer(self, said: Say, action: Say, act: Callable[[], object]) -> None:
        """Say what was done and offer the way back; an older offer goes, it would undo this act."""
        if self._offered is not None:
            self._offered.close_now()
        self._offered = self._window.notices.show(said, "good", action, act)
        self._offered.closed.connect(self._offer_gone)

    def _offer_gone(self) -> None:
        self._offered = None

    def warn(self, said: Say) -> None:
        """Say what went wrong."""
        self._window.notices.show(said, "bad")

    # Files.

    def save_file(
        self, name: str, kinds: Sequence[tuple[Say, str]], place: str = "exports"
    ) -> Path | None:
        """Where to save a file."""
        proposed = self._folder(place) / name
        from ctv_desktop.ui import files

        path = files.to_save(self._window, say("Save as"), proposed, kinds)
        if path is not None:
            self.memory[f"{place}.folder"] = str(path.parent)
        return path

    def open_file(
        self, title: Say, kinds: Sequence[tuple[Say, str]], start: Path | None = None
    ) -> Path | None:
        """Which file to open."""
        from ctv_desktop.ui import files

        return files.to_open(self._window, title, start or self._folder("exports"), kinds)

    def open_files(self, title: Say, kinds: Sequence[tuple[Say, str]]) -> list[Path]:
        """Which files to open."""
        from ctv_desktop.ui import files

        found = files.to_open_some(self._window, title, self._folder("opened"), kinds)
        if found:
            self.memory["opened.folder"] = str(found[0].parent)
        return found

    def _folder(self, place: str) -> Path:
        """The folder preferred, else the last one chosen, else the home folder."""
        key = f"{place}_folder"
        preferred = self.preferences.get(key) if key in OPTIONS else None
        for kept in (preferred, self.memory.get(f"{place}.folder")):
            if kept and Path(str(kept)).is_dir():
                return Path(str(kept))
        return Path.home()

    # Knowing something.

    def prefer(self, key: str, value: Any) -> None:
        """Prefer something from now on."""
        match key:
            case "language":
                self._window.look.set_language(str(value))
            case "theme":
                self._window.look.set_theme(str(value))
            case "zoom":
                self._window.look.set_zoom(str(value))
            case _:
                self._window.prefer(key, value)

    def label(self, table: str, key: str) -> tuple[Say, Kind]:
        """The word and the kind of a column."""
        return features.label(table, key)

    def form(self, noun: str) -> Form | None:
        """How a noun is edited, where it is edited by itself."""
        known = features.NOUNS.get(noun)
        return features.form(noun) if known and known.form else None

    def name_of(self, reader: "Reader", noun: str, id: int) -> str:
        """What a record is called, read in a reading lane."""
        return features.name_of(reader, noun, id)

    def context(self) -> Mapping[str, Any]:
        """What is shown now."""
        return {"screen": self._window.screen_key, "today": self.today()}

    def parent(self) -> QWidget:
        """The widget dialogs belong to."""
        return self._window


def drafts_of(park: Path) -> str:
    """The folder name of a park's drafts: two parks of one name do not share theirs."""
    return f"{park.stem}-{zlib.crc32(str(park.absolute()).encode()):08x}"


def _hand_over(noun: str, then: Callable[[int], None], changed: "Changed") -> None:
    id = changed.subject or next(iter(changed.ids.get(noun, ())), None)
    if id is not None:
        then(id)
