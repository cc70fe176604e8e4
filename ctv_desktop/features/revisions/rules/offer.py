"""A revision as proposed: the new rent within the cap (R9), or why there is none."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.rules.days import Clause
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.kinds import MONEY, PERCENT
from ctv_desktop.values.money import part_of
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say

WHOLE = 10_000  # basis points
MOST = 100_000  # basis points: nobody means to raise a rent elevenfold


@dataclass(frozen=True)
class Wanted:
    """What was typed for a lease: a rate (basis points) or a rent (centimes a month), the day."""

    effective_on: date | None = None
    rate: int | None = None
    rent: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Offer:
    """The rent before and after (centimes a month), the rate and the cap in basis points."""

    day: date
    old: int
    new: int
    rate: int
    cap: int | None
    most: int | None
    first: date
    basis: str
    index: "tuple[int | None, int | None]" = (None, None)
    raw: int = 0  # the rate before floor, ceiling and cap
    source: str = ""  # of the cap in the law

    @property
    def over(self) -> bool:
        """Whether it exceeds the cap."""
        return self.most is not None and self.new > self.most

    @property
    def early(self) -> bool:
        """Whether it raises the rent before the law allows it."""
        return self.new > self.old and self.day < self.first


def raised(rent: int, rate: int) -> int:
    """A rent raised (or lowered) by a rate, half up to the centime."""
    return part_of(rent, WHOLE + rate, WHOLE)


def capped(rent: int, cap: int) -> int:
    """The most a rent may become: rounded down, so that it is never above the cap (R9)."""
    return rent * (WHOLE + cap) // WHOLE


def index_rate(
    old: int, new: int, share: int, floor: int | None = None, ceiling: int | None = None
) -> int:
    """How much an index moves a rent: share × (new ÷ old − 1), to the hundredth of a percent.

    Rounded half up, then held between floor and ceiling. Indexes are above 0; all else basis
    points.
    """
    rate = part_of(share, new - old, old)
    if floor is not None:
        rate = max(rate, floor)
    return rate if ceiling is None else min(rate, ceiling)


def shares(total: int, parts: Sequence[int]) -> list[int]:
    """A new rent spread over the lines in proportion to their rents: the sum is exact.

    Each gets the whole centimes of its share; the centimes left go to the largest remainders, of
    equal ones to the first.
    """
    whole = sum(parts)
    if not whole:
        return [0 for _ in parts]
    found = [total * part // whole for part in parts]
    left = total - sum(found)
    order = sorted(range(len(parts)), key=lambda place: -(total * parts[place] % whole))
    for place in order[:left]:
        found[place] += 1
    return found


def offer(
    clause: Clause,
    day: date,
    rent: int,
    index: "tuple[int | None, int | None]",
    wanted: Wanted,
    rates: Rates,
) -> Offer:
    """The revision of a rent on a day. What is typed goes first; else the lease's own clause.

    By itself it stays within the cap; a typed one may exceed it, which is refused without a
    reason. An index that is missing changes nothing: `problems` says so.
    """
    cap = rates.of("revision_cap", day) if clause.under_law else None
    most = None if cap is None else capped(rent, cap)
    basis, raw, new = clause.kind, 0, rent
    if wanted.rent is not None:
        basis, new = "agreed", wanted.rent
    elif wanted.rate is not None:
        basis, raw, new = "agreed", wanted.rate, raised(rent, wanted.rate)
        if most is not None and cap is not None and wanted.rate <= cap:
            new = min(new, most)  # half a centime more is no more than the cap
    else:
        raw, held = _own(clause, index, cap)
        new = raised(rent, held)
        new = new if most is None else min(new, most)
        basis = "agreed" if clause.kind == "none" else clause.kind
    rate = part_of(new - rent, WHOLE, rent) if rent else 0
    first = days.allowed_from(clause, rates)
    source = rates.source("revision_cap", day) if clause.under_law else ""
    return Offer(day, rent, new, rate, cap, most, first, basis, index, raw, source)


def _own(
    clause: Clause, index: "tuple[int | None, int | None]", cap: int | None
) -> tuple[int, int]:
    """The rate that the lease gives, before and after floor, ceiling and cap."""
    if clause.kind == "index":
        old, new = index
        if not old or not new:
            return 0, 0
        raw = index_rate(old, new, clause.share)
        held = index_rate(old, new, clause.share, clause.floor, clause.ceiling)
    elif clause.kind == "rate":
        raw = held = clause.rate
    else:  # without a clause what the law allows is proposed
        raw = held = cap or 0
    return raw, held if cap is None else min(held, cap)


def problems(
    clause: Clause, found: Offer, wanted: Wanted, today: date
) -> tuple[dict[str, Say], dict[str, Proposal]]:
    """What forbids a revision, under the field it concerns, and what would do instead.

    One that only comes later is not decided by chance: its day is typed first.
    """
    far = wanted.effective_on is None and found.day > today + timedelta(days=days.SOON)
    said = dict(reversed([*_days(clause, found, wanted), *_rent(clause, found, wanted)]))
    if far and not said:
        said["effective_on"] = say(
            "Its revision only comes on {day}: type that day to decide it now.", day=found.day
        )
    offers = {key: one for key, one in _instead(clause, found, wanted) if key in said}
    return said, offers


Found = Iterator[tuple[str, Say]]


def _days(clause: Clause, found: Offer, wanted: Wanted) -> Found:
    if clause.revised_on is not None and found.day <= clause.revised_on:
        yield "effective_on", say("The last revision takes effect on {day}.", day=clause.revised_on)
    elif found.day < clause.since:
        yield "effective_on", say("The lease only starts on {day}.", day=clause.since)
    if found.day > clause.last_day:
        yield "effective_on", say("The lease already ends on {day}.", day=clause.last_day)
    if clause.invoiced_until is not None and found.day <= clause.invoiced_until:
        yield "effective_on", say("Invoiced until {day}.", day=clause.invoiced_until)
    if found.early and not wanted.reason:
        law = _law(clause)
        yield (
            "effective_on",
            say("The rent may rise from {day} ({law}).", day=found.first, law=law),
        )


def _law(clause: Clause) -> Say:
    return say("law 07-03") if clause.under_law else say("the contract")


def _rent(clause: Clause, found: Offer, wanted: Wanted) -> Found:
    key = "rent" if wanted.rent is not None else "rate"
    if not found.old:
        if found.day <= clause.last_day:
            yield "", say("There is no rent to revise on {day}.", day=found.day)
        return
    typed = wanted.rent is not None or wanted.rate is not None
    if clause.kind == "index" and not typed and None in found.index:
        old, new = days.index_months(clause, found.day)
        month = old if found.index[0] is None else new
        yield key, missing(clause, month)
        return
    if found.new < 0 or (wanted.rate is not None and not -WHOLE <= wanted.rate <= MOST):
        yield key, say("This rate does not fit here.")
    elif found.new == found.old:
        yield key, say("The rent stays as it is: there is nothing to revise.")
    if found.over and not wanted.reason:
        assert found.most is not None
        yield (
            key,
            say(
                "The rent may become {most} at most: {old} + {cap} ({law}).",
                most=Shown(MONEY, found.most),
                old=Shown(MONEY, found.old),
                cap=Shown(PERCENT, found.cap),
                law=found.source,
            ),
        )


def missing(clause: Clause, month: date) -> Say:
    """An index without a value for a month."""
    return say(
        "Index {index}: no value is known for {month}.",
        index=clause.index or "?",
        month=Shown(MONTH, month),
    )


class _Month:
    """A month with its year inside a sentence."""

    def show(self, value: date, spoken: "object") -> str:
        return str(spoken.month(value))  # type: ignore[attr-defined]


MONTH = _Month()


def _instead(clause: Clause, found: Offer, wanted: Wanted) -> Iterator[tuple[str, Proposal]]:
    day = found.first if found.early else found.day
    if clause.invoiced_until is not None:
        day = max(day, clause.invoiced_until + days.DAY)
    if day != found.day and day <= clause.last_day:
        yield "effective_on", Proposal(say("Use {value}", value=day), day)
    if found.over and wanted.rent is not None:
        yield "rent", Proposal(say("Use {value}", value=Shown(MONEY, found.most)), found.most)
    elif found.over:
        yield "rate", Proposal(say("Use {value}", value=Shown(PERCENT, found.cap)), found.cap)
