"""What was typed and not saved, kept on disk and offered again after a crash."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from ctv_desktop.ui.declare import Form
from ctv_desktop.ui.form.strip import Strip
from ctv_desktop.ui.recover import About, Draft, Drafts, subject
from ctv_desktop.values.say import say

ACT = "act"  # noun of a form that only asks what an act needs: not worth keeping


class Unsaved(Strip):
    """Keeps the draft of one form, and offers the one that was left behind."""

    put_back = Signal(object)  # Draft

    def __init__(self, desk: Any, form: Form, id: int | None, given: Mapping[str, Any]) -> None:
        super().__init__("info")
        self._of = About(form.noun, id, subject(id, given))
        self.waits = False  # a draft was offered and not answered for
        folder = getattr(desk, "draft_folder", None)
        keeps = bool(folder) and form.noun != ACT
        at_once = bool(getattr(desk.tasks, "at_once", False))
        self._drafts = Drafts(Path(folder) if keeps and folder else None, at_once)

    def keep(self, typed: dict[str, Any], version: int | None) -> None:
        """Write what is typed to disk."""
        self._drafts.keep(self._of, typed, version)

    def forget(self) -> None:
        """It was saved or given up."""
        self.waits = False
        self.say([])
        self._drafts.drop(self._of)

    def offer(self, typed: dict[str, Any]) -> None:
        """Offer the draft left behind, where it differs from what stands in the form."""
        draft = self._drafts.find(self._of)
        if draft is None or draft.typed == typed:
            return
        self.waits = True
        text = say("What you typed on {moment} was not saved. It can be put back.", moment=draft.at)
        take: Callable[[], object] = partial(_take, self, draft)
        self.say([text], [(say("Put it back"), take), (say("Forget it"), self.forget)])


def _take(strip: Unsaved, draft: Draft, _checked: bool = False) -> None:
    strip.say([])
    strip.waits = False
    strip.put_back.emit(draft)
