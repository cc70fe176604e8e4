"""Why a charge of metered energy is what it is (R35)."""

from collections.abc import Iterator, Sequence

from ctv_desktop.features.meters.rules.billing import Share
from ctv_desktop.features.meters.words import INDEX, PRICE
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say


@dataclass(frozen=True)
class Counted:
    """What a use was found from: indexes and factor in thousandths."""

    measure: str
    last: int
    index: int
    factor: int
    use: int
    old_end: int | None = None
    new_start: int | None = None


def steps(found: Counted, mine: Sequence[Share]) -> Iterator[Say]:
    """The arithmetic of one lease's charge."""
    yield _read(found)
    if found.factor != 1_000:
        yield say("Factor: {factor}", factor=Shown(INDEX, found.factor))
    for one in mine:
        amounts = {
            "used": Shown(INDEX, one.used), "measure": found.measure,
            "price": Shown(PRICE, one.price), "net": Shown(MONEY, one.net),
        }  # fmt: skip
        if one.used == found.use:
            yield say("{used} {measure} × {price} = {net}", **amounts)
        else:
            yield say(
                "{starts} to {ends}, by days: {used} {measure} × {price} = {net}",
                starts=one.starts, ends=one.ends, **amounts,
            )  # fmt: skip


def _read(found: Counted) -> Say:
    if found.old_end is not None and found.new_start is not None:
        return say(
            "Meter changed: {old_end} − {last} + {index} − {new_start}",
            old_end=Shown(INDEX, found.old_end), last=Shown(INDEX, found.last),
            index=Shown(INDEX, found.index), new_start=Shown(INDEX, found.new_start),
        )  # fmt: skip
    return say(
        "Indexes: {index} − {last}",
        index=Shown(INDEX, found.index), last=Shown(INDEX, found.last),
    )  # fmt: skip
