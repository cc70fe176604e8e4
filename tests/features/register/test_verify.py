"""Files verified, one or several, chosen or dropped: invoices and receipts byte by byte too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ctv_desktop.app import commands
from ctv_desktop.app.window.drops import Drops
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.invoices.screen.paper import print_invoice
from ctv_desktop.features.originals import store as originals
from ctv_desktop.features.payments import store as payments
from ctv_desktop.features.payments.screen.paper import print_receipt
from ctv_desktop.features.register.screen.acts import verify
from ctv_desktop.features.register.screen.verdicts import VerdictSheet
from ctv_desktop.features.register.screen.verify import all_checked
from ctv_desktop.values import language
from tests.features.payments import till
from tests.features.stage import Desk

pytestmark = pytest.mark.usefixtures("qapp")
FRENCH, ARABIC = language.of("fr"), language.of("ar")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language.current().code
    language.use("en")
    yield
    language.use(before)


@pytest.fixture
def billed(park: Database) -> Database:
    return till.furnish(park)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def states(reader: Reader, *paths: Path) -> list[str]:
    return [one.state for one in all_checked(reader, paths)]


def test_an_invoice_is_as_issued_in_each_language_and_as_a_duplicate(
    billed: Database, reader: Reader, tmp_path: Path
) -> None:
    papers = [written(tmp_path, f"{spoken.code}.pdf", print_invoice(reader, 1, till.TODAY, spoken))
              for spoken in (FRENCH, ARABIC, language.of("fr-ar"))]  # fmt: skip
    originals.hand_out(billed, "invoice", (1,), "print", "fr", till.TODAY)
    papers.append(written(tmp_path, "again.pdf", print_invoice(reader, 1, till.TODAY, FRENCH)))
    assert states(reader, *papers) == ["issued"] * 4


def test_a_receipt_is_as_issued_even_when_it_was_cancelled_since(
    billed: Database, reader: Reader, tmp_path: Path
) -> None:
    till.pay(billed, till.RIF, 100_00)
    invoice = till.of(billed, till.RIF)[0]
    id = payments.issue_receipt(billed, invoice, till.TODAY, till.TODAY).subject
    assert id is not None
    before = written(tmp_path, "a.pdf", print_receipt(reader, id, till.TODAY, FRENCH))
    assert states(reader, before) == ["issued"]
    payments.void_receipt(billed, id, "Erreur", till.TODAY)
    after = written(tmp_path, "b.pdf", print_receipt(reader, id, till.TODAY, FRENCH))
    assert states(reader, after) == ["issued"]
    assert states(reader, before) == ["stated"]  # its paper says since that it is void


@pytest.mark.usefixtures("billed")
def test_what_is_not_byte_by_byte_is_to_be_compared(reader: Reader, tmp_path: Path) -> None:
    data = print_invoice(reader, 1, till.TODAY, FRENCH)
    other = written(tmp_path, "x.pdf", data.replace(b"CTV Desktop", b"CTV Deskt0p"))
    (found,) = all_checked(reader, [other])
    assert (found.state, found.reference) == ("stated", "FAC-2027-000001")
    assert not found.fine
    assert "FAC-2027-000001 · 01/01/2027 · " in str(found.told[0])


def test_the_command_takes_several_files_and_tells_by_its_code(
    billed: Database, reader: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = print_invoice(reader, 1, till.TODAY, FRENCH)
    good = written(tmp_path, "good.pdf", data)
    near = written(tmp_path, "near.pdf", data.replace(b"CTV Desktop", b"CTV Deskt0p"))
    bad = written(tmp_path, "bad.pdf", b"%PDF-1.4")

    def code(*paths: Path) -> int:
        return commands.run(["verify", *map(str, paths), "--database", str(billed.path)])

    assert code(good) == 0
    assert code(good, near) == 3
    assert code(good, near, bad) == 2
    assert code(tmp_path / "none.pdf") == 2
    told = capsys.readouterr().out
    assert told.count("“good.pdf” is the paper FAC-2027-000001") == 3
    assert "“bad.pdf” is no paper" in told


@pytest.fixture
def desk(billed: Database, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(billed, tmp_path)
    yield made
    made.tasks.close()


def test_one_file_is_told_in_passing(desk: Desk, reader: Reader, tmp_path: Path) -> None:
    data = print_invoice(reader, 1, till.TODAY, FRENCH)
    verify(desk, 0, [written(tmp_path, "a.pdf", data)])  # type: ignore[arg-type]
    assert desk.asked[-1][0] == "notify"
    verify(desk, 0, [written(tmp_path, "b.pdf", b"%PDF")])  # type: ignore[arg-type]
    assert desk.asked[-1][0] == "warn"


def test_several_files_are_told_in_a_table_the_wrong_ones_first(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    data = print_invoice(reader, 1, till.TODAY, FRENCH)
    paths = [
        written(tmp_path, "a.pdf", data),
        written(tmp_path, "b.pdf", b"%PDF"),
        tmp_path / "c.pdf",
    ]
    sheet = VerdictSheet(desk, all_checked(reader, paths))  # type: ignore[arg-type]
    assert sheet.sum.text() == "1 of 3 are as they were issued."
    assert [(name, verdict) for name, verdict, _told in sheet.lines] == [
        ("c.pdf", "Cannot be read"), ("b.pdf", "Not issued here"), ("a.pdf", "As issued"),
    ]  # fmt: skip


def test_pdfs_dropped_on_the_window_are_verified_and_nothing_else_is_taken(
    desk: Desk, tmp_path: Path
) -> None:
    window: Any = QWidget()
    window.desk = desk
    kept = Drops(window)
    asked: list[Any] = []
    desk.paper = lambda *given: asked.append(given)  # type: ignore[method-assign]

    def dropped(*names: str) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                 Qt.KeyboardModifier.NoModifier)  # fmt: skip
        enter = QDragEnterEvent(QPoint(5, 5), *given)
        QApplication.sendEvent(window, enter)
        drop = QDropEvent(QPoint(5, 5).toPointF(), *given)
        QApplication.sendEvent(window, drop)
        QApplication.processEvents()
        return enter.isAccepted()

    assert dropped("a.pdf", "notes.txt", "B.PDF")
    assert asked == [("verify", 0, [tmp_path / "a.pdf", tmp_path / "B.PDF"])]
    dropped("notes.txt")
    assert len(asked) == 1
    assert kept.parent() == window
    window.close()
