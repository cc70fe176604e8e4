"""The critical dates of a lease, from its terms, the acts done to it and dated settings.

The plain SQL of rows/sources.py says the same of all leases at once; a property test compares.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.period import add_months
from ctv_desktop.values.record import dataclass

FREE = ("free", "fit_out")


class Critical(NamedTuple):
    """A day that must not be missed: kind, the record it comes from (by kind), the day."""

    kind: str
    record: int
    day: date


class Lease(Protocol):
    """What a lease must tell."""

    @property
    def id(self) -> int | None: ...
    @property
    def regime(self) -> str: ...
    @property
    def signed(self) -> bool: ...
    @property
    def signed_on(self) -> date | None: ...
    @property
    def starts(self) -> date: ...
    @property
    def start_rule(self) -> str: ...
    @property
    def not_after(self) -> date | None: ...
    @property
    def rent_starts(self) -> date | None: ...
    @property
    def ends(self) -> date: ...
    @property
    def notice_months(self) -> int: ...
    @property
    def notice_days(self) -> int | None: ...
    @property
    def deposit_months(self) -> int: ...
    @property
    def revision_kind(self) -> str: ...
    @property
    def revision_months(self) -> int: ...
    @property
    def renewal(self) -> str: ...
    @property
    def entry_fee(self) -> int: ...
    @property
    def notice_on(self) -> date | None: ...
    @property
    def notice_court_by(self) -> date | None: ...
    @property
    def handed_over_on(self) -> date | None: ...
    @property
    def moved_out_on(self) -> date | None: ...
    @property
    def terminated_on(self) -> date | None: ...
    @property
    def last_day(self) -> date: ...


class Step(Protocol):
    """A step of the rent."""

    @property
    def id(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date | None: ...
    @property
    def origin(self) -> str: ...


class Option(Protocol):
    """A right of a party between two days."""

    @property
    def id(self) -> int | None: ...
    @property
    def opens(self) -> date: ...
    @property
    def closes(self) -> date: ...
    @property
    def used_on(self) -> date | None: ...


@dataclass(frozen=True)
class Facts:
    """A lease with its steps and options, and the deposit it holds in centimes.

    `followed` where a signed lease renews it or was assigned from it.
    """

    lease: Lease
    steps: tuple[Step, ...] = ()
    options: tuple[Option, ...] = ()
    followed: bool = False
    held: int = 0


def critical(facts: Facts, rates: Rates, today: date) -> list[Critical]:
    """All critical dates of a lease as of a day. What is over has none left but its deposit."""
    lease = facts.lease
    found: list[Critical] = []
    if lease.signed:
        if _lives(lease, today):
            found += _formalities(lease, rates)
        if _runs(lease, today):
            found += _ends(facts, rates, today)
            found += _coming(facts, rates, today)
        if lease.notice_court_by and lease.notice_court_by >= today:
            found.append(Critical("court", lease.id or 0, lease.notice_court_by))
        found += _deposit(facts, rates, today)
    return found


def _waits(lease: Lease) -> bool:
    return lease.start_rule == "handover" and lease.handed_over_on is None


def _lives(lease: Lease, today: date) -> bool:
    """Signed and not over; also while it waits for its hand-over."""
    if _waits(lease):
        return lease.terminated_on is None
    return lease.last_day >= max(today, lease.starts)


def _runs(lease: Lease, today: date) -> bool:
    return not _waits(lease) and _lives(lease, today)


def _formalities(lease: Lease, rates: Rates) -> Iterator[Critical]:
    id = lease.id or 0
    if lease.signed_on is not None:
        day = registration(lease.signed_on, rates)
        yield Critical("registration", id, day)
        if enters_land_register(lease.starts, lease.ends, lease.signed_on, rates):
            yield Critical("land_register", id, day)
    if _waits(lease) and lease.not_after is not None:
        yield Critical("handover_by", id, lease.not_after)


def registration(signed_on: date, rates: Rates) -> date:
    """The last day to register a lease: 30 days after its signature (R30)."""
    return signed_on + timedelta(days=rates.of("registration_days", signed_on))


def enters_land_register(starts: date, ends: date, signed_on: date, rates: Rates) -> bool:
    """Whether a lease is longer than what binds third parties without the land register (R31)."""
    return add_months(starts, rates.of("land_register_months", signed_on)) <= ends


def _ends(facts: Facts, rates: Rates, today: date) -> Iterator[Critical]:
    """The end and the last day of notice: nothing to decide where a lease already follows.

    A notice missed is only late where the lease would go on without it.
    """
    lease, id = facts.lease, facts.lease.id or 0
    if facts.followed:
        return
    yield Critical("end", id, lease.last_day)
    free = lease.notice_on is None and lease.terminated_on is None
    if free and lease.renewal != "none":
        limit = notice_limit(
            lease.regime, lease.notice_months, lease.notice_days, lease.last_day, rates
        )
        goes_on = lease.renewal == "tacit" or lease.regime == "49-16"
        if limit >= (lease.starts if goes_on else max(lease.starts, today)):
            yield Critical("notice_limit", id, limit)


def notice_limit(regime: str, months: int, days: int | None, last_day: date, rates: Rates) -> date:
    """The last day to serve a notice that ends the lease at its term (R27, R29).

    49-16: three months before; 67-12: two; elsewhere the clause of the lease, in days or months.
    By months it is the same day of the month, never later than the law allows.
    """
    if regime == "49-16":
        months = rates.of("long_notice_months", last_day)
    elif regime == "67-12":
        months = rates.of("professional_notice_months", last_day)
    elif days is not None:
        return last_day - timedelta(days=days)
    return add_months(last_day, -months)


def _coming(facts: Facts, rates: Rates, today: date) -> Iterator[Critical]:
    lease, id = facts.lease, facts.lease.id or 0
    right = renewal_right(lease.regime, lease.starts, lease.entry_fee, rates)
    if right is not None and today <= right <= lease.last_day:
        yield Critical("renewal_right", id, right)
    since = max((s.starts for s in facts.steps if s.origin == "revision"), default=lease.starts)
    day = revision(lease.regime, lease.revision_kind, lease.revision_months, since, rates)
    stays = lease.notice_on is None and lease.terminated_on is None
    if stays and day is not None and day <= lease.last_day:
        yield Critical("revision", id, day)
    if lease.rent_starts and lease.rent_starts > lease.starts and lease.rent_starts >= today:
        yield Critical("rent_start", id, lease.rent_starts)
    yield from _windows(facts.steps, facts.options, today)


def renewal_right(regime: str, starts: date, entry_fee: int, rates: Rates) -> date | None:
    """When a tenant under law 49-16 gains the right to renew.

    After two years, at once with an entry fee (R28).
    """
    if regime != "49-16":
        return None
    return starts if entry_fee else add_months(starts, rates.of("renewal_months", starts))


def revision(regime: str, kind: str, months: int, since: date, rates: Rates) -> date | None:
    """The day from which the rent can be revised: what the lease says, not before the law (R8)."""
    if kind == "none":
        return None
    day = add_months(since, months)
    if regime in LEASES:
        day = max(day, add_months(since, rates.of("revision_months", since)))
    return day if day > since else None


def _windows(steps: Iterable[Step], options: Iterable[Option], today: date) -> Iterator[Critical]:
    for step in steps:
        if step.kind in FREE and step.ends is not None and step.ends >= today:
            yield Critical("free_end", step.id or 0, step.ends)
    for option in options:
        if option.used_on is None and option.opens >= today:
            yield Critical("option_opens", option.id or 0, option.opens)
        if option.used_on is None and option.closes >= today:
            yield Critical("option_closes", option.id or 0, option.closes)


def _deposit(facts: Facts, rates: Rates, today: date) -> Iterator[Critical]:
    """What is held goes back once the lease is over or its tenant has left."""
    lease = facts.lease
    left = lease.moved_out_on is not None and lease.moved_out_on <= today
    if facts.held > 0 and not facts.followed and (left or not _lives(lease, today)):
        leaves_on = lease.moved_out_on or lease.last_day
        yield Critical("deposit_return", lease.id or 0, deposit_return(leaves_on, rates))


def deposit_return(leaves_on: date, rates: Rates) -> date:
    """The last day to give a deposit back: two months after the premises were (law 67-12)."""
    return add_months(leaves_on, rates.of("deposit_return_months", leaves_on))


def state(
    kind: str, day: date, lead: int, done: bool, postponed_to: date | None, today: date
) -> str:
    """Done, late, pressing or still to come. A right that has come presses and is never late.

    What is put off presses on the day it was put off to.
    """
    if done:
        return "done"
    last = postponed_to or day
    if last < today and kind not in RIGHTS:
        return "late"
    first = postponed_to or day - timedelta(days=lead)
    return "pressing" if first <= today else "later"


RIGHTS = ("revision",)
