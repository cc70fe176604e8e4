"""Readings from a table: a serial number, a day and an index on each line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ctv_desktop.features.meters.words import INDEX
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.period import read_day
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Found:
    """The readings of a file, ready for the store, and what was left out."""

    entries: tuple[dict[str, Any], ...]
    wrong: tuple[Say, ...]


Cells = Iterable[tuple[int, Sequence[Any]]]


def serials(lines: Cells) -> list[str]:
    """The folded serial numbers named."""
    return [fold(str(cells[0]).strip()) for _, cells in lines if cells and cells[0] is not None]


def read(lines: Cells, meters: Mapping[str, Sequence[int]], today: date) -> Found:
    """The readings of numbered lines; a first line without a known meter or a day is a heading."""
    entries: list[dict[str, Any]] = []
    wrong: list[Say] = []
    for place, (number, cells) in enumerate(lines):
        filled = [cell for cell in cells if cell is not None and str(cell).strip()]
        if not filled:
            continue
        if place == 0 and not any(c.isdigit() for c in "".join(map(str, filled))):
            continue
        try:
            entries.append(_entry(filled, meters, today))
        except Refused as refused:
            said = Say(str(refused))
            wrong.append(say("Line {number}: {sentence}", number=number, sentence=said))
    return Found(tuple(entries), tuple(wrong))


def _entry(
    cells: Sequence[Any], meters: Mapping[str, Sequence[int]], today: date
) -> dict[str, Any]:
    if len(cells) < 3:
        raise Refused({"": say("A serial number, a day and an index are needed.")})
    serial = str(cells[0]).strip()
    known = meters.get(fold(serial), ())
    if not known:
        raise Refused({"": say("No meter “{serial}” is in use.", serial=serial[:40])})
    if len(known) > 1:
        raise Refused({"": say("Several meters are called “{serial}”.", serial=serial[:40])})
    return {"meter_id": known[0], "day": _day(cells[1], today), "counter": _index(cells[2], today)}


def _day(cell: Any, today: date) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else read_day(str(cell), today)


def _index(cell: Any, today: date) -> int:
    if isinstance(cell, int | float):
        return round(cell * 1_000)
    return int(INDEX.read(str(cell), today))
