"""A file verified in the window."""

from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.ui.desk import Desk


def verify(desk: "Desk", _id: Any = None) -> None:
    """Ask for a PDF and say whether it is a paper that was issued."""
    path = desk.open_file(say("Which paper to verify"), ((say("PDF document"), "*.pdf"),))
    if path is not None:
        from ctv_desktop.features.register.screen.verify import checked

        desk.tasks.read(checked, path, then=partial(_told, desk))


def _told(desk: "Desk", found: tuple[bool, list[Say]]) -> None:
    fine, said = found
    words = Say(" ".join(map(str, said)))
    if fine:
        desk.notify(words)
    else:
        desk.warn(words)
