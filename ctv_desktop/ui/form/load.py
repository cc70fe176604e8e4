"""What a form reads in a reading lane: the record's values and the names of what it points to."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.ui.declare import Field, Form, Grid, Picker, Rows, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.record import dataclass, field
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Loaded:
    """The values of a form, the names of picked records, or why it cannot be opened."""

    values: dict[str, Any] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    refused: Refused | None = None


def load(reader: "Reader", form: Form, id: int | None, given: Values, today: date) -> Loaded:
    """The record's values with the names of everything picked in it."""
    try:
        values = form.load(reader, id, given, today)
    except Refused as refused:
        return Loaded(refused=refused)
    return Loaded(values, labels(reader, form, values))


def labels(reader: "Reader", form: Form, values: Values) -> dict[str, str]:
    """The names of picked records by `key`, or `rows.index.key` inside rows."""
    found: dict[str, str] = {}
    for section in form.sections:
        for item in section.fields:
            if isinstance(item, Grid):  # has no pickers
                continue
            found.update(_of_rows(reader, item, values) if isinstance(item, Rows)
                         else _of(reader, item, item.key, values.get(item.key)))  # fmt: skip
    return found


def both_labels(
    reader: "Reader", form: Form, ours: Values, theirs: Values
) -> tuple[dict[str, str], dict[str, str]]:
    """The names of what two versions of a record point to."""
    return labels(reader, form, ours), labels(reader, form, theirs)


def _of_rows(reader: "Reader", rows: Rows, values: Values) -> Iterator[tuple[str, str]]:
    for place, row in enumerate(values.get(rows.key) or ()):
        for each in rows.fields:
            yield from _of(reader, each, f"{rows.key}.{place}.{each.key}", row.get(each.key))


def _of(reader: "Reader", each: Field, key: str, value: Any) -> Iterator[tuple[str, str]]:
    if each.picker is not None and value is not None:
        yield key, name(reader, each.picker, value)


def name(reader: "Reader", picker: Picker, value: Any) -> str:
    """The name of one picked record."""
    try:
        return picker.label(reader, value)
    except Refused:
        return str(say("Missing record"))


def offers(reader: "Reader", picker: Picker, text: str, values: Mapping[str, Any]) -> list[Any]:
    """What a picker offers, as a list made in the lane."""
    return list(picker.offer(reader, text, values))
