"""What the editors of a form ask: the day, offers, a missing record, the name of a picked one."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.ui.form import load as reading
from ctv_desktop.ui.form.picker import Give, PickEditor
from ctv_desktop.values.say import Say


class Asked:
    """Answers from the desk, in reading lanes (see House)."""

    def __init__(self, desk: Any) -> None:
        self._desk = desk

    def today(self) -> date:
        """The day the desk works on."""
        found: date = self._desk.today()
        return found

    def offer(self, field: Field, text: str, values: Values, give: Give, editor: Any) -> None:
        """Find what fits a text, in a reading lane; an older search of the editor is dropped."""
        args = (field.picker, text, dict(values))
        self._desk.tasks.read(reading.offers, *args, then=give, owner=editor, lane="offer")

    def make_missing(self, editor: PickEditor, text: str) -> None:
        """Let the missing record be made elsewhere and come back with it picked."""
        assert editor.field.picker is not None
        given = {"typed": text} if text else {}
        self._desk.create(editor.field.picker.create, given, _Created(self, editor))

    def name(self, editor: Any, value: Any) -> None:
        """Show a picked value under its name."""

        def put(found: str) -> None:
            editor.put(value, found)
            editor.edited.emit()

        picker = editor.field.picker
        self._desk.tasks.read(reading.name, picker, value, then=put, owner=editor)

    def read(self, function: Any, *args: Any, **ways: Any) -> None:
        """Run a function in a reading lane."""
        self._desk.tasks.read(function, *args, **ways)

    def open_files(self, title: Say, kinds: Sequence[tuple[Say, str]]) -> list[Path]:
        """Ask which files to open."""
        found: list[Path] = self._desk.open_files(title, kinds)
        return found


class _Created:
    """Called with the new record's id: comes back to the form with it picked."""

    def __init__(self, asked: "Asked", editor: PickEditor) -> None:
        self._asked, self._editor = asked, editor

    def __call__(self, id: int | None) -> None:
        if id is not None:
            self._asked.name(self._editor, id)
        self._editor.focus()
