"""All tenants with what is open by age: a list as of any day."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.read import Query
from ctv_desktop.features.accounts.rows.ageing import CREDIT, OPEN, SUMS, bounds
from ctv_desktop.features.accounts.words import AGES

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_AGES = ", ".join(f"coalesce(open.{key}, 0) AS {key}" for key in AGES)
_LATE = "coalesce(open.d30, 0) + coalesce(open.d60, 0) + coalesce(open.d90, 0)"
_OVERDUE = f"{_LATE} + coalesce(open.older, 0)"
_ACCOUNTS = f"""
CREATE TEMP TABLE account AS SELECT tenant.id, tenant.legal_name AS tenant, tenant.name_key,
 {_AGES}, {_OVERDUE} AS overdue, coalesce(credit.amount, 0) AS credit,
 coalesce(open.not_due, 0) + {_OVERDUE} - coalesce(credit.amount, 0) AS balance,
 oldest.due_on AS oldest, coalesce(missing.amount, 0) AS to_certify,
 EXISTS (SELECT 1 FROM lease WHERE lease.tenant_id = tenant.id AND lease.signed = 1
  AND lease.last_day >= $1) AS current
FROM tenant
LEFT JOIN (SELECT tenant_id, {SUMS} FROM ({OPEN}) GROUP BY tenant_id) AS open
 ON open.tenant_id = tenant.id
LEFT JOIN (SELECT tenant_id, sum(amount) AS amount FROM ({CREDIT}) GROUP BY tenant_id) AS credit
 ON credit.tenant_id = tenant.id
LEFT JOIN (SELECT tenant_id, min(due_on) AS due_on FROM (SELECT tenant_id, due_on FROM ({OPEN})
  GROUP BY id HAVING sum(amount) > 0) GROUP BY tenant_id) AS oldest
 ON oldest.tenant_id = tenant.id
LEFT JOIN (SELECT tenant_id, sum(withheld - certified) AS amount FROM invoice
  WHERE withheld <> certified AND issued_on <= $1 GROUP BY tenant_id) AS missing
 ON missing.tenant_id = tenant.id
WHERE open.tenant_id IS NOT NULL OR credit.tenant_id IS NOT NULL OR missing.tenant_id IS NOT NULL
 OR EXISTS (SELECT 1 FROM lease WHERE lease.tenant_id = tenant.id AND lease.signed = 1)
"""


def compute(reader: "Reader", day: date) -> None:
    """Fill temp.account with every tenant that has or had a lease, or an open item."""
    reader.execute("DROP TABLE IF EXISTS temp.account")
    reader.execute(_ACCOUNTS, *bounds(day))


ACCOUNTS = Query(
    table="account",
    source="account",
    id="account.id",
    columns={
        "tenant": "account.tenant",
        "balance": "account.balance",
        **{key: f"nullif(account.{key}, 0)" for key in AGES},
        "overdue": "nullif(account.overdue, 0)",
        "credit": "nullif(account.credit, 0)",
        "to_certify": "nullif(account.to_certify, 0)",
        "oldest": "account.oldest",
        "late": "CASE WHEN account.oldest < $1"
        " THEN CAST(julianday($1) - julianday(account.oldest) AS INTEGER) END",
    },
    sorts={"tenant": "account.name_key"},
    filters={
        "": "1 = 1",
        "open": "account.balance > 0",
        "overdue": "account.overdue > 0",
        "older": "account.older > 0",
        "credit": "account.credit > 0 OR account.balance < 0",
        "to_certify": "account.to_certify > 0",
        "former": "account.current = 0 AND account.balance <> 0",
    },
    totals={
        "count": "count(*)",
        "balance": "coalesce(sum(account.balance), 0)",
        "overdue": "coalesce(sum(account.overdue), 0)",
        "credit": "coalesce(sum(account.credit), 0)",
        **{key: f"coalesce(sum(account.{key}), 0)" for key in AGES},
    },
    search="tenant_search",
    order=(("overdue", True), ("tenant", False)),
    computed=compute,
)
