"""What a batch would issue: every paper of the leases asked for, and why some cannot be issued."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.invoices.rows.facts import Parties
from ctv_desktop.features.invoices.rows.held import held, waiting
from ctv_desktop.features.invoices.rules import facts as mentions
from ctv_desktop.features.invoices.rules.correcting import cancelled, reduced
from ctv_desktop.features.invoices.rules.differences import Window
from ctv_desktop.features.invoices.rules.items import HeldItem, Proposal
from ctv_desktop.features.invoices.rules.proposals import proposals
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.terms import terms
from ctv_desktop.features.rates import rows as rates
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Asked:
    """Which papers are asked for: by the day they are invoiced on, and by lease or place."""

    last: date
    first: date | None = None
    leases: tuple[int, ...] | None = None
    building: int | None = None
    tenant: int | None = None
    corrections: bool = True


@dataclass(frozen=True)
class Entry:
    """A paper to issue with the facts it states; blocked where there are problems."""

    facts: mentions.Facts
    paper: Proposal
    problems: tuple[mentions.Problem, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All papers asked for, in the order they are numbered; `seen` is the journal's last act."""

    asked: Asked
    entries: tuple[Entry, ...]
    seen: int

    @property
    def ready(self) -> tuple[Entry, ...]:
        """What can be issued."""
        return tuple(entry for entry in self.entries if not entry.problems)

    @property
    def blocked(self) -> tuple[Entry, ...]:
        """What cannot."""
        return tuple(entry for entry in self.entries if entry.problems)

    def without_blocked(self) -> "Plan":
        """The same with only what can be issued."""
        return replace(self, entries=self.ready)


def plan(reader: "Reader", asked: Asked, today: date) -> Plan:
    """What is to be issued, as the park stands now, read in one snapshot."""
    reader.execute("BEGIN")
    try:
        seen = int(reader.value("SELECT max(id) FROM journal_act") or 0)
        found = list(_entries(reader, asked, today))
    finally:
        reader.execute("ROLLBACK")
    found.sort(key=lambda one: (one.paper.kind == "credit", one.paper.invoiced_on))
    return Plan(asked, tuple(found), seen)


def _entries(reader: "Reader", asked: Asked, today: date) -> Iterator[Entry]:
    known = rates.rates(reader)
    parties = Parties(reader)
    for id, since in _candidates(reader, asked):
        lease = single.lease(reader, id, today)
        if lease is None:
            continue
        window = Window(asked.last, asked.first, since, asked.corrections)
        papers = proposals(
            id, terms(reader, lease), known, held(reader, id), waiting(reader, id), window
        )
        if not papers:
            continue
        facts = parties.facts(lease)
        for paper in papers:
            regimes = frozenset(item.regime for item in paper.items)
            yield Entry(facts, paper, mentions.problems(facts, regimes))


# A lease needs a look where its next day without an invoice has come, where invoiced days have a
# gap or go beyond its last day, where charges wait, or where it or the rates changed since.
_LOOK = """
WITH done AS (
 SELECT lease_id, min(starts) AS first, max(ends) AS until, min(seen) AS seen,
  sum(julianday(ends) - julianday(starts) + 1) AS days
 FROM invoice WHERE kind = 'invoice' AND covers = 'period' AND cancelled = 0 GROUP BY lease_id)
SELECT lease.id, landlord.invoices_from FROM lease
JOIN landlord ON landlord.id = lease.landlord_id LEFT JOIN done ON done.lease_id = lease.id
WHERE lease.signed = 1
AND NOT (lease.start_rule = 'handover' AND lease.handed_over_on IS NULL)
AND (lease.last_day >= coalesce(landlord.invoices_from, '') OR done.until IS NOT NULL)
AND (
 date(coalesce(done.until, '0001-01-01'), '+1 day') <= min($1, lease.last_day)
  AND lease.starts <= $1
 OR done.until > lease.last_day
 OR done.first > max(lease.starts, coalesce(landlord.invoices_from, ''))
 OR done.days < julianday(done.until) - julianday(done.first) + 1
 OR EXISTS (SELECT 1 FROM charge WHERE charge.lease_id = lease.id AND charge.invoice_id IS NULL)
 OR EXISTS (SELECT 1 FROM journal_change AS c WHERE c.table_name = 'lease' AND c.row_id = lease.id
  AND c.act_id > done.seen)
 OR EXISTS (SELECT 1 FROM rent_span AS span JOIN journal_change AS c
  ON c.table_name = 'rent_span' AND c.row_id = span.id
  WHERE span.lease_id = lease.id AND c.act_id > done.seen)
 OR done.seen < (SELECT coalesce(max(act_id), 0) FROM journal_change
  WHERE table_name = 'dated_rate')
)
"""
_ASKED = (
    "SELECT lease.id, landlord.invoices_from FROM lease"
    " JOIN landlord ON landlord.id = lease.landlord_id WHERE $1 = $1"
)


def _candidates(reader: "Reader", asked: Asked) -> list[tuple[int, date | None]]:
    """The leases that may have something to issue, in the order of their references.

    Leases asked for by name are all looked at, so that one can be told why there is nothing.
    """
    params: list[Any] = [asked.last]
    sql = _LOOK
    if asked.leases is not None:
        sql = f"{_ASKED} AND lease.id IN ({','.join(str(int(id)) for id in asked.leases) or '0'})"
    if asked.tenant is not None:
        params.append(asked.tenant)
        sql += f" AND lease.tenant_id = ${len(params)}"
    if asked.building is not None:
        params.append(asked.building)
        sql += (
            " AND EXISTS (SELECT 1 FROM lease_line AS line JOIN unit ON unit.id = line.unit_id"
            f" WHERE line.lease_id = lease.id AND unit.building_id = ${len(params)})"
        )
    rows = reader.rows(f"{sql} ORDER BY lease.year, lease.number, lease.id", *params)
    return [(id, date.fromisoformat(day) if day else None) for id, day in rows]


def correction(
    reader: "Reader", invoice_id: int, taken: Sequence[int] | None, reason: str, today: date
) -> Plan:
    """The credit note of an invoice: all of it, or an amount of each line. Raises Refused."""
    seen = int(reader.value("SELECT max(id) FROM journal_act") or 0)
    lease_id = reader.value("SELECT lease_id FROM invoice WHERE id = $1", invoice_id)
    lease = single.lease(reader, lease_id or 0, today)
    found = next((one for one in held(reader, lease_id or 0) if one.id == invoice_id), None)
    if lease is None or found is None:
        raise Refused({"": say("This invoice is already credited in full.")})
    known = rates.rates(reader)
    paper = (
        cancelled(lease.id, found, known, reason)
        if taken is None
        else reduced(lease.id, found, known, taken, reason)
    )
    facts = Parties(reader).facts(lease)
    entry = Entry(facts, paper, mentions.problems(facts, frozenset()))
    return Plan(Asked(today, leases=(lease.id,)), (entry,), seen)


def left_of(reader: "Reader", invoice_id: int) -> list[HeldItem]:
    """The lines of an invoice with what is left of each, in order."""
    lease_id = reader.value("SELECT lease_id FROM invoice WHERE id = $1", invoice_id)
    found = (one for one in held(reader, lease_id or 0) if one.id == invoice_id)
    return next((list(one.items.values()) for one in found), [])
