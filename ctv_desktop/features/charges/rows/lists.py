"""The list of charge years, and the list of their statements (computed by the rules)."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.read import Query
from ctv_desktop.features.charges.rows.plan import Plan, plan
from ctv_desktop.features.charges.rules.statement import Statement
from ctv_desktop.values.folding import fold

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def _sum(column: str) -> str:
    return (
        f"(SELECT coalesce(sum({column}), 0) FROM charge_cost"
        " WHERE charge_cost.year_id = charge_year.id)"
    )


_WAITING = (
    "(SELECT count(*) FROM charge WHERE invoice_id IS NULL"
    " AND charge.source >= 'charge_year/' || charge_year.id || '/'"
    " AND charge.source < 'charge_year/' || charge_year.id || '0')"
)

YEARS = Query(
    table="charge_year",
    source="charge_year JOIN building ON building.id = charge_year.building_id",
    id="charge_year.id",
    columns={
        "building": "building.code",
        "name": "building.name",
        "year": "charge_year.year",
        "budget": _sum("budget"),
        "actual": _sum("actual"),
        "gap": f"{_sum('actual')} - {_sum('budget')}",
        "state": "charge_year.state",
        "closed_on": "charge_year.closed_on",
        "waiting": f"nullif({_WAITING}, 0)",
    },
    filters={
        "": "1 = 1",
        "open": "charge_year.state = 'open'",
        "over": "charge_year.state = 'open' AND charge_year.year < CAST(substr($1, 1, 4)"
        " AS INTEGER)",
        "closed": "charge_year.state = 'closed'",
    },
    scopes={"building": "charge_year.building_id = $s"},
    totals={
        "count": "count(*)",
        "budget": f"coalesce(sum({_sum('budget')}), 0)",
        "actual": f"coalesce(sum({_sum('actual')}), 0)",
    },
    search="charge_year_search",
    order=(("year", True), ("building", False)),
)

_COLUMNS = (
    "id INTEGER PRIMARY KEY, year_id, lease_id, tenant_id, building, year, state, reference,"
    " tenant, tenant_key, share, provisions, balance, vat, gross, included"
)
_SEARCH = "fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')"
LEASES = 10_000_000  # more than any lease's id


def id_of(year_id: int, lease_id: int) -> int:
    """A number for the statement of a lease in a year."""
    return year_id * LEASES + lease_id


def statement(reader: "Reader", id: int, today: date) -> tuple[Plan, Statement] | None:
    """The statement of such a number with its year; None where there is none any more."""
    found = plan(reader, id // LEASES, today)
    if found is None:
        return None
    mine = (one for one in found.statements if one.tenant.lease_id == id % LEASES)
    one = next(mine, None)
    return (found, one) if one else None


def compute(reader: "Reader", today: date) -> None:
    """Fill temp.statement with the statements of every year."""
    reader.execute("DROP TABLE IF EXISTS temp.statement")
    reader.execute("DROP TABLE IF EXISTS temp.statement_search")
    reader.execute(f"CREATE TEMP TABLE statement ({_COLUMNS})")
    reader.execute(f"CREATE VIRTUAL TABLE temp.statement_search USING {_SEARCH}")
    marks = ", ".join(f"${place}" for place in range(1, _COLUMNS.count(",") + 2))
    for (year_id,) in reader.rows("SELECT id FROM charge_year ORDER BY id"):
        found = plan(reader, year_id, today)
        for one in found.statements if found else ():
            assert found is not None
            row = _row(found, one)
            reader.execute(f"INSERT INTO temp.statement VALUES ({marks})", *row)
            words = fold(" ".join(str(row[place]) for place in (4, 5, 7, 8)))
            sql = "INSERT INTO temp.statement_search (rowid, text) VALUES ($1, $2)"
            reader.execute(sql, row[0], words)


def _row(found: Plan, one: Statement) -> tuple[object, ...]:
    year, tenant = found.year, one.tenant
    return (
        id_of(year.id, tenant.lease_id), year.id, tenant.lease_id, tenant.tenant_id, year.building,
        year.year, year.state, tenant.lease, tenant.tenant, fold(tenant.tenant), one.share,
        one.paid.amount, one.balance, one.vat, one.gross, int(tenant.included),
    )  # fmt: skip


STATEMENTS = Query(
    table="statement",
    source="statement",
    id="statement.id",
    columns={
        "tenant": "statement.tenant",
        "reference": "statement.reference",
        "building": "statement.building",
        "year": "statement.year",
        "state": "statement.state",
        "share": "statement.share",
        "provisions": "statement.provisions",
        "balance": "statement.balance",
        "vat": "statement.vat",
        "gross": "statement.gross",
        "included": "statement.included",
    },
    sorts={"tenant": "statement.tenant_key"},
    filters={
        "": "1 = 1",
        "open": "statement.state = 'open'",
        "closed": "statement.state = 'closed'",
        "owed": "statement.balance > 0",
        "back": "statement.balance < 0",
    },
    scopes={
        "year": "statement.year_id = $s",
        "lease": "statement.lease_id = $s",
        "tenant": "statement.tenant_id = $s",
    },
    totals={
        "count": "count(*)",
        "share": "coalesce(sum(statement.share), 0)",
        "provisions": "coalesce(sum(statement.provisions), 0)",
        "balance": "coalesce(sum(statement.balance), 0)",
    },
    search="statement_search",
    order=(("year", True), ("building", False), ("tenant", False)),
    computed=compute,
)
