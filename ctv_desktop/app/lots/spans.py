"""The periods a batch is offered for."""

from datetime import date, timedelta

from ctv_desktop.values import language
from ctv_desktop.values.period import add_months, last_of_month, period
from ctv_desktop.values.say import Say, say

MONTHS = 12  # back from this one
Span = tuple[str | Say, date, date]


def spans(today: date) -> list[Span]:
    """Today, this month and those before, this quarter and the last, this year and the last."""
    spoken = language.current()
    found: list[Span] = [(say("Today"), today, today), (say("Yesterday"), *_yesterday(today))]
    for step in range(MONTHS):
        first = add_months(today.replace(day=1), -step)
        found.append((spoken.month(first).capitalize(), first, last_of_month(first)))
    for step in (0, 3):
        day = add_months(today.replace(day=1), -step)
        number = (day.month + 2) // 3
        said = say("Quarter {number} of {year}", number=number, year=str(day.year))
        found.append((said, *period(f"{day.year}-T{number}")))
    years = (today.year, today.year - 1)
    return [*found, *((say("Year {year}", year=str(year)), *period(str(year))) for year in years)]


def _yesterday(today: date) -> tuple[date, date]:
    day = today - timedelta(days=1)
    return day, day


def this_month(found: list[Span]) -> int:
    """The place of this month among them: what a batch is most often for."""
    return 2 if len(found) > 2 else 0
