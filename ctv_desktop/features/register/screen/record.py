"""An issued paper and its signed copies, each as its panel shows it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.register import rows
from ctv_desktop.features.register.words import LABELS, LANGUAGES, PAPERS, WAYS
from ctv_desktop.ui.declare import (
    Fact,
    Field,
    Form,
    Group,
    Line,
    Link,
    Record,
    RecordView,
    Related,
    Section,
    Values,
)
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import CODE, TEXT
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from pathlib import Path

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk


def view_paper(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of an issued paper."""
    found = rows.paper(reader, id)
    if found is None:
        return None
    copies = rows.copies(reader, id)
    labels = LABELS["issued_paper"]
    noun, row = rows.about(reader, id)
    facts = (
        Fact(say("Date of issue"), found.issued_on, labels["issued_on"][1]),
        Fact(labels["language"][0], found.language, labels["language"][1]),
        Fact(say("Issued of"), found.reference, CODE, Link(noun, row)),
        Fact(labels["digest"][0], found.digest[:16], CODE),
        Fact(labels["file"][0], found.file[:16], CODE),
    )
    return RecordView(
        id,
        f"{PAPERS.label(found.kind)} {found.reference}",
        str(LANGUAGES.label(found.language)),
        say("Signed") if copies else say("Issued"),
        "good" if copies else "info",
        groups=(Group(say("Issued paper"), facts),),
        related=(_copies(copies),),
        values={"file": found.file, "copies": len(copies)},
        tables=(("issued_paper", id), *(("signed_copy", one.id) for one in copies)),
    )


def _copies(copies: Sequence[rows.Copy]) -> Related:
    lines = tuple(
        Line(
            one.name,
            " · ".join(filter(None, (str(say("Signed on {day}", day=one.signed_on)), one.signer))),
            WAYS.label(one.how),
            link=Link("signed_copy", one.id),
        )
        for one in copies
    )
    none = say("No signed copy yet: attach the scan of the signed paper.")
    return Related(say("Signed copies"), lines, count=len(lines), empty=none)


def view_copy(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of a signed copy."""
    found = rows.copy(reader, id)
    if found is None:
        return None
    paper = rows.paper(reader, found.paper_id)
    labels = LABELS["signed_copy"]
    spoken = language.current()
    facts = [
        Fact(labels["signed_on"][0], found.signed_on, labels["signed_on"][1]),
        Fact(labels["how"][0], found.how, labels["how"][1]),
    ]
    if found.signer:
        facts.append(Fact(labels["signer"][0], found.signer, TEXT))
    if paper is not None:
        said = f"{PAPERS.label(paper.kind)} {paper.reference}"
        facts.append(Fact(labels["paper_id"][0], said, TEXT, Link("issued_paper", paper.id)))
    facts += (
        Fact(labels["size"][0], spoken.size(found.size), TEXT),
        Fact(labels["digest"][0], found.digest[:16], CODE),
    )
    if found.remark:
        facts.append(Fact(labels["remark"][0], found.remark, TEXT))
    return RecordView(
        id,
        found.name,
        groups=(Group(say("Signed copy"), tuple(facts)),),
        values={"version": found.version, "name": found.name},
        tables=(("signed_copy", id),),
    )


def load(reader: "Reader", id: int | None, _given: Values, today: date) -> dict[str, Any]:
    """The day and the remark of a signed copy."""
    if id is None:
        return {"signed_on": today, "remark": ""}
    found = rows.copy(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    return {"signed_on": found.signed_on, "remark": found.remark, "version": found.version}


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Save in the writing lane, where the store is loaded."""
    from ctv_desktop.features.register import store

    if id is None:
        raise Refused({"": say("A signed copy is attached to an issued paper, with its file.")})
    return store.describe(database, values, id, version, language.today())


def field(key: str, table: str = "signed_copy", required: bool = False, **more: Any) -> Field:
    """A field of a copy with its word and kind."""
    label, kind = LABELS[table][key]
    return Field(key, label, kind, required=required, **more)


ABOUT = (field("signed_on", required=True), field("remark", span=4, limit=2_000))
FORM = Form(
    noun="signed_copy",
    title_new=say("Signed copy"),
    title_edit=say("Change the signed copy"),
    sections=(Section(say("Signed copy"), ABOUT),),
    load=load,
    save=save,
)


def take(desk: "Desk", id: int, paths: "list[Path]") -> None:
    """Files dropped on an issued paper are signed copies of it."""
    desk.paper("signed-copy-of", id, *paths)


PAPER_RECORD = Record("issued_paper", view_paper, take)
COPY_RECORD = Record("signed_copy", view_copy)
