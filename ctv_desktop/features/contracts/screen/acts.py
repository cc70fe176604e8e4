"""The contract of a lease in the window: looked at, printed, saved, issued."""

from functools import partial, reduce
from typing import TYPE_CHECKING

from ctv_desktop.features.contracts.rules.gaps import GAPS, named
from ctv_desktop.features.leases.rows.single import Lease, landlord, lease, reference_of
from ctv_desktop.features.register.words import LABELS, LANGUAGES
from ctv_desktop.features.tenants.rows import mail_of
from ctv_desktop.ui.declare import Field, Letter, Values
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language


def show(desk: "Desk", id: int) -> None:
    """Look at the contract of a lease; what it lacks is named above its pages."""
    desk.tasks.read(_looked, id, desk.today(), then=partial(_show, desk, id))


def _looked(reader: "Reader", id: int, today: "date") -> "tuple[str, str, Ready | None]":
    """The number of a lease, the language its contract was issued in last; else what it lacks."""
    from ctv_desktop.features.register.rows import issued

    papers = issued(reader, "contract", "lease", id)
    if papers:
        return reference_of(reader, id), papers[-1].language, None
    return reference_of(reader, id), "", ready(reader, id, today)


def _show(desk: "Desk", id: int, found: "tuple[str, str, Ready | None]") -> None:
    reference, first, lacks = found
    desk.preview(
        say("Contract {reference}", reference=reference),
        f"{reference}-contrat.pdf",
        partial(make, id, desk.today()),
        tuple(LANGUAGES),
        "contract",
        partial(write, id, desk.today()),
        first=first,
        lacking=(_said(lacks), partial(_mend, desk, lacks)) if lacks and lacks.missing else None,
    )


def _said(found: "Ready") -> Say:
    return say("The contract cannot be issued without: {facts}.", facts=named(found.missing))


def write(id: int, today: "date", reader: "Reader", language: "Language") -> Letter:
    """The e-mail a contract is sent with."""
    found = lease(reader, id, today)
    assert found is not None
    name = say("Contract {reference}", reference=found.reference).in_language(language)
    seller = landlord(reader, found.landlord_id).name if found.landlord_id else ""
    body = say("Hello,\n\nPlease find attached: {paper}.\n\nKind regards,", paper=name)
    subject = f"{name} – {seller}" if seller else name
    words = body.in_language(language)
    return Letter(subject, f"{words}\n{seller}".rstrip(), mail_of(reader, found.tenant_id))


def make(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The contract as a preview asks for it."""
    from ctv_desktop.features.contracts.screen.paper import print_contract

    return print_contract(reader, id, today, language)


# Issued once and for all.


@dataclass(frozen=True)
class Ready:
    """A lease whose contract is to be issued, and the gaps it needs that are not known."""

    lease: Lease
    missing: tuple[str, ...]


def issue(desk: "Desk", id: int) -> None:
    """Issue the contract of a lease; what is missing is named, with the way to mend it."""
    desk.tasks.read(ready, id, desk.today(), then=partial(_issue, desk))


def ready(reader: "Reader", id: int, today: "date") -> Ready | None:
    """What the contract of a lease lacks; None where the lease is gone."""
    from ctv_desktop.features.contracts.rows.lacking import missing

    found = lease(reader, id, today)
    return None if found is None else Ready(found, missing(reader, id, today))


def _issue(desk: "Desk", found: Ready | None) -> None:
    if found is None:
        desk.warn(say("This lease has been deleted in the meantime."))
    elif found.missing:
        desk.ask(
            say("Facts are missing"),
            _said(found),
            say("Note them now"),
            partial(_mend, desk, found),
        )
    else:
        _ask(desk, found.lease)


def _mend(desk: "Desk", found: Ready) -> None:
    """Open what the first missing fact belongs to."""
    lease = found.lease
    units = [line.unit_id for line in lease.lines]
    noun = GAPS[found.missing[0]].noun
    there = {"focus": found.missing[0].rpartition(".")[2]}
    if noun == "landlord":
        desk.edit("landlord", lease.landlord_id, there)
    elif noun == "tenant":
        desk.edit("tenant", lease.tenant_id, there)
    elif noun in ("unit", "site") and units:
        desk.open("unit", units[0])
    elif lease.signed:
        desk.open("lease", lease.id)
    else:
        desk.edit("lease", lease.id, there)


def _ask(desk: "Desk", lease: Lease) -> None:
    label, kind = LABELS["issued_paper"]["language"]
    desk.ask_values(
        say("Issue contract {reference}", reference=lease.reference),
        (Field("language", label, kind, required=True, span=4),),
        {"language": "fr-ar"},
        partial(issue_now, lease.id, desk.today()),
        say("Issue"),
        say("Its words and its file are kept as they are, and this is not undone."),
        warn=partial(behind, lease.regime),
        then=partial(_issued, desk, lease.id),
    )


def _issued(desk: "Desk", id: int, _changed: "Changed") -> None:
    """A paper is issued to be handed out: it is shown."""
    show(desk, id)


def behind(regime: str, reader: "Reader", values: Values) -> dict[str, Say]:
    """That some articles are the office's in another language only."""
    from ctv_desktop.features.clauses.rows import behind, written

    languages = str(values.get("language") or "").split("-")
    if languages == [""]:
        return {}
    found = behind(written(reader), regime, languages)
    if not found:
        return {}
    first = reduce(lambda rest, one: say("{one}, {other}", one=rest, other=one), found)
    return {"language": say("The factory text stands there in one of the languages: {articles}.",
                            articles=first)}  # fmt: skip


def issue_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Compose and issue in the writing lane."""
    from ctv_desktop.features.contracts import store
    from ctv_desktop.features.contracts.screen.paper import composed

    reader = database.reader()
    try:
        paper = composed(reader, id, today, str(values["language"]))
    finally:
        reader.close()
    return store.issue(database, paper, today)
