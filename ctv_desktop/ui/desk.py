"""What every screen may ask of the window around it. The window keeps this promise; no Qt here."""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ctv_desktop.ui.declare import Field, Form, Handed, Rows, Values, Write
from ctv_desktop.values.kinds import Kind
from ctv_desktop.values.say import Say
from ctv_desktop.values.settings import Preferences

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.tasks import Tasks
    from ctv_desktop.values.language import Language


class Desk(Protocol):
    """The services of the window: tasks, navigation, questions, papers, notices."""

    database: "Database"
    tasks: "Tasks"
    memory: MutableMapping[str, Any]
    preferences: Preferences
    draft_folder: Path

    def today(self) -> date:
        """The day in Casablanca."""

    def open(self, noun: str, id: int) -> None:
        """Go to a record: its screen, selected there, shown in the panel."""

    def show(self, screen: str, filter: str = "", scope: Values | None = None) -> None:
        """Go to a screen, perhaps with a filter chip chosen and a scope (a figure's exact list)."""

    def edit(self, noun: str, id: int | None, given: Values | None = None) -> None:
        """Open the form of a record, or of a new one."""

    def create(self, noun: str, given: Values, then: Callable[[int], None]) -> None:
        """Make a missing record on the spot, then hand over its id."""

    def act(
        self,
        function: "Callable[..., Changed]",
        *args: Any,
        then: "Callable[[Changed], None] | None" = None,
    ) -> None:
        """Run `function(database, *args)` in the writing lane; tell what was done, offer Undo.

        A refusal is shown as a sentence; nothing is lost.
        """

    def ask(
        self, title: Say, text: Say, yes: Say, then: Callable[[], None], danger: bool = False
    ) -> None:
        """Ask once; the safe button is the default."""

    def ask_secret(self, title: Say, text: Say, yes: Say) -> str | None:
        """Ask for a pass phrase, typed unseen and kept nowhere; None where it was left."""

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
        """A small form for an act (a day, a reason); refusals stand beside its fields.

        What a refusal proposes for a key that is none of the fields goes to `propose`. `warn` says
        beside the fields what follows from them while they are typed, read in a reading lane.
        `then` is done once the act was.
        """

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
        """Show a paper: search, print, save, send, open the folder.

        The printer is remembered by the `kind` of paper; `write` gives its e-mail, and `handed`
        is done in the writing lane once it was printed, saved or sent. It opens in the language
        `first` (the one it was issued in: the others are drafts), else in the window's.
        `lacking` tells what keeps it a draft, and what begins to mend it.
        """

    def do(self, noun: str, key: str, id: int) -> None:
        """Do to a record what another feature offers for it, by its noun and the act's key."""

    def print_lot(self, kind: str, ids: tuple[int, ...] | None = None) -> None:
        """Ask how to print many papers of a kind: of some records, or of a period."""

    def paper(self, name: str, id: int, *given: Any) -> None:
        """Show a paper that another feature makes of a record, or do its act, by its name."""

    def notify(self, said: Say, undo: bool = False) -> None:
        """Say in passing what was done."""

    def warn(self, said: Say) -> None:
        """Say what went wrong; it stays until closed."""

    def save_file(
        self, name: str, kinds: Sequence[tuple[Say, str]], place: str = "exports"
    ) -> Path | None:
        """Where to save a file: a proposed name, (title, patterns) kinds, `exports` or `papers`."""

    def open_file(
        self, title: Say, kinds: Sequence[tuple[Say, str]], start: Path | None = None
    ) -> Path | None:
        """Which file to open; looks first in `start`, or where files were last saved."""

    def open_files(self, title: Say, kinds: Sequence[tuple[Say, str]]) -> list[Path]:
        """Which files to open; looks first where some were last opened so."""

    def prefer(self, key: str, value: Any) -> None:
        """Prefer something from now on: kept, and put into effect at once."""

    def label(self, table: str, key: str) -> tuple[Say, Kind]:
        """The word and the kind of a column, for history."""

    def form(self, noun: str) -> Form | None:
        """How a noun is edited, where it is edited by itself; tells history what a key names."""

    def name_of(self, reader: "Reader", noun: str, id: int) -> str:
        """What a record is called, read in a reading lane."""

    def context(self) -> Mapping[str, Any]:
        """What is shown now: the site chosen, the day."""
