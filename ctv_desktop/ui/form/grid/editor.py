"""A grid as a part of a form: values in and out, what is wrong with them, what was typed."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctv_desktop.ui.form.grid.rows import GridRows
from ctv_desktop.values.say import Say, say


class GridEditor(GridRows):
    """The rows of one key of a form; does for many rows what a RowsEditor does for few."""

    def put(self, value: Any, _labels: Mapping[str, str]) -> None:
        """Show rows."""
        self.model.put(value or ())
        self.refresh_shown()
        self._refresh()
        self.table.go(0, self._start())
        self._show_pictures()

    def refresh_shown(self) -> None:
        """Show the columns that the form's values ask for; what follows is worked out again."""
        values = self._values()
        others = {key: value for key, value in values.items() if key != self.rows.key}
        if others == self.around:
            return  # a key in the grid itself: its row alone is painted again
        self.around = others
        for place, field in enumerate(self.rows.fields):
            if field.shown is not None:
                self.table.setColumnHidden(place, not field.shown(values))
        for source, offered in zip(self.rows.sources, self.sources, strict=True):
            offered.setVisible(source.shown is None or source.shown(values))
        self.table.fit()
        self.model.surround()

    def cells(self) -> dict[str, Any]:
        """None: a grid says itself what is wrong with its cells."""
        return {}

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stands."""
        yield from self.sources
        yield from (self.again, self.add, self.take_away)
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

    def tell(self, wrong: Mapping[str, Say]) -> None:
        """Say what would be refused of all rows together."""
        self._say(self.error or wrong.get(self.rows.key))

    def clear_errors(self) -> None:
        """Take back what was said."""
        self.error = None
        self.model.forgive()
        self._say_row()

    def wrong(self) -> bool:
        """Whether anything is said of its rows."""
        return self.error is not None or any(line.said for line in self.model.lines)

    def focus(self) -> None:
        """Take the keyboard."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
