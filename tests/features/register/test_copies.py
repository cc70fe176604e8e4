"""Signed copies stand beside issued papers: whole files only, several kept, the paper untouched."""

import hashlib
import io
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from PIL import Image

from ctv_desktop.database import journal
from ctv_desktop.database.files import file_of
from ctv_desktop.features.register import rows, store
from ctv_desktop.features.register.rules import kind_of
from ctv_desktop.features.register.screen import copies, record
from ctv_desktop.features.register.screen.verify import checked
from ctv_desktop.pdf import styles
from ctv_desktop.pdf.sheet import draw
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from tests.features.register.test_freeze import PAPER, issue
from tests.features.stage import Desk
from tests.pdf.test_structure import SETTER, sheet

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

TODAY = date(2027, 1, 20)
SIGNED = {"paper_id": 1, "signed_on": TODAY, "remark": "Légalisé à Casablanca"}


def pdf(words: str = "signé") -> bytes:
    return draw(sheet(SETTER.text(words, styles.BODY, 300)))


def picture(form: str, size: tuple[int, int] = (400, 560)) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, "white").save(out, form)
    return out.getvalue()


@pytest.fixture
def issued(park: "Database") -> "Database":
    issue(park)
    return park


def attach(park: "Database", content: bytes, name: str = "signé.pdf", **more: Any) -> None:
    store.attach(park, content, name, {**SIGNED, **more}, TODAY)


def kept(park: "Database") -> list[rows.Copy]:
    reader = park.reader()
    try:
        return rows.copies(reader, 1)
    finally:
        reader.close()


@pytest.mark.parametrize("kind", ["pdf", "jpeg", "png"])
def test_a_whole_file_is_kept_and_read_again(issued: "Database", kind: str) -> None:
    content = pdf() if kind == "pdf" else picture(kind.upper())
    attach(issued, content, f"bail signé.{kind}")
    (one,) = kept(issued)
    assert (one.name, one.size) == (f"bail signé.{kind}", len(content))
    assert (one.signed_on, one.remark) == (TODAY, SIGNED["remark"])
    assert one.digest == hashlib.sha256(content).hexdigest()
    reader = issued.reader()
    assert rows.copied(reader, one) == content
    shown = copies.copy_pdf(one, reader, language.of("fr"))
    reader.close()
    (page,) = pypdf.PdfReader(io.BytesIO(shown)).pages
    assert page.mediabox.height <= 842.5


def test_several_are_kept_the_latest_first_and_the_paper_stays(issued: "Database") -> None:
    attach(issued, pdf("un"), "1.pdf", signed_on=TODAY - timedelta(9))
    attach(issued, pdf("deux"), "2.pdf")
    attach(issued, pdf("trois"), "3.pdf", signed_on=TODAY - timedelta(5))
    assert [one.name for one in kept(issued)] == ["2.pdf", "3.pdf", "1.pdf"]
    reader = issued.reader()
    (paper,) = rows.issued(reader, "survey", "survey", 7)
    assert rows.reprint(reader, paper) == PAPER.pdf
    assert rows.verdict(reader, pdf("deux")) == rows.Verdict("signed", PAPER.reference, TODAY)
    reader.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a paper", "PDF"),
        (b"%PDF-1.4 nothing more", "PDF"),
        (pdf()[:-300], "PDF"),
        (pdf().replace(b"startxref\n", b"startxref\n9"), "PDF"),
        (picture("PNG")[:-40], "PNG"),
        (picture("JPEG")[:300], "PNG"),
        (picture("PNG", (10_000, 8_500)), "80"),
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(
    issued: "Database", content: bytes, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        attach(issued, content)
    assert kept(issued) == []
    assert not file_of(issued.path, hashlib.sha256(content).hexdigest()).exists()


def test_what_scanners_and_mail_put_around_a_pdf_does_not_matter() -> None:
    assert kind_of(b"\r\n" + pdf() + b"\0" * 900, "x") == "pdf"


def test_the_same_file_is_not_kept_twice_and_a_day_to_come_is_refused(issued: "Database") -> None:
    attach(issued, pdf())
    with pytest.raises(Refused, match="déjà"):
        attach(issued, pdf())
    with pytest.raises(Refused) as refused:
        attach(issued, pdf("autre"), signed_on=TODAY + timedelta(1))
    assert list(refused.value.problems) == ["signed_on"]
    assert len(kept(issued)) == 1


def test_it_can_be_undone_described_and_deleted(issued: "Database") -> None:
    attach(issued, pdf())
    journal.undo(issued)
    assert kept(issued) == []
    journal.redo(issued)
    (one,) = kept(issued)
    changed = {"signed_on": TODAY - timedelta(2), "remark": ""}
    store.describe(issued, changed, one.id, one.version, TODAY)
    (one,) = kept(issued)
    assert (one.signed_on, one.remark, one.name) == (TODAY - timedelta(2), "", "signé.pdf")
    store.delete(issued, one.id)
    assert kept(issued) == []


def test_a_file_that_was_changed_outside_is_not_shown(issued: "Database") -> None:
    attach(issued, pdf())
    (one,) = kept(issued)
    file_of(issued.path, one.digest).write_bytes(b"%PDF-1.4 another")
    reader = issued.reader()
    with pytest.raises(Unavailable, match="signé"):
        copies.copy_pdf(one, reader, language.of("fr"))
    reader.close()


def test_a_file_is_verified_as_the_signed_copy_it_is(issued: "Database", tmp_path: Path) -> None:
    attach(issued, pdf())
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf())
    reader = issued.reader()
    fine, (said,) = checked(reader, path)
    reader.close()
    assert fine
    assert PAPER.reference in str(said)


