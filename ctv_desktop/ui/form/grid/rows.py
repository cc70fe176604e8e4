"""The table of a grid, the buttons over it, the pictures below it; rows come and go."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Grid, Source, Values
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.form.focus import show
from ctv_desktop.ui.form.grid import taking
from ctv_desktop.ui.form.grid.model import GridModel
from ctv_desktop.ui.form.grid.pictures import PictureStrip
from ctv_desktop.ui.form.grid.table import GridTable
from ctv_desktop.ui.form.quarters import Part
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.say import Say, say

HEIGHT = 460  # pixels of the design: some fourteen rows, the rest scrolls


class GridRows(Part):
    """The table of a grid with what stands around it; rows come and go."""

    edited = Signal()
    grown = Signal()

    def __init__(self, grid: Grid, house: Any, values: Callable[[], Values]) -> None:
        super().__init__()
        self.rows = grid
        self.error: Say | None = None
        self.around: Values | None = None  # the values of the form beside it
        self._house = house
        self._values = values
        self.model = GridModel(grid, values, self)
        self.table = GridTable(self.model, str(grid.label))
        self.table.setMinimumHeight(px(HEIGHT))
        self.said = label("", "error")
        self.said.hide()
        self._empty = label(grid.empty, "quiet")
        self.add = button(grid.add)
        self.take_away = button(say("Remove the row"))
        self.sources = [self._source(source) for source in grid.sources]
        self.again = button(grid.copy or "")
        self.again.setVisible(grid.copy is not None)
        self.pictures = PictureStrip(house, grid.files) if grid.files else None
        self._lay_out()
        self._connect()

    def _source(self, source: Source) -> QWidget:
        made = button(source.title)
        made.clicked.connect(partial(self._take_from, source))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        icons.wear(self.add, "add")
        icons.wear(self.take_away, "remove")
        across = Flow()
        copies = (self.again,) if self.rows.copy else ()
        for made in (*self.sources, *copies, self.add, self.take_away):
            across.addWidget(made)
        if self.pictures is not None:
            across.addWidget(self.pictures.add)
        column.addLayout(across)
        if self.rows.help:
            column.addWidget(label(self.rows.help, "quiet"))
        column.addWidget(self._empty)
        column.addWidget(self.table)
        column.addWidget(self.said)
        if self.pictures is not None:
            column.addWidget(self.pictures)

    def _connect(self) -> None:
        self.model.changed.connect(self._changed)
        self.table.more.connect(self.add_row)
        self.table.fewer.connect(self.remove_rows)
        self.table.again.connect(self.copy_band)
        self.table.entered.connect(self._into_sight)
        self.again.clicked.connect(self.copy_band)
        self.add.clicked.connect(self.add_row)
        self.take_away.clicked.connect(self.remove_rows)
        self.table.selectionModel().currentChanged.connect(self._moved)
        if self.pictures is not None:
            self.table.dropped.connect(self._take_files)
            self.pictures.changed.connect(self._keep_pictures)
            self.pictures.add.clicked.connect(self._ask_files)

    # Rows come and go.

    def add_row(self) -> None:
        """A row below the one it stands on, of the same band."""
        at = self.table.currentIndex().row()
        blank = {field.key: "" for field in self.rows.fields if field.kind.align == "start"}
        if at >= 0 and self.rows.band:
            blank[self.rows.band] = self.model.lines[at].values.get(self.rows.band, "")
        self.model.insert(at + 1, [blank])
        keys = [field.key for field in self.rows.fields]
        second = keys.index(self.rows.band) + 1 if self.rows.band in keys else 0
        self.table.go(at + 1, second if at >= 0 else 0)
        self.table.setFocus()

    def remove_rows(self) -> None:
        """The rows chosen."""
        rows = self.table.chosen_rows()
        if rows:
            column = self.table.currentIndex().column()
            self.model.remove(rows)
            self.table.go(rows[0], column)
            self.table.setFocus()

    def copy_band(self) -> None:
        """The band one stands in once more, under the next name: what names its rows, no more."""
        at = self.table.currentIndex().row()
        if at < 0:
            return
        key, places = self.rows.band, self.model.band(at)
        names = [field.key for field in self.rows.fields if field.required]
        title = self._next_name(str(self.model.lines[at].values.get(key) or ""))
        rows = [
            {**{name: self.model.lines[place].values.get(name) for name in names}, key: title}
            for place in places
        ]
        self.model.insert(places.stop, rows)
        self.table.go(places.stop, self._start())
        self.table.setFocus()

    def _next_name(self, name: str) -> str:
        """A name that no band has: Office 2 after Office."""
        there = {str(line.values.get(self.rows.band)) for line in self.model.lines}
        stem, _, last = name.rpartition(" ")
        stem, number = (stem, int(last)) if stem and last.isdecimal() else (name, 1)
        while f"{stem} {number}" in there or number == 1:
            number += 1
        return f"{stem} {number}"

    def _into_sight(self) -> None:
        show(self.table)

    def _take_from(self, source: Source, _checked: bool = False) -> None:
        args = (source, dict(self._values()))
        self._house.read(taking.rows, *args, then=self._took, owner=self)

    def _took(self, rows: Sequence[Mapping[str, Any]]) -> None:
        at = self.table.currentIndex().row()
        place = self.model.band(at).stop if at >= 0 else self.model.rowCount()
        self.model.insert(place, rows)
        self.table.go(place)
        self.table.setFocus()

    # Pictures.

    def _ask_files(self) -> None:
        files = self.rows.files
        row = self.table.currentIndex().row()
        if files is not None and row >= 0:
            self._take_files(row, self._house.open_files(files.title, files.patterns))

    def _take_files(self, row: int, paths: list[Path]) -> None:
        files, line = self.rows.files, self.model.lines[row]
        if files is not None and paths:
            then = partial(self._taken, line)
            self._house.read(taking.files, files.take, paths, then=then, owner=self)

    def _taken(self, line: Any, found: tuple[list[dict[str, Any]], list[Say]]) -> None:
        made, wrong = found
        files = self.rows.files
        if files is None or line not in self.model.lines:
            return
        row = self.model.lines.index(line)
        kept = list(line.values.get(files.key) or ())
        self.model.hold(row, files.key, [*kept, *made])
        self._show_pictures()
        self._say(Say("\n".join(map(str, wrong))) if wrong else None)
        show(self.said if wrong else self.pictures or self.table)

    def _keep_pictures(self, pictures: list[dict[str, Any]]) -> None:
        row = self.table.currentIndex().row()
        if self.rows.files is not None and row >= 0:
            self.model.hold(row, self.rows.files.key, pictures)

    def _show_pictures(self) -> None:
        if self.pictures is not None and self.rows.files is not None:
            row = self.table.currentIndex().row()
            values = self.model.lines[row].values if row >= 0 else {}
            self.pictures.show_row(row >= 0, values.get(self.rows.files.key) or ())

    def _moved(self, *_: QItemSelection) -> None:
        self._show_pictures()
        self._say_row()
        if self.table.hasFocus():
            self._into_sight()

    # What is shown of it.

    def _changed(self) -> None:
        self._refresh()
        self._show_pictures()
        self.edited.emit()

    def _refresh(self) -> None:
        self._empty.setVisible(not self.model.lines)
        self.take_away.setEnabled(bool(self.model.lines))
        if self.pictures is not None:
            self.pictures.add.setEnabled(bool(self.model.lines))
        self._say_row()

    def _start(self) -> int:
        """The first column of choices that is typed in: where the work is."""
        for place, field in enumerate(self.rows.fields):
            hidden = self.table.isColumnHidden(place)
            if hasattr(field.kind, "choices") and not field.read_only and not hidden:
                return place
        return 0

    def _say_row(self) -> None:
        """What is wrong with the row it stands on, else with all."""
        row = self.table.currentIndex().row()
        said = self.model.lines[row].said if 0 <= row < len(self.model.lines) else {}
        self._say(next(iter(said.values()), self.error))

    def _say(self, said: Say | None) -> None:
        self.said.setText(str(said) if said else "")
        self.said.setVisible(bool(said))
