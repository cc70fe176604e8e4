"""Every source of critical dates as one SQL text: `$1` is the day asked as of.

Each part gives id, kind, record, lease_id, tenant_id, day and lead, the days before it that it
presses. Says what rules/days.py says. Where only what presses is asked, each source looks no
further than the last day that can press, so that most leases are passed over by an index.
"""

from collections.abc import Sequence

from ctv_desktop.features.deadlines.rules.days import FREE
from ctv_desktop.features.deadlines.rules.leads import KNOWN
from ctv_desktop.features.deadlines.words import KINDS, ROLES
from ctv_desktop.features.leases.rows.lists import WAITS
from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.payments.words import PAPERS
from ctv_desktop.values.record import dataclass

ROOM = 64  # kinds there may ever be: an id is the record's and the kind's
PLACES = {kind: place for place, kind in enumerate(KINDS)}


def moved(day: str, months: str) -> str:
    """A day some months on (or back): the last of the month where that is shorter."""
    return (
        f"min(date({day}, ({months}) || ' months'),"
        f" date({day}, 'start of month', (({months}) + 1) || ' months', '-1 day'))"
    )


def dated(kind: str, day: str) -> str:
    """The dated setting in force on a day."""
    return (
        f"coalesce((SELECT value FROM dated_rate WHERE kind = '{kind}' AND valid_from <= {day}"
        " ORDER BY valid_from DESC LIMIT 1), 0)"
    )


# One look-up in each index: joined by OR, every lease would be read for every lease.
FOLLOWED = (
    "(EXISTS (SELECT 1 FROM lease AS later WHERE later.renewed_from_id = lease.id"
    " AND +later.signed = 1) OR EXISTS (SELECT 1 FROM lease AS later"
    " WHERE later.assigned_from_id = lease.id AND +later.signed = 1))"
)
LIVES = (
    f"lease.signed = 1 AND CASE WHEN {WAITS} THEN lease.terminated_on IS NULL"
    " ELSE lease.last_day >= $1 AND lease.last_day >= lease.starts END"
)
RUNS = (
    f"lease.signed = 1 AND NOT ({WAITS}) AND lease.last_day >= $1"
    " AND lease.last_day >= lease.starts"
)
_STAYS = "lease.notice_on IS NULL AND lease.terminated_on IS NULL"
_REGISTRATION = f"date(lease.signed_on, {dated('registration_days', 'lease.signed_on')} || ' days')"
_LAND = moved("lease.starts", dated("land_register_months", "lease.signed_on"))
_LIMIT = (
    "CASE WHEN lease.regime = '49-16' THEN "
    + moved("lease.last_day", f"-{dated('long_notice_months', 'lease.last_day')}")
    + " WHEN lease.regime = '67-12' THEN "
    + moved("lease.last_day", f"-{dated('professional_notice_months', 'lease.last_day')}")
    + " WHEN lease.notice_days IS NOT NULL"
    " THEN date(lease.last_day, (-lease.notice_days) || ' days')"
    f" ELSE {moved('lease.last_day', '-lease.notice_months')} END"
)
_RIGHT = (
    "CASE WHEN lease.entry_fee > 0 THEN lease.starts"
    f" ELSE {moved('lease.starts', dated('renewal_months', 'lease.starts'))} END"
)
_SINCE = (
    "coalesce((SELECT max(step.starts) FROM lease_step AS step WHERE step.lease_id = lease.id"
    " AND step.origin = 'revision'), lease.starts)"
)
# Materialized: folded into one, the last step of the rent would be looked up for every use of it.
NEXT_REVISION = (
    f"CASE WHEN lease.revision_kind <> 'none' AND {_STAYS} THEN ("
    f"WITH agreed AS MATERIALIZED (SELECT {_SINCE} AS since),"
    f" timed AS MATERIALIZED (SELECT since, CASE WHEN lease.regime IN {tuple(LEASES)}"
    f" THEN max(lease.revision_months, {dated('revision_months', 'since')})"
    " ELSE lease.revision_months END AS months FROM agreed),"
    f" placed AS MATERIALIZED (SELECT since, {moved('since', 'months')} AS day FROM timed)"
    " SELECT day FROM placed WHERE day > since AND day <= lease.last_day) END"
)
_LEAVES = "coalesce(lease.moved_out_on, lease.last_day)"
_RETURN = moved(_LEAVES, dated("deposit_return_months", _LEAVES))
_HELD = (
    "(SELECT coalesce(sum(CASE WHEN entry.kind IN ('received', 'carried_in') THEN entry.amount"
    " ELSE -entry.amount END), 0) FROM deposit_entry AS entry WHERE entry.lease_id = lease.id)"
)
_NEEDED = (
    "CASE WHEN paper.lease_id IS NULL THEN EXISTS (SELECT 1 FROM lease"
    f" WHERE lease.tenant_id = paper.tenant_id AND {LIVES})"
    f" ELSE EXISTS (SELECT 1 FROM lease WHERE lease.id = paper.lease_id AND {LIVES}) END"
)
_REPLACED = "EXISTS (SELECT 1 FROM guarantee AS newer WHERE newer.replaces_id = paper.id)"


