"""A charge year with its costs, and a key with its weights, as panels and forms need them."""

from typing import TYPE_CHECKING, Any

from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class CostRow:
    """A cost as entered; centimes."""

    id: int
    category: str
    label: str
    key_id: int | None
    key: str
    budget: int
    actual: int
    invoice_reference: str


def cost_rows(reader: "Reader", year_id: int) -> list[CostRow]:
    """The costs of a year, in the order entered."""
    rows = reader.rows(
        "SELECT charge_cost.id, category, label, key_id, coalesce(charge_key.name, ''), budget,"
        " actual, invoice_reference FROM charge_cost"
        " LEFT JOIN charge_key ON charge_key.id = key_id WHERE year_id = $1"
        " ORDER BY charge_cost.id",
        year_id,
    )
    return [CostRow(*row) for row in rows]


def key_row(reader: "Reader", id: int) -> dict[str, Any] | None:
    """A key as stored, with its building's code and its weights; None where there is none."""
    row = reader.row(
        "SELECT charge_key.version, building_id, building.code, charge_key.name FROM charge_key"
        " JOIN building ON building.id = building_id WHERE charge_key.id = $1",
        id,
    )
    if row is None:
        return None
    weights = reader.rows(
        "SELECT key_weight.id, unit_id, unit.code, weight FROM key_weight"
        " JOIN unit ON unit.id = unit_id WHERE key_id = $1 ORDER BY unit.code_key",
        id,
    )
    names = ("version", "building_id", "building", "name")
    keys = ("id", "unit_id", "code", "weight")
    return {
        **dict(zip(names, row, strict=True)),
        "weights": [dict(zip(keys, one, strict=True)) for one in weights],
    }


def key_offers(reader: "Reader", building_id: int | None) -> list[tuple[int, str]]:
    """The keys of a building."""
    rows = reader.rows(
        "SELECT id, name FROM charge_key WHERE building_id = $1 ORDER BY name, id", building_id
    )
    return [(id, name) for id, name in rows]


def key_name(reader: "Reader", id: int) -> str:
    """The name of a key."""
    return str(reader.value("SELECT name FROM charge_key WHERE id = $1", id) or "")


def charge_of(reader: "Reader", source: str) -> tuple[int, int | None, str] | None:
    """The charge that a balance became: its id, its invoice with its reference."""
    row = reader.row(
        "SELECT charge.id, invoice_id, coalesce(invoice.reference, '') FROM charge"
        " LEFT JOIN invoice ON invoice.id = invoice_id WHERE source = $1",
        source,
    )
    return (row[0], row[1], row[2]) if row else None


def invoiced(reader: "Reader", year_id: int) -> int:
    """How many balances of a year are on an invoice."""
    sql = (
        "SELECT count(*) FROM charge WHERE invoice_id IS NOT NULL"
        " AND substr(source, 1, length($1)) = $1"
    )
    return int(reader.value(sql, f"charge_year/{year_id}/") or 0)
