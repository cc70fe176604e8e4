"""The form of a lease: what it loads, what its pickers offer, how it is saved."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import choices, single
from ctv_desktop.features.leases.rows import terms as rows
from ctv_desktop.features.leases.rules import steps
from ctv_desktop.features.leases.rules.state import why_not_edit
from ctv_desktop.features.leases.rules.templates import lasting, prefilled
from ctv_desktop.features.leases.screen.live import LIVE
from ctv_desktop.features.leases.screen.sections import SECTIONS, asked
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.ui.declare import Form, Values
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.period import add_months, term_end
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

TERM = 36  # months a new lease runs, until told otherwise
FIELDS = (
    "landlord_id", "tenant_id", "template", "regime", "signed_on", "starts", "start_rule",
    "handover_days", "not_before", "not_after", "rent_starts", "firm_until", "ends",
    "notice_months", "notice_days", "charges_rate", "vat_regime", "exemption", "deposit_months",
    "payment_period", "payment_term", "payment_days", "part_month", "tsc_recharged",
    "revision_kind", "revision_months", "revision_rate", "index_id", "index_month", "index_share",
    "index_floor", "index_ceiling", "renewal", "entry_fee", "purpose", "special",
    "remarks",
)  # fmt: skip
DEFAULTS = {  # what a field stands for that is empty or not asked for
    "template": "", "handover_days": 0, "charges_rate": 0, "entry_fee": 0, "revision_months": 0,
    "revision_rate": 0, "index_share": 10_000,
}  # fmt: skip
COPIED = ("unit_id", "starts", "ends", "basis", "rent", "vat_regime")
STEP = ("unit_id", "kind", "starts", "ends", "amount", "note")
OPTION = ("kind", "held_by", "opens", "closes", "note")


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A draft's values; those of a new one: a copy ("like"), or what is known (tenant, unit)."""
    source = id if id is not None else given.get("like")
    if source is None:
        return _with_length(_new(reader, given, today))
    found = single.lease(reader, source, today)
    if found is None:
        raise Refused({"": say("This lease has been deleted in the meantime.")})
    values = {key: getattr(found, key) for key in FIELDS}
    values["template"] = values["template"] or None
    lines = [_line(line, found) for line in found.lines]
    parts = _parts(reader, source, keep=id is not None)
    if id is None:
        copied = [{key: line[key] for key in COPIED} for line in lines]
        return _with_length({**values, "signed_on": None, "lines": copied, **parts})
    reason = why_not_edit(found.state)
    if reason is not None:
        raise Refused({"": reason})
    return {**values, "lines": lines, **parts, "version": found.version}


def _with_length(values: dict[str, Any]) -> dict[str, Any]:
    """A new lease keeps its length when its start changes; it is no field and not saved."""
    days = (values["starts"], values["ends"], values.get("firm_until"))
    return {**values, "lasts": lasting(values["template"] or "", *days)}


def _parts(reader: "Reader", id: int, keep: bool) -> dict[str, Any]:
    """Steps agreed in the contract, and options; of a copy without their ids."""
    agreed = [one for one in rows.steps(reader, id) if one.origin == "contract"]
    options = rows.options(reader, id)
    return {
        "steps": [_row(one, STEP, keep) for one in agreed],
        "options": [_row(one, OPTION, keep) for one in options],
    }


def _row(row: Any, keys: tuple[str, ...], keep: bool) -> dict[str, Any]:
    values = {key: getattr(row, key) for key in keys}
    if "amount" in values and values["kind"] not in ("price", "amount"):
        values["rate"] = values["amount"] or None
        values["amount"] = None
    return {"id": row.id, **values} if keep else values


def _line(line: single.Line, lease: single.Lease) -> dict[str, Any]:
    """A line as typed: days that are the lease's own stay empty and follow it."""
    ends = line.agreed_ends or line.ends
    return {
        "id": line.id,
        "unit_id": line.unit_id,
        "starts": None if line.starts == lease.starts else line.starts,
        "ends": None if ends == lease.ends else ends,
        "basis": line.basis,
        "rent": line.rent,
        "vat_regime": line.vat_regime or None,
    }


def _new(reader: "Reader", given: Values, today: date) -> dict[str, Any]:
    starts = given.get("starts") or add_months(today.replace(day=1), 1)
    owners = choices.landlords(reader, "")
    unit = choices.unit(reader, given["unit_id"]) if given.get("unit_id") else None
    line = [{"unit_id": unit.id, **asked(unit)}] if unit else []
    rates = all_rates(reader)
    return {
        "landlord_id": given.get("landlord_id") or (owners[0][0] if owners else None),
        "tenant_id": given.get("tenant_id"),
        "template": None,
        "regime": "doc",
        "starts": starts,
        "start_rule": "fixed",
        "ends": given.get("ends") or term_end(starts, TERM),
        "notice_months": 3,
        "charges_rate": 0,
        "vat_regime": "equipped",
        "deposit_months": 3,
        "payment_period": "quarter",
        "payment_term": "advance",
        "part_month": "calendar",
        "revision_kind": "rate",
        "revision_months": rates.of("revision_months", starts),
        "revision_rate": rates.of("revision_cap", starts),
        "index_share": 10_000,
        "renewal": "express",
        **(prefilled(given["template"], starts) if given.get("template") else {}),
        **({"template": given["template"]} if given.get("template") else {}),
        "lines": line,
        "steps": [],
        "options": [],
    }


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases.store import lease

    filled = {key: default for key, default in DEFAULTS.items() if values.get(key) is None}
    given = steps.as_stored({**values, **filled})
    given.pop("lasts", None)
    try:
        return lease.save(database, given, id, version)
    except Stale:
        raise
    except Refused as refused:
        said = steps.as_typed(refused.problems, values)
        raise Refused(said, refused.proposals) from None


FORM = Form(
    noun="lease",
    title_new=say("New lease"),
    title_edit=say("Edit the lease"),
    wide=True,
    sections=SECTIONS,
    load=load,
    save=save,
    live=LIVE,
)
