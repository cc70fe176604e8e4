"""What a new record begins with, asked again once one says what it is of."""

from typing import TYPE_CHECKING, Any

from ctv_desktop.ui.form import load as reading
from ctv_desktop.values.errors import Refused

if TYPE_CHECKING:
    from ctv_desktop.ui.form.page import FormPage


class Beginning:
    """Fills what nobody typed of a new record whenever a field changes that it begins from."""

    def __init__(self, page: "FormPage") -> None:
        self._page = page
        self._seen: dict[str, Any] | None = None
        if page.id is None and page.form.begins:
            page.loaded.connect(self._look)
            page.body.edited.connect(self._ask)

    def _look(self) -> None:
        self._seen = self._chosen()

    def _chosen(self) -> dict[str, Any] | None:
        """The values it begins from; None while one cannot be read."""
        cells = self._page.body.cells()
        try:
            return {key: cells[key].editor.value() for key in self._page.form.begins}
        except Refused:
            return None

    def _ask(self) -> None:
        chosen = self._chosen()
        if self._seen is None or chosen is None or chosen == self._seen:
            return
        self._seen, page = chosen, self._page
        known = {key: value for key, value in chosen.items() if value is not None}
        others = {key: value for key, value in page.given.items() if key not in chosen}
        args = (page.form, None, others | known, page.today())
        page.desk.tasks.read(reading.load, *args, then=self._fill, owner=page, lane="begins")

    def _fill(self, loaded: reading.Loaded) -> None:
        """Put it in; what was typed meanwhile stays over it."""
        body = self._page.body
        if loaded.refused is None and self._page.id is None:
            chosen = self._page.form.begins
            mine = {key: held for key, held in body.changed().items() if key not in chosen}
            body.put(loaded.values, loaded.labels)
            body.retype(mine)
