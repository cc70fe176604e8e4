"""The landlords, read by plain SQL."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ctv_desktop.database.files import content as kept
from ctv_desktop.database.read import Query, Reader, Row
from ctv_desktop.values.folding import fold
from ctv_desktop.values.record import dataclass


@dataclass(frozen=True)
class Landlord:
    """A landlord as stored; the capital in centimes."""

    id: int
    version: int
    legal_name: str
    legal_form: str
    capital: int | None
    seat: str
    rc: str
    rc_court: str
    tax_id: str
    tp: str
    ice: str
    cnss: str
    rib: str
    bank: str
    phone: str
    email: str
    signatory: str
    signatory_capacity: str
    logo: str
    invoices_from: date | None


_FIELDS = ", ".join(Landlord.__dataclass_fields__)

LANDLORDS = Query(
    table="landlord",
    source="landlord",
    id="landlord.id",
    columns={
        "name": "landlord.legal_name",
        "form": "landlord.legal_form",
        "ice": "landlord.ice",
        "sites": "(SELECT count(*) FROM site WHERE site.landlord_id = landlord.id)",
    },
    totals={"count": "count(*)"},
    order=(("name", False),),
)


def landlord(reader: Reader, id: int) -> Landlord | None:
    """A landlord, or None where it is gone."""
    row = reader.row(f"SELECT {_FIELDS} FROM landlord WHERE id = $1", id)
    return _landlord(row) if row else None


def _landlord(row: Row) -> Landlord:
    values = dict(zip(Landlord.__annotations__, row, strict=True))
    day = values["invoices_from"]
    return Landlord(**{**values, "invoices_from": date.fromisoformat(day) if day else None})


def first(reader: Reader) -> Landlord | None:
    """The landlord recorded first: nearly always the only one."""
    row = reader.row(f"SELECT {_FIELDS} FROM landlord ORDER BY id LIMIT 1")
    return _landlord(row) if row else None


def of_site(reader: Reader, site_id: int) -> Landlord | None:
    """The landlord of a site; the first one where the site names none."""
    id = reader.value("SELECT landlord_id FROM site WHERE id = $1", site_id)
    return landlord(reader, id) if id else first(reader)


def choices(reader: Reader, text: str = "") -> list[tuple[int, str, str]]:
    """Landlords as (id, name, legal form) whose name holds the typed words."""
    rows = reader.rows("SELECT id, legal_name, legal_form FROM landlord ORDER BY legal_name, id")
    return [row for row in rows if fold(text) in fold(row[1])]


def name(reader: Reader, id: int) -> str:
    """The legal name of a landlord."""
    return str(reader.value("SELECT legal_name FROM landlord WHERE id = $1", id) or "")


def uses(reader: Reader, id: int) -> tuple[int, int]:
    """How many sites and leases name a landlord."""
    return (
        reader.value("SELECT count(*) FROM site WHERE landlord_id = $1", id) or 0,
        reader.value("SELECT count(*) FROM lease WHERE landlord_id = $1", id) or 0,
    )


def stationery(found: Landlord | None) -> dict[str, Any]:
    """What a letterhead states of a landlord, but its logo; our own name where there is none."""
    from ctv_desktop.values.identifiers import show_phone

    if found is None:
        return {"name": "CTV Desktop"}
    keys = ("capital", "seat", "rc", "rc_court", "tax_id", "tp", "ice", "cnss", "email")
    stated = {key: getattr(found, key) for key in keys}
    phone = show_phone(found.phone)
    return {"name": found.legal_name, "form": found.legal_form, "phone": phone, **stated}


def logos(reader: Reader) -> Callable[[str], bytes | None]:
    """Reads a logo by its file, each but once: many papers have the same."""
    known: dict[str, bytes | None] = {}

    def logo(file: str) -> bytes | None:
        if file not in known:
            known[file] = kept(reader.path, file)
        return known[file]

    return logo
