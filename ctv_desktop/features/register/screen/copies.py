"""What can be done to issued papers and their signed copies."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.features.register import rows
from ctv_desktop.features.register.screen.record import ABOUT, field
from ctv_desktop.features.register.screen.sign import sign
from ctv_desktop.features.register.words import LANGUAGES, PAPERS
from ctv_desktop.ui.declare import Action, Choosable, Field, Picker, Values
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language

Ids = tuple[int, ...]
KINDS = ((say("Signed paper"), "*.pdf *.jpg *.jpeg *.png"),)
WHICH = say("The signed copy")


# Attached.


def attach(desk: "Desk", ids: Ids) -> None:
    """Attach a signed copy to an issued paper."""
    attach_to(desk, ids[0])


def attach_to(desk: "Desk", id: int, *paths: Path) -> None:
    """Ask for the file of a signed copy, unless it was dropped on the record, and for its day."""
    path = _one_of(desk, paths)
    if path is not None:
        _ask(desk, path, {"paper_id": id})


def attach_to_lease(desk: "Desk", id: int, *paths: Path) -> None:
    """The same from a lease, where the paper is chosen first."""
    desk.tasks.read(rows.of_lease, id, then=partial(_attach_to, desk, id, paths))


def _attach_to(desk: "Desk", id: int, paths: tuple[Path, ...], papers: list[rows.Listed]) -> None:
    if not papers:
        desk.warn(say("No paper of this lease was issued yet: issue its contract first."))
        return
    path = _one_of(desk, paths)
    if path is not None:
        unsigned = next((one for one in reversed(papers) if not one.copies), papers[0])
        fields = (_of_papers(id),) if len(papers) > 1 else ()
        _ask(desk, path, {"paper_id": unsigned.id}, fields)


def _one_of(desk: "Desk", paths: tuple[Path, ...]) -> Path | None:
    if len(paths) > 1:
        desk.warn(say("Attach one file at a time."))
        return None
    return paths[0] if paths else desk.open_file(WHICH, KINDS)


def _of_papers(lease: int) -> Field:
    picker = Picker(partial(_offered, lease), named)
    return field("paper_id", required=True, span=4, picker=picker)


def _offered(lease: int, reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    found = [(one, titled(one)) for one in rows.of_lease(reader, lease)]
    wanted = text.casefold()
    return [Choosable(one.id, said) for one, said in found if wanted in said.casefold()]


def named(reader: "Reader", id: int) -> str:
    """What an issued paper is called in a field."""
    found = rows.paper(reader, id)
    return titled(found) if found else "?"


def titled(one: "rows.Listed | rows.Issued") -> str:
    """Kind, reference and language of an issued paper."""
    return f"{PAPERS.label(one.kind)} {one.reference} · {LANGUAGES.label(one.language)}"


def _ask(desk: "Desk", path: Path, values: Values, fields: tuple[Field, ...] = ()) -> None:
    desk.ask_values(
        say("Attach the signed copy “{name}”", name=path.name),
        (*fields, *ABOUT),
        {"signed_on": desk.today(), "remark": "", **values},
        partial(attach_now, path, dict(values), desk.today()),
        say("Attach"),
        say("The file is kept with the park beside the paper as it was issued."),
    )


def attach_now(
    path: Path, known: Values, today: "date", database: "Database", values: Values
) -> "Changed":
    """Attach in the writing lane, where the store is loaded."""
    from ctv_desktop.database.files import read
    from ctv_desktop.features.register import rules, store

    content = read(path, rules.LARGEST_FILE)
    return store.attach(database, content, path.name, {**known, **values}, today)


# Looked at and saved.


def look(desk: "Desk", ids: Ids) -> None:
    """Look at an issued paper as it was issued."""
    desk.tasks.read(rows.paper, ids[0], then=partial(_look, desk))


def _look(desk: "Desk", found: rows.Issued | None) -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
        return
    title = Say(titled(found))
    name = f"{found.reference}-{found.kind}-{found.language}.pdf"
    desk.preview(title, name, partial(issued_bytes, found), (found.language,), found.kind)


def issued_bytes(found: rows.Issued, reader: "Reader", _language: "Language") -> bytes:
    """The very bytes that were issued."""
    return rows.reprint(reader, found)


def of_copy(
    run: "Callable[[Desk, rows.Copy], None]",
) -> "Callable[[Desk, Ids], None]":
    """An act that first reads its signed copy."""

    def begin(desk: "Desk", ids: Ids) -> None:
        desk.tasks.read(rows.copy, ids[0], then=partial(_go, run, desk))

    return begin


def _go(run: "Callable[[Desk, rows.Copy], None]", desk: "Desk", found: rows.Copy | None) -> None:
    if found is None:
        desk.warn(say("This record has been deleted in the meantime."))
    else:
        run(desk, found)


def _look_at_copy(desk: "Desk", one: rows.Copy) -> None:
    title = say("Signed copy {name}", name=one.name)
    name = f"{Path(one.name).stem}.pdf"
    desk.preview(title, name, partial(copy_pdf, one), ("fr",), "signed")


def copy_pdf(one: rows.Copy, reader: "Reader", _language: "Language") -> bytes:
    """A signed copy as a preview shows it: a picture becomes a page. Raises Unavailable."""
    data = rows.copied(reader, one)
    if b"%PDF-" in data[:1024]:
        return data
    import io

    from PIL import Image, ImageOps

    out = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as found:
        page = ImageOps.exif_transpose(found).convert("RGB")
    page.save(out, "PDF", resolution=max(page.width / 8.27, page.height / 11.69, 1))
    return out.getvalue()


def _save(desk: "Desk", one: rows.Copy) -> None:
    kind = Path(one.name).suffix.lower()
    path = desk.save_file(one.name, ((say("Signed paper"), f"*{kind}"),), "papers")
    if path is not None:
        desk.tasks.read(saved, one, path, then=partial(_told, desk, path))


def saved(reader: "Reader", one: rows.Copy, path: Path) -> Say | None:
    """Write the very bytes of a signed copy; what to say where that failed."""
    from ctv_desktop.values.errors import Unavailable, reason

    try:
        path.write_bytes(rows.copied(reader, one))
    except Unavailable as gone:
        return gone.said
    except OSError as error:
        return say("“{name}” cannot be written: {reason}.", name=path.name, reason=reason(error))
    return None


def _told(desk: "Desk", path: Path, wrong: Say | None) -> None:
    if wrong:
        desk.warn(wrong)
    else:
        desk.notify(say("Saved: {name}", name=path.name))


def _edit(desk: "Desk", ids: Ids) -> None:
    desk.edit("signed_copy", ids[0])


def _delete(desk: "Desk", ids: Ids) -> None:
    desk.ask(
        says("Delete {count} signed copy?", "Delete {count} signed copies?", len(ids)),
        say("It goes to the bin, from where it can be restored."),
        say("Delete"),
        partial(desk.act, delete_now, ids),
        danger=True,
    )


def delete_now(database: "Database", ids: Ids) -> "Changed":
    """Delete in the writing lane, where the store is loaded."""
    from ctv_desktop.features.register import store

    return store.delete(database, *ids)


PAPER_ACTIONS: tuple[Action, ...] = (
    Action("print", say("Print"), look, "print", "Ctrl+P", primary=True),
    Action("attach", say("Attach the signed copy…"), attach, "attach_file", "Ctrl+Shift+F"),
    Action("sign", say("Sign with a certificate…"), sign, "signature"),
)
COPY_ACTIONS: tuple[Action, ...] = (
    Action("print", say("Print"), of_copy(_look_at_copy), "print", "Ctrl+P", primary=True),
    Action("save", say("Save a copy…"), of_copy(_save), "download"),
    Action("edit", say("Edit"), _edit, "edit", "F2"),
    Action("delete", say("Delete"), _delete, "delete", "Delete", needs="some", danger=True),
)
