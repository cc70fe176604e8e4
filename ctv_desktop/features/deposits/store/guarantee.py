"""Guarantees and insurance certificates: saved, replaced by newer ones, their files kept."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.database import files
from ctv_desktop.features.deposits.model import Guarantee, GuaranteeDraft
from ctv_desktop.features.deposits.rules import guarantee as rules
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say, says
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database


def save(
    database: "Database", values: Mapping[str, Any], id: int | None = None,
    version: int | None = None,
) -> "Changed":  # fmt: skip
    """Save a guarantee; one that `replaces_id` names is replaced by it. Raises Refused, Stale."""
    number = str(values.get("number") or values.get("issuer") or "")
    act = say("New guarantee {number}", number=number)
    if id is not None:
        act = say("Change guarantee {number}", number=number)
    with database.write(act) as work:
        said = rules.problems(values) | _lease(work, values)
        if said:
            raise Refused(said)
        _refuse_twice(work, values.get("replaces_id"), id)
        work.subject = work.put(Guarantee, GuaranteeDraft, values, id, version).id
    return work.changed


def _lease(work: "Work", values: Mapping[str, Any]) -> dict[str, Any]:
    lease = work.get(Lease, values["lease_id"]) if values.get("lease_id") else None
    if lease is not None and lease.tenant_id != values.get("tenant_id"):
        return {"lease_id": say("This lease is another tenant’s.")}
    return {}


def _refuse_twice(work: "Work", replaces: int | None, id: int | None) -> None:
    if replaces is None:
        return
    other = work.exec(select(Guarantee).where(Guarantee.replaces_id == replaces)).first()
    if other is not None and other.id != id:
        raise Refused({"": say("A newer one already replaces this guarantee.")})


def attach(database: "Database", id: int, path: Path) -> "Changed":
    """Keep a copy of its file. Raises Refused for one that cannot be read, Unavailable."""
    content = files.read(path, rules.LARGEST_FILE)
    with database.write(say("Attach a file to a guarantee")) as work:
        row = work.find(Guarantee, id)
        work.subject = id
        row.file_name = clean(path.name)[-200:] or "?"
        row.file_digest = hashlib.sha256(content).hexdigest()
        row.file_size = len(content)
        files.keep(database.path, content)
    return work.changed


def delete(database: "Database", *ids: int) -> "Changed":
    """Delete guarantees that no newer one replaces; they go to the bin. Raises Refused."""
    act = says("Delete {count} guarantee", "Delete {count} guarantees", len(ids))
    with database.write(act) as work:
        for id in ids:
            row = work.find(Guarantee, id)
            newer = work.exec(select(Guarantee).where(Guarantee.replaces_id == id)).first()
            if newer is not None and newer.id not in ids:
                raise Refused({"": say("A newer one replaces this guarantee: delete that first.")})
        for row in sorted((work.find(Guarantee, id) for id in ids), key=lambda row: -(row.id or 0)):
            work.remove(row)
    return work.changed
