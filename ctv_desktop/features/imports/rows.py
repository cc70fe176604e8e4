"""What the park already holds, as an import compares it with a file."""

from dataclasses import dataclass, field
from typing import Any

from ctv_desktop.database.read import Reader
from ctv_desktop.values.folding import fold


@dataclass
class Known:
    """Records by what a file calls them; a plan adds what it will make, under negative ids."""

    sites: dict[str, int] = field(default_factory=dict)
    buildings: dict[tuple[int, str], int] = field(default_factory=dict)
    floors: dict[tuple[int, int], int] = field(default_factory=dict)  # by building and level
    labels: dict[tuple[int, str], int] = field(default_factory=dict)  # floors by folded label
    units: dict[tuple[int, str], int] = field(default_factory=dict)  # by building and code key
    unit_values: dict[int, dict[str, Any]] = field(default_factory=dict)
    tenants: dict[str, int] = field(default_factory=dict)  # by folded name
    ices: dict[str, int] = field(default_factory=dict)
    tenant_values: dict[int, dict[str, Any]] = field(default_factory=dict)


def known(reader: Reader) -> Known:
    """All that an import may meet."""
    return Known(
        sites={fold(name): id for id, name in reader.rows("SELECT id, name FROM site")},
        buildings={
            (site, fold(code)): id
            for id, site, code in reader.rows("SELECT id, site_id, code FROM building")
        },
        floors={
            (building, level): id
            for id, building, level in reader.rows("SELECT id, building_id, level FROM floor")
        },
        labels={
            (building, fold(label)): id
            for id, building, label in reader.rows(
                "SELECT id, building_id, label FROM floor WHERE label <> ''"
            )
        },
        units={
            (building, key): id
            for id, building, key in reader.rows("SELECT id, building_id, code_key FROM unit")
        },
        unit_values=_values(reader, "unit"),
        tenants={key: id for id, key in reader.rows("SELECT id, name_key FROM tenant")},
        ices={ice: id for id, ice in reader.rows("SELECT id, ice FROM tenant WHERE ice <> ''")},
        tenant_values=_values(reader, "tenant"),
    )


def _values(reader: Reader, table: str) -> dict[int, dict[str, Any]]:
    cursor = reader.execute(f"SELECT * FROM {table}")
    keys = [column[0] for column in cursor.description]
    found = (dict(zip(keys, row, strict=True)) for row in cursor)
    return {values["id"]: values for values in found}
