"""Two versions of one record beside each other, when someone saved it in the meantime."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from ctv_desktop.ui.declare import Field, Form, Rows, Values
from ctv_desktop.ui.form.rows import Labels
from ctv_desktop.ui.plain import label
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

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
            if one == two or (one in (None, "") and two in (None, "")):
                continue
            if isinstance(item, Rows):
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
