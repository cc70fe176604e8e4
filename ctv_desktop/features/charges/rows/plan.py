"""The statements of a charge year, computed from what was held, cost and paid ahead."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ctv_desktop.features.charges.rules.sharing import Building, Cost, Holding, Place
from ctv_desktop.features.charges.rules.statement import (
    Key,
    Paid,
    Statement,
    Tenant,
    statements,
    unpacked,
)
from ctv_desktop.features.leases.rows.lists import WAITS
from ctv_desktop.features.leases.words import TAXABLE
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rent.rules.schedule import over
from ctv_desktop.values.money import part_of
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Year:
    """A charge year as stored, with its building."""

    id: int
    version: int
    building_id: int
    building: str
    building_name: str
    year: int
    state: str
    closed_on: date | None
    notes: str

    @property
    def starts(self) -> date:
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def ends(self) -> date:
        """Its last day."""
        return date(self.year, 12, 31)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.ends - self.starts).days + 1


@dataclass(frozen=True)
class Plan:
    """The statements of a year, what the landlord bears of it, the journal's last act then."""

    year: Year
    statements: tuple[Statement, ...]
    vacant: int
    seen: int


def year(reader: "Reader", id: int) -> Year | None:
    """One charge year; None where there is none."""
    row = reader.row(
        "SELECT charge_year.id, charge_year.version, building.id, building.code, building.name,"
        " year, charge_year.state, closed_on, notes FROM charge_year"
        " JOIN building ON building.id = charge_year.building_id WHERE charge_year.id = $1",
        id,
    )
    if row is None:
        return None
    closed = date.fromisoformat(row[7]) if row[7] else None
    return Year(*(*row[:7], closed, row[8]))


def plan(reader: "Reader", id: int, today: date) -> Plan | None:
    """The statements of a year: as kept where it is closed, else computed; None where gone."""
    seen = reader.value("SELECT coalesce(max(id), 0) FROM journal_act") or 0
    found = year(reader, id)
    if found is None:
        return None
    if found.state == "closed":
        kept = tuple(
            unpacked(text)
            for (text,) in reader.rows(
                "SELECT content FROM charge_statement WHERE year_id = $1 ORDER BY lease_id", id
            )
        )
        total = sum(cost.actual for cost in costs(reader, id))
        return Plan(found, kept, total - sum(one.share for one in kept), seen)
    building = Building(_places(reader, found), _holdings(reader, found))
    leases = _tenants(reader, found, today)
    paid = _paid(reader, found)
    tenants = {
        lease: _included(tenant, rate, paid.get(lease)) for lease, (tenant, rate) in leases.items()
    }
    made, vacant = statements(
        found.days, building, costs(reader, id), keys(reader, found.building_id), tenants,
        {lease: paid.get(lease, Paid(0, "schedule")) for lease in building.leases},
    )  # fmt: skip
    return Plan(found, made, vacant, seen)


def _included(tenant: Tenant, rate: int, paid: Paid | None) -> Tenant:
    """Law 49-16 art. 5: charges that the lease does not mention are included in the rent."""
    included = not rate and not (paid and paid.amount)
    return Tenant(
        tenant.lease_id, tenant.lease, tenant.tenant_id, tenant.tenant, tenant.vat_rate, included
    )


def costs(reader: "Reader", year_id: int) -> list[Cost]:
    """The costs of a year, in the order entered."""
    rows = reader.rows(
        "SELECT id, category, label, key_id, actual, invoice_reference FROM charge_cost"
        " WHERE year_id = $1 ORDER BY id",
        year_id,
    )
    return [Cost(*row) for row in rows]


def keys(reader: "Reader", building_id: int) -> dict[int, Key]:
    """The keys of a building with their weights."""
    found: dict[int, Key] = {}
    weights: dict[int, dict[int, int]] = {}
    for id, name, unit, weight in reader.rows(
        "SELECT charge_key.id, name, unit_id, weight FROM charge_key"
        " LEFT JOIN key_weight ON key_weight.key_id = charge_key.id"
        " WHERE building_id = $1 ORDER BY charge_key.id, key_weight.id",
        building_id,
    ):
        mine = weights.setdefault(id, {})
        if unit is not None:
            mine[unit] = weight
        found[id] = Key(id, name, mine)
    return found


def _places(reader: "Reader", found: Year) -> list[Place]:
    rows = reader.rows(
        "SELECT id, code, kind, rentable_area, part_of_id, max(coalesce(made_on, $2), $2),"
        " min(coalesce(date(retired_on, '-1 day'), $3), $3) FROM unit WHERE building_id = $1",
        found.building_id, found.starts, found.ends,
    )  # fmt: skip
    return [
        Place(id, code, kind, area, whole, date.fromisoformat(starts), date.fromisoformat(ends))
        for id, code, kind, area, whole, starts, ends in rows
    ]


