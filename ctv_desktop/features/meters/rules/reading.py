"""What a reading may be and what it says was used (R35). Indexes and uses in thousandths."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ctv_desktop.features.meters.words import INDEX
from ctv_desktop.values.money import part_of
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say

USUAL_OF = 12  # readings before that tell what is usual
UNUSUAL = 2  # times the usual


@dataclass(frozen=True)
class Past:
    """A reading there is: its day, its index, what was used up to it and in how many days."""

    day: date
    counter: int
    used: int | None = None
    days: int = 0


def wrong(last: Past | None, given: Mapping[str, Any], today: date) -> dict[str, Say]:
    """What is refused of a reading after the last one, by field."""
    day, index = given.get("day"), given.get("counter")
    old_end, new_start = given.get("old_end"), given.get("new_start")
    found: dict[str, Say] = {}
    if day is not None and day > today:
        found["day"] = say("This day has not come yet.")
    elif last is not None and day is not None and day <= last.day:
        found["day"] = say("The last reading was on {day}: this one must be later.", day=last.day)
    if (old_end is None) != (new_start is None):
        missing = "old_end" if old_end is None else "new_start"
        found[missing] = say("Give both indexes of the change, or none.")
    elif last is not None and index is not None:
        found |= _falling(last.counter, index, old_end, new_start)
    return found


def _falling(last: int, index: int, old_end: int | None, new_start: int | None) -> dict[str, Say]:
    if old_end is None or new_start is None:
        if index >= last:
            return {}
        return {
            "counter": say(
                "The index was {last}: it cannot go down. If the meter was changed, give the last"
                " index of the old one and the first of the new one.",
                last=Shown(INDEX, last),
            )
        }
    found = {}
    if old_end < last:
        found["old_end"] = say("The index was {last} already.", last=Shown(INDEX, last))
    if index < new_start:
        found["counter"] = say("The new meter began at {start}.", start=Shown(INDEX, new_start))
    return found


def used(
    last: int, index: int, factor: int, old_end: int | None = None, new_start: int | None = None
) -> int:
    """What was used since the last index, a change of meter and the factor included."""
    read = index - last
    if old_end is not None and new_start is not None:
        read = old_end - last + index - new_start
    return part_of(read, factor, 1_000)


def unusual(use: int, days: int, before: Sequence[Past]) -> Say | None:
    """A sentence where more than twice the usual was used a day; nothing is known at first."""
    known = [one for one in before if one.used is not None and one.days > 0][-USUAL_OF:]
    whole, over = sum(one.used or 0 for one in known), sum(one.days for one in known)
    if len(known) < 2 or not whole or days <= 0:
        return None
    if use * over <= UNUSUAL * whole * days:
        return None
    return say(
        "Unusual: {use} where about {usual} was usual for these days.",
        use=Shown(INDEX, use), usual=Shown(INDEX, part_of(whole, days, over * 1_000) * 1_000),
    )  # fmt: skip
