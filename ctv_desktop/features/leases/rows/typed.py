"""A lease as it is typed, before it is saved: the same frozen rows and terms as a stored one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rules import checks, engine, money, steps
from ctv_desktop.features.park.words import BY_ITEM
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.terms import Line, Terms
from ctv_desktop.values.period import EARLIEST, LATEST
from ctv_desktop.values.record import dataclass, replace

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

Values = Mapping[str, Any]

# What a lease is until its form says otherwise.
BLANK: dict[str, Any] = {
    **dict.fromkeys(single.Lease.__match_args__, None),
    **dict.fromkeys(
        ("id", "version", "landlord_id", "tenant_id", "handover_days", "notice_months",
         "charges_rate", "deposit_months", "revision_months", "revision_rate", "entry_fee",
         "monthly_rent", "area"), 0,
    ),
    **dict.fromkeys(
        ("reference", "landlord", "tenant", "template", "notice_by", "notice_ground",
         "notice_article", "keys_note",
         "notice_reason", "termination_reason", "termination_note", "exemption", "purpose",
         "special", "remarks"), "",
    ),
    "regime": "doc", "signed": False, "start_rule": "fixed", "vat_regime": "equipped",
    "payment_period": "quarter", "payment_term": "advance", "part_month": "calendar",
    "tsc_recharged": False, "revision_kind": "none", "index_share": 10_000,
    "renewal": "express", "withholds": False, "state": "draft", "lines": (),
}  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """A lease as typed, its lines as typed with the lease's days, the rates, and its terms.

    `lease` and `terms` are None until its days are known and in order.
    """

    lines: tuple[Values, ...]
    units: Mapping[int, "UnitRow"]
    rates: Rates
    lease: single.Lease | None = None
    terms: Terms | None = None


@dataclass(frozen=True)
class UnitRow:
    """A unit as a line of a lease needs it."""

    id: int
    code: str
    kind: str
    method: str
    building_id: int
    building: str
    level: int
    floor: str
    area: int
    asking_rent: int | None


_UNIT = (
    "SELECT unit.id, unit.code, unit.kind, unit.area_method, building.id, building.code,"
    " floor.level, floor.label, unit.rentable_area, unit.asking_rent FROM unit"
    " JOIN floor ON floor.id = unit.floor_id JOIN building ON building.id = unit.building_id"
    " WHERE unit.id = $1"
)


def typed(reader: "Reader", values: Values, id: int | None) -> Typed:
    """What a form holds, as far as it is typed."""
    rates = all_rates(reader)
    lines = checks.within(values, values.get("lines") or ())
    found = {key: _unit(reader, key) for key in {line.get("unit_id") for line in lines} if key}
    units = {key: unit for key, unit in found.items() if unit is not None}
    lines = [_filled(line, units.get(line.get("unit_id") or 0)) for line in lines]
    starts, ends = values.get("starts"), values.get("ends")
    if not (starts and ends and EARLIEST <= starts <= ends <= LATEST):
        return Typed(tuple(lines), units, rates)
    lease = _lease(reader, values, id, lines, units)
    terms = engine.terms_of(
        lease, _terms(lease), steps.steps_of(values.get("steps") or ()), (), lease.withholds
    )
    area, rent = engine.headline(terms, list(engine.wanted_spans(terms)))
    return Typed(tuple(lines), units, rates, replace(lease, area=area, monthly_rent=rent), terms)


def _unit(reader: "Reader", id: int) -> UnitRow | None:
    row = reader.row(_UNIT, id)
    return UnitRow(*row) if row else None


def _filled(line: Values, unit: UnitRow | None) -> dict[str, Any]:
    """A line with what its unit says where it says nothing, as it would be saved."""
    by_item = unit is not None and unit.kind in BY_ITEM
    basis = line.get("basis") or ("item" if by_item else "area")
    rent = line.get("rent")
    if rent is None:
        rent = (unit.asking_rent if unit else None) or 0
    return {**line, "basis": basis, "rent": rent}


def _lease(
    reader: "Reader",
    values: Values,
    id: int | None,
    lines: Sequence[Values],
    units: Mapping[int, UnitRow],
) -> single.Lease:
    given = {key: values[key] for key in BLANK if values.get(key) is not None}
    made = single.Lease(**{**BLANK, **given, "last_day": values["ends"], "lines": ()})
    tenant = reader.row("SELECT legal_name, withholds FROM tenant WHERE id = $1", made.tenant_id)
    name, withholds = tenant or ("", 0)
    reference = single.reference_of(reader, id) if id else ""
    rows = tuple(_line(line, units[line["unit_id"]]) for line in lines if _ready(line, units))
    return replace(
        made,
        id=id or 0,
        reference=reference,
        tenant=name,
        withholds=bool(withholds),
        lines=rows,
    )


def _ready(line: Values, units: Mapping[int, UnitRow]) -> bool:
    starts, ends = line.get("starts"), line.get("ends")
    return bool(line.get("unit_id") in units and starts and ends and starts <= ends)


def _line(line: Values, unit: UnitRow) -> single.Line:
    return single.Line(
        0, unit.id, unit.code, unit.kind, unit.method, unit.building_id, unit.building, unit.level,
        unit.floor, line["starts"], line["ends"], None, False, line["basis"], line["rent"],
        line.get("vat_regime") or "", money.let_area(unit.kind, line["basis"], unit.area),
    )  # fmt: skip


def _terms(lease: single.Lease) -> list[Line]:
    return [
        Line(
            line.unit_id, line.code, line.kind, line.basis, line.rent, line.area, line.starts,
            line.ends, line.vat_regime, place,
        )
        for place, line in enumerate(lease.lines, 1)
    ]  # fmt: skip