def _lead(kind: str) -> str:
    known = ", ".join(
        "coalesce((SELECT days FROM deadline_lead"
        f" WHERE kind = '{kind}' AND role = '{role}'), {days})"
        for role, days in zip(ROLES, KNOWN[kind], strict=True)
    )
    return f"(SELECT max({known}))"


def horizon(kind: str) -> str:
    """The last day of a kind that can press on $1: within its lead, or put off until then."""
    put_off = (
        "SELECT max(mark.day) FROM deadline_mark AS mark"
        f" WHERE mark.kind = '{kind}' AND mark.postponed_to <= $1"
    )
    return f"(SELECT max(date($1, '+' || {_lead(kind)} || ' days'), coalesce(({put_off}), '')))"


@dataclass(frozen=True)
class Source:
    """Where the days of a kind come from; `near` holds for all that can press, `{h}` the horizon.

    `near` is read before the day itself is computed.
    """

    kind: str
    day: str
    where: str
    near: str = ""
    table: str = "lease"
    record: str = "lease.id"
    lease: str = "lease.id"
    tenant: str = "lease.tenant_id"

    def sql(self, pressing: bool, records: Sequence[int] | None = None) -> str:
        """The rows of this source: all, only what can press, or only of some records."""
        where = self.where
        if pressing and self.near:
            where = f"{self.near.format(h=horizon(self.kind))} AND {where}"
        if records is not None:
            where = f"{self.record} IN ({', '.join(map(str, records))}) AND {where}"
        return (
            f"SELECT {self.record} * {ROOM} + {PLACES[self.kind]} AS id, '{self.kind}' AS kind,"
            f" {self.record} AS record, {self.lease} AS lease_id, {self.tenant} AS tenant_id,"
            f" {self.day} AS day, {_lead(self.kind)} AS lead FROM {self.table} WHERE {where}"
        )


def _below(kind: str, table: str, day: str, where: str) -> Source:
    joined = f"{table} AS below JOIN lease ON lease.id = below.lease_id"
    return Source(
        kind, day, f"{RUNS} AND {where} AND {day} >= $1", f"{day} <= {{h}}", joined, "below.id"
    )


def _paper(kind: str, where: str) -> Source:
    return Source(
        kind,
        "paper.expires_on",
        f"{where} AND paper.expires_on IS NOT NULL AND NOT {_REPLACED} AND {_NEEDED}",
        "paper.expires_on <= {h}",
        "guarantee AS paper",
        "paper.id",
        "paper.lease_id",
        "paper.tenant_id",
    )


def _longest(kind: str) -> str:
    """The last end of a lease whose notice, so many months before, can press."""
    return (
        "date({h}, '+' || (SELECT coalesce(max(value), 0) FROM dated_rate"
        f" WHERE kind = '{kind}') || ' months', '+3 days')"
    )


