"""The dates of a lease: its length, the last day for notice, what the law attaches to its days."""

from datetime import date, timedelta

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.period import add_months

DAY = timedelta(days=1)


def length(starts: date, ends: date) -> tuple[int, int]:
    """A span in whole months and the days left over; both ends count."""
    after = ends + DAY
    months = (after.year - starts.year) * 12 + after.month - starts.month
    while months > 0 and add_months(starts, months) > after:
        months -= 1
    return months, (after - add_months(starts, months)).days


def notice_limit(ends: date, months: int, days: int | None = None) -> date:
    """The last day on which notice can be given for a lease to end on a day.

    The delay is of so many months, or of days where the lease counts in days.
    """
    if days is not None:
        return ends - timedelta(days=days)
    day = add_months(ends, -months)
    while add_months(day + DAY, months) <= ends:
        day += DAY
    return day


def first_revision(starts: date, rates: Rates, last: date | None = None) -> date:
    """The first day a rent may be revised: the legal time after the start or last revision (R8)."""
    since = last or starts
    return add_months(since, rates.of("revision_months", since))


def renewal_right(regime: str, starts: date, rates: Rates, entry_fee: bool = False) -> date | None:
    """The day a tenant under law 49-16 has the right to renew (R28); None in other regimes (R29).

    After the legal time of operation, or at once where a pas-de-porte was paid.
    """
    if regime != "49-16":
        return None
    return starts if entry_fee else add_months(starts, rates.of("renewal_months", starts))


def registration_limit(signed_on: date, rates: Rates) -> date:
    """The last day to register a signed lease with the tax office (R30)."""
    return signed_on + timedelta(days=rates.of("registration_days", signed_on))


def enters_land_register(starts: date, ends: date, rates: Rates) -> bool:
    """Whether a lease runs for so long that it must be entered (R31: more than three years)."""
    return ends >= add_months(starts, rates.of("land_register_months", starts))
