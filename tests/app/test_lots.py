"""Many papers at once, by the window and by the command: whole or not at all, originals noted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter

from ctv_desktop.app import commands, features
from ctv_desktop.app.lots import making
from ctv_desktop.app.lots.sheet import LotSheet
from ctv_desktop.app.lots.spans import spans, this_month
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.originals.rows import all_out
from ctv_desktop.ui.lanes import Progress, Stopped
from ctv_desktop.ui.lot import Wanted
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from ctv_desktop.values.settings import Preferences
from tests.features.payments import till
from tests.features.stage import Desk
from tests.pdf import reading

pytestmark = pytest.mark.usefixtures("qapp")
YEAR = Wanted(till.TODAY, None, date(2027, 1, 1), date(2027, 12, 31))


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    before = language.current().code
    language.use("fr")
    yield
    language.use(before)


@pytest.fixture
def billed(park: Database) -> Database:
    """Six invoices of three months, two payments, a receipt, a reminder."""
    from ctv_desktop.features.payments import store as payments
    from ctv_desktop.features.reminders import store as reminders

    till.furnish(park)
    till.pay(park, till.RIF, 100_00)
    payments.issue_receipt(park, till.of(park, till.RIF)[0], till.TODAY, till.TODAY)
    reminders.remind(park, (1,), till.TODAY)
    return park


@pytest.fixture
def lit(billed: Database) -> Iterator[Reader]:
    reader = billed.reader()
    yield reader
    reader.close()


@pytest.mark.parametrize("kind", list(features.LOTS))
def test_every_kind_counts_what_it_draws_and_names_it(lit: Reader, kind: str) -> None:
    lot = features.lot(kind)
    items = [lot.items(lit, YEAR, language.of(spoken)) for spoken in ("fr", "ar", "en")][-1]
    assert len(items) == lot.count(lit, YEAR)
    assert all(item.title and item.number for item in items)
    some = Wanted(till.TODAY, tuple(item.id for item in items[:1]))
    assert lot.count(lit, some) == len(items[:1])
    assert lot.count(lit, Wanted(till.TODAY, ())) == 0


@pytest.mark.parametrize(
    ("kind", "count"), [("invoice", 6), ("receipt", 1), ("reminder", 1), ("account", 2)]
)
def test_every_kind_is_written_into_one_file_in_each_language(
    lit: Reader, tmp_path: Path, kind: str, count: int
) -> None:
    for code in ("fr", "ar"):
        path = tmp_path / f"{code}.pdf"
        made = making.write(lit, features.lot(kind), YEAR, path, "", code, lambda *_: None)
        assert made.count == count
        assert len(reading.pages(path.read_bytes())) >= count


def test_notices_of_a_month_are_written(lit: Reader, tmp_path: Path) -> None:
    may = Wanted(till.TODAY, None, date(2027, 4, 1), date(2027, 4, 30))
    made = making.write(lit, features.lot("notice"), may, tmp_path / "n.pdf", "", "fr",
                        lambda *_: None)  # fmt: skip
    assert made.count == 2
    assert made.originals == ()


def test_a_batch_of_nothing_is_refused(lit: Reader, tmp_path: Path) -> None:
    empty = Wanted(till.TODAY, None, date(1999, 1, 1), date(1999, 1, 31))
    with pytest.raises(Refused):
        making.write(lit, features.lot("invoice"), empty, tmp_path / "x.pdf", "", "fr",
                     lambda *_: None)  # fmt: skip
    assert not left(tmp_path)


def each(lit: Reader, folder: Path, pattern: str = "", step: Any = lambda *_: None) -> making.Made:
    return making.write(lit, features.lot("invoice"), YEAR, folder, pattern, "fr", step)


def test_files_never_go_over_those_that_are_there(lit: Reader, tmp_path: Path) -> None:
    each(lit, tmp_path / "papers", "{kind} {number}")
    kept = (tmp_path / "papers" / "facture FAC-2027-000001.pdf").read_bytes()
    each(lit, tmp_path / "papers", "{kind} {number}")
    names = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert len(names) == 12
    assert "facture FAC-2027-000001 (2).pdf" in names
    assert (tmp_path / "papers" / "facture FAC-2027-000001.pdf").read_bytes() == kept


def test_stopping_leaves_no_file_and_no_folder(lit: Reader, tmp_path: Path) -> None:
    progress = Progress(lambda: None)
    progress.cancel()
    lot = features.lot("invoice")
    with pytest.raises(Stopped):
        making.written(lit, progress, lot, YEAR, tmp_path / "each", "", "fr")
    with pytest.raises(Stopped):
        making.written(lit, progress, lot, YEAR, tmp_path / "all.pdf", "", "fr")
    assert not left(tmp_path)


def test_a_full_disk_keeps_nothing_and_is_said(
    lit: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, written = Path.write_bytes, []

    def full(self: Path, data: bytes) -> int:
        written.append(self)
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Unavailable, match="papers"):
        each(lit, tmp_path / "papers")
    assert not left(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(lit: Reader, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable):
        each(lit, tmp_path / "file" / "papers")
    with pytest.raises(Unavailable):
        making.write(lit, features.lot("invoice"), YEAR, tmp_path / "file" / "x.pdf", "", "fr",
                     lambda *_: None)  # fmt: skip


def left(folder: Path) -> list[Path]:
    """What lies beside the park of the test."""
    return [path for path in folder.iterdir() if not path.name.startswith("park.ctv")]


# The command.


def run(park: Database, *words: object) -> int:
    return commands.run([str(word) for word in ("print", "--database", park.path, *words)])


def test_the_command_prints_a_period_into_a_folder_or_one_file(
    billed: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, whole = tmp_path / "papers", tmp_path / "all.pdf"
    wanted = ("--batch", "invoice", "--period", "2027-01")
    assert run(billed, *wanted, "--output", folder, "--name", "{period} {number}") == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "2027-01 FAC-2027-000001.pdf",
        "2027-01 FAC-2027-000002.pdf",
    ]
    assert run(billed, *wanted, "--output", whole) == 0
    assert len(reading.pages(whole.read_bytes())) == 2
    assert run(billed, *wanted, "--output", folder, "--name", "{wrong}") == 2
    assert "{wrong}" in capsys.readouterr().err
    assert run(billed, "invoice", "--period", "2027-02", "--output", whole) == 0
    assert len(reading.pages(whole.read_bytes())) == 2


def test_the_command_prints_many_in_two_languages(billed: Database, tmp_path: Path) -> None:
    whole = tmp_path / "all.pdf"
    wanted = ("--batch", "invoice", "--period", "2027-01", "--language", "fr-ar")
    assert run(billed, *wanted, "--output", whole) == 0
    pages = reading.pages(whole.read_bytes())
    assert all("FACTURE" in page and "فاتورة" in page for page in pages)
    reader = billed.reader()
    assert all_out(reader, "invoice", (1, 2)) == {1, 2}
    reader.close()


def test_the_command_prints_a_list_as_filtered(
    billed: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = tmp_path / "all.pdf"
    assert run(billed, "--batch", "invoice", "--filter", "Rif", "--output", whole) == 0
    assert len(reading.pages(whole.read_bytes())) == 3
    assert run(billed, "--batch", "invoice", "--filter", "credit", "--output", whole) == 2
    assert run(billed, "--batch", "issued", "--output", whole) == 2
    assert "--period" in capsys.readouterr().err
    assert run(billed, "--output", whole) == 2
    assert run(billed, "ticket", "--period", "2027", "--output", whole) == 2


def test_the_command_takes_the_original_first_and_duplicates_after(
    billed: Database, lit: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    seen = []
    for _ in range(2):
        assert run(billed, "invoice", "FAC-2027-000001", "--output", path) == 0
        seen.append("DUPLICATA" in reading.words(path.read_bytes()))
    assert seen == [False, True]
    assert run(billed, "--batch", "invoice", "--period", "2027-01", "--output", path) == 0
    marks = ["DUPLICATA" in page for page in reading.pages(path.read_bytes())]
    assert marks == [True, False]
    assert all_out(lit, "invoice", (1, 2, 3)) == {1, 2}


def test_what_could_not_be_written_was_not_handed_out(
    billed: Database, lit: Reader, tmp_path: Path
) -> None:
    assert run(billed, "invoice", "FAC-2027-000001", "--output", tmp_path / "no" / "x.pdf") == 2
    assert all_out(lit, "invoice", (1,)) == frozenset()


# The window.


@pytest.fixture
def desk(billed: Database, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(billed, tmp_path)
    made.preferences = Preferences(tmp_path / "preferences.json")
    made.day = till.TODAY
    yield made
    made.tasks.close()


def sheet_of(desk: Desk, kind: str = "invoice", ids: tuple[int, ...] | None = None) -> LotSheet:
    return LotSheet(desk, kind, ids)  # type: ignore[arg-type]


def test_the_window_prints_what_is_chosen_says_where_and_notes_the_originals(
    desk: Desk, lit: Reader, tmp_path: Path
) -> None:
    sheet = sheet_of(desk, ids=(1, 2))
    assert sheet.fields.count.text() == "2 documents"
    assert not sheet.fields.grid.isRowVisible(sheet.fields.periods)
    sheet.write(tmp_path / "two.pdf")
    assert len(reading.pages((tmp_path / "two.pdf").read_bytes())) == 2
    told = desk.asked[-1]
    assert told[0] == "offer"
    assert "two.pdf" in told[1]
    assert all_out(lit, "invoice", (1, 2, 3)) == {1, 2}


def test_a_period_is_chosen_and_counted(desk: Desk) -> None:
    sheet = sheet_of(desk)
    periods = sheet.fields.periods
    assert sheet.fields.count.text() == "0 document"  # April is not invoiced yet
    assert not sheet.fields.start.isEnabled()
    periods.setCurrentIndex(periods.findText("Mars 2027"))
    assert sheet.fields.count.text() == "2 documents"
    periods.setCurrentIndex(periods.count() - 1)
    for typed, count in (("01/01/2027", "4 documents"), ("01/02/2027", "2 documents")):
        sheet.fields.first.setText(typed)
        sheet.fields.last.setText("28/02/2027")
        sheet.look()
        assert sheet.fields.count.text() == count
    sheet.fields.last.setText("")
    sheet.look()
    assert sheet.fields.count.text() == "Indiquez les deux dates."
    sheet.fields.last.setText("31/01/2027")
    sheet.look()
    assert sheet.fields.within.property("role") == "error"
    assert not sheet.fields.start.isEnabled()


def test_the_first_names_are_shown_and_a_wrong_pattern_is_said_beside_it(desk: Desk) -> None:
    sheet = sheet_of(desk, ids=(1, 2, 3, 4))
    sheet.fields.form.set_current("each")
    sheet.fields.name.setText("{number} {tenant}")
    sheet.look()
    assert sheet.fields.names.text().startswith("FAC-2027-000001 ")
    assert sheet.fields.names.text().endswith("…")
    sheet.fields.name.setText("{nom}")
    sheet.look()
    assert "{nom}" in sheet.fields.names.text()
    assert sheet.fields.names.property("role") == "error"
    assert not sheet.fields.start.isEnabled()


def test_a_place_that_cannot_be_written_is_said_and_no_original_is_out(
    desk: Desk, lit: Reader, tmp_path: Path
) -> None:
    sheet = sheet_of(desk, ids=(1, 2))
    (tmp_path / "file").write_text("")
    sheet.write(tmp_path / "file" / "two.pdf")
    assert sheet.fields.said.property("role") == "error"
    assert sheet.fields.start.isEnabled()
    assert all_out(lit, "invoice", (1, 2)) == frozenset()


class PagePrinter(QPrinter):
    """A printer that says it is one of its own; its pages go into a file all the same."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setResolution(50)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))


