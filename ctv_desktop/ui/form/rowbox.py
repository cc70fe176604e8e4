"""One row of a small table inside a form: its cells, its own sentence, its way out."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctv_desktop.ui.declare import Rows, Values
from ctv_desktop.ui.form.cell import Cell
from ctv_desktop.ui.form.house import House, cell_of
from ctv_desktop.ui.form.picker import PickEditor
from ctv_desktop.ui.form.quarters import Quarters
from ctv_desktop.ui.plain import icon_button, label
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.ui.form.rows import RowsEditor


def _columns(rows: Rows) -> int:
    """How many columns a row has: of the fields that are not always shown, one at a time is."""
    always = sum(field.span for field in rows.fields if field.shown is None)
    return always + max((field.span for field in rows.fields if field.shown), default=0)


class RowBox(QWidget):
    """One row: its cells and the button that takes it away."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, rows: Rows, house: House, around: "RowsEditor") -> None:
        super().__init__()
        self.rest: dict[str, Any] = {}
        self._around = around
        self.cells = {field.key: cell_of(field, house, self.surroundings) for field in rows.fields}
        self.line = Quarters(_columns(rows))
        self.line.fill(list(self.cells.values()))
        self.remove = icon_button("close", say("Remove this row"), "quiet_text")
        self.remove.clicked.connect(self._remove)
        self.said = label("", "error")
        self.said.hide()
        self._lay_out()
        for cell in self.cells.values():
            cell.filled = cell.editor.typed()
            cell.editor.edited.connect(self.edited)
            if isinstance(cell.editor, PickEditor):
                cell.editor.picked.connect(self._fill)

    def _fill(self, known: Values) -> None:
        """Put what is known with a pick into the cells nobody typed in."""
        for key, value in known.items():
            cell = self.cells.get(key)
            if cell is not None and cell.untouched:
                cell.put(value)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(3)
        self._above = label(" ", "field", wrap=False)
        self.line.levelled.connect(self._above.setMinimumHeight)
        side.addWidget(self._above)
        side.addWidget(self.remove)
        side.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self.line, 1)
        across.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(across)
        for cell in self.cells.values():  # a narrow cell would break a sentence word by word
            below = QHBoxLayout()
            below.addWidget(cell.said, 1)
            below.addWidget(cell.accept)
            column.addLayout(below)
        column.addWidget(self.said)

    def _remove(self) -> None:
        self.removed.emit(self)

    def surroundings(self) -> Values:
        """The form's values with this row's over them, for a picker's offers."""
        return {**self._around.house_values(), **self.values_now()}

    def values_now(self) -> dict[str, Any]:
        """What can be read of the row."""
        return {**self.rest, **{key: _readable(cell) for key, cell in self.cells.items()}}

    def show_names(self, first: bool) -> None:
        """Labels stand above the first row, or above every field where there is little room."""
        shown = first or self.line.narrow
        self._above.setVisible(shown)
        for cell in self.cells.values():
            cell.show_name(shown)
        self.line.level_labels()

    def refresh_shown(self) -> None:
        """Show the fields that this row's values ask for."""
        values = self.surroundings()
        changed = [
            cell.show_part(cell.field.shown(values))
            for cell in self.cells.values()
            if cell.field.shown
        ]
        if any(changed):
            self.line.lay_out()

    def set_error(self, said: Say | None) -> None:
        """Say what is wrong with the row as a whole."""
        self.said.setText(str(said) if said else "")
        self.said.setVisible(bool(said))


def _readable(cell: Cell) -> Any:
    try:
        return cell.editor.value()
    except Refused:
        return None
