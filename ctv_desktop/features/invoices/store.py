"""Issues invoices and credit notes: numbered without gap, frozen, in one act that is not undone."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from sqlmodel import select

from ctv_desktop.database.work import checked
from ctv_desktop.features.invoices.model import Charge, ChargeDraft, Invoice, InvoiceLine
from ctv_desktop.features.invoices.rules.content import content
from ctv_desktop.features.invoices.rules.facts import Facts, Problem
from ctv_desktop.features.invoices.rules.items import Proposal
from ctv_desktop.features.invoices.rules.numbers import Numbers
from ctv_desktop.features.invoices.rules.proposals import due_day
from ctv_desktop.features.leases.model import Lease
from ctv_desktop.features.register.rules import packed
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

SERIES = {"invoice": "FAC", "credit": "AV"}
FINAL = say("An issued invoice is corrected by a credit note, not undone.")
# What an issued paper states: a change in one of these after the plan was made makes it void.
STATED = (
    "lease", "lease_line", "lease_step", "amendment", "amendment_change", "landlord", "tenant",
    "unit", "building", "dated_rate",
)  # fmt: skip


class Moved(Refused):
    """The park changed after the plan was made: nothing was issued, make the plan again."""


class Entry(Protocol):
    """A paper to issue with the facts it states."""

    @property
    def facts(self) -> Facts: ...
    @property
    def paper(self) -> Proposal: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


class Plan(Protocol):
    """What to issue, and the last act of the journal when that was found."""

    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def seen(self) -> int: ...


def issue(
    database: "Database", plan: Plan, issued_on: date, today: date, language: str = "fr"
) -> "Changed":
    """Issue every paper of a plan in one act: all of them, or none.

    Each gets the next number of its landlord, series and year (R22). Raises Refused where one is
    blocked (R24), Moved where the park changed since the plan was made.
    """
    _refuse_blocked(plan)
    with database.write(say("Issue invoices")) as work:
        _refuse_moved(work, plan)
        _refuse_day(issued_on, today)
        numbers = Numbers(partial(_last, work, issued_on), issued_on)
        made = [
            _issue(work, numbers, entry, issued_on, plan.seen, language) for entry in plan.entries
        ]
        work.subject = made[0].id
        work.act = _named(made)
        work.final = FINAL
    return work.changed


def _refuse_blocked(plan: Plan) -> None:
    for entry in plan.entries:
        if entry.problems:
            said = entry.problems[0].said
            lease = entry.facts.reference
            raise Refused({"": say("Lease {lease}: {reason}", lease=lease, reason=said)})
    if not plan.entries:
        raise Refused({"": say("There is nothing to invoice.")})


def _refuse_day(issued_on: date, today: date) -> None:
    if issued_on > today:
        raise Refused({"issued_on": say("This day has not come yet.")})


def _refuse_moved(work: "Work", plan: Plan) -> None:
    tables = ", ".join(f"'{table}'" for table in STATED)
    found = work.plain.execute(
        f"SELECT 1 FROM journal_change WHERE act_id > ? AND table_name IN ({tables}) LIMIT 1",
        (plan.seen,),
    ).fetchone()
    if found:
        raise _moved()


def _moved() -> Moved:
    return Moved({"": say("The park changed in the meantime. Look at the preview again.")})


def _last(work: "Work", day: date, landlord: int, series: str) -> tuple[int | None, str | None]:
    """The last number of a series in the year of a day, and the last day it was issued on."""
    found: tuple[int | None, str | None] = work.plain.execute(
        "SELECT max(number), max(issued_on) FROM invoice"
        " WHERE landlord_id = ? AND series = ? AND year = ?",
        (landlord, series, day.year),
    ).fetchone()
    return found


def _issue(
    work: "Work", numbers: Numbers, entry: Entry, issued_on: date, seen: int, language: str
) -> Invoice:
    facts, paper = entry.facts, entry.paper
    _refuse_credited(work, paper)
    series = SERIES[paper.kind]
    number = numbers.next(facts.seller.id, series)
    reference = f"{series}-{issued_on.year}-{number:06d}"
    due_on = due_day(paper, issued_on)
    stated = content(facts, paper, reference, issued_on, due_on, language)
    text, digest = packed(stated)
    row = work.make(Invoice, {
        "kind": paper.kind, "series": series, "year": issued_on.year, "number": number,
        "reference": reference, "lease_id": facts.lease_id, "tenant_id": facts.client.id,
        "landlord_id": facts.seller.id, "covers": paper.covers, "starts": paper.starts,
        "ends": paper.ends, "issued_on": issued_on, "due_on": due_on, "net": paper.net,
        "vat": paper.vat, "gross": paper.gross, "withheld": paper.withheld,
        "corrects_id": paper.corrects.id if paper.corrects else None, "reason": stated["reason"],
        "language": language, "content": text, "digest": digest, "seen": seen,
        "balance": 0 if paper.corrects else paper.to_pay,
    })  # fmt: skip
    _put_lines(work, row, paper, stated["lines"])
    if paper.corrects is None:
        _put_charges(work, row, paper)
    else:
        _take_off(work, paper)
    return row


def _refuse_credited(work: "Work", paper: Proposal) -> None:
    """A credit note that came between makes the plan void; a payment does not matter."""
    if paper.corrects is None:
        return
    left = work.plain.execute(
        "SELECT sum(gross) FROM invoice WHERE id = $1 OR corrects_id = $1",
        {"1": paper.corrects.id},
    ).fetchone()[0]
    if left != paper.corrects.gross:
        raise _moved()


def _put_lines(
    work: "Work", row: Invoice, paper: Proposal, stated: Sequence[Mapping[str, Any]]
) -> None:
    for place, (item, said) in enumerate(zip(paper.items, stated, strict=True)):
        work.make(InvoiceLine, {
            "invoice_id": row.id, "place": place, "kind": item.kind, "unit_id": item.unit_id,
            "label": said["label"], "net": item.net, "vat_rate": item.vat_rate,
            "withholdable": item.withholdable, "charge_id": item.charge_id,
        })  # fmt: skip


def _put_charges(work: "Work", row: Invoice, paper: Proposal) -> None:
    """The charges on a paper no longer wait."""
    for item in paper.items:
        if item.charge_id is not None:
            charge = work.find(Charge, item.charge_id)
            if charge.invoice_id is not None:
                raise _moved()
            charge.invoice_id = row.id


def _take_off(work: "Work", paper: Proposal) -> None:
    """The invoice corrected owes less; where nothing is left, its days and charges are free."""
    assert paper.corrects is not None
    held = work.find(Invoice, paper.corrects.id)
    held.credited += paper.to_pay
    held.balance += paper.to_pay
    if _emptied(work, held):
        held.cancelled = True
        charges = work.exec(select(Charge).where(Charge.invoice_id == held.id)).all()
        for charge in charges:
            charge.invoice_id = None
    work.flush()


def _emptied(work: "Work", held: Invoice) -> bool:
    """Whether credit notes took off every line of an invoice."""
    left = work.plain.execute(
        "SELECT 1 FROM invoice_line AS line JOIN invoice AS paper ON paper.id = line.invoice_id"
        " WHERE paper.id = ? OR paper.corrects_id = ?"
        " GROUP BY line.kind, line.unit_id, line.vat_rate, line.charge_id"
        " HAVING sum(line.net) <> 0 LIMIT 1",
        (held.id, held.id),
    ).fetchone()
    return left is None


def _named(made: Sequence[Invoice]) -> Say:
    if len(made) == 1:
        kind = say("Issue invoice {reference}", reference=made[0].reference)
        if made[0].kind == "credit":
            kind = say("Issue credit note {reference}", reference=made[0].reference)
        return kind
    return says(
        "Issue {count} paper, {first} to {last}",
        "Issue {count} papers, {first} to {last}",
        len(made),
        first=made[0].reference,
        last=made[-1].reference,
    )


# Charges that wait to be invoiced.


def save_charge(
    database: "Database",
    values: Mapping[str, Any],
    id: int | None = None,
    version: int | None = None,
) -> "Changed":
    """Note something to invoice beside the rent of a signed lease. Raises Refused, Stale."""
    with database.write(say("Charge to invoice")) as work:
        lease = work.find(Lease, values.get("lease_id") or 0)
        work.act = say("Charge to invoice on lease {reference}", reference=lease.reference)
        _refuse_charge(lease, values)
        work.subject = work.put(Charge, ChargeDraft, values, id, version).id
    return work.changed


def _refuse_charge(lease: Lease, values: Mapping[str, Any]) -> None:
    draft = checked(ChargeDraft, values)
    if not lease.signed:
        raise Refused({"lease_id": say("This lease is not signed yet.")})
    if not draft.net:
        raise Refused({"net": say("Fill this in.")})
    if draft.ends < draft.starts:
        raise Refused({"ends": say("The end is before the start.")})


def delete_charge(database: "Database", id: int) -> "Changed":
    """Delete a charge that waits. Raises Refused where it is invoiced."""
    with database.write(say("Delete a charge to invoice")) as work:
        row = work.find(Charge, id)
        if row.invoice_id is not None:
            raise Refused({"": say("This charge is already invoiced.")})
        work.remove(row)
    return work.changed


__all__ = ["FINAL", "Moved", "delete_charge", "issue", "save_charge"]
