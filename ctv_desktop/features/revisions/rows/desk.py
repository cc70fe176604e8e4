"""The revision desk as SQL: every lease that may be revised, when, by how much, and why not.

Says what `rules.days` and `rules.offer` say; a property test compares them.
"""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.read import Query
from ctv_desktop.features.leases.rows.lists import UNITS_TEXT, WAITS
from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.revisions.rules.days import RECENT, SOON
from ctv_desktop.values.record import dataclass

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

LAWFUL = f"regime IN ({', '.join(repr(one) for one in LEASES)})"
_INVOICED = (
    "(SELECT max(invoice.ends) FROM invoice WHERE invoice.lease_id = lease.id"
    " AND invoice.kind = 'invoice' AND abs(credited) < gross AND EXISTS (SELECT 1 FROM invoice_line"
    " WHERE invoice_line.invoice_id = invoice.id"
    " AND invoice_line.kind IN ('rent', 'parking', 'charges', 'tsc')))"
)
# What a revision starts from, as stored; `rows.case` reads the same of one lease.
HELD = (
    "lease.id, lease.reference, lease.year * 1000000 + lease.number AS number_key, tenant_id,"
    f" tenant.legal_name AS tenant, tenant.name_key, {UNITS_TEXT} AS units, regime,"
    " revision_kind AS kind, revision_months AS months, revision_rate AS agreed, last_day,"
    " lease.index_id, lease.index_month, index_share, index_floor, index_ceiling, deposit_months,"
    " (SELECT max(effective_on) FROM revision WHERE revision.lease_id = lease.id) AS revised,"
    f" starts, {_INVOICED} AS invoiced, wanted.effective_on, wanted.rate AS wanted_rate,"
    " wanted.rent AS wanted_rent, coalesce(wanted.reason, '') AS reason"
)
FROM = (
    "FROM lease JOIN tenant ON tenant.id = lease.tenant_id"
    " LEFT JOIN revision_proposal AS wanted ON wanted.lease_id = lease.id"
)
OPEN = f"lease.signed = 1 AND NOT ({WAITS}) AND terminated_on IS NULL AND last_day >= $1"


def _later(day: str, months: str) -> str:
    """A day some months later, held to the end of a shorter month (add_months)."""
    return (
        f"min(date({day}, '+' || ({months}) || ' months'),"
        f" date({day}, 'start of month', '+' || (({months}) + 1) || ' months', '-1 day'))"
    )


def _rate(kind: str, day: str) -> str:
    return (
        f"coalesce((SELECT value FROM dated_rate WHERE kind = '{kind}' AND valid_from <= {day}"
        " ORDER BY valid_from DESC LIMIT 1), 0)"
    )


def _month(day: str) -> str:
    return f"(CAST(strftime('%Y', {day}) AS INTEGER) * 12 + CAST(strftime('%m', {day}) AS INTEGER))"


def _value(month: str) -> str:
    return (
        f"(SELECT value FROM index_value WHERE index_value.index_id = dated.index_id"
        f" AND month = {month})"
    )


def _half_up(amount: str, part: str, whole: str) -> str:
    """`money.part_of` of a whole above 0."""
    double = f"2 * ({amount}) * ({part})"
    return (
        f"CASE WHEN ({amount}) * ({part}) < 0 THEN -(({whole} - {double}) / (2 * {whole}))"
        f" ELSE ({double} + {whole}) / (2 * {whole}) END"
    )


_FIRST = f"CASE WHEN {LAWFUL} THEN {_later('since', 'law')} ELSE {_later('since', 'months')} END"
_DUE = f"CASE WHEN kind <> 'none' THEN max({_later('since', 'months')}, {_FIRST}) END"
_NEXT = "date($1, 'start of month', '+1 month')"
_PLANNED = "CASE WHEN due IS NULL OR (first <= $1 AND $1 < due) THEN first ELSE due END"
_COMING = f"CASE WHEN {_PLANNED} < $1 THEN {_NEXT} ELSE {_PLANNED} END"
_DAY = (
    f"coalesce(effective_on, CASE WHEN invoiced IS NULL THEN {_COMING}"
    f" ELSE max({_COMING}, date(invoiced, '+1 day')) END)"
)
_OLD_MONTH = "date(coalesce(index_month, since), 'start of month')"
_GAP = f"{_month(_OLD_MONTH)} - {_month('since')}"
_NEW_MONTH = f"date(day, 'start of month', printf('%+d months', {_GAP}))"
_RENT = (
    "coalesce((SELECT sum(base) FROM rent_span WHERE rent_span.lease_id = dated.id"
    " AND rent_span.starts <= day AND rent_span.ends >= day), 0)"
)
_MOVED = _half_up("index_share", "new_index - old_index", "old_index")
_HELD_RATE = (
    f"min(max({_MOVED}, coalesce(index_floor, {_MOVED})),"
    f" coalesce(index_ceiling, max({_MOVED}, coalesce(index_floor, {_MOVED}))))"
)
_OWN = (
    "CASE kind WHEN 'rate' THEN agreed WHEN 'none' THEN coalesce(cap, 0)"
    f" ELSE CASE WHEN old_index > 0 AND new_index > 0 THEN {_HELD_RATE} END END"
)
_TYPED = "wanted_rate IS NOT NULL OR wanted_rent IS NOT NULL"
_RAISED = "(2 * rent * (10000 + {rate}) + 10000) / 20000"
_MOST = "rent * (10000 + cap) / 10000"
_NEW = (
    "CASE WHEN wanted_rent IS NOT NULL THEN wanted_rent"
    f" WHEN cap IS NULL OR wanted_rate > cap THEN {_RAISED.format(rate='own')}"
    f" ELSE min({_RAISED.format(rate='own')}, {_MOST}) END"
)
_EARLY = "proposed > rent AND day < first"
_READY = (
    f"CASE WHEN kind = 'index' AND NOT ({_TYPED}) AND proposed IS NULL THEN 'missing'"
    " WHEN day > last_day THEN 'ends' WHEN day <= invoiced THEN 'invoiced'"
    f" WHEN ({_EARLY}) AND reason = '' THEN 'early' WHEN proposed > {_MOST} AND reason = ''"
    " THEN 'over' WHEN rent = 0 OR proposed = rent THEN 'same'"
    f" WHEN effective_on IS NULL AND day > date($1, '+{SOON} days') THEN 'far'"
    f" WHEN ({_EARLY}) OR proposed > {_MOST} THEN 'override' ELSE 'ready' END"
)
_STATE = (
    f"CASE WHEN due <= $1 THEN 'due' WHEN {LAWFUL} AND first <= $1 THEN 'allowed'"
    f" WHEN revised > date($1, '-{RECENT} months') THEN 'done'"
    f" WHEN coalesce(due, first) <= date($1, '+{SOON} days') THEN 'soon' ELSE 'later' END"
)
_SINCE = "coalesce(revised, starts)"
_CAPPED = f"CASE WHEN {LAWFUL} THEN {_rate('revision_cap', 'day')} END"


