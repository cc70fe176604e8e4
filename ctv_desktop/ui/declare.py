"""What a screen is, said as data: columns, chips, fields, sections, actions, facts. No Qt here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ctv_desktop.values.kinds import TEXT, Kind, Tone
from ctv_desktop.values.record import dataclass, field
from ctv_desktop.values.say import Say, Shown

if TYPE_CHECKING:
    from ctv_desktop.database.read import Query, Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.errors import Proposal
    from ctv_desktop.values.language import Language

Needs = Literal["none", "one", "some"]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of a list: a key of the query, its title and kind; `hidden` until asked for."""

    key: str
    title: Say
    kind: Kind = TEXT
    width: int = 0  # characters; 0 takes the kind's own
    hidden: bool = False
    stretch: bool = False
    tone: str = ""  # key of another column of the query that holds a tone for this one


@dataclass(frozen=True)
class Chip:
    """A filter offered above a list: a key of the query's filters ("" shows all)."""

    key: str
    title: Say


@dataclass(frozen=True)
class Total:
    """A figure below a list: a key of the query's totals."""

    key: str
    title: Say
    kind: Kind


@dataclass(frozen=True)
class Choosable:
    """One record or code that a picker offers; `fills` is what else is known with it, by key."""

    value: Any
    label: str
    detail: str = ""
    fills: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Picker:
    """Offers records while one types; `create` names the noun whose form can make a missing one."""

    offer: "Callable[[Reader, str, Values], Sequence[Choosable]]"
    label: "Callable[[Reader, Any], str]"
    create: str = ""


@dataclass(frozen=True)
class Field:
    """A field of a form: key of the draft, label, kind, and how much room it takes (of 4)."""

    key: str
    label: Say
    kind: Kind = TEXT
    required: bool = False
    limit: int = 200  # characters
    span: int = 2  # quarters of the form's width
    help: Say | None = None
    picker: Picker | None = None
    shown: Callable[[Values], bool] | None = None  # hidden where this says no
    read_only: bool = False
    fills: Callable[[Values], Values] | None = None  # what follows from it, for fields not typed in


@dataclass(frozen=True)
class Rows:
    """A small editable table inside a form (contacts, lease lines): key holds a list of dicts."""

    key: str
    label: Say
    fields: tuple[Field, ...]
    add: Say
    empty: Say


@dataclass(frozen=True)
class Files:
    """Pictures that the rows of a grid take, by drag and drop or from a dialog.

    `take` makes of a file what its row holds, in a reading lane (Refused where it cannot be);
    `picture` gives the bytes to show of it; `caption` is the key of the words below it.
    """

    key: str
    title: Say
    patterns: tuple[tuple[Say, str], ...]
    take: "Callable[[Reader, Path], dict[str, Any]]"
    picture: "Callable[[Reader, Values], bytes | None]"
    caption: str = "caption"
    limit: int = 200


@dataclass(frozen=True)
class Source:
    """Rows a grid takes from elsewhere, read for the form's values; `shown` says no for some."""

    title: Say
    rows: "Callable[[Reader, Values], Sequence[Mapping[str, Any]]]"
    shown: Callable[[Values], bool] | None = None


@dataclass(frozen=True)
class Grid:
    """A long table inside a form, typed cell by cell as in a spreadsheet: `key` holds dicts.

    In a column of few choices one key chooses and goes on. Rows of one value in the column `band`
    stand together and are renamed together. `follow` gives, by key, what a row of a form comes to.
    Its values are plain: texts, whole numbers, lists of plain dicts.
    """

    key: str
    label: Say
    fields: tuple[Field, ...]
    add: Say
    empty: Say
    help: Say | None = None
    band: str = ""
    copy: Say | None = None  # offers a band once more, without what was noted in it
    follow: Callable[[Values, Values], Values] | None = None
    sources: tuple[Source, ...] = ()
    files: Files | None = None


@dataclass(frozen=True)
class Section:
    """A titled group of fields."""

    title: Say
    fields: tuple[Field | Rows | Grid, ...]


@dataclass(frozen=True)
class Letter:
    """An e-mail to send a paper with: plain text in the paper's language, an address if known."""

    subject: str
    body: str
    to: str = ""


class Write(Protocol):
    """Gives the e-mail of a paper in a language, read in a reading lane."""

    def __call__(self, reader: "Reader", language: "Language", /) -> Letter: ...


class Handed(Protocol):
    """Notes in the writing lane that a paper went out, which way and in which language."""

    def __call__(self, database: "Database", way: str, code: str, /) -> "Changed": ...


class Why(Protocol):
    """Why an amount is what it is: what it is, each step to it in words, its source, the result."""

    @property
    def title(self) -> Say: ...
    @property
    def steps(self) -> tuple[Say, ...]: ...
    @property
    def law(self) -> Say: ...
    @property
    def result(self) -> Shown: ...


