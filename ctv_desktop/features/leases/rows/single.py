"""One lease with its parties and lines, as its panel, its form and its papers need it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rows.lists import STATE, day
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Line:
    """A unit of a lease, where it lies, its days and its price."""

    id: int
    unit_id: int
    code: str
    kind: str
    method: str
    building_id: int
    building: str
    level: int
    floor: str
    starts: date
    ends: date
    agreed_ends: date | None
    binding: bool
    basis: str
    rent: int
    vat_regime: str
    area: int


@dataclass(frozen=True)
class Lease:
    """A lease as stored, with the names of its parties and its state on a day."""

    id: int
    version: int
    reference: str
    landlord_id: int
    landlord: str
    tenant_id: int
    tenant: str
    template: str
    regime: str
    signed: bool
    signed_on: date | None
    starts: date
    start_rule: str
    handover_days: int
    not_before: date | None
    not_after: date | None
    rent_starts: date | None
    firm_until: date | None
    ends: date
    last_day: date
    notice_months: int
    notice_days: int | None
    notice_on: date | None
    notice_by: str
    notice_served_on: date | None
    notice_ground: str
    notice_expires_on: date | None
    notice_court_by: date | None
    notice_article: str
    notice_reason: str
    notice_survey_on: date | None
    handed_over_on: date | None
    planned_starts: date | None
    moved_out_on: date | None
    keys_note: str
    renewed_from_id: int | None
    assigned_from_id: int | None
    terminated_on: date | None
    termination_reason: str
    termination_note: str
    charges_rate: int
    vat_regime: str
    exemption: str
    deposit_months: int
    payment_period: str
    payment_term: str
    payment_days: int | None
    part_month: str
    tsc_recharged: bool
    revision_kind: str
    revision_months: int
    revision_rate: int
    index_id: int | None
    index_month: date | None
    index_share: int
    index_floor: int | None
    index_ceiling: int | None
    renewal: str
    entry_fee: int
    purpose: str
    special: str
    remarks: str
    monthly_rent: int
    area: int
    withholds: bool
    state: str
    lines: tuple[Line, ...] = ()


_COLUMNS = (
    "lease.id, lease.version, reference, landlord_id, landlord.legal_name, tenant_id,"
    " tenant.legal_name, template, regime, signed, signed_on, starts, start_rule, handover_days,"
    " not_before, not_after, rent_starts, firm_until, ends, last_day, notice_months, notice_days,"
    " notice_on, notice_by, notice_served_on, notice_ground, notice_expires_on, notice_court_by,"
    " notice_article, notice_reason, notice_survey_on, handed_over_on, planned_starts,"
    " moved_out_on, keys_note,"
    " renewed_from_id, assigned_from_id, terminated_on, termination_reason, termination_note,"
    " charges_rate, vat_regime, exemption, deposit_months, payment_period, payment_term,"
    " payment_days, part_month, tsc_recharged, revision_kind, revision_months, revision_rate,"
    " index_id, index_month, index_share, index_floor, index_ceiling, renewal, entry_fee,"
    " purpose, special, remarks, monthly_rent, area, tenant.withholds"
)
_NAMES = tuple(name for name in Lease.__annotations__ if name != "lines")
_LINE_NAMES = tuple(Line.__annotations__)
_DAYS = ("signed_on", "starts", "not_before", "not_after", "rent_starts", "firm_until", "ends",
         "last_day", "notice_on", "notice_served_on", "notice_expires_on", "notice_court_by",
         "notice_survey_on", "handed_over_on", "planned_starts", "moved_out_on",
         "terminated_on", "index_month")  # fmt: skip


def lease(reader: "Reader", id: int, today: date) -> Lease | None:
    """One lease as of a day; None where there is none."""
    row = reader.row(
        f"SELECT {_COLUMNS}, {STATE} FROM lease JOIN tenant ON tenant.id = lease.tenant_id"
        " JOIN landlord ON landlord.id = lease.landlord_id WHERE lease.id = $2",
        today,
        id,
    )
    if row is None:
        return None
    values = dict(zip(_NAMES, row, strict=True))
    values |= {key: day(values[key]) for key in _DAYS}
    values |= {key: bool(values[key]) for key in ("signed", "tsc_recharged", "withholds")}
    return Lease(**values, lines=lines(reader, id))


def lines(reader: "Reader", lease_id: int) -> tuple[Line, ...]:
    """The lines of a lease in the order they were noted."""
    rows = reader.rows(
        "SELECT line.id, unit.id, unit.code, unit.kind, unit.area_method, building.id,"
        " building.code, floor.level, floor.label, line.starts, line.ends, line.agreed_ends,"
        " line.binding, line.basis, line.rent, line.vat_regime, line.area FROM lease_line AS line"
        " JOIN unit ON unit.id = line.unit_id JOIN floor ON floor.id = unit.floor_id"
        " JOIN building ON building.id = unit.building_id"
        " WHERE line.lease_id = $1 ORDER BY line.id",
        lease_id,
    )
    return tuple(_line(*row) for row in rows)


def _line(*row: object) -> Line:
    values = dict(zip(_LINE_NAMES, row, strict=True))
    values |= {key: day(values[key]) for key in ("starts", "ends", "agreed_ends")}
    values["binding"] = bool(values["binding"])
    return Line(**values)  # type: ignore[arg-type]


def id_of(reader: "Reader", reference: str) -> int | None:
    """The id of a lease by its reference, however it is written."""
    from ctv_desktop.values.folding import fold

    found = reader.value("SELECT id FROM lease WHERE reference_key = $1", fold(reference))
    return None if found is None else int(found)


def reference_of(reader: "Reader", id: int) -> str:
    """The reference of a lease; nothing where there is none."""
    return str(reader.value("SELECT reference FROM lease WHERE id = $1", id) or "")


@dataclass(frozen=True)
class OpenTicket:
    """A live ticket on a unit of a lease."""

    id: int
    reference: str
    title: str
    state: str
    priority: str
    place: str


def open_tickets(reader: "Reader", lease_id: int, most: int = 5) -> list[OpenTicket]:
    """Live tickets on the units of a lease, the most pressing first."""
    rows = reader.rows(
        "SELECT ticket.id, ticket.reference, ticket.title, ticket.state, ticket.priority,"
        " unit.code FROM ticket JOIN unit ON unit.id = ticket.unit_id"
        " WHERE ticket.unit_id IN (SELECT unit_id FROM lease_line WHERE lease_id = $1)"
        " AND ticket.state IN ('open', 'assigned', 'in_progress', 'waiting')"
        f" ORDER BY ticket.priority, ticket.opened_at LIMIT {most:d}",
        lease_id,
    )
    return [OpenTicket(*row) for row in rows]


@dataclass(frozen=True)
class Party:
    """A landlord or tenant with all that a paper states of it; capital in centimes."""

    name: str
    trade_name: str = ""
    form: str = ""
    capital: int | None = None
    address: str = ""
    ice: str = ""
    tax_id: str = ""
    rc: str = ""
    rc_court: str = ""
    tp: str = ""
    cnss: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    capacity: str = ""
    role: str = ""
    logo: str = ""  # content hash


def landlord(reader: "Reader", id: int) -> Party:
    """The landlord of a lease."""
    row = reader.row(
        "SELECT legal_name, '', legal_form, capital, seat, ice, tax_id, rc, rc_court, tp, cnss,"
        " phone, email, signatory, signatory_capacity, '', logo FROM landlord WHERE id = $1",
        id,
    )
    return Party(*(row or ("",)))


def tenant(reader: "Reader", id: int) -> Party:
    """The tenant of a lease, represented by its legal representative, else its director."""
    row = reader.row(
        "SELECT legal_name, CASE WHEN arabic_name = '' THEN trade_name ELSE arabic_name END,"
        " legal_form, NULL, trim(address || CASE WHEN address <> '' AND city <> ''"
        " THEN ', ' ELSE '' END || city), ice, tax_id, rc, rc_court, tp, cnss, phone, email"
        " FROM tenant WHERE id = $1",
        id,
    )
    who = reader.row(
        "SELECT name, capacity, role FROM contact WHERE tenant_id = $1"
        " AND role IN ('legal', 'director') ORDER BY role DESC, id LIMIT 1",
        id,
    )
    return Party(*(row or ("",)), *(who or ()))


def site_of(reader: "Reader", units: Sequence[int]) -> tuple[str, bool]:
    """The site of a lease by its units, and whether its data is fictitious."""
    row = reader.row(
        "SELECT site.name, site.fictitious FROM unit JOIN building ON building.id = building_id"
        " JOIN site ON site.id = building.site_id WHERE unit.id = $1",
        units[0] if units else 0,
    )
    return (row[0], bool(row[1])) if row else ("", False)
