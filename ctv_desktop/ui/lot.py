"""Papers printed many at once, said as data: which there are, who draws each. No Qt here."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from ctv_desktop.ui.declare import Action
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]


@dataclass(frozen=True)
class Wanted:
    """Which papers: those of some records, or those of a period; all as on a day."""

    today: date
    ids: Ids | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Item:
    """A paper of a batch: what names its file, and who draws it (`module:function`) from what.

    The function is called in a process of its own with the language and the facts, all plain, and
    gives the sheet. A paper that was issued as a file is that file: `data`. `original` where it is
    the original that goes out, and not a duplicate or a translation.
    """

    id: int
    number: str
    tenant: str
    period: date
    title: str
    composer: str = ""
    facts: tuple[Any, ...] = ()
    data: bytes = b""
    original: bool = False


class Handed(Protocol):
    """Notes in the writing lane that the originals of some records went out."""

    def __call__(
        self, database: "Database", ids: Sequence[int], code: str, today: date, /
    ) -> "Changed": ...


@dataclass(frozen=True)
class Lot:
    """A kind of paper that is printed many at once.

    `title` names the papers ("Invoices and credit notes"), `one` one of them for the names of
    files, `within` says what a period means for them. `count` and `items` read them; `handed` notes
    the originals that went out.
    """

    kind: str
    title: Say
    one: Say
    within: Say
    count: "Callable[[Reader, Wanted], int]"
    items: "Callable[[Reader, Wanted, Language], list[Item]]"
    languages: tuple[str, ...] = ("fr", "ar", "en")
    handed: Handed | None = None


def several(kind: str) -> tuple[Action, Action]:
    """Acts of a list: print what is chosen in it, or a whole period of it."""
    return (
        Action("several", say("Print several…"), partial(_chosen, kind), "print", needs="some"),
        Action("lot", say("Print a batch…"), partial(_period, kind), "print", needs="none"),
    )


def _chosen(kind: str, desk: "Desk", ids: Ids) -> None:
    desk.print_lot(kind, ids)


def _period(kind: str, desk: "Desk", _ids: Ids) -> None:
    desk.print_lot(kind)
