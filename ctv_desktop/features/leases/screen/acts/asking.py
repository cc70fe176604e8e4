"""What the small forms of the acts share: the lease read first, and its fields by their words."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.words import LABELS
from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.features.leases.rows.single import Lease
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
Then = Callable[["Desk", "Lease"], None]


def of(then: Then) -> "Callable[[Desk, Ids], None]":
    """An action that needs the lease itself: read in a reading lane first."""

    def run(desk: "Desk", ids: Ids) -> None:
        from ctv_desktop.features.leases.rows.single import lease

        found = partial(_with, desk, then)
        desk.tasks.read(lease, ids[0], desk.today(), then=found)

    return run


def _with(desk: "Desk", then: Then, lease: "Lease | None") -> None:
    if lease is None:
        desk.warn(say("This lease has been deleted in the meantime."))
    else:
        then(desk, lease)


def field(
    key: str,
    *,
    table: str = "lease",
    required: bool = False,
    span: int = 2,
    limit: int = 200,
    hint: Say | None = None,
    label: Say | None = None,
    shown: Callable[[Values], bool] | None = None,
) -> Field:
    """A field by its word; `label` where the act calls it otherwise."""
    word, kind = LABELS[table][key]
    return Field(
        key, label or word, kind, required=required, span=span, limit=limit, help=hint, shown=shown
    )
