"""The form of a ticket: place, subject, priority and category are enough to log one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.tickets import rows
from ctv_desktop.features.tickets.words import LABELS
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Section, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

FIELDS = (
    "category",
    "priority",
    "title",
    "description",
    "reporter",
    "reporter_phone",
    "assignee_kind",
    "assignee",
)
NEW: Values = {"place": None, "category": "other", "priority": "P3", "assignee_kind": "staff"}
PARENTS = ("unit", "floor", "building", "site")


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A ticket's values, or those a new one begins with: a place known, a copy, a subject typed."""
    source = id if id is not None else given.get("like")
    if source is None:
        known = {key: given[key] for key in FIELDS if key in given}
        return {**NEW, "title": given.get("typed", ""), **known, "place": _given_place(given)}
    found = rows.ticket(reader, source, today)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    values: dict[str, Any] = {key: getattr(found, key) for key in FIELDS}
    values["place"] = found.place
    if id is not None:
        values["version"] = found.version
    return values


def _given_place(given: Values) -> str | None:
    for kind in PARENTS:
        if given.get(f"{kind}_id"):
            return f"{kind}:{given[f'{kind}_id']}"
    place = given.get("place")
    return str(place) if place else None


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.tickets import store

    return store.save(database, values, id, version)


def warn(reader: "Reader", values: Values, id: int | None, _today: date) -> Mapping[str, Say]:
    """Whether the same was reported already."""
    place, category = str(values.get("place") or ""), str(values.get("category") or "")
    found = rows.nearby(reader, place, category, id) if category != "other" else None
    if found is None:
        return {}
    _id, reference, title = found
    text = say("{reference} is open at this place: {title}", reference=reference, title=title)
    return {"place": text}


def _offer(reader: "Reader", text: str, _values: Values) -> Sequence[Choosable]:
    return [Choosable(*offer) for offer in rows.place_choices(reader, text)]


def _label(reader: "Reader", place: Any) -> str:
    return rows.place_label(reader, str(place))


def field(key: str, **more: Any) -> Field:
    """A field as its column is called."""
    label, kind = LABELS["ticket"][key]
    return Field(key, label, kind, **more)


FORM = Form(
    noun="ticket",
    title_new=say("New ticket"),
    title_edit=say("Edit the ticket"),
    sections=(
        Section(
            say("What and where"),
            (
                Field(
                    "place",
                    say("Place"),
                    required=True,
                    span=4,
                    picker=Picker(_offer, _label),
                    help=say("Type the code of a unit, a floor, a building or the site."),
                ),
                field("title", required=True, span=4),
                field("category"),
                field("priority"),
                field("description", span=4, limit=10_000),
            ),
        ),
        Section(
            say("Who"),
            (
                field("reporter"),
                field("reporter_phone", limit=40),
                field("assignee_kind"),
                field("assignee"),
            ),
        ),
    ),
    load=load,
    save=save,
    warn=warn,
)
