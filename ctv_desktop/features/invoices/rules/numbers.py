"""The next number of each series: without gap, in the order of the days (R22)."""

from collections.abc import Callable
from datetime import date

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

Last = Callable[[int, str], tuple[int | None, str | None]]  # landlord, series → number, ISO day


class Numbers:
    """The next number of each landlord and series; `last` tells what is stored for the year.

    The writing transaction is exclusive from its first statement, so no number is given twice; a
    failed act gives its numbers back with everything else.
    """

    def __init__(self, last: Last, issued_on: date) -> None:
        self._stored = last
        self._day = issued_on
        self._given: dict[tuple[int, str], int] = {}

    def next(self, landlord: int, series: str) -> int:
        """The next number. Raises Refused where a later day was already issued."""
        key = (landlord, series)
        if key not in self._given:
            self._given[key] = self._first(landlord, series)
        self._given[key] += 1
        return self._given[key]

    def _first(self, landlord: int, series: str) -> int:
        last, day = self._stored(landlord, series)
        if day and date.fromisoformat(day) > self._day:
            said = say(
                "Papers of this series were issued until {day}: numbers follow the days.",
                day=date.fromisoformat(day),
            )
            raise Refused({"issued_on": said})
        return last or 0
