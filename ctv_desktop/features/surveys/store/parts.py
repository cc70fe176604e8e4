"""What stands on a condition report: units, persons, keys, meters, elements with their photos."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.database.work import checked
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.features.meters.model import Meter
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.features.surveys.model import (
    ItemDraft,
    KeyDraft,
    MeterDraft,
    PersonDraft,
    PhotoDraft,
    Survey,
    SurveyItem,
    SurveyKey,
    SurveyMeter,
    SurveyPerson,
    SurveyPhoto,
    SurveyUnit,
)
from ctv_desktop.features.surveys.rules.compare import borne
from ctv_desktop.values.errors import Refused

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work

Values = Mapping[str, Any]
Rows = Sequence[Values]
SIMPLE: Mapping[str, tuple[type[Any], type[Any]]] = {
    "persons": (SurveyPerson, PersonDraft),
    "keys": (SurveyKey, KeyDraft),
    "meters": (SurveyMeter, MeterDraft),
}


def put(work: "Work", survey: Survey, values: Values) -> int:
    """Write the rows as given; what is not given stays. Gives what the tenant bears, centimes."""
    id = survey.id or 0
    if "units" in values:
        _put_units(work, id, values["units"] or ())
    for name, (table, draft) in SIMPLE.items():
        if name in values:
            _put(work, id, name, table, draft, [_known(work, row) for row in values[name] or ()])
    if "items" in values:
        _put_items(work, survey, values["items"] or ())
    if survey.kind != "exit":
        return 0
    items = work.exec(select(SurveyItem.due).where(SurveyItem.survey_id == id)).all()
    keys = work.exec(select(SurveyKey.cost).where(SurveyKey.survey_id == id)).all()
    return sum(items) + sum(keys)


def _known(work: "Work", row: Values) -> Values:
    """A meter of the park brings its kind and serial number with it."""
    if row.get("meter_id") is None:
        return row
    meter = work.find(Meter, row["meter_id"])
    return {**row, "kind": meter.kind, "serial": meter.serial}


def _put_units(work: "Work", id: int, given: Rows) -> None:
    wanted = [row["unit_id"] for row in given if row.get("unit_id") is not None]
    for row in _rows(work, SurveyUnit, id):
        if row.unit_id in wanted:
            wanted.remove(row.unit_id)
        else:
            work.remove(row)
    for unit in wanted:
        work.make(SurveyUnit, {"survey_id": id, "unit_id": work.find(Unit, unit).id})


def _rows(work: "Work", table: type[Any], id: int) -> Sequence[Any]:
    wanted = select(table).where(table.survey_id == id)
    return work.exec(wanted.order_by(col(table.id))).all()


def _put(
    work: "Work", id: int, name: str, table: type[Any], draft: type[Any], given: Rows
) -> list[Any]:  # fmt: skip
    """Rows of a table in the order given: changed, new and gone ones; gives them all."""
    present = {row.id: row for row in _rows(work, table, id)}
    found = []
    for place, source in enumerate(given):
        data = {**_checked(draft, source, f"{name}.{place}."), **_placed(table, place)}
        row = present.pop(source.get("id"), None)
        if row is None:
            row = work.make(table, {**data, "survey_id": id})
        else:
            changed = {key: value for key, value in data.items() if getattr(row, key) != value}
            if changed:
                work.rewrite(row, changed)
        found.append(row)
    for row in present.values():
        _take_away(work, row)
    return found


def _placed(table: type[Any], place: int) -> dict[str, int]:
    return {"place": place} if "place" in table.model_fields else {}


def _take_away(work: "Work", row: Any) -> None:
    if isinstance(row, SurveyItem):
        for photo in work.exec(select(SurveyPhoto).where(SurveyPhoto.item_id == row.id)).all():
            work.remove(photo)
    work.remove(row)


def _checked(draft: type[Any], source: Values, before: str) -> dict[str, Any]:
    try:
        data: dict[str, Any] = checked(draft, source).model_dump()
    except Refused as refused:
        raise Refused({before + key: said for key, said in refused.problems.items()}) from None
    return data


def _put_items(work: "Work", survey: Survey, given: Rows) -> None:
    rows = _put(work, survey.id or 0, "items", SurveyItem, ItemDraft, given)
    _weigh(work, survey, rows)
    places = {row.id: place for place, row in enumerate(rows)}
    photos = [
        {**photo, "item_id": row.id}
        for row, source in zip(rows, given, strict=True)
        for photo in source.get("photos") or ()
    ]
    _put_photos(work, survey.id or 0, photos, places)


def _weigh(work: "Work", survey: Survey, rows: Sequence[SurveyItem]) -> None:
    """What the tenant bears of each element, by the settings of the day of the visit."""
    rates = rates_of(work)
    first = _entered(work, survey)
    for row in rows:
        worn = due = 0
        if survey.kind == "exit":
            found = borne(row.element, row.entry_state, row.state, row.cost, row.wear, first,
                          survey.day, rates)  # fmt: skip
            worn, due = found.wear, found.due
        if (row.worn, row.due) != (worn, due):
            work.rewrite(row, {"worn": worn, "due": due})


def _entered(work: "Work", survey: Survey) -> date:
    """The day from which elements are worn: that of the report at entry, else the lease's first."""
    if survey.entry_id is not None:
        return work.find(Survey, survey.entry_id).day
    return work.find(Lease, survey.lease_id).starts


def _put_photos(work: "Work", id: int, given: Rows, places: Mapping[int, int]) -> None:
    present = {row.id: row for row in _rows(work, SurveyPhoto, id)}
    for place, source in enumerate(given):
        item = source["item_id"]
        data = _checked(PhotoDraft, source, f"items.{places[item]}.")
        data |= {"place": place, "item_id": item}
        row = present.pop(source.get("id"), None)
        if row is None:
            work.make(SurveyPhoto, {**data, "survey_id": id})
            continue
        changed = {key: value for key, value in data.items() if getattr(row, key) != value}
        if changed:
            work.rewrite(row, changed)
    for row in present.values():
        work.remove(row)


def stated(work: "Work", id: int) -> tuple[Rows, Rows, Rows]:
    """Elements, persons and units of a report, as the check of its signature needs them."""
    items = [{"state": row.state} for row in _rows(work, SurveyItem, id)]
    persons = [{"side": row.side} for row in _rows(work, SurveyPerson, id)]
    units = [{"unit_id": row.unit_id} for row in _rows(work, SurveyUnit, id)]
    return items, persons, units


def remove(work: "Work", id: int) -> None:
    """Delete all that stands on a report."""
    for table in (SurveyPhoto, SurveyItem, SurveyMeter, SurveyKey, SurveyPerson, SurveyUnit):
        for row in _rows(work, table, id):
            work.remove(row)
