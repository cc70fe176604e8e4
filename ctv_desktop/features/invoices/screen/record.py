"""One invoice or credit note, and one paper to issue, as their panels show them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.invoices.rows import dues
from ctv_desktop.features.invoices.rows.lists import InvoiceLine, invoices_of
from ctv_desktop.features.invoices.rows.plan import Entry
from ctv_desktop.features.invoices.rows.single import Invoice, invoice
from ctv_desktop.features.invoices.rules.items import Item
from ctv_desktop.features.invoices.rules.late import Fine, fine
from ctv_desktop.features.invoices.rules.proposals import due_day
from ctv_desktop.features.invoices.screen.issuing import what
from ctv_desktop.features.invoices.screen.settle import receipted, settled
from ctv_desktop.features.invoices.words import DUE_STATES, LABELS, STATES
from ctv_desktop.features.originals.rows import Handed, handed
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import CODE, DAY, LONG_TEXT, MONEY, PERCENT, TEXT, Tone
from ctv_desktop.values.say import Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

WORDS = LABELS["invoice"]


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of an issued paper as of a day."""
    found = invoice(reader, id, today)
    if found is None:
        return None
    state = STATES[found.state]
    late = fine(found.gross, found.due_on, today, rates(reader)) if found.balance > 0 else None
    gone = handed(reader, "invoice", id)
    groups = (_sums(found), _settlement(found, late), _paper(found, gone))
    return RecordView(
        id,
        found.reference,
        f"{found.tenant} · {_span(found.starts, found.ends)}",
        state.label,
        state.tone,
        groups=tuple(group for group in groups if group.facts),
        related=(
            _stated(found),
            *settled(reader, id, found.withheld, found.certified),
            _corrections(reader, found, today),
            _parties(found),
        ),
        values={
            "kind": found.kind,
            "cancelled": found.cancelled,
            "state": found.state,
            "balance": found.balance,
            "paid": found.paid,
            "receipted": receipted(reader, id),
            "missing": found.withheld - found.certified,
            "reference": found.reference,
            "lease_id": found.lease_id,
            "tenant_id": found.tenant_id,
            "version": found.version,
        },
        tables=(("invoice", id), *(("original", one.id) for one in gone)),
    )


RECORD = Record("invoice", view)


def _span(starts: date, ends: date) -> str:
    spoken = language.current()
    return spoken.led(f"{spoken.day(starts)} – {spoken.day(ends)}")


def _kept(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.value not in (None, "", 0))


def _fact(key: str, value: Any, tone: Tone = "", link: Link | None = None) -> Fact:
    return Fact(*WORDS[key][:1], value, WORDS[key][1], link, tone)


def _sums(found: Invoice) -> Group:
    vat = [
        Fact(say("VAT {rate}", rate=Shown(PERCENT, part["rate"])), part["vat"], MONEY)
        for part in found.content.get("vat_parts", ())
    ]
    rate = found.content.get("withholding_rate", 0)
    withheld = say("Withheld by the tenant, {rate}", rate=Shown(PERCENT, rate))
    return Group(
        say("Sums"),
        _kept(
            _fact("net", found.net),
            *vat,
            _fact("gross", found.gross),
            Fact(withheld, found.withheld, MONEY),
            Fact(say("To pay"), found.to_pay if found.withheld else None, MONEY),
        ),
    )


def _settlement(found: Invoice, late: Fine | None) -> Group:
    """What was settled, what is owed, and what law 69-21 fines (never billed: R21)."""
    if found.corrects_id is not None:
        return Group(say("Settlement"), ())
    tone: Tone = "bad" if found.state == "overdue" else "good" if not found.balance else ""
    return Group(
        say("Settlement"),
        (
            *_kept(_fact("due_on", found.due_on)),
            *_kept(
                _fact("paid", found.paid),
                _fact("credited", found.credited),
                _fact("certified", found.certified),
            ),
            _fact("balance", found.balance, tone),
            *_lateness(late),
        ),
    )


def _lateness(late: Fine | None) -> tuple[Fact, ...]:
    if late is None:
        return ()
    days = says("{count} day", "{count} days", late.days)
    return (
        Fact(say("Late by"), str(days), TEXT),
        Fact(say("Fine to the Treasury if paid today (law 69-21)"), late.amount, MONEY),
    )


def _paper(found: Invoice, gone: list[Handed]) -> Group:
    return Group(
        say("Paper"),
        _kept(
            _fact("issued_on", found.issued_on),
            *(Fact(one.title, str(one.said), TEXT) for one in gone),
            Fact(say("Period"), _span(found.starts, found.ends), TEXT),
            _fact("covers", found.covers if found.kind == "invoice" else None),
            Fact(
                WORDS["corrects_id"][0],
                found.corrects,
                CODE,
                Link("invoice", found.corrects_id) if found.corrects_id else None,
            ),
            _fact("reason", found.reason),
            Fact(say("In words"), found.content.get("words"), LONG_TEXT),
            Fact(WORDS["digest"][0], found.digest[:16], CODE),
        ),
    )


