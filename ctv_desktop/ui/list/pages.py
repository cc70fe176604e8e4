"""What a list shows, made by workers: rows turned into lines of text, pages, the position index."""

from collections.abc import Iterable, Sequence
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from ctv_desktop.database.read import Ask, Query, Reader, Row, View, first_page
from ctv_desktop.values.kinds import ChoiceKind
from ctv_desktop.values.record import dataclass, field
from ctv_desktop.values.texts import clean

if TYPE_CHECKING:
    from ctv_desktop.ui.declare import Column
    from ctv_desktop.values.language import Language

PAGE = 128  # rows of a page
FIRST = 64  # rows asked at once, before anything else: what a high window shows
LONGEST = 300  # characters of a cell: more is never seen in one line
PAINTED = 0.05  # seconds the index waits for the first paint, at most
KEPT = 200_000  # selected records found again after a change: more would take seconds
SCATTERED = 4_000  # spans of a selection: more would hold the window up
Spans = Sequence[tuple[int, int]]  # positions, from start up to (not including) stop


class Line(NamedTuple):
    """One row as it is shown: its id, and for each declared column a text and a tone."""

    id: int
    texts: tuple[str, ...]
    tones: tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """Which value of a row goes where, and in which language."""

    columns: "tuple[Column, ...]"
    places: tuple[int, ...]
    tones: tuple[int, ...]
    language: "Language"

    @classmethod
    def of(cls, query: Query, columns: "Sequence[Column]", language: "Language") -> "Shape":
        """The shape of a query's rows for some columns of it."""
        place = {key: index for index, key in enumerate(query.columns, 1)}
        return cls(
            tuple(columns),
            tuple(place[column.key] for column in columns),
            tuple(place[column.tone] if column.tone else 0 for column in columns),
            language,
        )

    def line(self, row: Row) -> Line:
        """The texts and tones of a row."""
        texts = []
        tones = []
        for column, place, tone in zip(self.columns, self.places, self.tones, strict=True):
            value, kind = row[place], column.kind
            if value is None:
                texts.append("")
            else:
                shown = kind.show(kind.decode(value), self.language)
                texts.append(clean(shown[:LONGEST]))
            if tone:
                tones.append(row[tone] or "")
            elif isinstance(kind, ChoiceKind):
                choice = kind.choices.get(value or "")
                tones.append(choice.tone if choice else "")
            else:
                tones.append("")
        return Line(row[0], tuple(texts), tuple(tones))


@dataclass(frozen=True)
class Keep:
    """What is to be found again in a new order: records, the one with the focus, the top one."""

    ids: tuple[int, ...] = ()
    current: int | None = None
    top: int | None = None
    all: bool = False
    lost: int = 0  # selected records that cannot be found again: none of them stays selected

    @property
    def wanted(self) -> tuple[int, ...]:
        """All ids whose positions are asked."""
        others = (id for id in (self.current, self.top) if id is not None)
        return tuple({*self.ids, *others})


@dataclass(frozen=True)
class Built:
    """A position index with the pages that are shown first, and where the selection stands."""

    view: View
    keep: Keep
    chosen: Spans = ()
    lost: int = 0
    positions: dict[int, int] = field(default_factory=dict)
    pages: dict[int, list[Line | None]] = field(default_factory=dict)


def opening(reader: Reader, query: Query, ask: Ask, shape: Shape) -> list[Line]:
    """The first lines at once."""
    return [shape.line(row) for row in first_page(reader, query, ask, FIRST)]


def build(
    reader: Reader, query: Query, ask: Ask, shape: Shape, keep: Keep, gate: Event | None = None
) -> Built:
    """The position index, where the records to keep stand in it, and the pages seen first.

    It waits a moment for the first lines to be painted: two at once would delay both.
    """
    if gate is not None:
        gate.wait(PAINTED)
    view = View.make(reader, query, ask)
    positions = view.positions(keep.wanted) if keep.wanted else {}
    top = positions.get(keep.top, 0) if keep.top is not None else 0
    numbers = {0, top // PAGE, min(top + PAGE // 2, max(view.count - 1, 0)) // PAGE}
    chosen = joined(
        (at, at + 1) for at in sorted(positions[id] for id in keep.ids if id in positions)
    )
    lost = keep.lost
    if len(chosen) > SCATTERED:  # a part of it would be another selection, and acts trust it
        chosen, lost = [], len(keep.ids)
    shown = {n: page(reader, view, shape, n) for n in numbers}
    return Built(view, keep, chosen, lost, positions, shown)


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, stop in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def page(_reader: Reader, view: View, shape: Shape, number: int) -> list[Line | None]:
    """One page of lines; a record deleted since leaves an empty line in its place."""
    ids = view.ids(number * PAGE, (number + 1) * PAGE)
    found = {row[0]: row for row in view.rows_of(ids)}
    return [shape.line(found[id]) if id in found else None for id in ids]


def ids_at(_reader: Reader, view: View, spans: Spans) -> tuple[int, ...]:
    """The ids at some spans of positions."""
    return tuple(id for start, stop in spans for id in view.ids(start, stop))


def rows_at(_reader: Reader, view: View, spans: Spans, keys: Sequence[str]) -> list[Row]:
    """The rows at some spans of positions, with the keys wanted."""
    ids = [id for start, stop in spans for id in view.ids(start, stop)]
    return view.rows_of(ids, keys)


def totals_at(_reader: Reader, view: View, spans: Spans | None) -> dict[str, Any]:
    """The declared totals of some spans, or of the whole list."""
    return view.totals(spans=spans)


def position_of(_reader: Reader, view: View, id: int) -> int | None:
    """Where a record stands in the list."""
    return view.position(id)
