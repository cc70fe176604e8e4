"""The grid of a report: a row an element, its state by one key, at exit what it comes to."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.surveys.rows import single
from ctv_desktop.features.surveys.rules import rooms
from ctv_desktop.features.surveys.rules.compare import borne, steps
from ctv_desktop.features.surveys.rules.photo import LARGEST_FILE, PATTERNS
from ctv_desktop.features.surveys.words import CONDITIONS, LABELS
from ctv_desktop.ui.declare import Field, Files, Grid, Source, Values
from ctv_desktop.values import language
from ctv_desktop.values.kinds import MONEY, PERCENT, TEXT
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def _exit(values: Values) -> bool:
    return values.get("kind") == "exit"


def lines_of_entry(reader: "Reader", values: Values) -> list[dict[str, Any]]:
    """The elements of the report at entry, their states beside those to be noted."""
    entry = values.get("entry_id")
    before = single.survey(reader, entry) if entry is not None else None
    there = {_key(row) for row in values.get("items") or ()}
    return [
        {
            "room": row["room"], "element": row["element"], "entry_state": row["state"],
            "entry_remark": row["remark"],
        }
        for row in (before.items if before else ())
        if _key(row) not in there
    ]  # fmt: skip


def _key(row: Values) -> tuple[str, str]:
    return str(row.get("room") or "").casefold(), str(row.get("element") or "").casefold()


def new_room(_reader: "Reader", values: Values) -> list[dict[str, Any]]:
    """A room more, with the usual elements; its name is typed over."""
    spoken = language.current()
    there = {_key(row)[0] for row in values.get("items") or ()}
    title, elements = rooms.NEW_ROOM
    number = 1
    while True:
        name = f"{title.in_language(spoken)} {number}"
        if name.casefold() not in there:
            return [{"room": name, "element": element} for element in elements]
        number += 1


def of_kind(reader: "Reader", values: Values) -> list[dict[str, Any]]:
    """The rooms usual for the kinds of the units chosen, those not there yet."""
    from ctv_desktop.features.surveys.screen.form import template

    there = {_key(row) for row in values.get("items") or ()}
    return [row for row in template(reader, values) if _key(row) not in there]


def follow(row: Values, values: Values) -> dict[str, Any]:
    """What an element comes to at exit: the difference, its wear, what the tenant bears."""
    rates, first, day = values.get("rates"), values.get("entered"), values.get("day")
    photos = len(row.get("photos") or ())
    count = language.current().number(photos) if photos else ""
    if not _exit(values) or rates is None or first is None or day is None:
        return {"gap": "", "due": None, "count": count}
    entry, now = str(row.get("entry_state") or ""), str(row.get("state") or "")
    found = borne(
        str(row.get("element") or ""), entry, now, row.get("cost") or 0, row.get("wear"), first,
        day, rates,
    )  # fmt: skip
    shown = found.wear if found.steps > 0 else row.get("wear")
    return {"gap": gap(entry, now), "wear": shown, "due": found.due or None, "count": count}


def gap(entry: str, now: str) -> str:
    """How an element changed between entry and exit, at a glance: ▼ 2 is two states worse."""
    by = steps(entry, now)
    if not now or not by:
        return "=" if now else ""
    return f"{'▼' if by > 0 else '▲'} {abs(by)}"


def take_photo(reader: "Reader", path: Path) -> dict[str, Any]:
    """Keep a photo with the files of the park, both its sizes. Raises Refused, Unavailable."""
    from ctv_desktop.database import files
    from ctv_desktop.features.surveys.rules.photo import ready

    found = ready(path.name, files.read(path, LARGEST_FILE))
    return {
        "name": path.name[-200:],
        "caption": "",
        "digest": files.keep(reader.path, found.full),
        "small": files.keep(reader.path, found.small),
        "width": found.width,
        "height": found.height,
    }


def picture(reader: "Reader", photo: Values) -> bytes | None:
    """The bytes of a photo as it is shown in rows."""
    from ctv_desktop.database.files import content

    return content(reader.path, str(photo.get("small") or ""))


def _field(key: str, span: int, **more: Any) -> Field:
    label, kind = LABELS["survey_item"][key]
    return Field(key, label, kind, span=span, **more)


_KEYS = say(
    "One key a state, then on to the next row: {states}. Space repeats the state above; type a"
    " remark at once in its column. Insert adds a row, Ctrl+Delete"
    " removes it; Ctrl+D copies the room.",
    states=Say("{new} · {good} · {used} · {bad}", {
        code: Say("{place} {word}", {"place": place, "word": CONDITIONS.label(code)})
        for place, code in enumerate(CONDITIONS, 1)
    }),
)  # fmt: skip

GRID = Grid(
    "items",
    say("Rooms and elements"),
    (
        _field("room", 15, required=True, limit=120),
        _field("element", 19, required=True, limit=120),
        _field("entry_state", 15, read_only=True, shown=_exit),
        _field("entry_remark", 11, read_only=True, shown=_exit),
        _field("state", 16),
        _field("remark", 16, limit=500),
        Field("gap", say("Difference"), TEXT, read_only=True, span=9, shown=_exit),
        Field("cost", say("Cost excl. VAT"), MONEY, span=15, shown=_exit),
        Field("wear", say("Wear"), PERCENT, span=11, shown=_exit),
        Field("due", say("Tenant’s share"), MONEY, read_only=True, span=17, shown=_exit),
        Field("count", say("Photos"), TEXT, read_only=True, span=10),
    ),
    add=say("Add a row"),
    empty=say("No room yet: take those usual for the unit, or add one."),
    help=_KEYS,
    band="room",
    copy=say("Copy the room"),
    follow=follow,
    sources=(
        Source(say("Add a room"), new_room),
        Source(say("Rooms usual for the unit"), of_kind),
        Source(say("Rooms of the report at entry"), lines_of_entry, _exit),
    ),
    files=Files(
        "photos",
        say("Add photos…"),
        ((say("Photos"), PATTERNS),),
        take_photo,
        picture,
        limit=120,
    ),
)
