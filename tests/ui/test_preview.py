"""A paper is shown page by page, in its language, and goes onto paper and disk."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ctv_desktop.ui.preview import PaperPreview
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.ui.stage import Desk


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use("en")
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


@pytest.fixture(scope="module")
def paper() -> bytes:
    from reportlab.pdfgen import canvas

    held = io.BytesIO()
    drawn = canvas.Canvas(held)
    for _ in range(3):
        drawn.setFillColorRGB(1, 0, 0)
        drawn.rect(0, 0, 600, 850, fill=1)
        drawn.showPage()
    drawn.save()
    return held.getvalue()


def opened(make: Any, desk: Desk | None = None) -> PaperPreview:
    shown = PaperPreview(desk or Desk(), say("Summary"), "BC-1.pdf", make, ("fr", "en"))
    shown.resize(700, 600)
    shown.show()
    QApplication.processEvents()
    shown.sheets._want()
    return shown


def test_all_pages_are_there_and_those_in_sight_are_drawn(paper: bytes) -> None:
    shown = opened(lambda *_: paper)
    assert shown.sheets.count == 3
    assert shown.where.text() == "Page 1 of 3"
    image = shown.sheets.viewport().grab().toImage()
    assert image.pixelColor(image.rect().center()) == QColor(255, 0, 0)
    shown.sheets.go_to(2)
    assert shown.where.text() == "Page 3 of 3"


def test_zoom_changes_by_buttons_and_wheel_and_fits_again(paper: bytes) -> None:
    shown = opened(lambda *_: paper)
    fitting = shown.sheets.zoom
    shown.larger.click()
    assert shown.sheets.zoom > fitting
    before = shown.sheets.zoom
    turn = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    shown.sheets.wheelEvent(turn)
    assert shown.sheets.zoom < before
    shown.fit_button.click()
    assert shown.sheets.zoom == fitting


def test_another_language_makes_the_paper_again(paper: bytes) -> None:
    spoken: list[str] = []

    def make(_reader: Any, speaking: language.Language) -> bytes:
        spoken.append(speaking.code)
        return paper

    shown = opened(make)
    shown.speak("fr")
    assert spoken == ["en", "fr"]


def test_a_refused_paper_says_why_and_cannot_be_printed() -> None:
    def refuse(*_: Any) -> bytes:
        raise Refused({"": say("The landlord has no name yet.")})

    shown = opened(refuse)
    assert shown.said.text() == "The landlord has no name yet."
    assert not shown.print_button.isEnabled()


def test_what_is_no_pdf_is_said() -> None:
    assert opened(lambda *_: b"not a paper").said.text() == "This paper cannot be shown."


def test_saving_writes_the_same_bytes_under_the_proposed_name(paper: bytes, tmp_path: Path) -> None:
    desk = Desk()
    desk.folder = tmp_path
    shown = opened(lambda *_: paper, desk)
    shown.save_as()
    assert desk.asked == [("BC-1-en.pdf", "papers")]
    assert (tmp_path / "BC-1-en.pdf").read_bytes() == paper
    assert not shown.open_folder.isHidden()


def test_a_folder_that_is_gone_is_said_and_loses_nothing(paper: bytes, tmp_path: Path) -> None:
    shown = opened(lambda *_: paper)
    assert not shown.save(tmp_path / "gone" / "x.pdf")
    assert "x.pdf" in shown.notices.texts()[0]
    assert shown.data == paper


def test_printing_gives_every_page_at_paper_size(paper: bytes, tmp_path: Path) -> None:
    shown = opened(lambda *_: paper)
    shown.print_to(file_printer(shown, tmp_path / "out.pdf"))
    import pypdfium2

    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(printed) == 3
    printed.close()
    assert shown.notices.texts() == ["Saved as out.pdf."]
    assert shown.saved_as == tmp_path / "out.pdf"


def test_a_printer_that_takes_nothing_is_said_in_the_preview(paper: bytes, tmp_path: Path) -> None:
    shown = opened(lambda *_: paper)
    shown.print_to(file_printer(shown, tmp_path / "gone" / "out.pdf"))
    assert "did not take the paper" in shown.notices.texts()[0]
    assert shown.print_button.isEnabled()


def test_what_the_system_cannot_open_is_said_over_the_paper(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    shown = opened(lambda *_: paper)
    shown.save(tmp_path / "x.pdf")
    shown.open_folder.click()
    assert str(tmp_path) in shown.notices.texts()[-1]


def file_printer(shown: PaperPreview, path: Path) -> QPrinter:
    printer = shown.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


def test_an_e_mail_is_drafted_with_the_saved_paper(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    from PySide6.QtCore import QProcess
    from PySide6.QtGui import QDesktopServices

    from ctv_desktop.ui import outside

    sent: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(
        QProcess, "startDetached", lambda program, words: sent.append([program, *words])
    )
    assert outside.mailed(tmp_path / "a.pdf", "Invoice <1> & more") is None
    assert sent == [
        ["/bin/xdg-email", "--utf8", "--subject", "Invoice <1> & more", "--attach",
         str(tmp_path / "a.pdf")]
    ]  # fmt: skip
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: url.scheme() == "mailto")
    assert str(tmp_path) in str(outside.mailed(tmp_path / "a.pdf", "Invoice"))
    made = opened(lambda _reader, _language: paper)
    monkeypatch.setattr(made._desk, "save_file", lambda *_: tmp_path / "b.pdf", raising=False)
    made.mail()
    assert (tmp_path / "b.pdf").read_bytes() == paper