_ALL = (
    Source("end", "lease.last_day", f"{RUNS} AND NOT {FOLLOWED}", "lease.last_day <= {h}"),
    Source(
        "notice_limit",
        _LIMIT,
        f"{RUNS} AND NOT {FOLLOWED} AND {_STAYS} AND lease.renewal <> 'none'"
        f" AND {_LIMIT} >= CASE WHEN lease.renewal = 'tacit' OR lease.regime = '49-16'"
        " THEN lease.starts ELSE max(lease.starts, $1) END",
        "CASE lease.regime"
        f" WHEN '49-16' THEN lease.last_day <= {_longest('long_notice_months')}"
        f" WHEN '67-12' THEN lease.last_day <= {_longest('professional_notice_months')}"
        f" ELSE {_LIMIT} <= {{h}} END",
    ),
    Source(
        "court",
        "lease.notice_court_by",
        "lease.signed = 1 AND lease.notice_court_by >= $1",
        "lease.notice_court_by <= {h}",
    ),
    Source(
        "renewal_right",
        _RIGHT,
        f"{RUNS} AND lease.regime = '49-16' AND {_RIGHT} BETWEEN $1 AND lease.last_day",
        "lease.starts <= {h} AND lease.starts >= date($1, '-' || (SELECT coalesce(max(value), 0)"
        " FROM dated_rate WHERE kind = 'renewal_months') || ' months', '-3 days')",
    ),
    Source(
        "revision",
        NEXT_REVISION,
        f"{RUNS} AND {NEXT_REVISION} IS NOT NULL",
        "lease.revision_kind <> 'none' AND lease.starts <="
        " date({h}, '-' || lease.revision_months || ' months', '+3 days')",
    ),
    Source(
        "rent_start",
        "lease.rent_starts",
        f"{RUNS} AND lease.rent_starts > lease.starts AND lease.rent_starts >= $1",
        "lease.rent_starts <= {h}",
    ),
    _below("free_end", "lease_step", "below.ends", f"below.kind IN {FREE}"),
    Source("registration", _REGISTRATION, f"{LIVES} AND lease.signed_on IS NOT NULL"),
    Source(
        "land_register",
        _REGISTRATION,
        f"{LIVES} AND lease.signed_on IS NOT NULL AND {_LAND} <= lease.ends",
        # Whether it is long enough is computed of what is not done yet.
        "NOT EXISTS (SELECT 1 FROM deadline_mark AS kept WHERE kept.kind = 'land_register'"
        f" AND kept.record_id = lease.id AND kept.day = {_REGISTRATION} AND kept.done = 1"
        " AND kept.noted_on <= $1)",
    ),
    Source(
        "handover_by",
        "lease.not_after",
        f"lease.signed = 1 AND {WAITS} AND lease.terminated_on IS NULL"
        " AND lease.not_after IS NOT NULL",
    ),
    _below("option_opens", "lease_option", "below.opens", "below.used_on IS NULL"),
    _below("option_closes", "lease_option", "below.closes", "below.used_on IS NULL"),
    Source(
        "deposit_return",
        _RETURN,
        f"lease.signed = 1 AND (lease.moved_out_on <= $1 OR NOT ({LIVES}))"
        f" AND NOT {FOLLOWED} AND {_HELD} > 0",
    ),
    _paper("guarantee", "paper.kind <> 'insurance'"),
    _paper("insurance", "paper.kind = 'insurance'"),
    Source(
        "bill_due",
        "payment.falls_on",
        f"payment.state = 'received' AND payment.method IN {PAPERS}"
        " AND payment.falls_on IS NOT NULL",
        "payment.falls_on <= {h}",
        "payment",
        "payment.id",
        "NULL",
        "payment.tenant_id",
    ),
    Source(
        "survey",
        "survey.day",
        "survey.signed = 0",
        "survey.day <= {h}",
        "survey JOIN lease ON lease.id = survey.lease_id",
        "survey.id",
    ),
)
SOURCES = " UNION ALL ".join(source.sql(False) for source in _ALL)
PRESSING_SOURCES = tuple(source.sql(True) for source in _ALL)


def sources_of(ids: Sequence[int]) -> str:
    """The sources of some critical dates alone, each record found by its key."""
    found = [
        source.sql(False, [int(id) // ROOM for id in ids if id % ROOM == PLACES[source.kind]])
        for source in _ALL
        if any(id % ROOM == PLACES[source.kind] for id in ids)
    ]
    return " UNION ALL ".join(found or [_ALL[0].sql(False, [0])])
