"""What follows from the values of a form, brought to its fields: sentences and values."""

from collections.abc import Mapping
from typing import Protocol

from ctv_desktop.ui.declare import Computed, Values
from ctv_desktop.ui.form.cell import Cell, Told
from ctv_desktop.values.say import Say


class Several(Protocol):
    """Rows of a form, few or many."""

    def tell(self, wrong: Mapping[str, Say]) -> None:
        """Say what would be refused of all rows together."""


def beside(cells: Mapping[str, Cell], rows: Mapping[str, Several], found: Computed) -> list[Say]:
    """Say beside each field what follows for it; gives what belongs to no field."""
    for key, cell in cells.items():
        wrong, doubt, note = (said.get(key) for said in (found.wrong, found.doubts, found.notes))
        offered = found.proposals.get(key) if wrong or doubt else None
        cell.tell(Told(wrong, doubt, note, offered))
    for each in rows.values():
        each.tell(found.wrong)
    return [
        said
        for told in (found.wrong, found.doubts)
        for key, said in told.items()
        if key not in cells and key not in rows
    ]


def fill(cells: Mapping[str, Cell], values: Values) -> None:
    """Put values into the fields nobody typed in."""
    for key, value in values.items():
        cell = cells.get(key)
        if cell is not None and cell.untouched:
            cell.put(value)
