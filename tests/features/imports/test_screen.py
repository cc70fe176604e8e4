"""The import over the window: what will happen, why not, done, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctv_desktop.database import journal
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.imports.screen import ImportSheet, open_import
from tests.features.stage import Desk

DUPLEX = Path(__file__).resolve().parents[2] / "data" / "duplex-handover-cobie.xlsx"


@pytest.fixture
def desk(park: Database, tmp_path: Path) -> Iterator[Desk]:
    found = Desk(park, tmp_path)
    yield found
    found.tasks.close()


@pytest.fixture
def sheet(qapp: QApplication, desk: Desk) -> Iterator[ImportSheet]:
    found = open_import(desk)  # type: ignore[arg-type]
    yield found
    found.reject()
    qapp.processEvents()


def table(folder: Path, text: str) -> Path:
    """A CSV file of units."""
    path = folder / "locaux.csv"
    path.write_text("Bâtiment;Étage;Code;Surface utile\n" + text)
    return path


def test_a_workbook_is_shown_row_by_row_then_applied_and_undone_at_once(
    sheet: ImportSheet, desk: Desk, park: Database, reader: Reader
) -> None:
    desk.files = [DUPLEX]
    sheet.choose()
    assert len(sheet.preview.model.rows) == 28
    assert reader.value("SELECT count(*) FROM unit") == 0
    sheet.run()
    assert reader.value("SELECT sum(usable_area) FROM unit") == 42_206
    assert [asked[0] for asked in desk.asked] == ["notify", "show"]
    assert desk.asked[0][2] is True
    journal.undo(park)
    assert reader.value("SELECT count(*) FROM site") == 0


def test_wrong_rows_keep_the_button_shut_until_they_are_left_out(
    sheet: ImportSheet, tmp_path: Path, reader: Reader
) -> None:
    sheet.read(table(tmp_path, "A;RDC;A1;10\nA;RDC;A2;-1\n"))
    assert not sheet.apply.isEnabled()
    assert [row.texts[1] for row in sheet.preview.model.rows] == ["A2"]
    assert sheet.leave_out.isVisibleTo(sheet)
    sheet.leave_out.click()
    assert sheet.apply.isEnabled()
    sheet.run()
    assert reader.rows("SELECT code FROM unit") == [("A1",)]


def test_a_file_that_is_none_leaves_the_invitation_and_says_why(
    sheet: ImportSheet, tmp_path: Path
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    sheet.read(path)
    assert sheet.pages.currentIndex() == 0
    assert "photo.png" in sheet.invitation.told.text()


def test_no_file_chosen_changes_nothing(sheet: ImportSheet, desk: Desk) -> None:
    desk.files = [None]
    sheet.choose()
    assert (sheet.plan, sheet.apply.isEnabled()) == (None, False)


def test_a_change_is_told_from_what_to_what(sheet: ImportSheet, desk: Desk, tmp_path: Path) -> None:
    sheet.read(table(tmp_path, "A;RDC;A1;10\n"))
    sheet.run()
    again = open_import(desk, table(tmp_path, "A;RDC;A1;12,5\n"))  # type: ignore[arg-type]
    (row,) = again.preview.model.rows
    assert "10,00 → 12,50" in row.texts[2]
    again.reject()


def test_the_model_file_is_saved_where_asked(
    sheet: ImportSheet, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "model.xlsx"
    desk.files = [path]
    sheet.model_file.click()
    assert path.read_bytes()[:2] == b"PK"
    desk.files = [tmp_path / "nowhere" / "model.xlsx"]
    sheet.model_file.click()
    assert sheet.invitation.told.property("role") == "error"


def test_a_bug_while_importing_leaves_the_window_usable(
    sheet: ImportSheet, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.read(table(tmp_path, "A;RDC;A1;10\n"))
    monkeypatch.setattr("ctv_desktop.features.imports.store.apply", lambda *_: 1 / 0)
    sheet.run()
    assert "Rien" in sheet.preview.told.text()
    assert sheet.apply.isEnabled()
    monkeypatch.undo()
    sheet.run()
    assert reader.value("SELECT count(*) FROM unit") == 1


def test_a_long_reason_is_told_whole(sheet: ImportSheet, tmp_path: Path) -> None:
    sheet.read(table(tmp_path, "A;RDC;A1;10\n" + "A;RDC;A2;dix mètres\n"))
    sheet.preview.table.setColumnWidth(0, 600)  # little is left for the reason
    QApplication.processEvents()
    sheet.preview.chips.chosen.emit("wrong")
    heights = [sheet.preview.table.rowHeight(row) for row in range(len(sheet.preview.model.rows))]
    (wrong,) = [place for place, row in enumerate(sheet.preview.model.rows) if row.group == "wrong"]
    assert heights[wrong] >= 2 * sheet.preview.table.fontMetrics().lineSpacing()
