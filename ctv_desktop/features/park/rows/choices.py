"""What pickers offer: sites, phases, buildings, floors and units as (id, label, detail)."""

from datetime import date

from ctv_desktop.database.read import Reader, matching
from ctv_desktop.features.park.rows.units import FREE_FROM, SOURCE, STATE
from ctv_desktop.features.park.words import UNIT_KIND, UNIT_STATE, floor_label
from ctv_desktop.values import language
from ctv_desktop.values.folding import fold

Offer = tuple[int, str, str]
LIMIT = 50


def _fits(text: str, *shown: str) -> bool:
    """Each typed word begins a word of what is shown."""
    words = fold(" ".join(shown)).split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())


def _offers(text: str, found: list[Offer]) -> list[Offer]:
    return [offer for offer in found if _fits(text, offer[1], offer[2])][:LIMIT]


def site_choices(reader: Reader, text: str = "") -> list[Offer]:
    """Sites by name, with their city."""
    rows = reader.rows("SELECT id, name, city FROM site ORDER BY name_key, id")
    return _offers(text, [(id, name, city) for id, name, city in rows])


def place_choices(reader: Reader) -> list[tuple[str, int, str]]:
    """Sites, then buildings, to narrow a list by: the scope, the id, the words."""
    sites = [("site", id, name) for id, name, _detail in site_choices(reader)]
    return sites + [("building", id, name) for id, name, _detail in building_choices(reader)]


def phase_choices(reader: Reader, text: str = "", site: int | None = None) -> list[Offer]:
    """Phases of a site, or of all."""
    rows = reader.rows(
        "SELECT phase.id, phase.name, site.name FROM phase JOIN site ON site.id = phase.site_id"
        " WHERE $1 IS NULL OR site.id = $1 ORDER BY site.name_key, phase.name, phase.id",
        site,
    )
    return _offers(text, [(id, name, place) for id, name, place in rows])


def building_choices(reader: Reader, text: str = "", site: int | None = None) -> list[Offer]:
    """Buildings of a site, or of all."""
    rows = reader.rows(
        "SELECT building.id, code, building.name, site.name FROM building"
        " JOIN site ON site.id = building.site_id"
        " WHERE $1 IS NULL OR site.id = $1 ORDER BY site.name_key, code, building.id",
        site,
    )
    return _offers(text, [(id, _title(code, name), place) for id, code, name, place in rows])


def floor_choices(
    reader: Reader, text: str = "", building: int | None = None, site: int | None = None
) -> list[Offer]:
    """Floors of a building, of a site, or of all, top one first."""
    rows = reader.rows(
        "SELECT floor.id, level, label, code, building.name, site.name FROM floor"
        " JOIN building ON building.id = floor.building_id JOIN site ON site.id = building.site_id"
        " WHERE ($1 IS NULL OR building.id = $1) AND ($2 IS NULL OR site.id = $2)"
        " ORDER BY site.name_key, code, level DESC",
        building,
        site,
    )
    found = [
        (id, f"{code} · {floor_label(level, label)}", f"{name} · {place}" if name else place)
        for id, level, label, code, name, place in rows
    ]
    return _offers(text, found)


_UNITS = (
    "SELECT unit.id, unit.code, unit.kind, unit.rentable_area, floor.level, floor.label,"
    f" building.code, site.name, {STATE} AS state, {FREE_FROM} AS free_from FROM {SOURCE}"
    " WHERE {where} ORDER BY unit.code_key, unit.id LIMIT {limit}"
)


def unit_choices(
    reader: Reader,
    text: str,
    today: date,
    site: int | None = None,
    building: int | None = None,
    floor: int | None = None,
    lettable: bool = False,
) -> list[Offer]:
    """Units by code or words, with kind, area, place, state; `lettable`: no common parts."""
    where, params = ["coalesce(unit.retired_on, '9999') > $1"], [today.isoformat()]
    for column, value in (
        ("building.site_id", site),
        ("unit.building_id", building),
        ("unit.floor_id", floor),
    ):
        if value is not None:
            params.append(str(value))
            where.append(f"{column} = CAST(${len(params)} AS INTEGER)")
    if lettable:
        where.append("unit.kind <> 'common_part'")
    if match := matching(text):
        params.append(match)
        found = f"SELECT rowid FROM unit_search WHERE unit_search MATCH ${len(params)}"
        where.append(f"unit.id IN ({found})")
    sql = _UNITS.format(where=" AND ".join(where), limit=LIMIT)
    return [(row[0], row[1], _detail(row)) for row in reader.rows(sql, *params)]


def whole_choices(
    reader: Reader, text: str, floor: int | None, but: int | None = None
) -> list[Offer]:
    """Units of a floor that another one may be part of."""
    rows = reader.rows(
        "SELECT unit.id, unit.code, unit.name, unit.kind FROM unit"
        " LEFT JOIN unit AS whole ON whole.id = unit.part_of_id"
        " WHERE unit.floor_id = $1 AND unit.id <> coalesce($2, 0) AND whole.part_of_id IS NULL"
        " AND unit.retired_on IS NULL"
        " ORDER BY unit.code_key",
        floor,
        but,
    )
    spoken = language.current()
    return _offers(
        text, [(id, code, name or UNIT_KIND.show(kind, spoken)) for id, code, name, kind in rows]
    )


def _detail(row: tuple[object, ...]) -> str:
    _, _, kind, area, level, label, building, place, state, _free = row
    spoken = language.current()
    shown = [UNIT_KIND.show(kind, spoken)]
    if area:
        shown.append(spoken.area(int(str(area))))
    shown += [str(building), str(floor_label(int(str(level)), str(label))), str(place)]
    return " · ".join([*shown, UNIT_STATE.show(state, spoken)])


def _title(code: str, name: str) -> str:
    return f"{code} · {name}" if name else code


def site_label(reader: Reader, id: int) -> str:
    """The name of a site."""
    return str(reader.value("SELECT name FROM site WHERE id = $1", id) or "")


def phase_label(reader: Reader, id: int) -> str:
    """The name of a phase."""
    return str(reader.value("SELECT name FROM phase WHERE id = $1", id) or "")


def building_label(reader: Reader, id: int) -> str:
    """The code and name of a building."""
    row = reader.row("SELECT code, name FROM building WHERE id = $1", id)
    return _title(*row) if row else ""


def floor_name(reader: Reader, id: int) -> str:
    """A floor with its building: `A · R+3`."""
    row = reader.row(
        "SELECT code, level, label FROM floor JOIN building ON building.id = building_id"
        " WHERE floor.id = $1",
        id,
    )
    return f"{row[0]} · {floor_label(row[1], row[2])}" if row else ""


def unit_label(reader: Reader, id: int) -> str:
    """The code of a unit."""
    return str(reader.value("SELECT code FROM unit WHERE id = $1", id) or "")
