"""The figures of the park on a day, what needs attention, and when the leases end."""

from datetime import date, timedelta

from ctv_desktop.database.read import Reader
from ctv_desktop.features.deadlines import rows as deadlines
from ctv_desktop.features.revisions.rows.desk import Waiting, waiting
from ctv_desktop.values.period import add_months
from ctv_desktop.values.record import dataclass

SOON = 120  # days
PRESSING = 5  # critical dates that home names
_LIVE = "state IN ('open', 'assigned', 'in_progress', 'waiting')"


@dataclass(frozen=True)
class Figures:
    """What the cards show; rents in centimes a month, areas in hundredths of m²."""

    rent: int
    running: int
    ending: int
    ending_area: int
    ending_rent: int
    live: int
    urgent: int
    unassigned: int
    drafts: int


def figures(reader: Reader, today: date) -> Figures:
    """The contractual rent in force, leases that end within 120 days, live tickets."""
    rent = reader.value(
        "SELECT coalesce(sum(rent_span.rent), 0) FROM rent_span"
        " JOIN lease ON lease.id = rent_span.lease_id WHERE lease.signed = 1"
        " AND rent_span.starts <= $1 AND rent_span.ends >= $1"
        " AND (lease.start_rule = 'fixed' OR lease.handed_over_on IS NOT NULL)",
        today,
    )
    running = reader.value(
        "SELECT count(*) FROM lease WHERE signed = 1 AND starts <= $1 AND last_day >= $1", today
    )
    ending = reader.row(
        "SELECT count(*), coalesce(sum(area), 0), coalesce(sum(monthly_rent), 0) FROM lease"
        " WHERE signed = 1 AND starts <= $1 AND last_day BETWEEN $1 AND $2",
        today,
        today + timedelta(days=SOON),
    )
    tickets = reader.row(
        f"SELECT count(*), coalesce(sum(priority IN ('P1', 'P2')), 0),"
        f" coalesce(sum(assignee = ''), 0) FROM ticket WHERE {_LIVE}"
    )
    drafts = reader.value("SELECT count(*) FROM lease WHERE signed = 0")
    return Figures(*(rent, running, *(ending or (0, 0, 0)), *(tickets or (0, 0, 0)), drafts))


@dataclass(frozen=True)
class Arrears:
    """What is overdue: centimes, of how many tenants, how much of it for over 90 days."""

    amount: int
    tenants: int
    older: int


_OVERDUE = "balance <> 0 AND balance > 0 AND due_on < $1"


def arrears(reader: Reader, today: date) -> Arrears:
    """What is overdue on a day."""
    row = reader.row(
        "SELECT coalesce(sum(balance), 0), count(DISTINCT tenant_id), coalesce(sum(CASE"
        " WHEN due_on < date($1, '-90 days') THEN balance END), 0) FROM invoice"
        f" WHERE {_OVERDUE}",
        today,
    )
    return Arrears(*(row or (0, 0, 0)))


@dataclass(frozen=True)
class Late:
    """What a lease owes that is overdue: centimes, and the days of its oldest invoice."""

    amount: int
    days: int


def late_leases(reader: Reader, today: date) -> dict[int, Late]:
    """The leases with something overdue."""
    rows = reader.rows(
        "SELECT lease_id, sum(balance), CAST(julianday($1) - julianday(min(due_on)) AS INTEGER)"
        f" FROM invoice WHERE {_OVERDUE} GROUP BY lease_id",
        today,
    )
    return {lease: Late(amount, days) for lease, amount, days in rows}


def late_tenants(reader: Reader, today: date) -> "list[Concern]":
    """The tenants that owe most of what is overdue."""
    rows = reader.rows(
        "SELECT tenant.id, tenant.legal_name, sum(balance) AS owed, min(due_on) FROM invoice"
        f" JOIN tenant ON tenant.id = invoice.tenant_id WHERE {_OVERDUE}"
        " GROUP BY tenant.id ORDER BY owed DESC, tenant.id LIMIT 3",
        today,
    )
    return [
        Concern("overdue", "account", id, name, "", "", _day(oldest), owed)
        for id, name, owed, oldest in rows
    ]


