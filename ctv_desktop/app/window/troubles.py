"""What went wrong, said in the window, with the way out where there is one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.app import crash
from ctv_desktop.database.troubles import Damaged
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.say import Say, say
from ctv_desktop.values.settings import copies_of

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window


class Troubles:
    """Says each kind of error as it deserves."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def tell(self, error: Exception) -> None:
        """Say what went wrong, whatever it was; beside a damaged file lie its copies."""
        if isinstance(error, Damaged) and copies_of(error.path).is_dir():
            act = partial(self._window.files.open_copy, error.path)
            self._window.notices.show(error.said, "bad", say("Open a copy…"), act)
        elif isinstance(error, Unavailable):
            self._window.desk.warn(error.said)
        elif isinstance(error, Refused):
            for said in error.problems.values():
                self._window.desk.warn(said)
        else:
            self._window.desk.warn(crash.report(error))

    def offer_again(self, error: Exception, again: Callable[[], object] | None) -> None:
        """Say why something was not read or written, with the way to try it again."""
        said = error.said if isinstance(error, Unavailable) else Say(str(error))
        self._window.notices.show(said, "bad", say("Try again"), again)

    def confess(self, error: Exception) -> None:
        """Say that something broke that should not: a mistake of ours."""
        self._window.desk.warn(crash.report(error))
