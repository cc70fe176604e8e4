"""Reading meters: one with what it says of itself, or several in a grid."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.meters.rows import single
from ctv_desktop.features.meters.rules import reading
from ctv_desktop.features.meters.rules.reading import Past
from ctv_desktop.features.meters.words import INDEX, LABELS
from ctv_desktop.ui.declare import Choosable, Field, Picker, Rows, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]


def _field(key: str, **more: Any) -> Field:
    label, kind = LABELS["meter_reading"][key]
    return Field(key, label, kind, **more)


# One.


def read(desk: "Desk", ids: Ids) -> None:
    """Ask for the index of one meter."""
    desk.tasks.read(_one, ids[0], desk.today(), then=partial(_ask_one, desk))


def _one(reader: "Reader", id: int, today: date) -> tuple[single.Meter | None, list[Past]]:
    return single.meter(reader, id, today), single.pasts(reader, id)


def _ask_one(desk: "Desk", found: tuple[single.Meter | None, list[Past]]) -> None:
    meter, past = found
    if meter is None:
        return
    text = say("First reading: it sets where the index begins.")
    if past:
        text = say("Last index {index}, on {day}.", index=Shown(INDEX, past[-1].counter),
                   day=past[-1].day)  # fmt: skip
    today = desk.today()
    desk.ask_values(
        say("Read meter {serial}", serial=meter.serial),
        (
            _field("day", required=True),
            _field("counter", required=True),
            _field("estimated"),
            _field("read_by", limit=120),
            _field("old_end", help=say("Only where the meter was changed.")),
            _field("new_start"),
            _field("note", span=4, limit=2_000),
        ),
        {"day": today, "counter": None, "estimated": False, "read_by": "", "note": "",
         "old_end": None, "new_start": None},
        partial(read_now, meter.id, today),
        say("Save"),
        text,
        warn=partial(told, meter, past, today),
    )  # fmt: skip


def told(
    meter: single.Meter, past: Sequence[Past], today: date, _reader: "Reader", values: Values
) -> Mapping[str, Say]:
    """What is used and what is odd about it, while it is typed."""
    last = past[-1] if past else None
    day, counter = values.get("day"), values.get("counter")
    wrong = reading.wrong(last, values, today)
    if wrong or last is None or day is None or counter is None:
        return wrong
    use = reading.used(
        last.counter, counter, meter.factor, values.get("old_end"), values.get("new_start")
    )
    odd = reading.unusual(use, (day - last.day).days, past)
    used = say("{used} {measure} used", used=Shown(INDEX, use), measure=meter.measure)
    return {"counter": odd or used}


def read_now(id: int, today: date, database: "Database", values: Values) -> "Changed":
    """Note a reading in the writing lane, where the store is loaded."""
    from ctv_desktop.features.meters import store

    return store.read(database, [{**values, "meter_id": id}], today)


# Several, in a grid.


def several(desk: "Desk", ids: Ids) -> None:
    """Ask for the indexes of the meters chosen."""
    _ask_several(desk, list(ids))


def due(desk: "Desk", _ids: Ids) -> None:
    """Ask for the indexes of all meters whose turn it is."""
    desk.tasks.read(single.due, desk.today(), then=partial(_ask_several, desk))


def _offers(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in single.offers(reader, text)]


GRID = Rows(
    "rows",
    say("Readings"),
    (
        _field("meter_id", required=True, span=2, picker=Picker(_offers, single.named)),
        _field("counter", span=1),
        _field("estimated", span=1),
    ),
    add=say("Add a meter"),
    empty=say("No meter to read."),
)


def _ask_several(desk: "Desk", ids: list[int]) -> None:
    if not ids:
        desk.notify(say("Every meter was read in the last weeks."))
        return
    today = desk.today()
    desk.ask_values(
        says("Read {count} meter", "Read {count} meters", len(ids)),
        (_field("day", required=True), _field("read_by", limit=120), GRID),
        {"day": today, "read_by": "",
         "rows": [{"meter_id": id, "counter": None, "estimated": False} for id in ids]},
        partial(several_now, today),
        say("Save"),
        say("Type the index of each; a meter without one is left out."),
        warn=partial(told_several, today),
    )  # fmt: skip


def told_several(today: date, reader: "Reader", values: Values) -> Mapping[str, Say]:
    """What is used by each meter, and what is odd or wrong about it."""
    found: dict[str, Say] = {}
    for place, row in enumerate(values.get("rows") or ()):
        if row.get("counter") is None or row.get("meter_id") is None:
            continue
        meter = single.meter(reader, row["meter_id"], today)
        if meter is None:
            continue
        past = single.pasts(reader, meter.id)
        one = {"day": values.get("day"), "counter": row["counter"]}
        for key, said in told(meter, past, today, reader, one).items():
            found[key if key == "day" else f"rows.{place}.{key}"] = said
    return found


def several_now(today: date, database: "Database", values: Values) -> "Changed":
    """Note the readings typed; refusals stand beside their rows."""
    from ctv_desktop.features.meters import store

    rows = list(values.get("rows") or ())
    kept = [place for place, row in enumerate(rows) if row.get("counter") is not None]
    shared = {"day": values.get("day"), "read_by": values.get("read_by") or ""}
    entries = [
        {**{key: rows[place].get(key) for key in ("meter_id", "counter", "estimated")}, **shared}
        for place in kept
    ]
    try:
        return store.read(database, entries, today, "rows")
    except Refused as refused:
        raise Refused(
            {_placed(key, kept): said for key, said in refused.problems.items()}
        ) from None


def _placed(key: str, kept: Sequence[int]) -> str:
    """The field of the form for a refusal of the entries: rows left empty are between them."""
    if not key.startswith("rows."):
        return key
    _, place, field = key.split(".", 2)
    return "day" if field == "day" else f"rows.{kept[int(place)]}.{field}"