def _stated(found: Invoice) -> Related:
    """The lines as the paper states them, each with its arithmetic."""
    lines = tuple(
        Line(line["label"], _details(line["net"], line["vat_rate"], line["details"]))
        for line in found.content.get("lines", ())
    )
    return Related(say("Lines"), lines, count=len(lines))


def _details(net: int, rate: int, steps: list[str]) -> str:
    spoken = language.current()
    sums = f"{spoken.money(net)} · {say('VAT {rate}', rate=Shown(PERCENT, rate))}"
    return "\n".join([sums, *steps])


def _corrections(reader: "Reader", found: Invoice, today: date) -> Related:
    papers, count = invoices_of(reader, today, corrects=found.id)
    lines = tuple(invoice_line(one) for one in papers)
    return Related(say("Credit notes"), lines, count=count, empty=say("None."))


def invoice_line(one: InvoiceLine) -> Line:
    """An invoice in the panel of another record."""
    state = STATES[one.state]
    detail = f"{_span(one.starts, one.ends)} · {language.current().money(one.gross)}"
    return Line(one.reference, detail, state.label, state.tone, Link("invoice", one.id))


def _parties(found: Invoice) -> Related:
    return Related(
        say("Parties"),
        (
            Line(found.lease, str(say("Lease")), link=Link("lease", found.lease_id)),
            Line(found.tenant, str(say("Tenant")), link=Link("tenant", found.tenant_id)),
            Line(found.landlord, str(say("Landlord")), link=Link("landlord", found.landlord_id)),
        ),
    )


# What is to be invoiced.


def due_view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a paper to issue: what it would state and what stops it."""
    found = dues.entry(reader, id, today)
    if found is None:
        return None
    paper, facts = found.paper, found.facts
    state = "blocked" if found.problems else "credit" if paper.kind == "credit" else "ready"
    return RecordView(
        id,
        f"{what(found)} · {facts.reference}",
        f"{facts.client.legal_name} · {_span(paper.starts, paper.ends)}",
        DUE_STATES[state].label,
        DUE_STATES[state].tone,
        groups=tuple(group for group in (_stops(found), _due_sums(found, today)) if group.facts),
        related=(_due_lines(paper.items), _due_parties(found)),
        values={
            "state": state,
            "reason": found.problems[0].said if found.problems else None,
            "lease_id": paper.lease_id,
        },
        tables=(("lease", paper.lease_id),),
    )


DUE_RECORD = Record("due", due_view)


def _stops(found: Entry) -> Group:
    facts = tuple(
        Fact(say("Blocked"), str(problem.said), TEXT, Link(problem.noun, problem.id))
        for problem in found.problems
    )
    return Group(say("What stops it"), facts)


def _due_sums(found: Entry, today: date) -> Group:
    paper = found.paper
    vat = [
        Fact(say("VAT {rate}", rate=Shown(PERCENT, part.rate)), part.vat, MONEY)
        for part in paper.vat_parts
    ]
    withheld = say("Withheld by the tenant, {rate}", rate=Shown(PERCENT, paper.withholding))
    return Group(
        say("Sums"),
        _kept(
            _fact("net", paper.net),
            *vat,
            _fact("gross", paper.gross),
            Fact(withheld, paper.withheld, MONEY),
            Fact(say("To pay"), paper.to_pay if paper.withheld else None, MONEY),
            Fact(say("To invoice on"), paper.invoiced_on, DAY),
            Fact(WORDS["due_on"][0], due_day(paper, max(today, paper.invoiced_on)), DAY),
            Fact(WORDS["reason"][0], str(paper.reason) if paper.reason else "", LONG_TEXT),
        ),
    )


def _due_lines(items: tuple[Item, ...]) -> Related:
    lines = tuple(
        Line(str(item.label), _details(item.net, item.vat_rate, [str(one) for one in item.steps]))
        for item in items
    )
    return Related(say("Lines"), lines, count=len(lines))


def _due_parties(found: Entry) -> Related:
    facts = found.facts
    lines = [
        Line(facts.reference, str(say("Lease")), link=Link("lease", facts.lease_id)),
        Line(facts.client.legal_name, str(say("Tenant")), link=Link("tenant", facts.client.id)),
    ]
    held = found.paper.corrects
    if held is not None:
        lines.append(Line(held.reference, str(say("Invoice")), link=Link("invoice", held.id)))
    return Related(say("Parties"), tuple(lines))
