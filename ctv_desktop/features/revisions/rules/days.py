"""The days of a revision: when the law allows it, when the lease calls for it (R8)."""

from datetime import date, timedelta

from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.period import add_months
from ctv_desktop.values.record import dataclass

DAY = timedelta(days=1)
SOON = 180  # days
RECENT = 12  # months in which a revision counts as just done


@dataclass(frozen=True)
class Clause:
    """What a lease says of its revision. Rates and shares in basis points, intervals in months.

    `since` is the day the rent of now was agreed: the start, or the last revision.
    """

    regime: str
    kind: str  # none, rate or index
    months: int
    rate: int
    since: date
    revised_on: date | None
    last_day: date
    invoiced_until: date | None = None
    index: str = ""
    index_month: date | None = None
    share: int = 10_000
    floor: int | None = None
    ceiling: int | None = None

    @property
    def under_law(self) -> bool:
        """Whether law 07-03 holds: services (co-working, domiciliation) are not leases."""
        return self.regime in LEASES


def allowed_from(clause: Clause, rates: Rates) -> date:
    """The first day on which the law lets the rent rise: 36 months by dated setting (R8).

    Of a service, the day its own clause calls for.
    """
    if not clause.under_law:
        return add_months(clause.since, clause.months)
    return add_months(clause.since, rates.of("revision_months", clause.since))


def due_on(clause: Clause, rates: Rates) -> date | None:
    """The day the lease itself calls for a revision, never before the law; None without clause."""
    if clause.kind == "none":
        return None
    return max(add_months(clause.since, clause.months), allowed_from(clause, rates))


def proposed_on(clause: Clause, rates: Rates, today: date) -> date:
    """The day to propose: the one the lease or the law gives, once past the next month begun.

    Never inside what is invoiced.
    """
    first, due = allowed_from(clause, rates), due_on(clause, rates)
    day = first if due is None or first <= today < due else due
    if day < today:
        day = add_months(today.replace(day=1), 1)
    if clause.invoiced_until is not None:
        day = max(day, clause.invoiced_until + DAY)
    return day


def state(clause: Clause, rates: Rates, today: date) -> str:
    """Due by the lease, allowed by the law, soon, later, or done not long ago."""
    first, due = allowed_from(clause, rates), due_on(clause, rates)
    if due is not None and due <= today:
        return "due"
    if clause.under_law and first <= today:
        return "allowed"
    if clause.revised_on is not None and clause.revised_on > add_months(today, -RECENT):
        return "done"
    return "soon" if (due or first) <= today + timedelta(days=SOON) else "later"


def index_months(clause: Clause, day: date) -> tuple[date, date]:
    """The month the rent stands for, and the one a revision on a day takes: as far before it."""
    begun = clause.since.replace(day=1)
    old = (clause.index_month or begun).replace(day=1)
    gap = (old.year - begun.year) * 12 + old.month - begun.month
    return old, add_months(day.replace(day=1), gap)
