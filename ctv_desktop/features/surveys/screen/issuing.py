"""A condition report on paper: looked at, issued, its signed copy kept, its photos opened."""

from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.register.rows import of_record
from ctv_desktop.features.register.words import LABELS as PAPER_LABELS
from ctv_desktop.features.register.words import LANGUAGES
from ctv_desktop.features.surveys.rows import single
from ctv_desktop.ui.declare import Field, Values
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.register.rows import Listed
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]


def print_report(desk: "Desk", found: single.Survey) -> None:
    desk.tasks.read(of_record, "survey", found.id, then=partial(_show, desk, found))


def _show(desk: "Desk", found: single.Survey, papers: "list[Listed]") -> None:
    desk.preview(
        say("Condition report {reference}", reference=found.reference),
        f"{found.reference}.pdf",
        partial(make, found.id, desk.today()),
        tuple(LANGUAGES),
        "survey",
        first=papers[0].language if papers else "",
    )


def make(id: int, today: "date", reader: "Reader", language: "Language") -> bytes:
    """The report as a preview asks for it."""
    from ctv_desktop.features.surveys.screen.paper import print_survey

    return print_survey(reader, id, today, language)


def sheet(desk: "Desk", found: single.Survey) -> None:
    from ctv_desktop.features.surveys.screen.sheet import show_lease

    show_lease(desk, found.lease_id)


def kinds(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.surveys.screen.sheet import show_kinds

    show_kinds(desk, ids)


def issue(desk: "Desk", found: single.Survey) -> None:
    label, kind = PAPER_LABELS["issued_paper"]["language"]
    desk.ask_values(
        say("Issue condition report {reference}", reference=found.reference),
        (Field("language", label, kind, required=True, span=4),),
        {"language": "fr-ar"},
        partial(issue_now, found.id, desk.today()),
        say("Issue"),
        say("Its words and its file are kept as they are, and this is not undone."),
        then=partial(_issued, desk, found),
    )


def _issued(desk: "Desk", found: single.Survey, _changed: "Changed") -> None:
    """A paper is issued to be handed out: it is shown."""
    print_report(desk, found)


def issue_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Compose and issue in the writing lane."""
    from ctv_desktop.features.surveys import store
    from ctv_desktop.features.surveys.screen.paper import composed

    reader = database.reader()
    try:
        paper = composed(reader, id, today, str(values["language"]))
    finally:
        reader.close()
    return store.issue(database, paper, today)


def open_photos(desk: "Desk", ids: Ids) -> None:
    desk.tasks.read(photo_copies, ids[0], then=partial(_show_photos, desk))


def photo_copies(reader: "Reader", id: int) -> "Path | None":
    """Copies of a report's photos, named by their numbers and rooms; None where none is left."""
    import shutil
    import tempfile
    from pathlib import Path

    from ctv_desktop.database.files import file_of

    found = single.survey(reader, id)
    folder = Path(tempfile.mkdtemp(prefix="ctv-desktop-"))
    photos = [(item, one) for item in found.items for one in item["photos"]] if found else []
    for number, (item, one) in enumerate(photos, 1):
        kept = file_of(reader.path, one["digest"])
        room = "".join(c if c.isalnum() else " " for c in item["room"]).strip()[:40]
        if kept.is_file():
            shutil.copyfile(kept, folder / f"{number:03d} {room}.jpg")
    return folder if any(folder.iterdir()) else None


def _show_photos(desk: "Desk", place: "Path | None") -> None:
    if place is None:
        desk.warn(say("The photos of this report are no longer beside the park."))
    else:
        from ctv_desktop.ui import outside

        if said := outside.opened(place):
            desk.warn(said)


def signed_copy(desk: "Desk", ids: Ids) -> None:
    attach(desk, ids[0])


def attach(desk: "Desk", id: int, *paths: "Path") -> None:
    """Keep the signed copy of a report beside its issued paper, the latest of them."""
    desk.tasks.read(of_record, "survey", id, then=partial(_attach, desk, paths))


def _attach(desk: "Desk", paths: "tuple[Path, ...]", papers: "list[Listed]") -> None:
    if not papers:
        desk.warn(say("Issue the report first: its signed copy is kept beside the issued paper."))
    else:
        desk.paper("signed-copy-of", papers[0].id, *paths)
