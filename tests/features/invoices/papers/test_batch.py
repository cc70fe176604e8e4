"""Many invoices at once: each as when printed alone, names that are safe, one file in order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctv_desktop.app import commands
from ctv_desktop.database.work import Database
from ctv_desktop.features.invoices.papers import batch
from ctv_desktop.features.invoices.papers.batch import Piece
from ctv_desktop.features.invoices.papers.invoice import render
from ctv_desktop.features.invoices.rules.naming import Named, names
from ctv_desktop.features.invoices.screen import bulk
from ctv_desktop.features.invoices.screen.several import SeveralSheet
from ctv_desktop.features.register.rules import packed
from ctv_desktop.ui.lanes import Progress, Stopped
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from tests.features.invoices import bills
from tests.features.invoices.papers import samples
from tests.features.leases import desks
from tests.features.stage import Desk
from tests.pdf import reading

pytestmark = pytest.mark.usefixtures("qapp")
JANUARY = date(2027, 1, 1)


def pieces(count: int) -> list[Piece]:
    found = (samples.invoice(reference=f"FAC-2027-{number:06d}") for number in range(count))
    return [Piece(*packed(one)) for one in found]


def test_each_is_the_same_as_printed_alone_whatever_the_number_of_processes() -> None:
    wanted = pieces(batch.CHUNK + 2)
    steps: list[int] = []
    made = list(batch.each(wanted, "fr", steps.append, 2))
    assert made == list(batch.each(wanted, "fr", lambda _done: None, 1))
    content = samples.invoice(reference="FAC-2027-000001")
    assert made[1] == render(content, samples.digest(content), language.of("fr"))
    assert steps == [batch.CHUNK, batch.CHUNK + 2]


def test_one_file_holds_all_in_order_each_with_its_own_page_one() -> None:
    wanted = pieces(batch.CHUNK + 2)
    found = reading.pages(batch.one_file(wanted, "fr", lambda _done: None, 2))
    assert len(found) == len(wanted)
    for number, page in enumerate(found):
        assert f"FAC-2027-{number:06d}" in page
        assert "Page 1 sur 1" in page


def test_a_batch_that_is_stopped_gives_nothing() -> None:
    def stop(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch.one_file(pieces(2), "fr", stop, 1)


def test_names_are_filled_safe_and_never_twice() -> None:
    papers = [
        Named("FAC-1", 'A/B: "C"?\u202e', JANUARY),
        Named("FAC-2", "x" * 300, JANUARY),
        Named("FAC-3", "x" * 300, JANUARY),
    ]
    first, second, third = names("{tenant} {period}", papers)
    assert first == "A-B- -C- 2027-01"
    assert second == "x" * 120
    assert third == f"{second} (2)"
    assert names("{number}", papers) == ["FAC-1", "FAC-2", "FAC-3"]
    assert names("..", papers)[0] == "FAC-1"


@pytest.mark.parametrize("pattern", ["{nom}", "{number", "{}", "{number!r}", "{number.x}"])
def test_a_pattern_with_another_gap_is_refused(pattern: str) -> None:
    with pytest.raises(Refused, match=r"braces|accolades"):
        names(pattern, [])


@pytest.fixture
def issued(park: Database) -> Database:
    bills.furnish(park)
    bills.lease(park, starts=date(2026, 11, 1))
    bills.lease(park, desks.OFFICE_2, starts=date(2026, 11, 1), tenant=desks.ATLAS)
    bills.issue(park, bills.month(2026, 11))
    return park


def test_the_command_prints_a_period_into_a_folder_or_one_file(
    issued: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: object) -> int:
        given = ["print", "invoice", "--database", issued.path, "--period", "2026-11", *words]
        return commands.run([str(word) for word in given])

    folder, whole = tmp_path / "papers", tmp_path / "all.pdf"
    assert run("--output", folder, "--name", "{period} {number}") == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-11 FAC-2026-000001.pdf",
        "2026-11 FAC-2026-000002.pdf",
    ]
    assert run("--output", whole) == 0
    assert len(reading.pages(whole.read_bytes())) == 2
    assert run("--output", folder, "--name", "{wrong}") == 2
    assert "{wrong}" in capsys.readouterr().err


@pytest.fixture
def sheet(issued: Database, tmp_path: Path) -> Iterator[SeveralSheet]:
    desk = Desk(issued, tmp_path)
    made = SeveralSheet(desk, (1, 2))  # type: ignore[arg-type]
    yield made
    desk.tasks.close()


def test_the_window_prints_what_is_chosen_and_says_where(
    sheet: SeveralSheet, tmp_path: Path
) -> None:
    sheet.write(tmp_path / "two.pdf")
    assert len(reading.pages((tmp_path / "two.pdf").read_bytes())) == 2
    asked = sheet.desk.asked[-1]  # type: ignore[attr-defined]
    assert asked[0] == "notify"
    assert "two.pdf" in asked[1]


def test_a_wrong_name_or_place_is_said_and_nothing_is_kept(
    sheet: SeveralSheet, tmp_path: Path
) -> None:
    sheet.name.setText("{nom}")
    sheet.write(tmp_path / "folder")
    assert "{nom}" in sheet.said.text()
    assert not (tmp_path / "folder").exists()
    (tmp_path / "file").write_text("")
    sheet.write(tmp_path / "file" / "two.pdf")
    assert sheet.said.property("role") == "error"
    assert sheet.start.isEnabled()


def test_stopping_keeps_nothing(tmp_path: Path, issued: Database) -> None:
    progress = Progress(lambda: None)
    progress.cancel()
    reader = issued.reader()
    try:
        with pytest.raises(Stopped):
            bulk.print_chosen(reader, progress, (1, 2), tmp_path / "each", "{number}", "fr")
    finally:
        reader.close()
    assert list((tmp_path / "each").iterdir()) == []
