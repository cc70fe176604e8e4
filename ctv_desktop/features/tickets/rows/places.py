"""Where a ticket is: one picker over units, floors, buildings and sites ("unit:12")."""

from ctv_desktop.database.read import Reader, matching
from ctv_desktop.features.park.words import UNIT_KIND, floor_label
from ctv_desktop.values import language
from ctv_desktop.values.folding import fold
from ctv_desktop.values.say import Say, say

Offer = tuple[str, str, str]
LIMIT = 40


def place_choices(reader: Reader, text: str) -> list[Offer]:
    """Places whose names hold the typed words: units first where a code is typed."""
    if not text.strip():
        return [*_sites(reader, ""), *_buildings(reader, ""), *_units(reader, "")][:LIMIT]
    found = [*_units(reader, text), *_floors(reader, text)]
    return [*_buildings(reader, text), *_sites(reader, text), *found][:LIMIT]


def _units(reader: Reader, text: str) -> list[Offer]:
    where, params = "", []
    if match := matching(text):
        params.append(match)
        where = " WHERE unit.id IN (SELECT rowid FROM unit_search WHERE unit_search MATCH $1)"
    rows = reader.rows(
        "SELECT unit.id, unit.code, unit.name, unit.kind, floor.level, floor.label, building.name,"
        " site.name FROM unit JOIN floor ON floor.id = unit.floor_id"
        " JOIN building ON building.id = unit.building_id JOIN site ON site.id = building.site_id"
        f"{where} ORDER BY unit.code_key LIMIT {LIMIT}",
        *params,
    )
    spoken = language.current()
    return [
        (
            f"unit:{id}",
            code,
            _joined(
                name or UNIT_KIND.show(kind, spoken), floor_label(level, label), building, site
            ),
        )
        for id, code, name, kind, level, label, building, site in rows
    ]


def _floors(reader: Reader, text: str) -> list[Offer]:
    rows = reader.rows(
        "SELECT floor.id, level, label, building.code, building.name, site.name FROM floor"
        " JOIN building ON building.id = floor.building_id JOIN site ON site.id = building.site_id"
        " ORDER BY building.code, level LIMIT 20000"
    )
    shown = (
        (f"floor:{id}", _joined(code, floor_label(level, label)), _joined(say("Floor"), name, site))
        for id, level, label, code, name, site in rows
    )
    return [offer for offer in shown if _fits(text, offer)][:LIMIT]


def _buildings(reader: Reader, text: str) -> list[Offer]:
    rows = reader.rows(
        "SELECT building.id, building.code, building.name, site.name FROM building"
        " JOIN site ON site.id = building.site_id ORDER BY building.code, building.id LIMIT 2000"
    )
    shown = (
        (f"building:{id}", _joined(code, name), _joined(say("Building"), site))
        for id, code, name, site in rows
    )
    found = [offer for offer in shown if _fits(text, offer, but=1)]
    code = fold(text)  # "B" means building B before every "Bâtiment"
    return sorted(found, key=lambda offer: fold(offer[1].split(" · ")[0]) != code)[:LIMIT]


def _sites(reader: Reader, text: str) -> list[Offer]:
    rows = reader.rows("SELECT id, name, city FROM site ORDER BY name_key, id")
    shown = ((f"site:{id}", name, _joined(say("Site"), city)) for id, name, city in rows)
    return [offer for offer in shown if _fits(text, offer, but=1)][:LIMIT]


def _joined(*parts: str | Say) -> str:
    return " · ".join(str(part) for part in parts if part)


def _fits(text: str, offer: Offer, but: int = 2) -> bool:
    """Each typed word begins a word of the label (and, up to `but`, of the detail)."""
    shown = fold(" ".join(offer[1 : 1 + but])).replace("·", " ").split()
    return all(any(word.startswith(typed) for word in shown) for typed in fold(text).split())


def place_label(reader: Reader, place: str) -> str:
    """The words of a chosen place; nothing for one that is gone."""
    kind, _, number = place.partition(":")
    id = int(number) if number.isdecimal() else 0
    if kind == "unit":
        return str(reader.value("SELECT code FROM unit WHERE id = $1", id) or "")
    if kind == "floor":
        row = reader.row(
            "SELECT building.code, level, label FROM floor"
            " JOIN building ON building.id = floor.building_id WHERE floor.id = $1",
            id,
        )
        return _joined(row[0], floor_label(row[1], row[2])) if row else ""
    if kind == "building":
        row = reader.row("SELECT code, name FROM building WHERE id = $1", id)
        return _joined(*row) if row else ""
    return str(reader.value("SELECT name FROM site WHERE id = $1", id) or "")
