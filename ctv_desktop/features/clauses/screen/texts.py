"""The words of every article: those that are saved, and those typed over them and not saved yet."""

from pathlib import Path
from typing import Any

from ctv_desktop.features.clauses.rows import Place, Written, standing
from ctv_desktop.features.clauses.screen.reading import Overview, draft_of
from ctv_desktop.features.contracts.rules.library import Source, factory
from ctv_desktop.ui.recover import About, Drafts
from ctv_desktop.values.record import dataclass


@dataclass(frozen=True)
class Typed:
    """Words of an article, and the version they were written over (None: the factory's)."""

    source: Source
    note: str
    version: int | None

    def says(self, other: "Typed") -> bool:
        """Whether it has the same words, spaces at the ends aside."""
        return _words(self) == _words(other)

    def values(self, place: Place) -> dict[str, Any]:
        """As the store and a file of unsaved work take it."""
        book, code, article = place
        return {
            "book": book, "language": code, "article": article, "note": self.note,
            "title": self.source.title, "text": self.source.text,
        }  # fmt: skip


def _words(typed: Typed) -> tuple[str, str, str]:
    return typed.source.title.strip(), typed.source.text.strip(), typed.note.strip()


class Texts:
    """What is typed stays here and on disk until it is saved or given up."""

    def __init__(self, folder: Path | None, at_once: bool) -> None:
        self.own: dict[Place, Written] = {}
        self.outdated: set[Place] = set()
        self.typed: dict[Place, Typed] = {}
        self._drafts = Drafts(folder, at_once)
        self._begun = False

    def take(self, found: Overview) -> None:
        """Know what is saved now, and what an earlier run left unsaved."""
        self.own = found.own
        self.outdated = {place for place, one in found.own.items() if one.outdated}
        drafts = {} if self._begun else found.drafts  # later on, what is typed here counts alone
        self._begun = True
        for place, draft in drafts.items():
            source = Source(str(draft.typed.get("title")), str(draft.typed.get("text")))
            typed = Typed(source, str(draft.typed.get("note") or ""), draft.version)
            self.typed.setdefault(place, typed)
        for place, typed in list(self.typed.items()):
            if typed.says(self.saved(place)):
                self.forget(place)

    def saved(self, place: Place) -> Typed:
        """What stands for an article: the office's text, that shared by all, the factory's."""
        one = self.own.get(place)
        if one is not None:
            return Typed(one.source, one.note, one.version)
        shared = standing(self.own, *place)
        source = shared.source if shared else factory(*place)
        return Typed(source or Source("", ""), "", None)

    def now(self, place: Place) -> Typed:
        """What is typed of an article, else what is saved."""
        return self.typed.get(place) or self.saved(place)

    def edit(self, place: Place, source: Source, note: str) -> bool:
        """Take what is typed; False where that is what is saved."""
        typed = Typed(source, note, self.now(place).version)
        if typed.says(self.saved(place)):
            self.forget(place)
            return False
        self.typed[place] = typed
        return True

    def over(self, place: Place, version: int | None) -> None:
        """What is typed is meant for another version than the one it was begun over."""
        typed = self.typed[place]
        self.typed[place] = Typed(typed.source, typed.note, version)

    def keep(self, place: Place) -> None:
        """What is typed goes to disk, so that neither a crash nor leaving loses it."""
        typed = self.typed.get(place)
        if typed is not None:
            self._drafts.keep(About(draft_of(place), None), typed.values(place), typed.version)

    def forget(self, place: Place) -> None:
        """It was saved or given up."""
        self.typed.pop(place, None)
        self._drafts.drop(About(draft_of(place), None))
