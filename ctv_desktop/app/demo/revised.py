"""Rents revised: some leases past their third year, an index, leases that follow it."""

from datetime import date
from typing import Any

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.rent.rules.spans import monthly
from ctv_desktop.features.rent.rules.terms import Line, Step
from ctv_desktop.features.revisions.rules.offer import capped, shares
from ctv_desktop.values.period import add_months

CAP = 1_000  # basis points
EVERY, LINKED = 3, 7  # one lease in so many was revised, follows the index
MONTHS = 84  # of the index


def steps(draft: Draft, lease: Row, lines: tuple[Line, ...]) -> tuple[Step, ...]:
    """The steps of a lease revised after three years; none for most."""
    day = add_months(date.fromisoformat(lease["starts"]), 36)
    last = min(draft.today, date.fromisoformat(lease["last_day"]))
    if lease["id"] % EVERY or not lease["signed"] or lease["regime"] not in LEASES or day > last:
        return ()
    rents = [monthly(line, None) for line in lines]
    old = sum(rents)
    new = capped(old, CAP)
    row = draft.add(
        "revision",
        lease_id=lease["id"],
        decided_on=add_months(day, -1).isoformat(),
        effective_on=day.isoformat(),
        old_rent=old,
        new_rent=new,
        rate=CAP,
        cap=CAP,
    )
    found = [
        Step("amount", day, None, amount, line.unit_id, "revision")
        for line, amount in zip(lines, shares(new, rents), strict=True)
    ]
    for step in found:
        draft.add(
            "lease_step", lease_id=lease["id"], unit_id=step.unit_id, kind=step.kind,
            starts=day.isoformat(), amount=step.amount, origin="revision", revision_id=row["id"],
        )  # fmt: skip
    return tuple(found)


def build_revisions(draft: Draft) -> None:
    """An index published until two months ago, and leases that follow it."""
    index = draft.add(
        "rent_index", code="IPC", name="Indice des prix à la consommation (fictif)",
        source="Série de démonstration",
    )  # fmt: skip
    first = add_months(draft.today.replace(day=1), -MONTHS - 1)
    value = 1_000_000
    for place in range(MONTHS):
        value += value * (14 + (place * 7) % 23) // 10_000
        month = add_months(first, place)
        draft.add("index_value", index_id=index["id"], month=month.isoformat(), value=value)
    revised = {row["lease_id"] for row in draft.all("revision")}
    for lease in draft.all("lease"):
        linked = lease["id"] % LINKED == 1 and lease["regime"] in LEASES
        if linked and lease["id"] not in revised:
            lease.update(_linked(lease, index))


def _linked(lease: Row, index: Row) -> dict[str, Any]:
    month = add_months(date.fromisoformat(lease["starts"]).replace(day=1), -2)
    return {
        "revision_kind": "index", "index_id": index["id"], "index_month": month.isoformat(),
        "index_share": 8_000 if lease["id"] % 2 else 10_000, "index_floor": 0,
        "index_ceiling": 1_000,
    }  # fmt: skip
