"""The revision of one lease as its panel shows it: why, how much, where, what was before."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.sealing import unpack
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.revisions.rows import case as rows
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.rules.explain import of_rent, of_top_up, top_up
from ctv_desktop.features.revisions.rules.offer import shares
from ctv_desktop.features.revisions.words import BASIS, STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import CODE, DAY, LONG_TEXT, MONEY, PERCENT, TEXT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.rates.rules import Rates


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a lease at the revision desk."""
    rates = all_rates(reader)
    found = rows.case(reader, id, today, rates)
    if found is None:
        return None
    past = rows.past(reader, id)
    state = STATES[days.state(found.clause, rates, today)]
    groups = (_offer(found, rates), _hinders(found), _lease(found), _clause(found))
    return RecordView(
        id,
        found.tenant,
        f"{found.reference} · {found.units}",
        state.label if found.open else say("Lease not running"),
        state.tone if found.open else "quiet",
        groups=tuple(group for group in groups if group.facts),
        related=(_lines(found), _past(past)),
        trail=((found.reference, Link("lease", id)),),
        values={
            "open": found.open,
            "problem": next(iter(found.problems.values()), None),
            "stored": found.stored,
        },
        tables=(("lease", id), *(("revision", one.id) for one in past)),
    )


def _offer(found: rows.Case, rates: "Rates") -> Group:
    offer = found.offer
    if not found.open or not offer.old:
        return Group(say("Proposed"), ())
    facts = [
        Fact(say("Rent per month"), offer.old, MONEY),
        Fact(say("Proposed rent"), offer.new, MONEY, why=of_rent(found.clause, offer, rates)),
        Fact(say("Increase"), offer.rate, PERCENT),
        Fact(say("In effect from"), offer.day, DAY),
        Fact(say("A year before"), 12 * offer.old, MONEY),
        Fact(say("A year after"), 12 * offer.new, MONEY),
    ]
    if offer.cap is not None:
        facts.append(Fact(say("Cap"), offer.cap, PERCENT))
    if offer.new > offer.old and found.deposit_months:
        more = top_up(found.deposit_months, offer.old, offer.new)
        why = of_top_up(found.deposit_months, offer)
        facts.append(Fact(say("Deposit to top up"), more, MONEY, why=why))
    if found.wanted.reason:
        facts.append(Fact(say("Reason"), found.wanted.reason, LONG_TEXT))
    return Group(say("Proposed"), tuple(facts))


def _hinders(found: rows.Case) -> Group:
    """Why it cannot be approved as it stands."""
    if not found.open:
        return Group(say("Why not"), (Fact(say("Lease"), str(say("Only a lease that runs is"
                     " revised.")), TEXT),))  # fmt: skip
    facts = tuple(
        Fact(say("In the way"), str(said), LONG_TEXT, tone="warn")
        for said in found.problems.values()
    )
    return Group(say("Why not"), facts)


def _lease(found: rows.Case) -> Group:
    clause = found.clause
    facts = (
        Fact(say("Lease"), found.reference, CODE, Link("lease", found.id)),
        Fact(say("Tenant"), found.tenant, TEXT, Link("tenant", found.tenant_id)),
        Fact(say("Last revision") if clause.revised_on else say("Start"), clause.since, DAY),
        Fact(say("Possible from"), found.offer.first, DAY),
        Fact(say("Last day"), clause.last_day, DAY),
    )
    invoiced = Fact(say("Invoiced until"), clause.invoiced_until, DAY)
    return Group(say("Lease"), (*facts, *((invoiced,) if clause.invoiced_until else ())))


def _clause(found: rows.Case) -> Group:
    clause = found.clause
    if clause.kind == "none":
        return Group(say("Clause"), (Fact(say("Revision"), str(say("No revision clause"))),))
    shown: list[tuple[Say, int | None]] = [(say("Share of the index"), clause.share)]
    facts = [
        Fact(say("Revision"), clause.kind, BASIS),
        Fact(say("Interval"), str(says("{count} month", "{count} months", clause.months)), TEXT),
    ]
    if clause.kind == "rate":
        shown = [(say("Revised by"), clause.rate)]
    else:
        facts.append(Fact(say("Index"), clause.index or "?", CODE))
        shown += [(say("At least"), clause.floor), (say("At most"), clause.ceiling)]
    facts += [Fact(label, rate, PERCENT) for label, rate in shown if rate is not None]
    return Group(say("Clause"), tuple(facts))


def _lines(found: rows.Case) -> Related:
    """Each unit before and after."""
    if not found.open:
        return Related(say("Units"), ())
    new = shares(found.offer.new, [line.rent for line in found.lines])
    lines = tuple(
        Line(
            line.code,
            str(say("{old} → {new}", old=Shown(MONEY, line.rent), new=Shown(MONEY, after))),
            link=Link("unit", line.unit_id),
        )
        for line, after in zip(found.lines, new, strict=True)
    )
    return Related(say("Units"), lines, count=len(lines))


def _past(past: list[rows.Past]) -> Related:
    return Related(
        say("Revisions"),
        tuple(map(line_of, past)),
        count=len(past),
        empty=say("The rent was not revised yet."),
    )


def line_of(one: rows.Past) -> Line:
    """A revision decided: old and new rent, the day, how it was found."""
    spoken = language.current()
    title = say("{old} → {new}", old=Shown(MONEY, one.old), new=Shown(MONEY, one.new))
    detail = [spoken.day(one.effective_on), BASIS.show(one.basis, spoken)]
    detail += [str(unpack(step)) for step in one.calculation.splitlines()]
    if one.reason:
        detail.append(one.reason)
    badge = Say("{rate}", {"rate": Shown(PERCENT, one.rate)})
    return Line(str(title), " · ".join(detail), badge, "warn" if one.reason else "good")


RECORD = Record("proposal", view)