_HELD = (
    "FROM lease_line JOIN lease ON lease.id = lease_line.lease_id"
    " JOIN unit ON unit.id = lease_line.unit_id WHERE unit.building_id = $1"
    f" AND lease.signed = 1 AND lease_line.binding = 1 AND NOT ({WAITS})"
    " AND lease_line.starts <= $3 AND lease_line.ends >= $2"
)


def _holdings(reader: "Reader", found: Year) -> list[Holding]:
    rows = reader.rows(
        "SELECT lease_line.lease_id, unit.id, max(lease_line.starts, $2), min(lease_line.ends, $3)"
        f" {_HELD} ORDER BY lease_line.lease_id, lease_line.id",
        found.building_id, found.starts, found.ends,
    )  # fmt: skip
    return [
        Holding(lease, unit, date.fromisoformat(starts), date.fromisoformat(ends))
        for lease, unit, starts, ends in rows
    ]


def _tenants(
    reader: "Reader", found: Year, today: date
) -> dict[int, tuple[Tenant, int]]:  # fmt: skip
    """Each lease that held something: its tenant and its charges by m² and month."""
    vat = rates(reader).of("vat", today)
    rows = reader.rows(
        "SELECT lease.id, lease.reference, tenant.id, legal_name, vat_regime, charges_rate"
        " FROM lease JOIN tenant ON tenant.id = lease.tenant_id"
        f" WHERE lease.id IN (SELECT lease.id {_HELD})",
        found.building_id, found.starts, found.ends,
    )  # fmt: skip
    return {
        id: (Tenant(id, lease, of, name, vat if regime in TAXABLE else 0), rate)
        for id, lease, of, name, regime, rate in rows
    }


# Provisions: what was invoiced; by the schedule where nothing was, or before invoices began.


def _paid(reader: "Reader", found: Year) -> dict[int, Paid]:
    params = (found.building_id, found.starts, found.ends)
    billed: dict[int, int] = {}
    first: dict[int, date] = {}
    for lease, starts, ends, net in reader.rows(
        "SELECT invoice.lease_id, invoice.starts, invoice.ends, sum(invoice_line.net)"
        " FROM invoice JOIN invoice_line ON invoice_line.invoice_id = invoice.id"
        f" AND invoice_line.kind = 'charges' WHERE invoice.lease_id IN (SELECT lease.id {_HELD})"
        " AND invoice.starts <= $3 AND invoice.ends >= $2 GROUP BY invoice.id",
        *params,
    ):
        begun, over_on = date.fromisoformat(starts), date.fromisoformat(ends)
        billed[lease] = billed.get(lease, 0) + _inside(net, begun, over_on, found)
        first[lease] = min(first.get(lease, found.ends), begun)
    due = _due(reader, found, first)
    return {lease: _one(lease, billed, due) for lease in {*billed, *due}}


def _inside(net: int, starts: date, ends: date, found: Year) -> int:
    """The part of a period that lies in the year, by days."""
    first, last = max(starts, found.starts), min(ends, found.ends)
    return part_of(net, (last - first).days + 1, (ends - starts).days + 1)


def _one(lease: int, billed: dict[int, int], due: "dict[int, _Due]") -> Paid:
    mine = due.get(lease, _Due())
    if lease not in billed:
        return Paid(mine.here, "schedule")
    part = part_of(billed[lease], mine.here, mine.all) if mine.all else billed[lease]
    return Paid(part + mine.before, "invoices")


class _Due:
    """What the schedule asks of a lease: in this building, in all, before invoices began."""

    def __init__(self) -> None:
        self.here = self.all = self.before = 0


def _due(reader: "Reader", found: Year, first: dict[int, date]) -> dict[int, _Due]:
    made: dict[int, _Due] = {}
    for lease, building, starts, ends, charges, method, begins in reader.rows(
        "SELECT rent_span.lease_id, unit.building_id, max(rent_span.starts, $2),"
        " min(rent_span.ends, $3), charges, lease.part_month, landlord.invoices_from"
        " FROM rent_span JOIN unit ON unit.id = rent_span.unit_id"
        " JOIN lease ON lease.id = rent_span.lease_id"
        " JOIN landlord ON landlord.id = lease.landlord_id"
        f" WHERE rent_span.lease_id IN (SELECT lease.id {_HELD}) AND charges > 0"
        " AND rent_span.starts <= $3 AND rent_span.ends >= $2",
        found.building_id, found.starts, found.ends,
    ):  # fmt: skip
        one = made.setdefault(lease, _Due())
        begun, over_on = date.fromisoformat(starts), date.fromisoformat(ends)
        amount = over(charges, begun, over_on, method)
        one.all += amount
        if building == found.building_id:
            one.here += amount
            # Before the program issued invoices they were made elsewhere, as the schedule says.
            cut = min(over_on, first.get(lease, found.starts) - DAY)
            if begins and date.fromisoformat(begins) > found.starts and cut >= begun:
                one.before += over(charges, begun, cut, method)
    return made
