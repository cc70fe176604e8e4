"""Letters in the window: looked at, printed, saved, issued."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.contracts.rules.gaps import Fact, named
from ctv_desktop.features.contracts.rules.letters import gaps_of
from ctv_desktop.features.register.words import LABELS, LANGUAGES, PAPERS
from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.values.kinds import TEXT
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

FILES = {"amendment": "avenant", "quit": "conge", "establishment": "attestation",
         "revision": "revision"}  # fmt: skip


def _show(kind: str, desk: "Desk", id: int) -> None:
    """Look at a letter; why there is none is said."""
    desk.tasks.read(ready, kind, id, desk.today(), then=partial(_shown, desk, kind, id))


def _shown(desk: "Desk", kind: str, id: int, found: "Ready") -> None:
    if found.refused is not None:
        desk.warn(found.refused)
        return
    desk.preview(
        say("{paper} {reference}", paper=PAPERS.label(kind), reference=found.shown),
        f"{found.shown}-{FILES[kind]}.pdf",
        partial(make, kind, id, desk.today()),
        tuple(LANGUAGES),
        kind,
        first=found.first,
        lacking=_lacking(desk, kind, found),
    )


def _lacking(desk: "Desk", kind: str, found: "Ready") -> "tuple[Say, Callable[[], object]] | None":
    if found.first or not found.missing:
        return None
    gaps = gaps_of(kind)
    said = say("This paper cannot be issued without: {facts}.", facts=named(found.missing, gaps))
    return said, partial(_mend, desk, gaps, found)


def make(kind: str, id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """A letter as a preview asks for it."""
    from ctv_desktop.features.letters.screen.paper import print_letter

    return print_letter(kind, reader, id, today, language)


@dataclass(frozen=True)
class Ready:
    """A letter that is to be issued: its number, the gaps it lacks, whose forms mend them."""

    reference: str = ""
    missing: tuple[str, ...] = ()
    nouns: tuple[tuple[str, int], ...] = ()
    refused: Say | None = None
    first: str = ""  # the language it was issued in last
    last: str = ""  # the number it was issued under last: a certificate's next is another

    @property
    def shown(self) -> str:
        """The number of the paper that is looked at."""
        return self.last or self.reference


def ready(reader: "Reader", kind: str, id: int, today: "date") -> Ready:
    """What a letter lacks, or why there is none."""
    from ctv_desktop.features.letters.screen.paper import found, held, stated
    from ctv_desktop.values.errors import Refused

    try:
        letter = found(reader, kind, id, today)
    except Refused as refused:
        return Ready(refused=next(iter(refused.problems.values())))
    papers = held(kind, reader, id, letter, today)
    return Ready(
        letter.given.reference,
        tuple(stated(letter, ("fr",))["missing"]),
        tuple(letter.nouns),
        first=papers[-1].language if papers else "",
        last=papers[-1].reference if papers else "",
    )


def _issue(kind: str, desk: "Desk", id: int) -> None:
    """Issue a letter; what is missing is named, with the way to mend it."""
    desk.tasks.read(ready, kind, id, desk.today(), then=partial(_issued, desk, kind, id))


def _issued(desk: "Desk", kind: str, id: int, found: Ready) -> None:
    if found.refused is not None:
        desk.warn(found.refused)
    elif found.missing:
        desk.ask(
            say("Facts are missing"),
            say("This paper cannot be issued without: {facts}.",
                facts=named(found.missing, gaps_of(kind))),
            say("Note them now"),
            partial(_mend, desk, gaps_of(kind), found),
        )  # fmt: skip
    else:
        _ask(desk, kind, id, found)


def _mend(desk: "Desk", gaps: "Mapping[str, Fact]", found: Ready) -> None:
    """Open what the first missing fact belongs to."""
    noun = gaps[found.missing[0]].noun
    known = dict(found.nouns)
    if noun in ("landlord", "tenant", "assignee") and noun in known:
        desk.edit("landlord" if noun == "landlord" else "tenant", known[noun])
    elif noun in ("unit", "site") and "unit" in known:
        desk.open("unit", known["unit"])
    else:
        desk.open("lease", known["lease"])


def _ask(desk: "Desk", kind: str, id: int, found: Ready) -> None:
    label, choices = LABELS["issued_paper"]["language"]
    fields = [Field("language", label, choices, required=True, span=4)]
    values: dict[str, str] = {"language": "fr" if kind == "establishment" else "fr-ar"}
    if kind == "establishment":
        fields.append(Field("purpose", say("What the certificate is for"), TEXT, span=4, limit=300,
                            help=say("Left empty: to serve as appropriate.")))  # fmt: skip
        values["purpose"] = ""
    desk.ask_values(
        say("Issue {paper} {reference}", paper=PAPERS.label(kind), reference=found.reference),
        tuple(fields),
        values,
        partial(issue_now, kind, id, desk.today()),
        say("Issue"),
        say("Its words and its file are kept as they are, and this is not undone."),
        then=partial(_handed, desk, kind, id),
    )


def _handed(desk: "Desk", kind: str, id: int, _changed: "Changed") -> None:
    """A paper is issued to be handed out: it is shown."""
    _show(kind, desk, id)


def issue_now(kind: str, id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Compose and issue in the writing lane."""
    from ctv_desktop.features.letters import store
    from ctv_desktop.features.letters.screen.paper import composed

    reader = database.reader()
    try:
        code, purpose = str(values["language"]), str(values.get("purpose") or "")
        paper = composed(reader, kind, id, today, code, purpose)
    finally:
        reader.close()
    return store.issue(database, paper, today)


amendment = partial(_show, "amendment")
issue_amendment = partial(_issue, "amendment")
quit = partial(_show, "quit")  # noqa: A001 - named as the paper is
issue_quit = partial(_issue, "quit")
revision = partial(_show, "revision")
issue_revision = partial(_issue, "revision")
establishment = partial(_show, "establishment")
issue_establishment = partial(_issue, "establishment")
