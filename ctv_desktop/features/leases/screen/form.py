"""The form of a lease: parties, premises, term, rent, deposit, purpose."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import choices, single, taken
from ctv_desktop.features.leases.rules import checks, clauses, occupancy
from ctv_desktop.features.leases.rules.state import why_not_edit
from ctv_desktop.features.leases.words import LABELS
from ctv_desktop.features.park.words import BY_ITEM, UNIT_KINDS, floor_label
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.tenants import rows as tenants
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Rows, Section, Values
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.period import add_months, term_end
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

TERM = 36  # months a new lease runs, until told otherwise
FIELDS = (
    "landlord_id",
    "tenant_id",
    "regime",
    "signed_on",
    "starts",
    "rent_starts",
    "firm_until",
    "ends",
    "notice_months",
    "charges_rate",
    "vat_regime",
    "exemption",
    "deposit_months",
    "payment_period",
    "payment_term",
    "purpose",
    "remarks",
)
COPIED = ("unit_id", "starts", "ends", "basis", "rent", "vat_regime")


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A draft's values; those of a new one: a copy ("like"), or what is known (tenant, unit)."""
    source = id if id is not None else given.get("like")
    if source is None:
        return _new(reader, given, today)
    found = single.lease(reader, source, today)
    if found is None:
        raise Refused({"": say("This lease has been deleted in the meantime.")})
    values = {key: getattr(found, key) for key in FIELDS}
    lines = [_line(line, found) for line in found.lines]
    if id is None:
        copied = [{key: line[key] for key in COPIED} for line in lines]
        return {**values, "signed_on": None, "lines": copied}
    reason = why_not_edit(found.state)
    if reason is not None:
        raise Refused({"": reason})
    return {**values, "lines": lines, "version": found.version}


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
    line = [{"unit_id": unit.id, **_asked(unit)}] if unit else []
    return {
        "landlord_id": given.get("landlord_id") or (owners[0][0] if owners else None),
        "tenant_id": given.get("tenant_id"),
        "regime": "doc",
        "starts": starts,
        "ends": given.get("ends") or term_end(starts, TERM),
        "notice_months": 3,
        "charges_rate": 0,
        "vat_regime": "equipped",
        "deposit_months": 3,
        "payment_period": "quarter",
        "payment_term": "advance",
        "lines": line,
    }


def _asked(unit: choices.UnitOffer) -> dict[str, Any]:
    return {"basis": "item" if unit.kind in BY_ITEM else "area", "rent": unit.asking_rent}


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases.store import lease

    return lease.save(database, values, id, version)


def warn(reader: "Reader", values: Values, id: int | None, _today: date) -> Mapping[str, Say]:
    """What is doubtful while it is typed: days taken by others, and what a line will cost."""
    lines = checks.within(values, values.get("lines") or ())
    known = {line["unit_id"]: choices.unit(reader, line["unit_id"]) for line in lines
             if line.get("unit_id")}  # fmt: skip
    units = {key: unit for key, unit in known.items() if unit is not None}
    found = {**clauses.doubts(values, all_rates(reader)), **_asking(lines, units)}
    spans = occupancy.spans_of(lines, {key: unit.code for key, unit in units.items()})
    for span in spans:
        bound = taken.taken(reader, span.unit_id, span.starts, id or 0)
        refused = occupancy.refusal(span, bound)
        if refused is not None:
            free = occupancy.first_free_day(span.starts, bound)
            said = occupancy.with_free_day(refused[1], free, span)
            found[f"lines.{span.place}.unit_id"] = said
    near = {key: taken.near(reader, key) for key in units}
    return {**found, **occupancy.twice(spans, near)}


def _asking(lines: Sequence[Values], units: Mapping[int, choices.UnitOffer]) -> dict[str, Say]:
    """The asking rent that an empty cell stands for."""
    found: dict[str, Say] = {}
    for place, line in enumerate(lines):
        unit = units.get(line.get("unit_id") or 0)
        if unit is not None and line.get("rent") is None and unit.asking_rent:
            asking = Shown(MONEY, unit.asking_rent)
            found[f"lines.{place}.rent"] = say("Asking rent: {amount}", amount=asking)
    return found


def _tenants(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in tenants.choices(reader, text)]


def _landlords(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in choices.landlords(reader, text)]


def _units(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    start = values.get("starts") or language.today()
    return [
        Choosable(unit.id, unit.code, _detail(unit, start))
        for unit in choices.units(reader, text, start)
    ]


def _detail(unit: choices.UnitOffer, start: date) -> str:
    spoken = language.current()
    shown = [str(UNIT_KINDS.label(unit.kind))]
    if unit.area and unit.kind not in BY_ITEM:
        shown.append(spoken.area(unit.area))
    shown += [f"{unit.building} {floor_label(unit.level, unit.floor)}", str(_free(unit, start))]
    return " · ".join(shown)


def _free(unit: choices.UnitOffer, start: date) -> Say:
    if unit.free_from is None:
        return say("let for good")
    if unit.free_from > start:
        return say("let, free from {day}", day=unit.free_from)
    return say("free until {day}", day=unit.until) if unit.until else say("free")


def _unit_label(reader: "Reader", id: int) -> str:
    unit = choices.unit(reader, id)
    return unit.code if unit else ""


def _field(key: str, *, table: str = "lease", **more: Any) -> Field:
    label, kind = LABELS[table][key]
    return Field(key, label, kind, **more)


def _exempt(values: Values) -> bool:
    return values.get("vat_regime") == "exempt"


LINES = Rows(
    "lines",
    say("Premises"),
    (
        _field(
            "unit_id",
            table="lease_line",
            required=True,
            span=3,
            picker=Picker(_units, _unit_label, create="unit"),
        ),
        _field("basis", table="lease_line", span=2),
        Field("rent", say("Rent per month"), MONEY, span=2),
        _field("starts", table="lease_line", span=2),
        _field("ends", table="lease_line", span=2),
        _field("vat_regime", table="lease_line", span=2),
    ),
    add=say("Add a unit"),
    empty=say("No unit yet: add the premises that are let."),
)

FORM = Form(
    noun="lease",
    title_new=say("New lease"),
    title_edit=say("Edit the lease"),
    wide=True,
    sections=(
        Section(
            say("Parties"),
            (
                _field(
                    "tenant_id",
                    required=True,
                    picker=Picker(_tenants, tenants.name_of, create="tenant"),
                ),
                _field(
                    "landlord_id",
                    required=True,
                    span=1,
                    picker=Picker(_landlords, choices.landlord_name, create="landlord"),
                ),
                _field("regime", required=True, span=1),
            ),
        ),
        Section(
            say("Premises: rent before VAT, by m² of rentable area or by item"),
            (LINES,),
        ),
        Section(
            say("Term"),
            (
                _field("signed_on", span=1, help=say("The day planned, if known.")),
                _field("starts", required=True, span=1),
                _field("ends", required=True, span=1),
                _field("notice_months", span=1),
                _field("rent_starts", span=1, help=say("Empty: from the start.")),
                _field("firm_until", span=1),
            ),
        ),
        Section(
            say("Rent, charges and taxes"),
            (
                _field("charges_rate", span=1),
                _field("vat_regime", span=1),
                _field("payment_period", span=1),
                _field("payment_term", span=1),
                _field("exemption", span=2, shown=_exempt),
                _field("deposit_months", span=1),
            ),
        ),
        Section(
            say("Purpose and remarks"),
            (
                _field("purpose", span=4, limit=2_000),
                _field("remarks", span=4, limit=10_000),
            ),
        ),
    ),
    load=load,
    save=save,
    warn=warn,
)
