"""A small table inside a form whose rows are added, filled by keyboard and taken away."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.declare import Rows
from ctv_desktop.ui.form.cell import Cell
from ctv_desktop.ui.form.house import House
from ctv_desktop.ui.form.quarters import Part
from ctv_desktop.ui.form.rowbox import RowBox
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say

Labels = Mapping[str, str]  # names of picked records by "key" or "rows.index.key"


class RowsEditor(Part):
    """The rows of one key of a form; a value is a list of dicts."""

    edited = Signal()
    grown = Signal()  # rows came or went: the cells of the form are others now

    def __init__(self, rows: Rows, house: House, values: Any) -> None:
        super().__init__()
        self.rows = rows
        self.boxes: list[RowBox] = []
        self.error: Say | None = None
        self.house_values = values
        self._house = house
        self.said = label("", "error")
        self.said.hide()
        self._empty = label(rows.empty, "quiet")
        self.add = button(rows.add)
        icons.wear(self.add, "add")
        self.add.clicked.connect(self.add_row)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._empty)
        column.addLayout(self._column)
        column.addWidget(self.said)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    # Rows come and go.

    def add_row(self) -> None:
        """Add an empty row and go to its first field."""
        box = self._new()
        self._refresh()
        self.edited.emit()
        next(iter(box.cells.values())).editor.focus()

    def remove_row(self, box: RowBox) -> None:
        """Take a row away; the keyboard goes to the row below, above or to the add button."""
        place = self.boxes.index(box)
        self.boxes.remove(box)
        self._column.removeWidget(box)
        box.hide()
        box.deleteLater()
        self._refresh()
        self.edited.emit()
        if self.boxes:
            self.boxes[min(place, len(self.boxes) - 1)].remove.setFocus()
        else:
            self.add.setFocus()

    def _new(self) -> RowBox:
        box = RowBox(self.rows, self._house, self)
        box.edited.connect(self.edited)
        box.edited.connect(box.refresh_shown)
        box.removed.connect(self.remove_row)
        box.line.narrowed.connect(self._show_names)
        self.boxes.append(box)
        self._column.addWidget(box)
        return box

    def _clear(self) -> None:
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = []

    def _refresh(self) -> None:
        self._empty.setVisible(not self.boxes)
        for box in self.boxes:
            box.refresh_shown()
        self._show_names()
        self.grown.emit()

    def _show_names(self) -> None:
        for place, box in enumerate(self.boxes):
            box.show_names(place == 0)

    # What the form asks.

    def put(self, value: Any, labels: Labels) -> None:
        """Show rows; picked records are named by `rows.index.key` in the labels."""
        self._clear()
        for place, row in enumerate(value or ()):
            box = self._new()
            box.rest = {key: held for key, held in row.items() if key not in box.cells}
            for key, cell in box.cells.items():
                cell.put(row.get(key), labels.get(f"{self.rows.key}.{place}.{key}", ""))
        self._refresh()

    def cells(self) -> dict[str, Cell]:
        """All cells by the key that errors use: `lines.2.unit_id`, rows counted from 0."""
        return {
            f"{self.rows.key}.{place}.{key}": cell
            for place, box in enumerate(self.boxes)
            for key, cell in box.cells.items()
        }

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stands, in reading order."""
        for box in self.boxes:
            for cell in box.cells.values():
                yield from (cell.editor.widget, cell.accept)
            yield box.remove
        yield self.add

    def values_now(self) -> list[dict[str, Any]]:
        """What can be read of the rows."""
        return [box.values_now() for box in self.boxes]

    def problems(self) -> dict[str, Say]:
        """Nothing beside what its cells say."""
        return {}

    def wrong(self) -> bool:
        """Whether anything is said of rows as a whole; its cells speak for themselves."""
        return self.error is not None

    def refresh_shown(self) -> None:
        """Show the fields that the values of each row ask for."""
        for box in self.boxes:
            box.refresh_shown()

    def assemble(self, read: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows as a list of dicts, from the values read of all cells."""
        return [
            {**box.rest, **{key: read.get(f"{self.rows.key}.{place}.{key}") for key in box.cells}}
            for place, box in enumerate(self.boxes)
        ]

    def typed(self) -> list[dict[str, Any]]:
        """What stands in the rows, as plain data."""
        return [
            {
                "rest": {key: held for key, held in box.rest.items() if _plain(held)},
                "typed": {key: cell.editor.typed() for key, cell in box.cells.items()},
            }
            for box in self.boxes
        ]

    def retype(self, typed: list[dict[str, Any]]) -> None:
        """Put back what `typed` gave."""
        self._clear()
        for row in typed:
            box = self._new()
            box.rest = dict(row["rest"])
            for key, held in row["typed"].items():
                if key in box.cells:
                    box.cells[key].editor.retype(held)
        self._refresh()

    def set_error(self, key: str, said: Say | None) -> bool:
        """Say what is wrong with all rows (their key) or one (`lines.2`); False if not ours."""
        if key == self.rows.key:
            self.error = said
            self.said.setText(str(said) if said else "")
            self.said.setVisible(bool(said))
            return True
        name, _, place = key.rpartition(".")
        if name != self.rows.key or not place.isdigit() or int(place) >= len(self.boxes):
            return False
        self.boxes[int(place)].set_error(said)
        return True

    def tell(self, wrong: Mapping[str, Say]) -> None:
        """Say what would be refused of all rows together."""
        said = self.error or wrong.get(self.rows.key)
        self.said.setText(str(said) if said else "")
        self.said.setVisible(bool(said))

    def clear_errors(self) -> None:
        """Take back what was said of rows as a whole."""
        self.set_error(self.rows.key, None)
        for box in self.boxes:
            box.set_error(None)

    def focus(self) -> None:
        """Take the keyboard: the first field, or the add button where there is none."""
        if self.boxes:
            next(iter(self.boxes[0].cells.values())).editor.focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)


def _plain(held: Any) -> bool:
    return held is None or isinstance(held, str | int | bool | float)
