"""Every source of critical dates as one SQL text: `$1` is the day asked as of.

Each part gives id, kind, record, lease_id, tenant_id, day. Says what rules/days.py says.
"""

from ctv_desktop.features.deadlines.rules.days import FREE
from ctv_desktop.features.deadlines.words import KINDS
from ctv_desktop.features.leases.rows.lists import WAITS
from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.payments.words import PAPERS

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
_LAWFUL = f"lease.regime IN {tuple(LEASES)}"
REVISION = (
    f"CASE WHEN {_LAWFUL} THEN max({moved(_SINCE, 'lease.revision_months')},"
    f" {moved(_SINCE, dated('revision_months', _SINCE))})"
    f" ELSE {moved(_SINCE, 'lease.revision_months')} END"
)
NEXT_REVISION = (
    f"CASE WHEN lease.revision_kind <> 'none' AND {_STAYS} AND {REVISION} > {_SINCE}"
    f" AND {REVISION} <= lease.last_day THEN {REVISION} END"
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


def _paper(kind: str, where: str) -> str:
    return (
        f"SELECT paper.id * {ROOM} + {PLACES[kind]}, '{kind}', paper.id, paper.lease_id,"
        f" paper.tenant_id, paper.expires_on FROM guarantee AS paper WHERE {where}"
        f" AND paper.expires_on IS NOT NULL AND NOT {_REPLACED} AND {_NEEDED}"
    )


_BILLS = (
    f"SELECT payment.id * {ROOM} + {PLACES['bill_due']}, 'bill_due', payment.id, NULL,"
    " payment.tenant_id, payment.falls_on FROM payment WHERE payment.state = 'received'"
    f" AND payment.method IN {PAPERS} AND payment.falls_on IS NOT NULL"
)


def _of_lease(kind: str, day: str, where: str) -> str:
    return (
        f"SELECT lease.id * {ROOM} + {PLACES[kind]} AS id, '{kind}' AS kind, lease.id AS record,"
        f" lease.id AS lease_id, lease.tenant_id AS tenant_id, {day} AS day"
        f" FROM lease WHERE {where}"
    )


def _below(kind: str, table: str, day: str, where: str) -> str:
    return (
        f"SELECT below.id * {ROOM} + {PLACES[kind]}, '{kind}', below.id, lease.id, lease.tenant_id,"
        f" {day} FROM {table} AS below JOIN lease ON lease.id = below.lease_id WHERE {where}"
    )


SOURCES = " UNION ALL ".join(
    (
        _of_lease("end", "lease.last_day", f"{RUNS} AND NOT {FOLLOWED}"),
        _of_lease(
            "notice_limit",
            _LIMIT,
            f"{RUNS} AND NOT {FOLLOWED} AND {_STAYS} AND lease.renewal <> 'none'"
            f" AND {_LIMIT} >= CASE WHEN lease.renewal = 'tacit' OR lease.regime = '49-16'"
            " THEN lease.starts ELSE max(lease.starts, $1) END",
        ),
        _of_lease(
            "court", "lease.notice_court_by", "lease.signed = 1 AND lease.notice_court_by >= $1"
        ),
        _of_lease(
            "renewal_right",
            _RIGHT,
            f"{RUNS} AND lease.regime = '49-16' AND {_RIGHT} BETWEEN $1 AND lease.last_day",
        ),
        _of_lease("revision", NEXT_REVISION, f"{RUNS} AND {NEXT_REVISION} IS NOT NULL"),
        _of_lease(
            "rent_start",
            "lease.rent_starts",
            f"{RUNS} AND lease.rent_starts > lease.starts AND lease.rent_starts >= $1",
        ),
        _below(
            "free_end", "lease_step", "below.ends",
            f"{RUNS} AND below.kind IN {FREE} AND below.ends >= $1",
        ),
        _of_lease("registration", _REGISTRATION, f"{LIVES} AND lease.signed_on IS NOT NULL"),
        _of_lease(
            "land_register",
            _REGISTRATION,
            f"{LIVES} AND lease.signed_on IS NOT NULL AND {_LAND} <= lease.ends",
        ),
        _of_lease(
            "handover_by",
            "lease.not_after",
            f"lease.signed = 1 AND {WAITS} AND lease.terminated_on IS NULL"
            " AND lease.not_after IS NOT NULL",
        ),
        _below(
            "option_opens", "lease_option", "below.opens",
            f"{RUNS} AND below.used_on IS NULL AND below.opens >= $1",
        ),
        _below(
            "option_closes", "lease_option", "below.closes",
            f"{RUNS} AND below.used_on IS NULL AND below.closes >= $1",
        ),
        _of_lease(
            "deposit_return",
            _RETURN,
            f"lease.signed = 1 AND (lease.moved_out_on <= $1 OR NOT ({LIVES}))"
            f" AND NOT {FOLLOWED} AND {_HELD} > 0",
        ),
        _paper("guarantee", "paper.kind <> 'insurance'"),
        _paper("insurance", "paper.kind = 'insurance'"),
        _BILLS,
    )
)  # fmt: skip