@dataclass(frozen=True)
class Concern:
    """One thing to look at today; `days` is how far away or how old, by `kind`."""

    kind: str  # ticket, overdue, deadline, draft
    noun: str
    id: int
    title: str
    detail: str
    code: str
    day: date | None
    owed: int = 0  # centimes overdue
    waiting: Waiting | None = None  # revisions, all of them in one


def concerns(reader: Reader, today: date) -> list[Concern]:
    """Urgent tickets first, then who is late, critical dates that press, drafts to sign."""
    tickets = reader.rows(
        "SELECT ticket.id, ticket.title, ticket.reference, ticket.priority, date(opened_at),"
        " coalesce(unit.code, building.code, site.name) FROM ticket"
        " JOIN site ON site.id = ticket.site_id"
        " LEFT JOIN building ON building.id = ticket.building_id"
        " LEFT JOIN unit ON unit.id = ticket.unit_id"
        f" WHERE ticket.{_LIVE} AND priority IN ('P1', 'P2')"
        " ORDER BY priority, opened_at, ticket.id LIMIT 4"
    )
    found = [
        Concern("ticket", "ticket", id, title, f"{reference} · {place}", priority, _day(opened))
        for id, title, reference, priority, opened, place in tickets
    ]
    found += late_tenants(reader, today)
    found += [
        Concern("deadline", *one.about, one.tenant, one.lease, one.kind, one.day)
        for one in deadlines.pressing(reader, today, PRESSING)
    ]
    if (revisions := waiting(reader, today)).count:
        found.append(Concern("revisions", "revisions", 0, "", "", "", None, waiting=revisions))
    drafts = reader.rows(
        "SELECT lease.id, tenant.legal_name, lease.reference, lease.starts FROM lease"
        " JOIN tenant ON tenant.id = lease.tenant_id"
        " WHERE signed = 0 AND starts <= $2 AND lease.ends >= $1"
        " ORDER BY lease.starts, lease.id LIMIT 4",
        today,
        today + timedelta(days=SOON),
    )
    found += [
        Concern("draft", "lease", id, tenant, reference, "", _day(when))
        for id, tenant, reference, when in drafts
    ]
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Quarter:
    """The leases that end in a quarter (the last one: then or later); area in hundredths of m²."""

    starts: date
    ends: date
    area: int
    last: bool = False


def expiry(reader: Reader, today: date, quarters: int = 11) -> list[Quarter]:
    """The area of signed leases by the quarter in which they end, from this quarter on."""
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    found = []
    for place in range(quarters):
        starts = add_months(first, 3 * place)
        last = place == quarters - 1
        ends = date(9999, 12, 31) if last else add_months(starts, 3) - timedelta(days=1)
        area = reader.value(
            "SELECT coalesce(sum(area), 0) FROM lease"
            " WHERE last_day BETWEEN $1 AND $2 AND signed = 1",
            max(starts, today),
            ends,
        )
        found.append(Quarter(starts, ends, area, last))
    return found


@dataclass(frozen=True)
class Steps:
    """Which first steps are done."""

    landlord: bool
    building: bool
    unit: bool
    tenant: bool
    lease: bool
    ticket: bool

    @property
    def done(self) -> int:
        """How many of the six."""
        return sum((self.landlord, self.building, self.unit, self.tenant, self.lease, self.ticket))


def steps(reader: Reader) -> Steps:
    """Whether the park has its first landlord, building, unit, tenant, lease and ticket."""
    return Steps(
        *(
            bool(reader.value(f"SELECT 1 FROM {table} LIMIT 1"))
            for table in ("landlord", "building", "unit", "tenant", "lease", "ticket")
        )
    )
