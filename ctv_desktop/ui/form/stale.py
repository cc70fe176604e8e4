"""Two versions of one record beside each other, when someone saved it in the meantime."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ctv_desktop.ui.declare import Field, Form, Grid, Rows, Values
from ctv_desktop.ui.form import load as reading
from ctv_desktop.ui.form.rows import Labels
from ctv_desktop.ui.form.strip import Strip
from ctv_desktop.ui.plain import label
from ctv_desktop.values import language
from ctv_desktop.values.errors import Stale
from ctv_desktop.values.say import Say, say

Both = tuple[dict[str, str], dict[str, str]]
Difference = tuple[Say, str, str]  # field, yours, theirs


def differences(
    form: Form, ours: Values, our_labels: Labels, theirs: Values, their_labels: Labels
) -> list[Difference]:
    """The fields in which two versions differ, as they are shown."""
    return list(_differing(form, ours, our_labels, theirs, their_labels))


def _differing(
    form: Form, ours: Values, our_labels: Labels, theirs: Values, their_labels: Labels
) -> Iterator[Difference]:
    for section in form.sections:
        for item in section.fields:
            one, two = ours.get(item.key), theirs.get(item.key)
            # What the saved version does not tell (rows of another table) is no difference.
            if item.key not in theirs or one == two or (one in (None, "") and two in (None, "")):
                continue
            if isinstance(item, Rows | Grid):
                yield item.label, _rows(one), _rows(two)
            else:
                mine = _shown(item, one, our_labels.get(item.key, ""))
                yield item.label, mine, _shown(item, two, their_labels.get(item.key, ""))


def _rows(value: Any) -> str:
    return language.current().number(len(value or ()))


def _shown(field: Field, value: Any, named: str) -> str:
    if value is None:
        return "—"
    if field.picker is not None:
        return named or str(value)
    return field.kind.show(value, language.current()) or "—"


def table(found: list[Difference]) -> QWidget:
    """A small table: field, your version, the saved version."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    for place, title in enumerate((say("Field"), say("Your version"), say("Saved version"))):
        grid.addWidget(label(title, "field"), 0, place)
    for row, (title, mine, other) in enumerate(found, 1):
        grid.addWidget(label(title, "quiet"), row, 0)
        grid.addWidget(label(mine[:300], "strong"), row, 1)
        grid.addWidget(label(other[:300], "strong"), row, 2)
    for place, stretch in enumerate((2, 3, 3)):
        grid.setColumnStretch(place, stretch)
    return made


class Conflict(Strip):
    """Says that someone else saved the record; one of the two versions goes on, or both in one."""

    kept = Signal(object)  # the version number to save over
    dropped = Signal()
    joined = Signal()

    def __init__(self, desk: Any, form: Form) -> None:
        super().__init__("warn")
        self._desk, self._form = desk, form

    def compare(self, refused: Stale, ours: Values) -> None:
        """Read the names of what both versions point to, then show them."""
        theirs = dict(refused.theirs)
        then = partial(_show, self, self._form, refused, ours, theirs)
        read = self._desk.tasks.read
        read(reading.both_labels, self._form, ours, theirs, then=then, owner=self)

    def show_both(self, said: list[Say], found: list[Difference], version: Any) -> None:
        """Show the fields that differ and the ways on."""
        self.show_extra(table(found))
        join = (say("Put my changes into the saved version"), self._join)
        keep = (say("Keep my version"), partial(_keep, self, version))
        self.say(said, [join, keep, (say("Take the saved version"), self._drop)])

    def close_up(self) -> None:
        """The question is settled."""
        self.show_extra(None)
        self.say([])

    def _join(self) -> None:
        self.close_up()
        self.joined.emit()

    def _drop(self) -> None:
        self.close_up()
        self.dropped.emit()


def _show(
    strip: Conflict,
    form: Form,
    refused: Stale,
    ours: Values,
    theirs: dict[str, Any],
    names: Both,
) -> None:
    found = differences(form, ours, names[0], theirs, names[1])
    strip.show_both(list(refused.problems.values()), found, theirs.get("version"))


def _keep(strip: Conflict, version: Any, _checked: bool = False) -> None:
    strip.close_up()
    strip.kept.emit(version)
