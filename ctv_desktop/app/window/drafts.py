"""Work that a crash left unsaved, offered when the window stands again."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from ctv_desktop.app import features
from ctv_desktop.ui.recover import About, Drafts, subject
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.app.window import Window
    from ctv_desktop.ui.parts.notice import Notice

OFFERED = 3  # at most: more would cover the place


class DraftOffers:
    """The notices that offer what was typed and not saved."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._offers: dict[About, Notice] = {}

    def offer(self) -> None:
        """Say that work was left unsaved by a crash, newest first, with a button that opens it."""
        found = Drafts(self._window.desk.draft_folder).all()
        for draft in [one for one in found if one.about.noun in features.NOUNS][:OFFERED]:
            about = draft.about
            form = features.form(about.noun)
            said = say(
                "What you typed on {moment} was not saved. It can be put back.", moment=draft.at
            )
            title = form.title_new if about.id is None else form.title_edit
            again = partial(self._window.edit, about.noun, about.id, dict(about.subject))
            self._offers[about] = self._window.notices.show(said, "warn", title, again)

    def taken(self, noun: str, id: int | None, given: Mapping[str, Any]) -> None:
        """The form is open: its notice goes."""
        about = About(noun, id, subject(id, given))
        if (offer := self._offers.pop(about, None)) is not None and isValid(offer):
            offer.close_now()
