"""The dated settings in force, read in the session that needs them."""

from typing import TYPE_CHECKING

from sqlmodel import select

from ctv_desktop.features.rates.model import DatedRate
from ctv_desktop.features.rates.rules import Rates

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work


def rates_of(work: "Work") -> Rates:
    """All dated settings of the park."""
    rows = work.exec(select(DatedRate)).all()
    return Rates((row.kind, row.valid_from, row.value, row.source) for row in rows)
