"""A charge year is reconciled: frozen, with one balance of each lease waiting to be invoiced."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from sqlmodel import col, select

from ctv_desktop.features.charges.model import ChargeCost, ChargeStatement, ChargeYear
from ctv_desktop.features.charges.rules import checks
from ctv_desktop.features.charges.rules.explain import balance_steps, named
from ctv_desktop.features.charges.rules.statement import Line, Statement, packed
from ctv_desktop.features.invoices.model import Charge
from ctv_desktop.features.park.model import Building
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import MONEY, PERCENT
from ctv_desktop.values.language import of as language_of
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

PAPER = "fr"  # what a charge says is printed on invoices, in their first language
# What statements follow from: a change in one of these after they were made makes them void.
STATED = (
    "lease", "lease_line", "lease_step", "amendment", "rent_span", "unit", "charge_year",
    "charge_cost", "charge_key", "key_weight", "invoice", "dated_rate",
)  # fmt: skip


class Plan(Protocol):
    """The statements of a year, and the last act of the journal when they were made."""

    @property
    def statements(self) -> Sequence[Statement]: ...
    @property
    def seen(self) -> int: ...


def close(database: "Database", id: int, plan: Plan, today: date) -> "Changed":
    """Freeze a year and make one charge of each balance, "charge_year/ID/lease/ID".

    Raises Refused: not over, without costs, closed already, or changed since the plan was made.
    """
    with database.write(say("Reconcile the charges of a year")) as work:
        row = work.find(ChargeYear, id)
        work.subject = id
        building = work.find(Building, row.building_id)
        work.act = say(
            "Reconcile the charges {year} of {building}",
            year=str(row.year), building=building.code,
        )  # fmt: skip
        costs = work.exec(
            select(ChargeCost.id).where(ChargeCost.year_id == id, col(ChargeCost.actual) > 0)
        ).all()
        said = checks.closing(row.year, row.state, len(costs), today)
        if said is not None:
            raise Refused({"": said})
        _refuse_moved(work, plan)
        for one in plan.statements:
            _keep(work, row, building, one)
        row.state, row.closed_on = "closed", today
    return work.changed


def _refuse_moved(work: "Work", plan: Plan) -> None:
    tables = ", ".join(f"'{table}'" for table in STATED)
    found = work.plain.execute(
        f"SELECT 1 FROM journal_change WHERE act_id > ? AND table_name IN ({tables}) LIMIT 1",
        (plan.seen,),
    ).fetchone()
    if found:
        raise Refused({"": say("The park changed in the meantime. Look at the statements again.")})


def source_of(year_id: int, lease_id: int) -> str:
    """What names the balance of a lease for a year, so that it is made once."""
    return f"charge_year/{year_id}/lease/{lease_id}"


def _keep(work: "Work", row: ChargeYear, building: Building, one: Statement) -> None:
    year, lease = row.id or 0, one.tenant.lease_id
    work.make(ChargeStatement, {
        "year_id": year, "lease_id": lease, "share": one.share, "provisions": one.paid.amount,
        "balance": one.balance, "content": packed(one),
    })  # fmt: skip
    if not one.balance:
        return
    french = language_of(PAPER)
    label = say(
        "Service charges {year}, building {building}: reconciliation",
        year=str(row.year), building=building.code,
    )  # fmt: skip
    steps = [*map(_step, one.lines), *balance_steps(one)]
    work.make(Charge, {
        "lease_id": lease, "kind": "reconciliation", "label": label.in_language(french),
        "starts": one.starts, "ends": one.ends, "net": one.balance,
        "vat_rate": one.tenant.vat_rate, "source": source_of(year, lease),
        "explanation": "\n".join(step.in_language(french) for step in steps)[:4_000],
    })  # fmt: skip


def _step(line: Line) -> Say:
    return say(
        "{cost}: {rate} of {total} = {share}",
        cost=named(line), rate=Shown(PERCENT, line.rate), total=Shown(MONEY, line.total),
        share=Shown(MONEY, line.share),
    )  # fmt: skip


def reopen(database: "Database", id: int) -> "Changed":
    """Open a closed year again: its balances wait no more. Raises Refused once one is invoiced."""
    with database.write(say("Reopen a charge year")) as work:
        row = work.find(ChargeYear, id)
        work.subject = id
        building = work.find(Building, row.building_id)
        work.act = say(
            "Reopen the charges {year} of {building}",
            year=str(row.year), building=building.code,
        )  # fmt: skip
        made = work.exec(
            select(Charge).where(col(Charge.source).startswith(f"charge_year/{id}/lease/"))
        ).all()
        said = checks.reopening(row.state, sum(one.invoice_id is not None for one in made))
        if said is not None:
            raise Refused({"": said})
        kept = work.exec(select(ChargeStatement).where(ChargeStatement.year_id == id)).all()
        for gone in (*made, *kept):
            work.remove(gone)
        row.state, row.closed_on = "open", None
    return work.changed
