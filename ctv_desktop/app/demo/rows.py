"""The rows of a park before they are written: full rows by table, with ids given in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How large a park is built."""

    units: int
    tenants: int
    leases: int
    tickets: int
    timelines: int  # how many of the latest tickets get their timeline
    age: int  # years since the first building was delivered


SIZES = {
    "small": Size(252, 120, 160, 600, 600, 17),
    "large": Size(40_000, 20_000, 100_000, 1_000_000, 20_000, 26),
}


def size_of(name: str, units: int | None) -> Size:
    """The size of that name, or one with that many units and the rest in proportion."""
    named = SIZES[name]
    if units is None:
        return named
    share = units / named.units
    tenants, leases, tickets = (
        max(int(count * share), 1) for count in (named.tenants, named.leases, named.tickets)
    )
    return Size(max(units, 1), tenants, leases, tickets, named.timelines, named.age)


@dataclass
class Draft:
    """A park in the making: its day, its chance, its blank rows and the rows made so far."""

    today: date
    size: Size
    rng: Random
    blanks: dict[str, Row]
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **values: Any) -> Row:
        """A new row of a table with the next id; what is not given is as in a new form."""
        rows = self.tables.setdefault(table, [])
        row = {**self.blanks[table], "id": len(rows) + 1, "version": 1, **values}
        rows.append(row)
        return row

    def all(self, table: str) -> list[Row]:
        """The rows of a table made so far."""
        return self.tables.get(table, [])


def blanks() -> dict[str, Row]:
    """Every column of every edited table with the default that its draft declares."""
    from pydantic_core import PydanticUndefined

    from ctv_desktop.database.columns import raw
    from ctv_desktop.database.tables import Identity

    def columns(model: Any) -> Iterator[tuple[str, Any]]:
        for name, each in model.model_fields.items():
            known = each.default is not PydanticUndefined
            yield name, raw(each.default) if known else None

    return {
        str(model.__tablename__): dict(columns(model))
        for model in Identity.__subclasses__() + _deeper(Identity)
        if hasattr(model, "__table__")
    }


def _deeper(model: type[Any]) -> list[type[Any]]:
    return [deep for each in model.__subclasses__() for deep in each.__subclasses__()]
