"""What an import will do, row by row: made, changed, skipped and why, wrong and why."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from ctv_desktop.values.say import Say, say, says

NOUNS: Mapping[str, Say] = {
    "site": say("Site"),
    "building": say("Building"),
    "floor": say("Floor"),
    "unit": say("Unit"),
    "tenant": say("Tenant"),
}
ORDER = tuple(NOUNS)
TOLD = 60  # lines of what is made that a terminal gets


class Source(NamedTuple):
    """Where in a file a record stands."""

    sheet: str = ""
    line: int = 0

    @property
    def said(self) -> Say:
        """The place in words; nothing for what stands in no row of its own."""
        if not self.line:
            return Say("")
        if self.sheet:
            return say("sheet “{sheet}”, row {line}", sheet=self.sheet, line=self.line)
        return say("row {line}", line=self.line)


class Step(NamedTuple):
    """One record to make (a negative id, which other steps may refer to) or to change."""

    table: str
    id: int
    name: str
    values: Mapping[str, Any]
    source: Source = Source()
    version: int = 0
    before: Mapping[str, Any] = MappingProxyType({})  # of a change: the fields that differ

    @property
    def new(self) -> bool:
        """Whether it makes a record."""
        return self.id < 0


@dataclass(frozen=True)
class Left:
    """A row that makes nothing, and why."""

    table: str
    name: str
    reason: Say
    source: Source


@dataclass(frozen=True)
class ImportPlan:
    """All that an import of one file will do; nothing is done yet."""

    name: str
    steps: tuple[Step, ...] = ()
    skipped: tuple[Left, ...] = ()
    wrong: tuple[Left, ...] = ()
    notes: tuple[Say, ...] = ()

    @property
    def made(self) -> tuple[Step, ...]:
        """The records that will be new."""
        return tuple(step for step in self.steps if step.new)

    @property
    def changed(self) -> tuple[Step, ...]:
        """The records that will be changed."""
        return tuple(step for step in self.steps if not step.new)

    @property
    def said(self) -> Say:
        """The act as the journal names it."""
        return say("Import of {name}", name=self.name)

    def count(self, table: str) -> int:
        """How many records of one noun will be new."""
        return sum(step.table == table for step in self.made)

    def without_wrong(self) -> "ImportPlan":
        """The same plan, the wrong rows left out."""
        return replace(self, skipped=self.skipped + self.wrong, wrong=())

    def summary(self) -> Say:
        """The whole in one sentence."""
        return say(
            "{made} to be made, {changed} changed, {skipped} skipped, {wrong} wrong.",
            made=len(self.made),
            changed=len(self.changed),
            skipped=len(self.skipped),
            wrong=len(self.wrong),
        )

    def lines(self) -> Iterator[str]:
        """The plan for a terminal: counts, then every row that needs a look."""
        yield f"{self.name}: {self.summary()}"
        counts = Counter(step.table for step in self.made)
        for table in ORDER:
            if counts[table]:
                yield f"  + {NOUNS[table]}: {counts[table]}"
        for note in self.notes:
            yield f"  {note}"
        for step in self.made[:TOLD]:
            yield f"  + {NOUNS[step.table]} {step.name}{_placed(step.source)}"
        if len(self.made) > TOLD:
            more = len(self.made) - TOLD
            yield f"  + {says('and {count} more', 'and {count} more', more)}"
        for step in self.changed:
            yield f"  ~ {NOUNS[step.table]} {step.name}{_placed(step.source)}"
        for left in self.skipped:
            yield f"  = {left.name}{_placed(left.source)}: {left.reason}"
        for left in self.wrong:
            yield f"  ! {left.name}{_placed(left.source)}: {left.reason}"


def _placed(source: Source) -> str:
    return f" ({source.said})" if source.line else ""
