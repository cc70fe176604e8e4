"""Who changed a record, when, from what to what; each value can be brought back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctv_desktop.ui.declare import Field, Form, Picker
from ctv_desktop.ui.facts import shown
from ctv_desktop.ui.form.load import name
from ctv_desktop.ui.plain import button, label, tip
from ctv_desktop.values import language
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.journal import Difference, Entry
    from ctv_desktop.database.read import Reader

Names = dict[tuple[str, str, Any], str]  # by table, key and value
MOST = 10  # changed fields shown of one act
_HIDDEN = ("id", "version")


class History(QWidget):
    """The acts on the rows of a record, newest first; entries come from the journal."""

    restore_asked = Signal(str, object)  # field, value as it is stored

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self._desk = desk
        self._names: Names = {}
        self._own: tuple[tuple[str, int], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def read(self, tables: Sequence[tuple[str, int]]) -> None:
        """Read the history of these rows in a reading lane and show it."""
        self._own = tuple(tables[:1])
        forms = {table: self._desk.form(table) for table, _row in tables}
        args = (tuple(tables), forms, self._desk.name_of)
        self._desk.tasks.read(_past, *args, then=self._take, owner=self, lane="history")

    def _take(self, past: "Past") -> None:
        self._names = past.names
        self.show_entries(past.entries)

    def show_entries(self, entries: "Sequence[Entry]") -> None:
        """Show acts with the fields that each of them changed."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not entries:
            self._column.addWidget(label(say("Nothing has been changed yet."), "quiet"))
        for place, entry in enumerate(entries):
            if place:
                line = QFrame()
                line.setProperty("part", "line")
                self._column.addWidget(line)
            self._column.addWidget(self._entry(entry))
        self._column.addStretch(1)  # an aligned layout would cut off what wraps

    def _entry(self, entry: "Entry") -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label(entry.said, "strong"))
        when = language.current().instant(entry.at)
        column.addWidget(label(f"{entry.who} · {when}", "small"))
        changes = [each for each in entry.differences if _tells(each)]
        for change in changes[:MOST]:
            column.addWidget(self._change(change))
        more = len(changes) - MOST
        if more > 0:
            said = says("and {count} more field.", "and {count} more fields.", more)
            column.addWidget(label(said, "small"))
        return made

    def _change(self, change: "Difference") -> QWidget:
        title, kind = self._desk.label(change.table, change.key)
        before, after = (
            self._names.get((change.table, change.key, value)) or _text(kind, value)
            for value in (change.before, change.after)
        )
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        text = say("{field}: {before} → {after}", field=title, before=before, after=after)
        if change.before is None:
            text = say("{field}: {value}", field=title, value=after)
        across.addWidget(label(text), 1)
        if change.before is not None and (change.table, change.row) in self._own:
            back = button(say("Restore"), "link")
            tip(back, say("Put “{value}” back into {field}", value=before[:60], field=title))
            back.setAccessibleName(str(say("Restore {field}", field=title)))
            back.clicked.connect(partial(_ask, self, change))
            across.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return made


@dataclass(frozen=True)
class Past:
    """Entries of the journal, with the names of the records that changed fields point to."""

    entries: "list[Entry]"
    names: Names


def _past(
    reader: "Reader",
    rows: Sequence[tuple[str, int]],
    forms: Mapping[str, Form | None],
    name_of: "Callable[[Reader, str, int], str]",
) -> Past:
    from ctv_desktop.database import journal

    entries = journal.history(reader, rows)
    pickers = {table: _pickers(form) for table, form in forms.items()}
    names: Names = {}
    for change in (each for entry in entries for each in entry.differences):
        picker = pickers.get(change.table, {}).get(change.key)
        for value in (change.before, change.after):
            place = (change.table, change.key, value)
            if value is None or place in names:
                continue
            if picker is not None:
                names[place] = name(reader, picker, value)
            elif change.key.endswith("_id"):
                names[place] = name_of(reader, change.key.removesuffix("_id"), value)
    return Past(entries, names)


def _pickers(form: Form | None) -> dict[str, Picker]:
    fields = [item for section in form.sections for item in section.fields] if form else []
    return {each.key: each.picker for each in fields if isinstance(each, Field) and each.picker}


def _ask(history: History, change: "Difference", _checked: bool = False) -> None:
    history.restore_asked.emit(change.key, change.before)


def _tells(change: "Difference") -> bool:
    """Whether a change says something: a new row's empty fields and counters do not."""
    empty = change.before in (None, "") and change.after in (None, "")
    return change.key not in _HIDDEN and change.before != change.after and not empty


def _text(kind: Any, value: Any) -> str:
    try:
        return shown(kind, kind.decode(value))[:300]
    except (ValueError, TypeError, ArithmeticError):
        return str(value)[:300]  # written by another release, whose kind was another one