def test_straight_to_the_printer_all_pages_are_sent_and_the_originals_noted(
    desk: Desk, lit: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    sheet = sheet_of(desk, ids=(1, 2, 3))
    printer = PagePrinter(tmp_path / "spool.pdf")
    native = QPrinter.OutputFormat.NativeFormat
    monkeypatch.setattr("ctv_desktop.ui.preview.printer.why_not", lambda _printer: None)
    monkeypatch.setattr(printer, "outputFormat", lambda: native)
    sheet.print_to(printer)
    spooled = pypdfium2.PdfDocument(tmp_path / "spool.pdf")
    assert len(spooled) == 3
    spooled.close()
    assert desk.asked[-1][:2] == ("notify", "3 documents envoyés à l’imprimante")
    assert all_out(lit, "invoice", (1, 2, 3)) == {1, 2, 3}


def test_a_printer_that_is_gone_is_said_and_nothing_is_noted(
    desk: Desk, lit: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of(desk, ids=(1,))
    printer = PagePrinter(tmp_path / "no" / "spool.pdf")
    native = QPrinter.OutputFormat.NativeFormat
    monkeypatch.setattr(printer, "outputFormat", lambda: native)
    sheet.print_to(printer)
    assert sheet.fields.said.property("role") == "error"
    monkeypatch.setattr("ctv_desktop.ui.preview.printer.why_not", lambda _printer: None)
    sheet.print_to(printer)
    assert "imprimante" in sheet.fields.said.text()
    assert all_out(lit, "invoice", (1,)) == frozenset()


def test_the_periods_offered_begin_with_today_and_stand_at_this_month() -> None:
    found = spans(date(2027, 3, 31))
    assert found[0][1:] == (date(2027, 3, 31), date(2027, 3, 31))
    assert found[this_month(found)] == ("Mars 2027", date(2027, 3, 1), date(2027, 3, 31))
    assert (date(2026, 10, 1), date(2026, 12, 31)) in [one[1:] for one in found]
    assert (date(2026, 1, 1), date(2026, 12, 31)) in [one[1:] for one in found]
