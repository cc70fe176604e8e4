"""What paying late costs by law 69-21: a fine to the Treasury, told and never billed (R21)."""

from dataclasses import dataclass
from datetime import date

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.money import rate_of
from ctv_desktop.values.period import add_months


@dataclass(frozen=True)
class Fine:
    """The fine of a sum paid late: days and months begun of delay, rate, centimes."""

    days: int
    months: int
    rate: int
    amount: int


def fine(gross: int, due_on: date, paid_on: date, rates: Rates) -> Fine | None:
    """The fine on a sum with VAT paid on a day; None where it is not late.

    Central-bank key rate for the first month, 0,85 % for each further month or part of one
    (DOMAIN.md §1.6): 65 400,00 due 02/03/2027 and paid 15/04/2027 gives 2 027,40.
    """
    days = (paid_on - due_on).days
    if days <= 0 or gross <= 0:
        return None
    months = 1
    while add_months(due_on, months) < paid_on:
        months += 1
    rate = rates.of("key_rate", due_on) + rates.of("late_rate", due_on) * (months - 1)
    return Fine(days, months, rate, rate_of(gross, rate))
