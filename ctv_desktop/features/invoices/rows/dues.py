"""What is to be invoiced as of a day, as a list: computed by the rules into a temporary table."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.read import Query
from ctv_desktop.features.invoices.rows.plan import Asked, Entry, plan
from ctv_desktop.features.invoices.rules.proposals import due_day
from ctv_desktop.values.folding import fold

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

SLOTS = ("period", "complement", "charges", "credit")
_COLUMNS = (
    "id INTEGER PRIMARY KEY, lease_id, tenant_id, reference, tenant, tenant_key, units, kind,"
    " covers, starts, ends, invoiced_on, due_on, net, vat, gross, withheld, to_pay, state, reason"
)
_SEARCH = "fts5(text, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')"


def compute(reader: "Reader", today: date) -> None:
    """Fill temp.due with every paper that is to be issued up to a day."""
    found = plan(reader, Asked(today), today)
    reader.execute("DROP TABLE IF EXISTS temp.due")
    reader.execute("DROP TABLE IF EXISTS temp.due_search")
    reader.execute(f"CREATE TEMP TABLE due ({_COLUMNS})")
    reader.execute(f"CREATE VIRTUAL TABLE temp.due_search USING {_SEARCH}")
    marks = ", ".join(f"${place}" for place in range(1, _COLUMNS.count(",") + 2))
    for row in _rows(found.entries, today):
        reader.execute(f"INSERT OR IGNORE INTO temp.due VALUES ({marks})", *row)
        words = fold(" ".join(str(row[place]) for place in (3, 4, 6)))
        reader.execute("INSERT INTO temp.due_search (rowid, text) VALUES ($1, $2)", row[0], words)


def _rows(entries: tuple[Entry, ...], today: date) -> Iterator[tuple[Any, ...]]:
    for entry in entries:
        facts, paper = entry.facts, entry.paper
        reason = str(entry.problems[0].said) if entry.problems else str(paper.reason or "")
        units = ", ".join(one.code for one in facts.premises[:2])
        more = len(facts.premises) - 2
        yield (
            id_of(entry), facts.lease_id, facts.client.id, facts.reference,
            facts.client.legal_name, fold(facts.client.legal_name),
            f"{units} +{more}" if more > 0 else units, paper.kind, paper.covers, paper.starts,
            paper.ends, paper.invoiced_on, due_day(paper, max(today, paper.invoiced_on)), paper.net,
            paper.vat, paper.gross, paper.withheld, paper.to_pay,
            "blocked" if entry.problems else "credit" if paper.kind == "credit" else "ready",
            reason,
        )  # fmt: skip


def id_of(entry: Entry) -> int:
    """A number for a paper to issue: its lease, its first day, and which of the day it is."""
    paper = entry.paper
    slot = SLOTS.index("credit" if paper.kind == "credit" else paper.covers)
    return paper.lease_id * 10_000_000 + paper.starts.toordinal() * 10 + slot


def lease_of(id: int) -> int:
    """The lease of such a number."""
    return id // 10_000_000


def entry(reader: "Reader", id: int, today: date) -> Entry | None:
    """The paper of such a number; None where there is nothing to issue any more."""
    found = plan(reader, Asked(today, leases=(lease_of(id),)), today)
    return next((one for one in found.entries if id_of(one) == id), None)


DUES = Query(
    table="due",
    source="due",
    id="due.id",
    columns={
        "reference": "due.reference",
        "tenant": "due.tenant",
        "units": "due.units",
        "kind": "due.kind",
        "covers": "due.covers",
        "starts": "due.starts",
        "ends": "due.ends",
        "invoiced_on": "due.invoiced_on",
        "due_on": "due.due_on",
        "net": "due.net",
        "vat": "due.vat",
        "gross": "due.gross",
        "withheld": "due.withheld",
        "to_pay": "due.to_pay",
        "state": "due.state",
        "reason": "due.reason",
    },
    sorts={"reference": "due.lease_id", "tenant": "due.tenant_key"},
    filters={
        "": "1 = 1",
        "ready": "due.state = 'ready'",
        "blocked": "due.state = 'blocked'",
        "credit": "due.kind = 'credit'",
    },
    scopes={
        "lease": "due.lease_id = $s",
        "tenant": "due.tenant_id = $s",
    },
    totals={
        "count": "count(*)",
        "net": "coalesce(sum(due.net), 0)",
        "gross": "coalesce(sum(due.gross), 0)",
    },
    search="due_search",
    order=(("invoiced_on", False), ("reference", False)),
    computed=compute,
)
