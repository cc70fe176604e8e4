"""A lease that goes to another tenant: what of it the new lease carries on, from a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from ctv_desktop.features.rent.rules.spans import LEVELS, Span
from ctv_desktop.values.record import dataclass


class Stepped(Protocol):
    """A step of rent, as stored."""

    @property
    def unit_id(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date | None: ...
    @property
    def amount(self) -> int: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True)
class Price:
    """What a line costs on the day: its price, or the amount a step set for it."""

    price: int
    amount: int | None


def price_of(line_id: int, own: int, found: Iterable[Span], day: date) -> Price:
    """The price in force on a day, so that steps of the past need not be carried."""
    for span in found:
        if span.line.id == line_id and span.starts <= day <= span.ends and span.level:
            if span.level.kind == "price" or span.line.basis == "item":
                return Price(span.level.amount, None)
            return Price(own, span.level.amount)
    return Price(own, None)


def carried_steps(steps: Sequence[Stepped], day: date) -> list[dict[str, Any]]:
    """The steps still to come, and what of a discount or free time is left.

    Prices that already hold stand on the lines themselves (`price_of`).
    """
    return [
        {
            "unit_id": step.unit_id,
            "kind": step.kind,
            "starts": max(step.starts, day),
            "ends": step.ends,
            "amount": step.amount,
            "note": step.note,
        }
        for step in steps
        if (step.ends is None or step.ends >= day)
        and (step.starts >= day or step.kind not in LEVELS)
    ]
