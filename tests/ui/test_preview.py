"""A paper is shown page by page, in its language, and goes onto paper and disk."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ctv_desktop.ui import outside
from ctv_desktop.ui.declare import Letter
from ctv_desktop.ui.preview import PaperPreview
from ctv_desktop.ui.preview import printer as printers
from ctv_desktop.ui.preview.remembered import Remembered
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from ctv_desktop.values.settings import Preferences
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


def opened(make: Any, desk: Desk | None = None, **more: Any) -> PaperPreview:
    shown = PaperPreview(desk or Desk(), say("Summary"), "BC-1.pdf", make, ("fr", "en"), **more)
    shown.resize(700, 600)
    shown.show()
    QApplication.processEvents()
    shown.sheets._want()
    return shown


def test_all_pages_are_there_and_those_in_sight_are_drawn(paper: bytes) -> None:
    shown = opened(lambda *_: paper)
    assert shown.sheets.count == 3
    assert (shown.bar.page.text(), shown.bar.where.text()) == ("1", "of 3")
    image = shown.sheets.viewport().grab().toImage()
    assert image.pixelColor(image.rect().center()) == QColor(255, 0, 0)
    shown.sheets.go_to(2)
    assert shown.bar.page.text() == "3"


def test_the_fields_of_a_form_are_drawn_as_signatures_have_their_line_in_one() -> None:
    from reportlab.lib.colors import red
    from reportlab.pdfgen import canvas

    held = io.BytesIO()
    drawn = canvas.Canvas(held)
    drawn.acroForm.textfield(x=0, y=0, width=590, height=840, fillColor=red, name="line")
    drawn.showPage()
    drawn.save()
    shown = opened(lambda *_: held.getvalue())
    image = shown.sheets.viewport().grab().toImage()
    assert image.pixelColor(image.rect().center()) == QColor(255, 0, 0)


@pytest.mark.parametrize(("typed", "page"), [("2", 1), ("99", 2), ("0", 0), ("x", 0), ("٣", 2)])
def test_a_page_is_typed(paper: bytes, typed: str, page: int) -> None:
    shown = opened(lambda *_: paper)
    shown.bar.ask_page()
    QTest.keyClicks(shown.bar.page, typed) if typed.isascii() else shown.bar.page.setText(typed)
    QTest.keyClick(shown.bar.page, Qt.Key.Key_Return)
    assert shown.sheets.page == page
    assert shown.bar.page.text() == str(page + 1)


def test_zoom_changes_by_buttons_and_wheel_and_fits_again(paper: bytes) -> None:
    shown = opened(lambda *_: paper)
    fitting = shown.sheets.zoom
    shown.bar.larger.click()
    assert shown.sheets.zoom > fitting
    before = shown.sheets.zoom
    turn = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    shown.sheets.wheelEvent(turn)
    assert shown.sheets.zoom < before
    chosen(shown, "width")
    assert shown.sheets.zoom == fitting
    chosen(shown, "page")
    place = shown.sheets._places()[0]
    assert place.height() <= shown.sheets.viewport().height()
    assert place.height() > 0.8 * shown.sheets.viewport().height()


def chosen(shown: PaperPreview, wanted: Any) -> None:
    at = shown.bar.zoom.findData(wanted)
    shown.bar.zoom.setCurrentIndex(at)
    shown.bar.zoom.activated.emit(at)


@pytest.mark.parametrize(("percent", "zoom"), [(50, 0.5), (300, 3.0)])
def test_zoom_is_chosen_between_50_and_300_percent(paper: bytes, percent: int, zoom: float) -> None:
    shown = opened(lambda *_: paper)
    chosen(shown, percent)
    assert shown.sheets.zoom == zoom
    shown.sheets.set_zoom(zoom * (10 if zoom > 1 else 0.1))
    assert shown.sheets.zoom == zoom
    assert shown.bar.zoom.currentText() == language.current().percent(percent * 100)


def test_a_language_is_made_once_and_kept_until_the_paper_changes(paper: bytes) -> None:
    spoken: list[str] = []

    def make(_reader: Any, speaking: language.Language) -> bytes:
        spoken.append(speaking.code)
        return paper

    shown = opened(make)
    for code in ("fr", "en", "fr"):
        shown.speak(code)
    assert spoken == ["en", "fr"]
    shown.refresh()
    assert spoken == ["en", "fr", "fr"]


def test_a_refused_paper_says_why_and_cannot_be_printed() -> None:
    def refuse(*_: Any) -> bytes:
        raise Refused({"": say("The landlord has no name yet.")})

    shown = opened(refuse)
    assert shown.said.text() == "The landlord has no name yet."
    assert not shown.bar.print.isEnabled()


def test_what_is_no_pdf_is_said() -> None:
    assert opened(lambda *_: b"not a paper").said.text() == "This paper cannot be shown."


# Searched.


@pytest.fixture(scope="module")
def written() -> bytes:
    """Two pages with words in both scripts, drawn as papers are."""
    from dataclasses import replace
    from datetime import date

    from ctv_desktop.pdf.setter import Setter
    from ctv_desktop.pdf.sheet import Sheet, draw
    from ctv_desktop.pdf.styles import BODY

    set_french, set_arabic = Setter(language.of("fr")), Setter(language.of("ar"))
    blocks = (
        set_french.text("Échéance du bail BC-2027-014, le premier loyer", BODY, 180),
        replace(set_french.text("Seconde échéance du loyer", BODY, 400), fresh=True),
        set_arabic.text("عقد كراء رقم BC-2027-014 بين المكري والمكتري، الأطراف", BODY, 400),
    )
    sheet = Sheet("Essai", "CTV", language.of("fr"), date(2027, 1, 1), blocks)
    return draw(sheet)


def sought(shown: PaperPreview, words: str) -> list[str]:
    shown.search.open_search()
    shown.search.field.setText(words)
    shown.search.seek()
    return [match.text for match in shown.search.matches]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("echeance", ["Échéance", "échéance"]),
        ("ÉCHÉANCE DU BAIL", ["Échéance du bail"]),
        ("bc-2027-014", ["BC-2027-014", "BC-2027-014"]),
        ("le premier loyer", ["le premier loyer"]),  # over the end of a line
        ("المكري والمكتري", ["المكري والمكتري"]),
        ("الاطراف", ["الأطراف"]),
        ("عقد كراء رقم", ["عقد كراء رقم"]),
        ("bail résilié", []),
        ("   ", []),
    ],
)
def test_words_are_found_on_all_pages_in_either_script(
    written: bytes, words: str, found: list[str]
) -> None:
    assert sought(opened(lambda *_: written), words) == found


def test_enter_goes_from_place_to_place_and_turns_the_pages(written: bytes) -> None:
    shown = opened(lambda *_: written)
    sought(shown, "échéance")
    field = shown.search.field
    seen = []
    for shift in (False, False, True):
        seen.append((shown.search.said.text(), shown.search.current))
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(field, Qt.Key.Key_Return, held)
    seen.append((shown.search.said.text(), shown.search.current))
    assert seen == [("1 of 2", 0), ("2 of 2", 1), ("1 of 2", 0), ("2 of 2", 1)]
    spot = shown.sheets._spot(1, shown.search.matches[1].rects[0])
    assert shown.sheets.viewport().rect().contains(spot.toRect())


def test_what_is_found_is_marked_on_the_page_and_copied(written: bytes) -> None:
    shown = opened(lambda *_: written)
    sought(shown, "premier")
    spot = shown.sheets._spot(0, shown.search.matches[0].rects[0]).toRect()
    image = shown.sheets.viewport().grab().toImage()
    assert image.pixelColor(spot.left() + 1, spot.top() + 1).blue() < 200
    shown.search.copy_found()
    assert QApplication.clipboard().text() == "premier"
    QTest.keyClick(shown.search.field, Qt.Key.Key_Escape)
    assert shown.search.isHidden()
    image = shown.sheets.viewport().grab().toImage()
    assert image.pixelColor(spot.left() + 1, spot.top() + 1) == QColor("white")


def test_a_search_is_said_to_have_found_nothing(written: bytes) -> None:
    shown = opened(lambda *_: written)
    sought(shown, "nulle part")
    assert shown.search.said.text() == "Not found"
    assert not shown.search.on.isEnabled()


def test_another_language_is_searched_again(written: bytes, paper: bytes) -> None:
    shown = opened(lambda _reader, spoken: written if spoken.code == "en" else paper)
    sought(shown, "loyer")
    assert len(shown.search.matches) == 2
    shown.speak("fr")
    assert not shown.search.matches


# Handed out.


def test_saving_writes_the_same_bytes_under_the_proposed_name(paper: bytes, tmp_path: Path) -> None:
    desk = Desk()
    desk.folder = tmp_path
    shown = opened(lambda *_: paper, desk)
    shown.handing.save_as()
    assert desk.asked == [("BC-1-en.pdf", "papers")]
    assert (tmp_path / "BC-1-en.pdf").read_bytes() == paper
    assert not shown.bar.open_folder.isHidden()


def test_a_folder_that_is_gone_is_said_and_loses_nothing(paper: bytes, tmp_path: Path) -> None:
    gone: list[str] = []
    shown = opened(lambda *_: paper, handed=lambda *_: gone.append("saved"))
    shown.handing.save(tmp_path / "gone" / "x.pdf")
    assert "x.pdf" in shown.notices.texts()[0]
    assert shown.data == paper
    assert shown.handing.saved_as is None
    assert gone == []


def test_a_file_that_is_there_stays_whole_where_the_disk_is_full(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "x.pdf"
    kept.write_bytes(b"before")
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        write(self, data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    shown = opened(lambda *_: paper)
    shown.handing.save(kept)
    assert kept.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]
    assert "x.pdf" in shown.notices.texts()[0]


def test_printing_into_a_pdf_keeps_the_papers_own_bytes(paper: bytes, tmp_path: Path) -> None:
    shown = opened(lambda *_: paper)
    shown.handing.print_to(file_printer(shown, tmp_path / "out.pdf"), 3)
    assert (tmp_path / "out.pdf").read_bytes() == paper
    assert shown.notices.texts() == ["Saved as out.pdf."]
    assert shown.handing.saved_as == tmp_path / "out.pdf"


def test_pages_are_printed_at_paper_size(paper: bytes, tmp_path: Path) -> None:
    shown = opened(lambda *_: paper)
    printer = file_printer(shown, tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    shown.handing.print_to(printer, 3)
    import pypdfium2

    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [printed.get_page_size(at) for at in range(len(printed))]
    printed.close()
    assert sizes == [pytest.approx((595, 842), abs=1)] * 2


def test_a_wide_page_is_printed_on_a_sheet_turned_round(tmp_path: Path) -> None:
    import pypdfium2
    from reportlab.pdfgen import canvas

    held = io.BytesIO()
    drawn = canvas.Canvas(held, pagesize=(842, 595))
    for size in ((842, 595), (595, 842)):
        drawn.setPageSize(size)
        drawn.rect(9, 9, 9, 9)
        drawn.showPage()
    drawn.save()
    shown = opened(lambda *_: held.getvalue())
    shown.pages.print_to(file_printer(shown, tmp_path / "out.pdf"), [0, 1])
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [printed.get_page_size(at) for at in range(2)]
    printed.close()
    assert sizes == [pytest.approx((842, 595), abs=1), pytest.approx((595, 842), abs=1)]


def test_printing_that_is_stopped_leaves_no_stump(paper: bytes, tmp_path: Path) -> None:
    shown = opened(lambda *_: paper)
    printer = file_printer(shown, tmp_path / "out.pdf")
    printer.setFromTo(1, 2)
    shown.pages.stepped.connect(shown.pages.stop_printing)
    shown.handing.print_to(printer, 3)
    assert shown.notices.texts() == ["Printing was stopped."]
    assert not (tmp_path / "out.pdf").exists()
    assert shown.handing.strip.isHidden()
    assert shown.bar.print.isEnabled()


def test_a_printer_that_takes_nothing_is_said_in_the_preview(paper: bytes, tmp_path: Path) -> None:
    gone: list[str] = []
    shown = opened(lambda *_: paper, handed=lambda *_: gone.append("printed"))
    printer = file_printer(shown, tmp_path / "gone" / "out.pdf")
    printer.setFromTo(1, 1)
    shown.handing.print_to(printer, 3)
    assert "did not take the paper" in shown.notices.texts()[0]
    assert shown.bar.print.isEnabled()
    assert gone == []


def test_a_printer_that_is_gone_is_said_before_anything_is_sent(
    paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(lambda *_: paper)
    printer, _ = shown.handing.printer()
    monkeypatch.setattr(printer, "outputFormat", lambda: QPrinter.OutputFormat.NativeFormat)
    monkeypatch.setattr(printer, "printerName", lambda: "Canon 2e")
    shown.handing.print_to(printer, 3)
    assert shown.notices.texts() == ["The printer “Canon 2e” is no longer there."]


def test_each_kind_of_paper_remembers_its_printer(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    desk.preferences = Preferences(tmp_path / "preferences.json")
    shown = opened(lambda *_: paper, desk, kind="contract")
    printer, said = shown.handing.printer()
    assert said is None
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setCopyCount(3)
    monkeypatch.setattr(printer, "printerName", lambda: "Canon 2e")
    printers.remember(desk, "contract", printer)
    sides: list[Any] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: sides.append(mode))
    again, said = shown.handing.printer()
    assert sides == [QPrinter.DuplexMode.DuplexLongSide]  # of a file it keeps none
    assert (again.colorMode(), again.copyCount()) == (QPrinter.ColorMode.GrayScale, 3)
    assert "“Canon 2e” is no longer there" in str(said)
    assert Preferences(desk.preferences.path).get("printers")["contract"]["sides"] == "long"
    other = opened(lambda *_: paper, desk, kind="receipt").handing.printer()
    assert other[0].copyCount() == 1
    assert other[1] is None


def test_the_default_printer_is_proposed_for_one_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Fake:
        name = "Accueil"

        def printerName(self) -> str:
            return self.name

        def setPrinterName(self, name: str) -> None:
            self.name = name

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Accueil", "Etage"])
    printer: Any = Fake()
    assert printers._same(printer, "Etage") is None
    assert printer.name == "Etage"
    said = printers._same(Fake(), "Vieille")  # type: ignore[arg-type]
    assert str(said) == "The printer “Vieille” is no longer there. “Accueil” is proposed instead."


def test_what_is_remembered_is_shown_in_words_and_forgotten_one_by_one(tmp_path: Path) -> None:
    desk = Desk()
    desk.preferences = Preferences(tmp_path / "preferences.json")
    kept = {"printer": "Canon", "sides": "long", "colour": False, "copies": 2}
    desk.preferences.set("printers", {"contract": kept, "x": {"printer": "Y"}, "broken": 7})
    shown = Remembered(desk, {"contract": say("Contracts")})
    texts = [part.text() for part in shown.findChildren(QLabel)]
    assert texts == ["Contracts", "Canon · both sides · black and white · 2 copies", "x", "Y"]
    shown.findChildren(QPushButton)[0].click()
    assert list(desk.preferences.get("printers")) == ["x", "broken"]


@pytest.mark.parametrize(
    "kept", [7, {"copies": "x"}, {"copies": -1, "source": "tray"}, {"sides": 3, "printer": None}]
)
def test_what_is_remembered_wrongly_does_no_harm(kept: Any, tmp_path: Path) -> None:
    desk = Desk()
    desk.preferences = Preferences(tmp_path / "preferences.json")
    desk.preferences.set("printers", {"contract": kept})
    printer, said = printers.prepared(desk, "contract", "BC-1")
    assert (printer.copyCount(), said) == (1, None)


def test_what_went_out_is_noted_and_the_paper_made_again(paper: bytes, tmp_path: Path) -> None:
    noted: list[tuple[str, str]] = []
    made: list[str] = []

    def make(*_: Any) -> bytes:
        made.append("made")
        return paper

    def note(_database: Any, way: str, code: str) -> Any:
        noted.append((way, code))

    shown = opened(make, handed=note)
    shown.handing.save(tmp_path / "x.pdf")
    assert noted == [("save", "en")]
    assert made == ["made", "made"]


def test_what_the_system_cannot_open_is_said_over_the_paper(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    shown = opened(lambda *_: paper)
    shown.handing.save(tmp_path / "x.pdf")
    shown.bar.open_folder.click()
    assert str(tmp_path) in shown.notices.texts()[-1]


def file_printer(shown: PaperPreview, path: Path) -> QPrinter:
    printer, _ = shown.handing.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


# By e-mail.

LETTER = Letter("Facture <1> & plus", "Bonjour,\nci-joint : 100 % é +", "x@example.ma")


class Mailer:
    """A mail program that ends with a code, or stays open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, ends: int | None) -> None:
        self.ends = ends
        self.words: list[str] = []
        monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
        monkeypatch.setattr(subprocess, "Popen", self._started)

    def _started(self, words: list[str], **_: Any) -> "Mailer":
        self.words = words
        return self

    def wait(self, _seconds: float) -> int:
        if self.ends is None:
            raise subprocess.TimeoutExpired("xdg-email", 4)
        return self.ends


