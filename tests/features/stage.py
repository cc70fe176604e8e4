"""A desk over a real park: what screens ask of the window is remembered for the test to look at."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ctv_desktop.app import features
from ctv_desktop.database.work import Changed, Database
from ctv_desktop.ui.tasks import Tasks
from ctv_desktop.values.errors import Refused

TODAY = date(2026, 11, 23)


class Desk:
    """The desk; `asked` holds what was asked of it, `files` the answers to its questions."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.tasks = Tasks(database, at_once=True)
        self.memory: dict[str, Any] = {}
        self.draft_folder = folder
        self.asked: list[tuple[Any, ...]] = []
        self.files: list[Path | None] = []
        self.preferences: Any = None
        self.day = TODAY

    def today(self) -> date:
        return self.day

    def open(self, noun: str, id: int) -> None:
        self.asked.append(("open", noun, id))

    def show(self, screen: str, filter: str = "", scope: Any = None) -> None:
        self.asked.append(("show", screen))

    def do(self, noun: str, key: str, id: int) -> None:
        self.asked.append(("do", noun, key, id))

    def preview(self, *args: Any, **kwargs: Any) -> None:
        self.lacking = kwargs.get("lacking")
        self.asked.append(("preview", str(args[0]), str(self.lacking[0]) if self.lacking else ""))

    def paper(self, name: str, id: int, *given: Any) -> None:
        self.asked.append(("paper", name, id, *given))

    def offer(self, said: Any, action: Any, act: Any) -> None:
        self.asked.append(("offer", str(said), str(action)))

    def prefer(self, key: str, value: Any) -> None:
        self.preferences.set(key, value)

    def print_lot(self, kind: str, ids: Any = None) -> None:
        self.asked.append(("lot", kind, ids))

    def edit(self, noun: str, id: int | None, given: Any = None) -> None:
        self.asked.append(("edit", noun, id, dict(given or {})))

    def act(self, function: Callable[..., Changed], *args: Any, then: Any = None) -> None:
        self.tasks.write(function, *args, then=then, refused=self.refused)

    def refused(self, refused: Refused) -> None:
        self.asked.append(("refused", str(refused)))

    def ask(self, title: Any, text: Any, yes: Any, then: Any, danger: bool = False) -> None:
        self.asked.append(("ask", str(text)))
        then()

    def warn(self, said: Any) -> None:
        self.asked.append(("warn", str(said)))

    def notify(self, said: Any, undo: bool = False) -> None:
        self.asked.append(("notify", str(said), undo))

    def open_file(self, title: Any, kinds: Any, start: Any = None) -> Path | None:
        return self.files.pop(0)

    def save_file(self, name: str, kinds: Any, place: str = "exports") -> Path | None:
        return self.files.pop(0)

    def form(self, noun: str) -> None:
        return None

    def label(self, table: str, key: str) -> Any:
        return features.label(table, key)

    def name_of(self, reader: Any, noun: str, id: int) -> str:
        return features.name_of(reader, noun, id)