@dataclass(frozen=True)
class Computed:
    """What follows from the values of a form: a table, figures above it, sentences beside fields.

    `wrong` would be refused, `doubts` are doubtful, `notes` only tell; all by field, as are
    `proposals`. `why(row, column)` explains an amount of the table; row -1 is the totals.
    """

    rows: tuple[tuple[Any, ...], ...] = ()
    totals: tuple[Any, ...] = ()
    figures: tuple["Fact", ...] = ()
    notes: Mapping[str, Say] = field(default_factory=dict)
    doubts: Mapping[str, Say] = field(default_factory=dict)
    wrong: Mapping[str, Say] = field(default_factory=dict)
    proposals: "Mapping[str, Proposal]" = field(default_factory=dict)
    why: Callable[[int, str], Why | None] | None = None


@dataclass(frozen=True)
class Live:
    """What a wide form computes while one types, off the window's thread, and its paper."""

    title: Say
    help: Say
    empty: Say
    columns: tuple[Column, ...]
    compute: "Callable[[Reader, Values, int | None, date], Computed]"
    paper_title: Say
    paper: "Callable[[Reader, Values, int | None, date, Language], bytes | None]"
    languages: tuple[str, ...] = ("fr", "ar", "en")


@dataclass(frozen=True)
class Form:
    """How one record is edited.

    `load` gives the values (and "version") of a record, or what a new one starts with (`given`: a
    parent, a duplicate's source under "like"), again where a field of `begins` changes. `save`
    returns Changed in the writing lane, or raises Refused or Stale. `warn`: sentences by field.
    """

    noun: str
    title_new: Say
    title_edit: Say
    sections: tuple[Section, ...]
    load: "Callable[[Reader, int | None, Values, date], dict[str, Any]]"
    save: "Callable[[Any, Values, int | None, int | None], Any]"
    warn: "Callable[[Reader, Values, int | None, date], Mapping[str, Say]] | None" = None
    wide: bool = False  # a page of its own instead of the right panel
    live: Live | None = None  # takes the place of `warn`
    begins: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Link:
    """A way to another record."""

    noun: str
    id: int


@dataclass(frozen=True)
class Fact:
    """A line of a record: label, value and kind, where a click leads or why it is so."""

    label: Say
    value: Any
    kind: Kind = TEXT
    link: Link | None = None
    tone: Tone = ""
    why: Why | None = None


@dataclass(frozen=True)
class Related:
    """A short list of linked records inside a panel; `more` opens the full list with a scope."""

    title: Say
    lines: tuple["Line", ...]
    noun: str = ""
    scope: Values = field(default_factory=dict)
    count: int = 0
    empty: Say | None = None


@dataclass(frozen=True)
class Line:
    """One linked record: its name, a detail, a state and the way to it."""

    title: str
    detail: str = ""
    badge: Say | None = None
    tone: Tone = ""
    link: Link | None = None


@dataclass(frozen=True)
class Group:
    """A titled group of facts in a panel."""

    title: Say
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class RecordView:
    """One record as its panel shows it: plain frozen values, made in a reading lane."""

    id: int
    title: str
    subtitle: str = ""
    state: Say | None = None
    tone: Tone = ""
    groups: tuple[Group, ...] = ()
    related: tuple[Related, ...] = ()
    trail: tuple[tuple[str, Link], ...] = ()  # breadcrumb, outermost first
    values: Values = field(default_factory=dict)  # what actions need to know (state, version, …)
    tables: tuple[tuple[str, int], ...] = ()  # rows whose history is this record's


@dataclass(frozen=True)
class Record:
    """How one record is shown on the right; `takes` is what becomes of files dropped on it."""

    noun: str
    view: "Callable[[Reader, int, date], RecordView | None]"
    takes: "Callable[[Desk, int, list[Path]], None] | None" = None


@dataclass(frozen=True)
class Action:
    """Something the user can do: made into buttons, menu lines and shortcuts by the kit."""

    key: str
    title: Say
    run: "Callable[[Desk, tuple[int, ...]], None]"
    icon: str = ""
    shortcut: str = ""
    needs: Needs = "one"
    # Why it cannot be done to the record shown, by its RecordView.values.
    why_not: Callable[[Values], Say | None] | None = None
    primary: bool = False
    danger: bool = False
    menu: str = ""  # a button of this title gathers the actions that name it ("Print")
    apart: bool = False  # a line stands above it in its menu


@dataclass(frozen=True)
class Listing:
    """A list of one noun: where its rows come from, what is shown and what can be done."""

    noun: str
    title: Say
    query: "Query"
    columns: tuple[Column, ...]
    watches: frozenset[str]
    empty: Say
    chips: tuple[Chip, ...] = ()
    totals: tuple[Total, ...] = ()
    actions: tuple[Action, ...] = ()
    help: Say | None = None
    key: str = ""  # what its columns are remembered under, where another list shows its noun

    @property
    def first_chip(self) -> str:
        """The filter it opens with; none where it has no chips."""
        return self.chips[0].key if self.chips else ""
