"""What was invoiced to the tenants of the demo park, by the program's own rules, and what was paid.

Most of it was settled in time; a few tenants pay late; some invoices were credited, whole or by
line; the latest periods of some leases still wait to be invoiced.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.app.demo.till import Paid, build_payments
from ctv_desktop.features.invoices.rules.content import content
from ctv_desktop.features.invoices.rules.correcting import cancelled, reduced
from ctv_desktop.features.invoices.rules.differences import Window
from ctv_desktop.features.invoices.rules.facts import Client, Facts, Premises, Seller
from ctv_desktop.features.invoices.rules.items import Held, HeldItem, Proposal
from ctv_desktop.features.invoices.rules.proposals import due_day, proposals
from ctv_desktop.features.leases.rules.engine import change, terms_of
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.register.rules import packed
from ctv_desktop.features.rent.rules.terms import Change, Line, Step
from ctv_desktop.values.folding import fold
from ctv_desktop.values.period import add_months

MONTHS = 18  # of history in a small park; a large one has its last quarter
DAYS = ("starts", "last_day", "rent_starts", "handed_over_on")
WRONG = "Facture établie par erreur pour cette période\u00a0; voir la nouvelle facture."
GESTURE = "Panne de la climatisation du {day:%d/%m/%Y} : remise convenue avec le locataire."


@dataclass(frozen=True)
class Paper:
    """A paper to write: on which day, for which lease, and what of it was paid."""

    day: date
    facts: Facts
    paper: Proposal
    corrects: int = 0  # place of the paper it corrects
    wrong: bool = False  # it is credited in full and issued anew


class Termed:
    """A lease row as the rent engine reads one: days as days."""

    def __init__(self, row: Row) -> None:
        self.__dict__.update(row)
        for key in DAYS:
            self.__dict__[key] = date.fromisoformat(row[key]) if row[key] else None


def build_bills(draft: Draft) -> None:
    """Issue the invoices of the last months, in the order of their days, and some credit notes."""
    heavy = draft.size.tickets > 20_000
    first = add_months(draft.today.replace(day=1), -MONTHS)
    if heavy:
        first = draft.today.replace(month=(draft.today.month - 1) // 3 * 3 + 1, day=1)
    draft.all("landlord")[0]["invoices_from"] = first.isoformat()
    rng = Random(f"bills {draft.today}")  # of its own: what comes later stays as it was
    papers = sorted(_papers(draft, first, rng), key=lambda one: (one.day, one.facts.lease_id))
    book = _Book(draft, rng)
    for one in papers:
        book.issue(one)
    build_payments(draft, book.paid)


def _papers(draft: Draft, first: date, rng: Random) -> Iterator[Paper]:
    rates = Rates(
        (row["kind"], date.fromisoformat(row["valid_from"]), row["value"], row["source"])
        for row in draft.all("dated_rate")
    )
    units = {row["id"]: row for row in draft.all("unit")}
    codes = {row["id"]: row["code"] for row in draft.all("building")}
    lines = _by_lease(draft.all("lease_line"))
    steps = _by_lease(draft.all("lease_step"))
    changes = _changes(draft)
    tenants = {row["id"]: row for row in draft.all("tenant")}
    seller = Seller(**{key: draft.all("landlord")[0][key] for key in Seller.__dataclass_fields__})
    for row in draft.all("lease"):
        if not row["signed"] or row["last_day"] < first.isoformat():
            continue
        mine = lines.get(row["id"], [])
        tenant = tenants[row["tenant_id"]]
        terms = terms_of(
            Termed(row),  # type: ignore[arg-type]
            (_line(line, units[line["unit_id"]]) for line in mine),
            (_step(step) for step in steps.get(row["id"], [])),
            changes.get(row["id"], ()),
            bool(tenant["withholds"]),
        )
        window = Window(draft.today, since=first)
        facts = _facts(row, mine, units, codes, seller, tenant)
        late = rng.random() < 0.05  # whose last period still waits to be invoiced
        found = proposals(row["id"], terms, rates, (), (), window)
        yield from (Paper(one.invoiced_on, facts, one) for one in (found[:-1] if late else found))


def _by_lease(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["lease_id"], []).append(row)
    return found


def _changes(draft: Draft) -> dict[int, list[Change]]:
    """What amendments changed in the terms that dues follow from, by lease."""
    found: dict[int, list[Change]] = {}
    amendments = {row["id"]: row for row in draft.all("amendment")}
    for row in draft.all("amendment_change"):
        of = amendments[row["amendment_id"]]
        made = change(date.fromisoformat(of["effective_on"]), row["item"], row["old"])
        if made is not None and row["unit_id"] is None:
            found.setdefault(of["lease_id"], []).append(made)
    return found


def _line(line: Row, unit: Row) -> Line:
    starts, ends = (date.fromisoformat(line[key]) for key in ("starts", "ends"))
    return Line(
        unit["id"], unit["code"], unit["kind"], line["basis"], line["rent"], line["area"], starts,
        ends, line["vat_regime"], line["id"],
    )  # fmt: skip


def _step(step: Row) -> Step:
    ends = date.fromisoformat(step["ends"]) if step["ends"] else None
    starts = date.fromisoformat(step["starts"])
    return Step(step["kind"], starts, ends, step["amount"], step["unit_id"], step["origin"])


def _facts(
    row: Row, lines: list[Row], units: dict[int, Row], codes: dict[int, str], seller: Seller,
    tenant: Row,
) -> Facts:  # fmt: skip
    signed = date.fromisoformat(row["signed_on"]) if row["signed_on"] else None
    premises = tuple(
        Premises(unit["code"], unit["kind"], codes[unit["building_id"]], line["area"])
        for line, unit in ((line, units[line["unit_id"]]) for line in lines)
    )
    client = Client(**{key: tenant[key] for key in Client.__dataclass_fields__})
    return Facts(
        row["id"], row["reference"], signed, "running", row["exemption"], seller, client, premises
    )


class _Book:
    """The papers written so far: their numbers, and who pays late."""

    def __init__(self, draft: Draft, rng: Random) -> None:
        self.draft, self.rng = draft, rng
        self.numbers: dict[tuple[str, int], int] = {}
        self.behind = {row["id"] for row in draft.all("tenant") if rng.random() < 0.07}
        self.rates = Rates(())
        self.paid: list[Paid] = []

    def issue(self, one: Paper) -> None:
        """Write a paper; some are credited, whole or by line, a few days later."""
        rng, today = self.rng, self.draft.today
        row = self._write(one, None)
        chance = rng.random()
        if chance < 0.008:
            held = _held(row, one.paper)
            self._credit(row, one, cancelled(one.paper.lease_id, held, self.rates, WRONG))
            row = self._write(one, None)
        elif chance < 0.02 and one.paper.items[0].net > 1_000_00:
            taken = [one.paper.items[0].net // 1_000_00 * 50_00, *[0] * (len(one.paper.items) - 1)]
            said = GESTURE.format(day=one.day - timedelta(days=9))
            held = _held(row, one.paper)
            self._credit(row, one, reduced(one.paper.lease_id, held, self.rates, taken, said))
        due = date.fromisoformat(row["due_on"])
        if one.facts.client.id in self.behind:
            self._pay(row, due + timedelta(days=70), today, part=rng.random() < 0.3)
        else:
            self._pay(row, due - timedelta(days=rng.randrange(60)), today, part=False)

    def _pay(self, row: Row, day: date, today: date, part: bool) -> None:
        if day > today:
            return
        paid = row["balance"] // 2 if part else row["balance"]
        row["paid"] += paid
        row["balance"] -= paid
        if paid > 0:
            self.paid.append(Paid(row, day, paid))

    def _credit(self, row: Row, one: Paper, paper: Proposal) -> None:
        made = self._write(replace(one, paper=paper), row)
        taken = made["gross"] - made["withheld"]
        row["credited"] += taken
        row["balance"] += taken
        row["cancelled"] = int(row["gross"] + made["gross"] == 0)

    def _write(self, one: Paper, corrected: Row | None) -> Row:
        paper, facts, day = one.paper, one.facts, one.day
        series = "AV" if corrected else "FAC"
        number = self.numbers[series, day.year] = self.numbers.get((series, day.year), 0) + 1
        reference = f"{series}-{day.year}-{number:06d}"
        due_on = due_day(paper, day)
        text, digest = packed(content(facts, paper, reference, day, due_on, "fr"))
        row = self.draft.add(
            "invoice",
            kind=paper.kind, series=series, year=day.year, number=number, reference=reference,
            reference_key=fold(reference), lease_id=facts.lease_id, tenant_id=facts.client.id,
            landlord_id=facts.seller.id, covers=paper.covers, starts=paper.starts.isoformat(),
            ends=paper.ends.isoformat(), issued_on=day.isoformat(), due_on=due_on.isoformat(),
            net=paper.net, vat=paper.vat, gross=paper.gross, withheld=paper.withheld,
            corrects_id=corrected["id"] if corrected else None,
            reason=str(paper.reason or ""), content=text, digest=digest, seen=1,
            balance=0 if corrected else paper.to_pay,
        )  # fmt: skip
        for place, item in enumerate(paper.items):
            self.draft.add(
                "invoice_line",
                invoice_id=row["id"], place=place, kind=item.kind, unit_id=item.unit_id,
                label=str(item.label), net=item.net, vat_rate=item.vat_rate,
                withholdable=int(item.withholdable),
            )  # fmt: skip
        return row


def _held(row: Row, paper: Proposal) -> Held:
    items = {
        item.key: HeldItem(str(item.label), item.net, item.withholdable) for item in paper.items
    }
    return Held(
        row["id"], 1, row["reference"], paper.covers, paper.starts, paper.ends,
        date.fromisoformat(row["issued_on"]), items, paper.vat, paper.gross, paper.withheld,
    )  # fmt: skip
