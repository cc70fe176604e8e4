"""What the contract of a lease asks for and nobody has noted."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.contracts.rules.content import filled

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def missing(reader: "Reader", id: int, today: date) -> tuple[str, ...]:
    """The gaps of the contract of a lease without a fact, as they are in every language."""
    found = case(reader, id, today)
    _articles, gaps = filled(found.lease.regime, found.facts, found.sources, ("fr",))
    return tuple(gaps)