def _source(where: str) -> str:
    """The desk over the leases of a condition.

    Materialized: folded into one, each step would be computed again for every use of it.
    """
    return (
        f"(WITH held AS MATERIALIZED (SELECT {HELD} {FROM} WHERE {where}),"
        f" timed AS MATERIALIZED (SELECT held.*, {_SINCE} AS since,"
        f" {_rate('revision_months', _SINCE)} AS law FROM held),"
        f" placed AS MATERIALIZED (SELECT timed.*, {_FIRST} AS first, {_DUE} AS due FROM timed),"
        f" dated AS MATERIALIZED (SELECT placed.*, {_DAY} AS day FROM placed"
        f" WHERE first <= last_day OR revised > date($1, '-{RECENT} months')"
        " OR effective_on IS NOT NULL),"
        f" rented AS MATERIALIZED (SELECT dated.*, {_RENT} AS rent, {_CAPPED} AS cap,"
        f" {_value(_OLD_MONTH)} AS old_index, {_value(_NEW_MONTH)} AS new_index FROM dated),"
        f" rated AS MATERIALIZED (SELECT rented.*, coalesce(wanted_rate,"
        f" min({_OWN}, coalesce(cap, {_OWN}))) AS own FROM rented),"
        f" raised AS MATERIALIZED (SELECT rated.*, {_NEW} AS proposed FROM rated)"
        f" SELECT raised.*, {_STATE} AS state, {_READY} AS ready, CASE WHEN rent > 0 THEN "
        f"{_half_up('proposed - rent', '10000', 'rent')} END AS rate FROM raised) AS lease"
    )


SOURCE = _source(OPEN)
# Leases whose rent is old enough to be revised, found before anything else is computed of them.
_OLD = (
    "coalesce((SELECT max(effective_on) FROM revision WHERE revision.lease_id = lease.id), starts)"
    " <= date($1, '-' || (SELECT coalesce(min(value), 0) FROM dated_rate"
    " WHERE kind = 'revision_months') || ' months', '+3 days')"
)
_PRESSING = _source(f"{OPEN} AND ({_OLD} OR NOT {LAWFUL})")

DESK = Query(
    table="lease",
    source=SOURCE,
    id="lease.id",
    columns={
        "reference": "lease.reference",
        "tenant": "lease.tenant",
        "units": "lease.units",
        "rent": "lease.rent",
        "since": "lease.since",
        "first": "lease.first",
        "due": "lease.due",
        "day": "lease.day",
        "cap": "lease.cap",
        "rate": "lease.rate",
        "proposed": "lease.proposed",
        "state": "lease.state",
        "ready": "lease.ready",
        "kind": "lease.kind",
        "last_day": "lease.last_day",
        "reason": "lease.reason",
    },
    sorts={"reference": "lease.number_key", "tenant": "lease.name_key"},
    filters={
        "": "1 = 1",
        "due": "lease.state = 'due'",
        "allowed": "lease.state IN ('due', 'allowed')",
        "soon": "lease.state = 'soon'",
        "done": "lease.revised IS NOT NULL",
        "blocked": "lease.ready IN ('missing', 'over', 'invoiced')"
        " AND lease.state IN ('due', 'allowed')",
    },
    scopes={
        "tenant": "lease.tenant_id = $s",
        "lease": "lease.id = $s",
        # Two ISO days with a stroke between them: due, or allowed where nothing is due.
        "between": "coalesce(lease.due, lease.first)"
        " BETWEEN substr($s, 1, 10) AND substr($s, 12, 10)",
    },
    totals={
        "count": "count(*)",
        "rent": "coalesce(sum(lease.rent), 0)",
        "proposed": "coalesce(sum(coalesce(lease.proposed, lease.rent)), 0)",
    },
    search="lease_search",
    order=(("first", False),),
)


@dataclass(frozen=True)
class Waiting:
    """Revisions that are due or possible: how many, the highest cap, rents now and once revised."""

    count: int
    cap: int
    old: int
    new: int


def waiting(reader: "Reader", today: date) -> Waiting:
    """What the desk holds for today, in centimes a month and basis points."""
    row = reader.row(
        "SELECT count(*), coalesce(max(cap), 0), coalesce(sum(rent), 0),"
        f" coalesce(sum(coalesce(proposed, rent)), 0) FROM {_PRESSING}"
        " WHERE state IN ('due', 'allowed')",
        today,
    )
    return Waiting(*(row or (0, 0, 0, 0)))