# In the window.


class Stage(Desk):
    """A desk whose small forms are answered at once, whose previews are remembered."""

    def __init__(self, database: "Database", folder: Path) -> None:
        super().__init__(database, folder)
        self.answers: dict[str, Any] = {}
        self.refusals: list[str] = []

    def ask_values(self, _title: Any, fields: Any, values: Any, function: Any, *_more: Any) -> None:
        self.asked.append(("fields", [field.key for field in fields], values["paper_id"]))
        given = {field.key: values.get(field.key) for field in fields} | self.answers
        self.tasks.write(function, given, refused=lambda one: self.refusals.append(str(one)))

    def preview(self, title: Any, name: str, make: Any, languages: Any, kind: str = "") -> None:
        reader = self.database.reader()
        self.asked.append(("preview", name, make(reader, language.of("fr"))))
        reader.close()


@pytest.fixture
def desk(issued: "Database", tmp_path: Path) -> Any:
    return Stage(issued, tmp_path)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.jpg"
    path.write_bytes(picture("JPEG"))
    return path


def test_attached_from_the_paper_looked_at_and_saved(desk: Any, scan: Path, tmp_path: Path) -> None:
    desk.files = [scan, tmp_path / "out.jpg"]
    copies.attach(desk, (1,))
    assert desk.asked.pop() == ("fields", ["signed_on", "remark"], 1)
    (one,) = kept(desk.database)
    acts = {act.key: act.run for act in copies.COPY_ACTIONS}
    acts["print"](desk, (one.id,))
    assert desk.asked.pop()[2].startswith(b"%PDF-")
    acts["save"](desk, (one.id,))
    assert (tmp_path / "out.jpg").read_bytes() == scan.read_bytes()
    copies.look(desk, (1,))
    assert desk.asked.pop() == ("preview", "EL-2027-001-survey-fr.pdf", PAPER.pdf)
    reader = desk.database.reader()
    paper, copy = record.view_paper(reader, 1, TODAY), record.view_copy(reader, one.id, TODAY)
    reader.close()
    assert paper is not None
    assert [line.title for line in paper.related[0].lines] == ["scan.jpg"]
    assert copy is not None
    assert copy.title == "scan.jpg"


def test_a_file_dropped_on_a_lease_goes_to_its_paper_not_signed_yet(desk: Any, scan: Path) -> None:
    from dataclasses import replace

    for code in ("fr", "ar"):
        paper = replace(PAPER, kind="contract", noun="lease", row_id=3, language=code)
        issue(desk.database, paper)
    copies.attach_to_lease(desk, 3, scan, scan)
    assert desk.asked.pop()[0] == "warn"
    copies.attach_to_lease(desk, 4, scan)
    assert desk.asked.pop()[0] == "warn"
    copies.attach_to_lease(desk, 3, scan)
    assert desk.asked.pop() == ("fields", ["paper_id", "signed_on", "remark"], 2)
    scan.write_bytes(picture("PNG"))
    copies.attach_to_lease(desk, 3, scan)
    assert desk.asked.pop()[2] == 3  # the first has its copy
    reader = desk.database.reader()
    assert [one.copies for one in rows.of_lease(reader, 3)] == [1, 1]
    offered = copies._offered(3, reader, "arabe", {})
    reader.close()
    assert [one.value for one in offered] == [3]


def test_a_broken_file_dropped_says_so_beside_the_form(desk: Any, scan: Path) -> None:
    scan.write_bytes(b"broken")
    copies.attach_to(desk, 1, scan)
    assert "scan.jpg" in desk.refusals[0]
