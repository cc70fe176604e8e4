"""The landlord's acts: save, delete."""

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ctv_desktop.database import files
from ctv_desktop.features.landlords import rules
from ctv_desktop.features.landlords.model import Landlord, LandlordDraft
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from pathlib import Path

    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def save(
    database: "Database",
    values: Mapping[str, Any],
    id: int | None = None,
    version: int | None = None,
) -> "Changed":
    """Save a landlord, new where it has no id. Raises Refused, Stale."""
    kept = rules.checked(values)
    name = str(kept.get("legal_name") or "")
    act = (
        say("New landlord {name}", name=name)
        if id is None
        else say("Edit landlord {name}", name=name)
    )
    with database.write(act) as work:
        merged = {**(work.find(Landlord, id).model_dump() if id else {}), **kept}
        work.subject = work.put(Landlord, LandlordDraft, merged, id, version).id
    return work.changed


LARGEST_LOGO = 8_000_000  # bytes
MOST_PIXELS = 8_000  # a side


def set_logo(database: "Database", id: int, path: "Path | None") -> "Changed":
    """Put a picture at the head of the papers, or take it away (no path). Raises Refused."""
    digest = files.keep(database.path, _picture(path)) if path is not None else ""
    with database.write(say("Logo of landlord")) as work:
        row = work.find(Landlord, id)
        work.act = (
            say("New logo of {name}", name=row.legal_name)
            if digest
            else say("No logo for {name}", name=row.legal_name)
        )
        work.subject = id
        row.logo = digest
    return work.changed


def _picture(path: "Path") -> bytes:
    from PIL import Image

    content = files.read(path, LARGEST_LOGO)
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP", "GIF", "BMP")) as found:
            sides = found.size
            found.verify()
    # A decoder may raise nearly anything on damaged bytes.
    except Exception as error:
        raise Refused(
            {"": say("“{name}” is not a picture that can be printed.", name=path.name)}
        ) from error
    if max(sides) > MOST_PIXELS:
        raise Refused(
            {
                "": say(
                    "“{name}” is too large: at most {most} pixels a side.",
                    name=path.name,
                    most=MOST_PIXELS,
                )
            }
        )
    return content


def delete(database: "Database", id: int) -> "Changed":
    """Delete a landlord that no site and no lease names. Raises Refused."""
    with database.write(say("Delete landlord")) as work:
        row = work.find(Landlord, id)
        work.act = say("Delete landlord {name}", name=row.legal_name)
        _refuse_used(work, id)
        work.remove(row)
    return work.changed


def _refuse_used(work: "Work", id: int) -> None:
    connection = work.connection()
    for table, sentence in (("lease", _leases), ("site", _sites)):
        sql = f"SELECT count(*) FROM {table} WHERE landlord_id = ?"
        count = connection.exec_driver_sql(sql, (id,)).scalar() or 0
        if count:
            raise Refused({"": sentence(int(count))})


def _leases(count: int) -> Any:
    return says("{count} lease names this landlord.", "{count} leases name this landlord.", count)


def _sites(count: int) -> Any:
    return says("{count} site names this landlord.", "{count} sites name this landlord.", count)
