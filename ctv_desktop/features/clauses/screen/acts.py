"""What is done with a clause that was typed: saved, given up, taken back to the factory's."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.clauses.rows import Place, Written
from ctv_desktop.features.clauses.screen.texts import Typed
from ctv_desktop.features.clauses.words import LANGUAGES
from ctv_desktop.features.contracts.rules.library import BOOKS
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.clauses.screen.screen import ClausesScreen


class Acts:
    """The acts of the screen on the article that is shown."""

    def __init__(self, screen: "ClausesScreen") -> None:
        self._screen = screen

    def save(self) -> None:
        """Save what is typed; what is refused is said, and nothing is lost."""
        typed = self._screen.texts.typed.get(self._screen.place)
        if typed is not None:
            self._write(typed)

    def confirm(self) -> None:
        """Keep the office's text over a newer factory text."""
        self._write(self._screen.texts.now(self._screen.place))

    def _write(self, typed: Typed) -> None:
        screen, place = self._screen, self._screen.place
        screen.keep()
        screen.editor.lock(True)
        screen.desk.tasks.write(
            save_now, typed.values(place), typed.version, screen.desk.today(),
            then=partial(self._saved, place), refused=partial(self._refused, place),
            unavailable=self._unavailable, owner=screen,
        )  # fmt: skip

    def _saved(self, place: Place, changed: "Changed") -> None:
        self._screen.editor.lock(False)
        self._screen.texts.forget(place)
        self._screen.refresh()
        self._screen.desk.notify(changed.said, undo=True)

    def _unavailable(self, trouble: Any) -> None:
        self._screen.editor.lock(False)
        self._screen.editor.wrong.say([trouble.said], [(say("Try again"), self.save)])

    def _refused(self, place: Place, refused: Refused) -> None:
        self._screen.editor.lock(False)
        self._screen.editor.doubt.say([])  # one thing at a time
        said = list(refused.problems.values())
        if not isinstance(refused, Stale):
            self._screen.editor.wrong.say(said)
            self._screen.editor.text.setFocus()
            return
        mine = say("Keep mine"), partial(self._keep_mine, place, refused.theirs.get("version"))
        theirs = say("Take the other text"), partial(self._take_theirs, place)
        self._screen.editor.wrong.say(said, [mine, theirs])

    def _keep_mine(self, place: Place, version: int | None) -> None:
        if place in self._screen.texts.typed and place == self._screen.place:
            self._screen.texts.over(place, version)
            self._screen.editor.wrong.say([])
            self.save()

    def _take_theirs(self, place: Place) -> None:
        self._screen.texts.forget(place)
        self._screen.start()

    def give_up(self) -> None:
        """Put back what is saved; Ctrl+Z in the text brings the typed words again."""
        now = self._screen.texts.saved(self._screen.place)
        self._screen.editor.bring(now.source, now.note)
        self._screen.editor.text.setFocus()

    def go_back(self) -> None:
        """Ask, then let the factory text stand again."""
        one = self._screen.texts.own.get(self._screen.place)
        if one is None:
            return
        self._screen.desk.ask(
            say("Back to the factory text?"),
            say("The office's text of “{article}”, {language}, goes; Ctrl+Z brings it back. Issued"
                " contracts keep theirs.",
                article=BOOKS[one.book].articles.label(one.article),
                language=LANGUAGES.label(one.language)),
            say("Back to the factory text"),
            partial(self._go_back, one),
            danger=True,
        )  # fmt: skip

    def _go_back(self, one: Written) -> None:
        self._screen.texts.forget(one.place)
        self._screen.desk.act(reset_now, one.id)


def save_now(
    database: "Database", values: Mapping[str, Any], version: int | None, today: "date"
) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.clauses import store

    return store.save(database, values, version, today)


def reset_now(database: "Database", id: int) -> "Changed":
    """Go back in the writing lane, where the store is loaded."""
    from ctv_desktop.features.clauses import store

    return store.reset(database, id)
