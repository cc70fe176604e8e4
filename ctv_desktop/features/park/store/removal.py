"""Places of the park that nothing refers to are deleted; what does refer to them is counted."""

from typing import TYPE_CHECKING, Any

from ctv_desktop.features.park.model import Building, Floor, Milestone, Phase, Site, Unit
from ctv_desktop.features.park.store.places import all_of
from ctv_desktop.features.park.words import long_floor_label
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

TABLES: dict[str, Any] = {
    "site": Site,
    "phase": Phase,
    "building": Building,
    "floor": Floor,
    "unit": Unit,
}


def _leases(count: int) -> Say:
    return says("{count} lease line refers to it.", "{count} lease lines refer to it.", count)


def _amendments(count: int) -> Say:
    return says("{count} amendment speaks of it.", "{count} amendments speak of it.", count)


def _invoices(count: int) -> Say:
    return says("{count} invoice line names it.", "{count} invoice lines name it.", count)


def _heirs(count: int) -> Say:
    return says("{count} unit came out of it.", "{count} units came out of it.", count)


def _origins(count: int) -> Say:
    return says("It came out of {count} unit.", "It came out of {count} units.", count)


def _tickets(count: int) -> Say:
    return says("{count} ticket refers to it.", "{count} tickets refer to it.", count)


def _buildings(count: int) -> Say:
    return says("{count} building belongs to it.", "{count} buildings belong to it.", count)


def _years(count: int) -> Say:
    return says("{count} charge year belongs to it.", "{count} charge years belong to it.", count)


def _keys(count: int) -> Say:
    return says("{count} key of charges names it.", "{count} keys of charges name it.", count)


def _meters(count: int) -> Say:
    return says("{count} meter belongs to it.", "{count} meters belong to it.", count)


def _surveys(count: int) -> Say:
    return says(
        "{count} condition report describes it.", "{count} condition reports describe it.", count
    )


def _phases(count: int) -> Say:
    return says("{count} phase belongs to it.", "{count} phases belong to it.", count)


def _floors(count: int) -> Say:
    return says("{count} floor belongs to it.", "{count} floors belong to it.", count)


def _units(count: int) -> Say:
    return says("{count} unit belongs to it.", "{count} units belong to it.", count)


REFERS = {
    "site": (
        ("building", "site_id", _buildings),
        ("phase", "site_id", _phases),
        ("ticket", "site_id", _tickets),
    ),
    "phase": (("building", "phase_id", _buildings),),
    "building": (
        ("floor", "building_id", _floors),
        ("ticket", "building_id", _tickets),
        ("charge_year", "building_id", _years),
        ("charge_key", "building_id", _keys),
        ("meter", "building_id", _meters),
    ),
    "floor": (("unit", "floor_id", _units), ("ticket", "floor_id", _tickets)),
    "unit": (
        ("lease_line", "unit_id", _leases),
        ("unit", "part_of_id", _units),
        ("ticket", "unit_id", _tickets),
        ("amendment_change", "unit_id", _amendments),
        ("invoice_line", "unit_id", _invoices),
        ("key_weight", "unit_id", _keys),
        ("meter", "unit_id", _meters),
        ("survey_unit", "unit_id", _surveys),
        ("unit_lineage", "old_id", _heirs),
        ("unit_lineage", "new_id", _origins),
    ),
}


def delete(database: "Database", noun: str, *ids: int) -> "Changed":
    """Delete places of the park that nothing refers to; they go to the bin. Raises Refused."""
    with database.write(_deleting(noun, len(ids))) as work:
        for id in ids:
            row = work.find(TABLES[noun], id)
            _refuse_used(work, noun, row)
            if noun == "phase":
                for milestone in all_of(work, Milestone, Milestone.phase_id == id):
                    work.remove(milestone)
            work.remove(row)
            if len(ids) == 1:
                work.act = say("Delete {name}", name=_name(row))
    return work.changed


def _deleting(noun: str, count: int) -> Say:
    if noun == "unit":
        return says("Delete {count} unit", "Delete {count} units", count)
    return says("Delete {count} record", "Delete {count} records", count)


def _name(row: Any) -> Any:
    if isinstance(row, Floor):
        return long_floor_label(row.level, row.label)
    return row.code if isinstance(row, Building | Unit) else row.name


def _refuse_used(work: "Work", noun: str, row: Any) -> None:
    connection = work.connection()
    for table, column, sentence in REFERS[noun]:
        sql = f"SELECT count(*) FROM {table} WHERE {column} = ?"
        count = connection.exec_driver_sql(sql, (row.id,)).scalar() or 0
        if count:
            said = sentence(int(count))
            raise Refused({"": say("{name} cannot be deleted: {why}", name=_name(row), why=said)})