@pytest.mark.parametrize(("ends", "taken"), [(0, True), (None, True), (3, False)])
def test_an_e_mail_is_drafted_with_subject_text_address_and_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: int | None, taken: bool
) -> None:
    mailer = Mailer(monkeypatch, ends)
    assert outside.drafted(tmp_path / "a.pdf", LETTER) is taken
    assert mailer.words == [
        "/bin/xdg-email", "--utf8", "--subject", LETTER.subject, "--body", LETTER.body,
        "--attach", str(tmp_path / "a.pdf"), "x@example.ma",
    ]  # fmt: skip


def test_without_a_program_that_attaches_a_link_opens_the_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[Any] = []

    def take(url: Any) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    assert not outside.drafted(tmp_path / "a.pdf", LETTER)
    said = outside.addressed(tmp_path / "a.pdf", LETTER)
    assert str(said) == f"Attach this file to the draft: {tmp_path / 'a.pdf'}"
    from urllib.parse import parse_qs, urlsplit

    parts = urlsplit(bytes(urls[0].toEncoded().data()).decode())
    assert parts.path == "x@example.ma"
    assert parse_qs(parts.query) == {"subject": [LETTER.subject], "body": [LETTER.body]}


def test_without_any_mail_program_the_file_is_kept_and_its_place_said(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    shown = opened(lambda _reader, _language: paper)
    shown.handing.mail_with(tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == paper
    assert str(tmp_path / "b.pdf") in shown.notices.texts()[-1]


def test_a_draft_that_opened_is_to_be_looked_at(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Mailer(monkeypatch, None)
    noted: list[str] = []

    def note(_database: Any, way: str, _code: str) -> Any:
        noted.append(way)

    shown = opened(lambda _reader, _language: paper, handed=note)
    shown.handing.mail_with(tmp_path / "b.pdf")
    assert "Check that b.pdf is attached" in shown.notices.texts()[-1]
    assert noted == ["mail"]


def test_a_letter_is_in_the_language_of_the_paper(paper: bytes) -> None:
    shown = opened(lambda *_: paper)
    english = shown.letter(None)
    shown.speak("fr")
    french = shown.letter(None)
    assert english.subject == "Summary"
    assert "Please find attached: Summary" in english.body
    assert "Veuillez trouver ci-joint" in french.body


def test_what_a_paper_lacks_stands_above_it_and_is_mended_from_there(paper: bytes) -> None:
    mended: list[str] = []
    lacking = (say("The seat is missing."), lambda: mended.append("seat"))
    shown = opened(lambda *_: paper, lacking=lacking)
    assert shown.lacking is not None
    assert shown.lacking.isVisible()
    assert "seat" in shown.lacking.words.text()
    shown.lacking.mend.click()
    assert mended == ["seat"]
    assert not shown.isVisible()
    assert opened(lambda *_: paper).lacking is None
