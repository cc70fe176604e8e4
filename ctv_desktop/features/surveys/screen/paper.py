"""The condition report as PDF: its content gathered, its photos read, an issued one again."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.leases.rows import single as leases
from ctv_desktop.features.register.rows import issued, reprint
from ctv_desktop.features.surveys.rows import single
from ctv_desktop.features.surveys.rules.compare import steps
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.identifiers import show_phone
from ctv_desktop.values.language import of
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.register.rules import Paper
    from ctv_desktop.values.language import Language


def content(reader: "Reader", id: int, today: date) -> dict[str, Any]:
    """What a report states, as it would be frozen. Raises Refused where it is gone."""
    found = single.survey(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    entry = single.survey(reader, found.entry_id) if found.entry_id else None
    landlord, tenant = (
        leases.landlord(reader, found.landlord_id), leases.tenant(reader, found.tenant_id)
    )  # fmt: skip
    return {
        "kind": found.kind, "reference": found.reference, "lease": found.lease,
        "day": found.day.isoformat(), "printed_on": today.isoformat(),
        "signed": found.signed,
        "signed_on": found.signed_on.isoformat() if found.signed_on else "",
        "issuer": issuer(landlord), "landlord": _party(landlord), "tenant": _party(tenant),
        "city": next((unit["city"] for unit in found.units), ""),
        "fictitious": any(unit["fictitious"] for unit in found.units),
        "units": [_unit(unit) for unit in found.units],
        "persons": [_some(row, "side", "name", "capacity") for row in found.persons],
        "keys": [_some(row, "kind", "what", "given", "returned", "cost") for row in found.keys],
        "meters": [_meter(row, entry) for row in found.meters],
        "items": _items(found, entry),
        "entry": entry.reference if entry else "",
        "entry_day": entry.day.isoformat() if entry else "",
        "reservations": found.reservations, "remarks": found.remarks,
    }  # fmt: skip


def _meter(row: "Mapping[str, Any]", entry: "single.Survey | None") -> dict[str, Any]:
    """What a meter showed, and what it showed at entry where that is known."""
    before = next(
        (one["counter"] for one in (entry.meters if entry else ()) if one["serial"]
         and one["serial"] == row["serial"]), None,
    )  # fmt: skip
    return {**_some(row, "kind", "serial", "counter"), "before": before}


def _items(found: single.Survey, entry: single.Survey | None) -> list[dict[str, Any]]:
    """The elements with their photos numbered through; what became worse with those of entry."""
    before = {_key(item): item["photos"] for item in (entry.items if entry else ())}
    number, rows = 0, []
    keys = ("room", "element", "entry_state", "entry_remark", "state", "remark", "cost", "worn",
            "due")  # fmt: skip
    for item in found.items:
        by = steps(item["entry_state"], item["state"])
        old = before.get(_key(item), []) if by > 0 else []
        photos: list[dict[str, Any]] = []
        for photo in (*old, *item["photos"]):
            number += 1
            told = _some(photo, "caption", "digest", "small")
            photos.append({"number": number, "entry": len(photos) < len(old), **told})
        rows.append({**_some(item, *keys), "steps": by, "photos": photos})
    return rows


def _key(item: "Mapping[str, Any]") -> tuple[str, str]:
    return item["room"].casefold(), item["element"].casefold()


def _some(row: "Mapping[str, Any]", *keys: str) -> dict[str, Any]:
    return {key: row[key] for key in keys}


def _unit(unit: "Mapping[str, Any]") -> dict[str, Any]:
    building = unit["building_name"] or unit["building"]
    return {**_some(unit, "code", "kind", "area", "level", "floor", "site"), "building": building}


def _party(party: leases.Party) -> dict[str, str]:
    rc = f"{party.rc} ({party.rc_court})" if party.rc and party.rc_court else party.rc
    who = ", ".join(part for part in (party.representative, party.capacity) if part)
    return {
        "name": party.name, "form": party.form,
        "address": party.address, "rc": rc, "ice": party.ice, "representative": who,
    }  # fmt: skip


def issuer(party: leases.Party) -> dict[str, Any]:
    """What the letterhead states, but its logo."""
    return {
        "name": party.name, "form": party.form, "capital": party.capital, "seat": party.address,
        "rc": party.rc, "rc_court": party.rc_court, "tax_id": party.tax_id, "tp": party.tp,
        "ice": party.ice, "cnss": party.cnss, "phone": show_phone(party.phone),
        "email": party.email,
    }  # fmt: skip


def pictures(reader: "Reader", told: "Mapping[str, Any]") -> dict[str, bytes]:
    """The bytes of the photos, by hash; those whose file is gone are left out."""
    found = {}
    for item in told["items"]:
        for photo in item["photos"]:
            data = kept(reader.path, photo["small"])
            if data is not None:
                found[photo["small"]] = data
    return found


def code_of(language: "Language") -> str:
    """`fr`, `ar`, `en`, or `fr-ar` where both stand beside each other."""
    return f"{language.code}-{language.beside}" if language.beside else language.code


def _logo(reader: "Reader", id: int) -> bytes | None:
    row = reader.value(
        "SELECT landlord.logo FROM survey JOIN lease ON lease.id = survey.lease_id"
        " JOIN landlord ON landlord.id = lease.landlord_id WHERE survey.id = $1",
        id,
    )
    return kept(reader.path, str(row or ""))


def print_survey(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """A report: as it was issued, else as it is now."""
    from ctv_desktop.features.surveys.papers.survey import render

    for one in issued(reader, "survey", "survey", id):
        if one.language == code_of(language):
            return reprint(reader, one)
    told = content(reader, id, today)
    return render(told, language, pictures(reader, told), _logo(reader, id))


def composed(reader: "Reader", id: int, today: date, code: str) -> "Paper":
    """A report ready to issue in a language."""
    from ctv_desktop.features.register.rules import Paper, packed
    from ctv_desktop.features.surveys.papers.survey import render
    from ctv_desktop.pdf.qr import proof

    seen = int(reader.value("SELECT max(id) FROM journal_act") or 0)
    told = content(reader, id, today)
    text, digest = packed(told)
    total = None
    if told["kind"] == "exit":
        total = sum(row["due"] for row in told["items"]) + sum(row["cost"] for row in told["keys"])
    mark = proof(told["reference"], today, total, digest)
    pdf = render(told, of(code), pictures(reader, told), _logo(reader, id), mark)
    return Paper("survey", "survey", id, told["reference"], code, total, text, digest, pdf, seen)
