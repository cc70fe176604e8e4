"""Leases that come to their end and may be renewed: their terms of now and those proposed."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows.lists import STATE, UNITS_TEXT, WAITS
from ctv_desktop.features.leases.rules import renew, state
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.rates.rules import Rates

WITHIN = (60, 90, 120, 180, 365)  # days


@dataclass(frozen=True)
class Offered:
    """The new lease as proposed: its last day, rent in centimes a month, and what is said of it."""

    ends: date | None
    rent: int
    problem: Say | None = None
    doubt: Say | None = None


@dataclass(frozen=True)
class Ending:
    """A lease that ends, with what its renewal would be: `rate` in basis points."""

    id: int
    reference: str
    tenant: str
    units: str
    last_day: date
    days_left: int
    rent: int
    starts: date
    months: int
    rate: int
    base: date
    noticed: bool
    lines: tuple[renew.Held, ...]
    free_until: date | None
    rates: "Rates"
    problem: Say | None = None

    def at(self, months: int | None, rate: int | None, wanted: int | None) -> Offered:
        """The new lease at some length and rent (`wanted` a month, else a rise in basis points)."""
        found, _ = renew.problems(self.rent, rate, wanted, months, self.starts, self.rates)
        problem = next(iter(found.values()), self.problem)
        if "months" in found or months is None:
            return Offered(None, self.rent, problem)
        ends = renew.days(self.last_day, months)[1]
        if problem is None and self.free_until is not None and ends > self.free_until:
            problem = say("Its premises are only free until {day}.", day=self.free_until)
        rent = sum(one.rent for one in renew.offers(self.lines, rate, wanted))
        share = renew.share_of(self.rent, rate, wanted)
        doubt = renew.doubt(self.base, self.starts, *share, self.rates)
        if self.noticed:
            doubt = say("Notice was given.")
        return Offered(ends, rent, problem, doubt)


_RENEWED = "EXISTS (SELECT 1 FROM lease AS later WHERE later.renewed_from_id = lease.id)"
_ASSIGNED = "EXISTS (SELECT 1 FROM lease AS later WHERE later.assigned_from_id = lease.id)"
_BASE = (
    "coalesce((SELECT max(starts) FROM lease_step WHERE lease_id = lease.id"
    " AND origin = 'revision'), lease.starts)"
)
_ENDING = (
    f"SELECT lease.id, lease.reference, tenant.legal_name, {UNITS_TEXT}, lease.last_day,"
    f" lease.starts, lease.regime, lease.revision_rate, {_BASE}, {STATE}, {_RENEWED}, {_ASSIGNED},"
    " lease.terminated_on, lease.notice_on FROM lease JOIN tenant ON tenant.id = lease.tenant_id"
)
_LINES = (
    "SELECT line.lease_id, line.unit_id, line.basis, line.area, coalesce((SELECT rent FROM"
    " rent_span AS span WHERE span.line_id = line.id AND span.rent > 0"
    " ORDER BY span.starts DESC LIMIT 1), 0), line.vat_regime, (SELECT date(min(next.starts),"
    " '-1 day') FROM lease_line AS next WHERE next.unit_id = line.unit_id AND next.binding = 1"
    " AND next.starts > line.ends), date(unit.retired_on, '-1 day') FROM lease_line AS line"
    " JOIN lease ON lease.id = line.lease_id AND line.ends = lease.last_day"
    " JOIN unit ON unit.id = line.unit_id"
)


def ending(reader: "Reader", today: date, within: int) -> list[Ending]:
    """Signed leases that end within some days, not renewed nor broken off, the next first."""
    where = (
        f"lease.signed = 1 AND NOT ({WAITS}) AND lease.terminated_on IS NULL"
        f" AND lease.last_day BETWEEN $1 AND date($1, '+{within:d} days')"
        f" AND NOT {_RENEWED} AND NOT {_ASSIGNED}"
    )
    rows = reader.rows(f"{_ENDING} WHERE {where} ORDER BY lease.last_day, lease.id", today)
    lines = reader.rows(f"{_LINES} WHERE {where} ORDER BY line.id", today)
    return _made(reader, rows, lines, today)


def ending_one(reader: "Reader", id: int, today: date) -> Ending | None:
    """One lease with its renewal; `problem` says why it is not renewed. None where it is gone."""
    rows = reader.rows(f"{_ENDING} WHERE lease.id = $2", today, id)
    lines = reader.rows(f"{_LINES} WHERE lease.id = $1 ORDER BY line.id", id)
    return next(iter(_made(reader, rows, lines, today)), None)


def _made(reader: "Reader", rows: Iterable[Any], lines: Iterable[Any], today: date) -> list[Ending]:
    rates = all_rates(reader)
    held: dict[int, list[Any]] = {}
    for lease_id, *line in lines:
        held.setdefault(lease_id, []).append(line)
    return [_ending(row, held.get(row[0], []), rates, today) for row in rows]


def _ending(row: Any, lines: list[Any], rates: "Rates", today: date) -> Ending:
    *row, noticed = row
    id, reference, tenant, units, last, first, regime, agreed, base, now, renewed, assigned, cut = (
        row
    )
    last_day, starts = date.fromisoformat(last), date.fromisoformat(first)
    held = tuple(renew.Held(*line[:5]) for line in lines)
    until = [day for line in lines for day in line[5:] if day]
    begins = last_day + renew.DAY
    since = date.fromisoformat(base)
    problem = state.why_not_renew("terminated" if cut else now, bool(renewed), bool(assigned))
    if problem is None and not held:
        problem = say("No unit is left in it on its last day.")
    return Ending(
        id,
        reference,
        tenant,
        units or "",
        last_day,
        (last_day - today).days,
        sum(line.rent for line in held),
        begins,
        renew.months_of(starts, last_day),
        renew.proposed_rate(since, begins, agreed, regime, rates),
        since,
        bool(noticed),
        held,
        date.fromisoformat(min(until)) if until else None,
        rates,
        problem,
    )
