"""A grid as a part of a form: its table, the buttons over it, what is said of it, its pictures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctv_desktop.ui import icons
from ctv_desktop.ui.colours import px
from ctv_desktop.ui.declare import Grid, Source, Values
from ctv_desktop.ui.flow import Flow
from ctv_desktop.ui.form.grid.model import GridModel
from ctv_desktop.ui.form.grid.pictures import PictureStrip
from ctv_desktop.ui.form.grid.table import GridTable
from ctv_desktop.ui.form.quarters import Part
from ctv_desktop.ui.plain import button, label
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

HEIGHT = 460  # pixels of the design: some fourteen rows, the rest scrolls


class GridEditor(Part):
    """The rows of one key of a form; does for many rows what a RowsEditor does for few."""

    edited = Signal()
    grown = Signal()

    def __init__(self, grid: Grid, house: Any, values: Callable[[], Values]) -> None:
        super().__init__()
        self.rows = grid
        self.error: Say | None = None
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
        for made in (*self.sources, self.add, self.take_away):
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

    def _take_from(self, source: Source, _checked: bool = False) -> None:
        args = (source, dict(self._values()))
        self._house.desk.tasks.read(_read, *args, then=self._took, owner=self)

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
            self._take_files(row, self._house.desk.open_files(files.title, files.patterns))

    def _take_files(self, row: int, paths: list[Path]) -> None:
        files, line = self.rows.files, self.model.lines[row]
        if files is not None and paths:
            then = partial(self._taken, line)
            self._house.desk.tasks.read(_taken_all, files.take, paths, then=then, owner=self)

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
        self._house.bring_into_sight(self.said if wrong else self.pictures)

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

    # What the form asks.

    def _changed(self) -> None:
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        self._empty.setVisible(not self.model.lines)
        self.take_away.setEnabled(bool(self.model.lines))
        if self.pictures is not None:
            self.pictures.add.setEnabled(bool(self.model.lines))
        self._say_row()

    def put(self, value: Any, _labels: Mapping[str, str]) -> None:
        """Show rows."""
        self.model.put(value or ())
        self.refresh_shown()
        self._refresh()
        self.table.go(0, self._start())
        self._show_pictures()

    def _start(self) -> int:
        """The first column of choices that is typed in: where the work is."""
        for place, field in enumerate(self.rows.fields):
            hidden = self.table.isColumnHidden(place)
            if hasattr(field.kind, "choices") and not field.read_only and not hidden:
                return place
        return 0

    def refresh_shown(self) -> None:
        """Show the columns that the form's values ask for; what follows is worked out again."""
        values = self._values()
        for place, field in enumerate(self.rows.fields):
            if field.shown is not None:
                self.table.setColumnHidden(place, not field.shown(values))
        self.table.fit()
        self.model.surround()

    def cells(self) -> dict[str, Any]:
        """None: a grid says itself what is wrong with its cells."""
        return {}

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stands."""
        yield from self.sources
        yield from (self.add, self.take_away)
        if self.pictures is not None:
            yield self.pictures.add
        yield self.table
        if self.pictures is not None:
            yield self.pictures.list

    def values_now(self) -> list[dict[str, Any]]:
        """The rows as they can be read."""
        return [line.values for line in self.model.lines]

    def assemble(self, _read: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows as a list of dicts."""
        return [dict(line.values) for line in self.model.lines]

    def problems(self) -> dict[str, Say]:
        """What cannot be read or is missing, by `key.row.column`."""
        found: dict[str, Say] = {}
        needed = [field.key for field in self.rows.fields if field.required]
        for place, line in enumerate(self.model.lines):
            wrong = {key: line.said[key] for key in line.typed if key in line.said}
            for key in needed:
                if line.values.get(key) in (None, "") and key not in wrong:
                    wrong[key] = say("Please fill this in.")
            found |= {f"{self.rows.key}.{place}.{key}": said for key, said in wrong.items()}
        return found

    def typed(self) -> list[dict[str, Any]]:
        """What stands in the rows, as plain data."""
        return [{"values": dict(line.values), "typed": dict(line.typed)}
                for line in self.model.lines]  # fmt: skip

    def retype(self, typed: list[dict[str, Any]]) -> None:
        """Put back what `typed` gave."""
        self.model.put(row["values"] for row in typed)
        for place, row in enumerate(typed):
            for key, text in row["typed"].items():
                self.model.type(place, key, text)
        self._refresh()
        self.table.go(0, self._start())

    # What is said.

    def set_error(self, key: str, said: Say | None) -> bool:
        """Say what is wrong with all (their key), a row or a cell; False if it is not ours."""
        name, _, rest = key.partition(".")
        if name != self.rows.key:
            return False
        if not rest:
            self.error = said
            self._say_row()
            return True
        row, _, column = rest.partition(".")
        if not row.isdigit() or int(row) >= len(self.model.lines):
            return False
        keys = [field.key for field in self.rows.fields]
        self.model.refuse(int(row), column or keys[0], said)
        if said is not None and not any(line.said for line in self.model.lines[: int(row)]):
            self.table.go(int(row), keys.index(column) if column in keys else 0)
        self._say_row()
        return True

    def _say_row(self) -> None:
        """What is wrong with the row it stands on, else with all."""
        row = self.table.currentIndex().row()
        said = self.model.lines[row].said if 0 <= row < len(self.model.lines) else {}
        self._say(next(iter(said.values()), self.error))

    def _say(self, said: Say | None) -> None:
        self.said.setText(str(said) if said else "")
        self.said.setVisible(bool(said))

    def tell(self, wrong: Mapping[str, Say]) -> None:
        """Say what would be refused of all rows together."""
        self._say(self.error or wrong.get(self.rows.key))

    def clear_errors(self) -> None:
        """Take back what was said."""
        self.error = None
        self.model.forgive()
        self._say_row()

    def focus(self) -> None:
        """Take the keyboard."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(reader: "Reader", source: Source, values: Values) -> list[Mapping[str, Any]]:
    return list(source.rows(reader, values))


def _taken_all(
    reader: "Reader", take: Callable[["Reader", Path], dict[str, Any]], paths: list[Path]
) -> tuple[list[dict[str, Any]], list[Say]]:
    """What rows hold of some files, and what is said of those that cannot be taken."""
    made: list[dict[str, Any]] = []
    wrong: list[Say] = []
    for path in paths:
        try:
            made.append(take(reader, path))
        except Refused as refused:
            wrong += refused.problems.values()
    return made, wrong
