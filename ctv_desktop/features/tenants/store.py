"""The acts on tenants: save one with its contacts, delete one that nothing refers to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from ctv_desktop.features.leases.model import Lease
from ctv_desktop.features.tenants.model import Contact, ContactDraft, Tenant, TenantDraft
from ctv_desktop.features.tenants.rules import checked_tenant, taken_ice
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

NAMED = 3  # leases named in a refusal


def save(
    database: "Database",
    values: Mapping[str, Any],
    id: int | None = None,
    version: int | None = None,
) -> "Changed":
    """Save a tenant; its contacts too where the values hold them. Raises Refused, Stale."""
    contacts = values.get("contacts")
    data = checked_tenant(values, contacts)
    name = clean(str(data.get("legal_name") or "")).strip()[:200]
    act = (
        say("New tenant {name}", name=name)
        if id is None
        else say("Change tenant {name}", name=name)
    )
    with database.write(act) as work:
        _alone(work, data["ice"], id)
        row = work.put(Tenant, TenantDraft, data, id, version)
        assert row.id is not None
        work.subject = row.id
        known = _contacts(work, row.id) if id and contacts is not None else ()
        if contacts is not None and _put_contacts(work, row.id, data["contacts"], known):
            row.version += 1  # who has the older contacts open is told so
    return work.changed


def _alone(work: "Work", ice: str, id: int | None) -> None:
    """No two tenants have one ICE."""
    if ice:
        other = work.exec(select(Tenant).where(Tenant.ice == ice, Tenant.id != (id or 0))).first()
        if other is not None:
            raise taken_ice(other.legal_name)


def _contacts(work: "Work", tenant: int) -> Sequence[Contact]:
    return work.exec(select(Contact).where(Contact.tenant_id == tenant)).all()


def _put_contacts(
    work: "Work", tenant: int, people: Sequence[Mapping[str, Any]], known: Sequence[Contact]
) -> bool:
    """Write the contacts as listed, delete those that are not; True where anything changed."""
    before = len(work.changes)
    present = {row.id: row for row in known}
    for place, person in enumerate(people):
        try:
            kept = present.pop(person.get("id"), None)
            work.put(
                Contact, ContactDraft, {**person, "tenant_id": tenant}, kept.id if kept else None
            )
        except Refused as refused:
            raise Refused(
                {f"contacts.{place}.{key}": said for key, said in refused.problems.items()}
            ) from None
    for row in present.values():
        work.remove(row)
    return len(work.changes) > before


def delete(database: "Database", id: int) -> "Changed":
    """Delete a tenant with its contacts; refused while leases refer to it. Raises Refused."""
    with database.write(say("Delete tenant")) as work:
        tenant = work.find(Tenant, id)
        work.act = say("Delete tenant {name}", name=tenant.legal_name)
        leases = work.exec(
            select(Lease.reference).where(Lease.tenant_id == id).order_by(Lease.reference)
        ).all()
        if leases:
            raise Refused({"": _needed(tenant.legal_name, leases)})
        for row in _contacts(work, id):
            work.remove(row)
        work.remove(tenant)
    return work.changed


def _needed(name: str, leases: Sequence[str]) -> Say:
    shown = ", ".join(leases[:NAMED]) + (" …" if len(leases) > NAMED else "")
    return says(
        "{name} cannot be deleted: the lease {leases} names it.",
        "{name} cannot be deleted: {count} leases name it ({leases}).",
        len(leases),
        name=name,
        leases=shown,
    )
