"""The fields of a form on their cards: values in and out, errors and warnings beside fields."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ctv_desktop.ui.declare import Computed, Field, Form, Grid, Rows, Section, Values
from ctv_desktop.ui.form.cell import Cell
from ctv_desktop.ui.form.editor import Editor
from ctv_desktop.ui.form.focus import chain, focus, stops, waiting
from ctv_desktop.ui.form.house import House, cell_of
from ctv_desktop.ui.form.picker import PickEditor
from ctv_desktop.ui.form.quarters import Quarters
from ctv_desktop.ui.form.rows import Labels, RowsEditor
from ctv_desktop.ui.form.told import beside, fill
from ctv_desktop.ui.plain import label
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.ui.form.grid import GridEditor

    Many = RowsEditor | GridEditor


def _many(item: Rows | Grid, house: House, values: Any) -> "Many":
    if isinstance(item, Rows):
        return RowsEditor(item, house, values)
    from ctv_desktop.ui.form.grid import GridEditor  # only few forms have one

    return GridEditor(item, house, values)


class Body(QWidget):
    """Every section of a form; knows what was put in, what is typed, and what is wrong with it."""

    edited = Signal()

    def __init__(self, form: Form, house: House) -> None:
        super().__init__()
        self._form = form
        self._house = house
        self._held: dict[str, Any] = {}
        self._original: dict[str, Any] = {}
        self._cells: dict[str, Cell] = {}
        self.rows: dict[str, Many] = {}
        self._grids: list[tuple[QFrame, Quarters, list[Cell | Many]]] = []
        self._order: list[tuple[str, Cell | Many]] = []
        self.after: tuple[QWidget, ...] = ()  # where Tab goes on after the last field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for section in form.sections:
            column.addWidget(self._card(section))
        column.addStretch(1)
        self.chain()

    # Making it.

    def _card(self, section: Section) -> QFrame:
        card = QFrame()
        card.setProperty("part", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        if section.title:
            column.addWidget(label(section.title, "strong"))
        grid = Quarters()
        parts = [self._part(item) for item in section.fields]
        grid.fill(parts)
        column.addWidget(grid)
        self._grids.append((card, grid, parts))
        return card

    def _part(self, item: Field | Rows | Grid) -> "Cell | Many":
        if isinstance(item, Rows | Grid):
            rows = _many(item, self._house, self.values_now)
            rows.edited.connect(self._edited)
            rows.grown.connect(self._grown)
            self.rows[item.key] = rows
            self._order.append((item.key, rows))
            return rows
        cell = cell_of(item, self._house, self.values_now)
        self._cells[item.key] = cell
        self._order.append((item.key, cell))
        cell.editor.edited.connect(self._edited)
        self._follow(cell)
        return cell

    def _follow(self, cell: Cell) -> None:
        cell.proposed.connect(self._accept)
        cell.editor.left.connect(self._leave)
        cell.editor.entered.connect(self._enter)
        cell.setProperty("followed", True)

    def _grown(self) -> None:
        for cell in self.cells().values():
            if not cell.property("followed"):
                self._follow(cell)
        self.chain()

    def chain(self) -> None:
        """Let Tab walk in reading order, rows that came later included."""
        parts = (part for _key, part in self._order)
        chain([stop for part in parts for stop in stops(part)] + list(self.after))

    # Values.

    def put(self, values: Values, labels: Labels) -> None:
        """Show a record; keys without a field are kept and given back on saving."""
        self._held = dict(values)
        for key, cell in self._cells.items():
            cell.put(values.get(key), labels.get(key, ""))
        for key, rows in self.rows.items():
            rows.put(values.get(key), labels)
        self._original = self.typed()
        self.clear_errors()
        self.refresh_shown()

    def cells(self) -> dict[str, Cell]:
        """Every cell by the key that errors use, in reading order."""
        found: dict[str, Cell] = {}
        for key, part in self._order:
            found |= {key: part} if isinstance(part, Cell) else part.cells()
        return found

    def collect(self) -> tuple[dict[str, Any], dict[str, Say]]:
        """The values of what is typed, and what cannot be read or is missing, by field.

        A field that is not shown gives what it holds, or None, and is never in the way.
        """
        read: dict[str, Any] = {}
        problems: dict[str, Say] = {}
        for key, cell in self.cells().items():
            try:
                read[key] = cell.editor.value()
            except Refused as refused:
                read[key] = None
                problems[key] = next(iter(refused.problems.values()))
            if cell.field.required and read[key] in (None, ""):
                problems.setdefault(key, say("Please fill this in."))
            if cell.off:
                problems.pop(key, None)
        for rows in self.rows.values():
            problems |= rows.problems()
        values = {**self._held, **{key: read[key] for key in self._cells}}
        values.update({key: rows.assemble(read) for key, rows in self.rows.items()})
        values.pop("version", None)
        return values, problems

    def values_now(self) -> dict[str, Any]:
        """What can be read at this moment; None where a text cannot."""
        values = {**self._held}
        for key, cell in self._cells.items():
            try:
                values[key] = cell.editor.value()
            except Refused:
                values[key] = None
        values.update({key: rows.values_now() for key, rows in self.rows.items()})
        return values

    def typed(self) -> dict[str, Any]:
        """What stands in every editor, as plain data."""
        found: dict[str, Any] = {key: cell.editor.typed() for key, cell in self._cells.items()}
        return found | {key: rows.typed() for key, rows in self.rows.items()}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put back what `typed` gave; fields of another release are passed over."""
        for key, held in typed.items():
            if key in self._cells:
                self._cells[key].editor.retype(held)
            elif key in self.rows:
                self.rows[key].retype(held)
        self._edited()

    def changed(self) -> dict[str, Any]:
        """What stands in the fields that differ from what was put in."""
        return {key: held for key, held in self.typed().items() if held != self._original.get(key)}

    def changes(self) -> int:
        """How many fields differ from what was put in."""
        return len(self.changed())

    # What the user does.

    def _edited(self) -> None:
        self._fill_from(self.sender())
        self.refresh_shown()
        self.edited.emit()

    def _fill_from(self, editor: Any) -> None:
        """Put what follows from a field that was changed into those nobody typed in."""
        cell = self._cell_of(editor) if isinstance(editor, Editor) else None
        if cell is None or cell.field.fills is None:
            return
        fill(self._cells, cell.field.fills(self.values_now()))

    def refresh_shown(self) -> None:
        """Show the fields that the values ask for, hide the others."""
        values = self.values_now()
        for card, grid, parts in self._grids:
            conditional = [p for p in parts if isinstance(p, Cell) and p.field.shown]
            changed = [c.show_part(bool(c.field.shown and c.field.shown(values)))
                       for c in conditional]  # fmt: skip
            if any(changed):
                grid.lay_out()
            card.setVisible(any(not part.off for part in parts))
        for rows in self.rows.values():
            rows.refresh_shown()

    def _accept(self, offered: Proposal) -> None:
        beside = self.sender()
        cell = self.cells().get(offered.key) if offered.key else beside
        if not isinstance(cell, Cell):
            return
        if cell.field.picker is not None:
            self._house.name(cell.editor, offered.value)
        else:
            cell.editor.put(offered.value)
        cell.set_error(None)
        cell.editor.focus()
        self._edited()

    def _leave(self) -> None:
        cell = self._cell_of(self.sender())
        if cell is None or cell.field.read_only:
            return
        cell.editor.normalise()
        try:
            cell.editor.value()
        except Refused as refused:
            cell.set_error(next(iter(refused.problems.values())))

    def _enter(self) -> None:
        cell = self._cell_of(self.sender())
        if cell is None:
            return
        cell.editor.widget.focusNextChild()
        if self.after and self.after[0].hasFocus():  # Enter goes on to save, never to cancel
            self.after[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _cell_of(self, editor: Any) -> Cell | None:
        return next((cell for cell in self.cells().values() if cell.editor is editor), None)

    # What is said.

    def show_errors(
        self, problems: Mapping[str, Say], proposals: Mapping[str, Proposal]
    ) -> list[Say]:
        """Say each problem beside its field; gives those that belong to no shown field."""
        self.clear_errors()
        cells = self.cells()
        homeless: list[Say] = []
        for key, said in problems.items():
            cell = cells.get(key)
            if cell is not None and not cell.off:
                cell.set_error(said, proposals.get(key))
            elif not any(rows.set_error(key, said) for rows in self.rows.values()):
                homeless.append(said)
        return homeless

    def set_warnings(self, warnings: Mapping[str, Say]) -> list[Say]:
        """Say each doubt beside its field; gives those that belong to no field."""
        return self.tell(Computed(doubts=warnings))

    def tell(self, found: Computed) -> list[Say]:
        """Say beside each field what follows for it; gives what belongs to no field."""
        return beside(self.cells(), self.rows, found)

    def clear_errors(self) -> None:
        """Take back everything that was said to be wrong."""
        for cell in self.cells().values():
            cell.set_error(None)
        for rows in self.rows.values():
            rows.clear_errors()

    def errors(self) -> dict[str, str]:
        """What is said to be wrong now, by field (for tests)."""
        return {key: str(c.error) for key, c in self.cells().items() if c.error is not None}

    def first_wrong(self) -> QWidget | None:
        """Bring the first field in error to the keyboard; gives it, to be scrolled to."""
        wrong = focus(cell for cell in self.cells().values() if cell.error is not None)
        rows = next((each for each in self.rows.values() if each.wrong()), None)
        if wrong is None and rows is not None:
            rows.focus()
            return rows
        return wrong

    def focus_first(self, wanted: str = "") -> None:
        """Begin at the field wanted, else at one that waits to be filled, else at the first."""
        focus([c for k, c in self.cells().items() if k == wanted] or waiting(self.cells().values()))

    def close_offers(self) -> None:
        """Take away the offers that hang below a field."""
        for cell in self.cells().values():
            if isinstance(cell.editor, PickEditor):
                cell.editor.close_offers()
