"""The acts of the whole window: undo and redo, the bin, the keys, what this is, import."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.app import features
from ctv_desktop.database import journal
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window
    from ctv_desktop.database.work import Changed


class Acts:
    """What the menu and the keys do, wherever one is."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def undo(self) -> None:
        """Undo the last act."""
        again = partial(self._window.desk.offer, action=say("Redo"), act=self.redo)
        then = partial(_tell_back, again)
        self._window.tasks.write(journal.undo, then=then, refused=self._window.desk.refused)

    def redo(self) -> None:
        """Redo what was undone."""
        self._window.desk.act(journal.redo)

    def show_bin(self) -> None:
        """Show what was deleted."""
        from ctv_desktop.app.bin import BinSheet

        BinSheet(self._window.desk).open()

    def show_keys(self) -> None:
        """Show the shortcuts."""
        from ctv_desktop.app.dialogs import KeysSheet

        KeysSheet(self._window).open()

    def about(self) -> None:
        """Show version, data and copies."""
        from ctv_desktop.app.dialogs import AboutSheet

        AboutSheet(self._window.desk, self._window.copies.said()).open()

    def explain(self) -> None:
        """Say what this screen is for."""
        from ctv_desktop.app.help import HELP

        self._window.notices.show(HELP[self._window.screen_key], "info")

    def print_batch(self) -> None:
        """Print many papers at once: those of the list on show, where it has some."""
        here = self._window.screen_key
        kind = next((kind for kind, place in features.LOT_LISTS.items() if place == here), "")
        self._window.desk.print_lot(kind)

    def import_file(self) -> None:
        """Import a workbook."""
        features.found("imports.screen:open_import")(self._window.desk)


def _tell_back(tell: Callable[[Say], object], changed: "Changed") -> None:
    if changed.said:
        tell(changed.said)
