"""Files verified in the window: chosen, or dropped onto it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.features.register.screen.verify import Checked
    from ctv_desktop.ui.desk import Desk


def verify(desk: "Desk", _id: Any = None, paths: Sequence[Path] = ()) -> None:
    """Say whether files are papers that were issued; where none is given, ask for some."""
    kinds = ((say("PDF document"), "*.pdf"),)
    wanted = list(paths) or desk.open_files(say("Which papers to verify"), kinds)
    if wanted:
        from ctv_desktop.features.register.screen.verify import all_checked

        desk.tasks.read(all_checked, wanted, then=partial(_told, desk))


def _told(desk: "Desk", found: "Sequence[Checked]") -> None:
    """One file is told in passing, several in a table."""
    if len(found) > 1:
        from ctv_desktop.features.register.screen.verdicts import open_verdicts

        open_verdicts(desk, found)
        return
    words = Say(" ".join(map(str, found[0].told)))
    if found[0].fine:
        desk.notify(words)
    else:
        desk.warn(words)
