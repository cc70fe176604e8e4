"""Which editor a field gets, and what an editor may ask of the form it stands in."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.ui.form.cell import Cell
from ctv_desktop.ui.form.editor import Editor, LineEditor
from ctv_desktop.ui.form.fields import DayEditor, LongTextEditor, YesNoEditor
from ctv_desktop.ui.form.picker import PAUSE, ChoiceEditor, Give, PickEditor
from ctv_desktop.values.kinds import ChoiceKind
from ctv_desktop.values.say import Say


class House(Protocol):
    """The form around an editor."""

    def today(self) -> date:
        """The day that typed dates are read from."""

    def offer(self, field: Field, text: str, values: Values, give: Give, editor: Any) -> None:
        """Find what fits a text and give it to the editor later."""

    def make_missing(self, editor: PickEditor, text: str) -> None:
        """Let the user make the missing record, then pick it."""

    def name(self, editor: Editor, value: Any) -> None:
        """Show a picked value under its record's name, which has to be read first."""

    def read(self, function: Any, *args: Any, **ways: Any) -> None:
        """Run a function in a reading lane (see Tasks)."""

    def open_files(self, title: Say, kinds: Sequence[tuple[Say, str]]) -> list[Path]:
        """Ask which files to open."""


def editor_of(field: Field, house: House, values: Callable[[], Values]) -> Editor:
    """The editor of a field; `values` gives what stands in the form when offers are asked for."""
    if field.picker is not None:
        return _picker(field, house, values)
    if isinstance(field.kind, ChoiceKind):
        return ChoiceEditor(field)
    match field.kind.name:
        case "day":
            return DayEditor(field, house.today)
        case "yes_no":
            return YesNoEditor(field)
        case "long_text":
            return LongTextEditor(field)
        case _:
            return LineEditor(field, house.today)


def _picker(field: Field, house: House, values: Callable[[], Values]) -> PickEditor:
    assert field.picker is not None
    made: list[PickEditor] = []

    def offer(text: str, give: Give) -> None:
        house.offer(field, text, values(), give, made[0])

    editor = PickEditor(field, offer, PAUSE, bool(field.picker.create))
    made.append(editor)
    editor.create_asked.connect(house.make_missing)
    return editor


def cell_of(field: Field, house: House, values: Callable[[], Values]) -> Cell:
    """The editor of a field with its label and its sentences."""
    return Cell(field, editor_of(field, house, values))
