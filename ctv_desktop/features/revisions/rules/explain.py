"""Why a rent is revised to what it is, step by step."""

from collections.abc import Iterator, Sequence
from datetime import date

from ctv_desktop.features.leases.rules import money
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.explain import Explanation
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.rules.days import Clause
from ctv_desktop.features.revisions.rules.offer import MONTH, Offer, index_rate, raised
from ctv_desktop.values.kinds import MONEY, PERCENT
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, Shown, say, says


class _Index:
    """The value of an index, stored in ten-thousandths."""

    def show(self, value: int, spoken: Language) -> str:
        from decimal import Decimal

        return spoken.number((Decimal(value) / 10_000).normalize())


INDEX = _Index()


def of_rent(clause: Clause, found: Offer, rates: Rates) -> Explanation:
    """The new rent: the day, the clause, the cap, the arithmetic (R8, R9)."""
    steps = (*_when(clause, rates), *_how(clause, found), *_cap(found))
    law = Say(found.source) if found.source else say("The lease")
    return Explanation(say("New rent"), steps, law, found.new)


def _when(clause: Clause, rates: Rates) -> Iterator[Say]:
    first, due = days.allowed_from(clause, rates), days.due_on(clause, rates)
    since = (
        say("Last revision: {day}", day=clause.since)
        if clause.revised_on is not None
        else say("Start of the lease: {day}", day=clause.since)
    )
    yield since
    if clause.under_law:
        yield says(
            "{count} month later ({law}): {day}",
            "{count} months later ({law}): {day}",
            rates.of("revision_months", clause.since),
            law=rates.source("revision_months", clause.since),
            day=first,
        )
    if due is not None and due != first:
        yield says(
            "By the lease, {count} month later: {day}",
            "By the lease, {count} months later: {day}",
            clause.months,
            day=due,
        )


def _how(clause: Clause, found: Offer) -> Iterator[Say]:
    old, new = found.index
    if found.basis == "index" and old and new:
        yield from _index(clause, found, old, new)
    elif found.basis == "rate":
        yield say("The lease says: {rate}", rate=Shown(PERCENT, clause.rate))
    yield say(
        "{old} × (1 + {rate}) = {new}",
        old=Shown(MONEY, found.old),
        rate=Shown(PERCENT, found.rate),
        new=Shown(MONEY, found.new),
    )


def _index(clause: Clause, found: Offer, old: int, new: int) -> Iterator[Say]:
    before, after = days.index_months(clause, found.day)
    for month, value in ((before, old), (after, new)):
        yield say(
            "Index {index}, {month}: {value}",
            index=clause.index,
            month=Shown(MONTH, month),
            value=Shown(INDEX, value),
        )
    yield say(
        "{share} × ({new} ÷ {old} − 1) = {rate}, rounded to the hundredth of a percent",
        share=Shown(PERCENT, clause.share),
        new=Shown(INDEX, new),
        old=Shown(INDEX, old),
        rate=Shown(PERCENT, found.raw),
    )
    held = index_rate(old, new, clause.share, clause.floor, clause.ceiling)
    if held > found.raw:
        yield say("At least {rate} by the lease", rate=Shown(PERCENT, held))
    elif held < found.raw:
        yield say("At most {rate} by the lease", rate=Shown(PERCENT, held))


def _cap(found: Offer) -> Iterator[Say]:
    if found.most is None:
        return
    yield say(
        "Cap: {old} + {cap} = {most}, rounded down to the centime",
        old=Shown(MONEY, found.old),
        cap=Shown(PERCENT, found.cap),
        most=Shown(MONEY, found.most),
    )
    if found.basis != "agreed" and raised(found.old, found.raw) > found.most == found.new:
        yield say("The cap holds the rent at {most}.", most=Shown(MONEY, found.most))


def top_up(months: int, old: int, new: int) -> int:
    """What a revision adds to the deposit: the same months of the new rent (R11)."""
    return money.deposit(months, new) - money.deposit(months, old)


def of_top_up(months: int, found: Offer) -> Explanation:
    """Why the deposit is topped up (R11)."""
    amount = top_up(months, found.old, found.new)
    step = says(
        "{count} month × ({new} − {old}) = {amount}",
        "{count} months × ({new} − {old}) = {amount}",
        months,
        new=Shown(MONEY, found.new),
        old=Shown(MONEY, found.old),
        amount=Shown(MONEY, amount),
    )
    return Explanation(say("Deposit to top up"), (step,), say("The lease"), amount)


def settled(steps: Sequence[Say], spoken: Language) -> list[Say]:
    """Steps with their amounts as they were shown, to be kept: words are translated later."""
    return [Say(one.message, {k: _plain(v, spoken) for k, v in one.args.items()}, one.many,
                one.count) for one in steps]  # fmt: skip


def _plain(value: object, spoken: Language) -> object:
    if isinstance(value, Shown):
        return str(value.kind.show(value.value, spoken))
    if isinstance(value, date):
        return spoken.day(value)
    return value
