"""Every command does its act and says so; what is wrong is one line and the code 2."""

import csv
import json
import shutil
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ctv_desktop.app import commands, features
from ctv_desktop.app.start import main
from ctv_desktop.database.files import keep
from ctv_desktop.values import language


@pytest.fixture
def demo(demo_park_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    return path


def run(*words: object) -> int:
    return main([str(word) for word in words])


@pytest.mark.parametrize("paper", ["summary", "ticket", "meter-sheet", "ticket-sheet", "rent-roll"])
def test_a_paper_of_one_language_is_not_printed_in_another_than_was_asked(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], paper: str
) -> None:
    out = tmp_path / "out.pdf"
    asked = ("print", paper, "X", "--language", "fr-ar", "--database", demo, "--output", out)
    assert run(*asked) == 2
    assert "fr, ar" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("name", sorted(features.LISTS))
def test_lists_for_people_and_for_programs(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run("list", name, "--database", demo) == 0
    table = capsys.readouterr().out.splitlines()
    assert run("list", name, "--database", demo, "--as", "csv") == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert run("list", name, "--database", demo, "--as", "json") == 0
    assert json.loads(capsys.readouterr().out) == rows
    assert len(table) == len(rows) + 2
    assert (
        run("list", name, "--database", demo, "--as", "xlsx", "--output", tmp_path / "list.xlsx")
        == 0
    )
    assert (tmp_path / "list.xlsx").stat().st_size > 2_000


def test_the_schedule_of_a_lease_adds_up(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("list", "leases", "--database", demo, "--as", "json") == 0
    lease = json.loads(capsys.readouterr().out)[0]
    reference = str(lease["reference"]).lower()
    assert run("schedule", reference, "--database", demo, "--as", "json") == 0
    dues = json.loads(capsys.readouterr().out)
    assert dues
    for due in dues:
        gross = Decimal(due["rent"]) + Decimal(due["charges"]) + Decimal(due["vat"])
        assert Decimal(due["gross"]) == gross
        assert Decimal(due["to_pay"]) == gross - Decimal(due["withheld"])
    assert run("schedule", reference, "--database", demo) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(dues) + 2
    book = tmp_path / "dues.xlsx"
    assert run("schedule", reference, "--database", demo, "--as", "xlsx", "--output", book) == 0
    assert book.stat().st_size > 2_000
    assert run("schedule", "BC-1999-999", "--database", demo) == 2


@pytest.mark.parametrize("code", ["fr", "en"])
def test_papers_are_printed(demo: Path, tmp_path: Path, code: str) -> None:
    out = tmp_path / "paper.pdf"
    assert (
        run(
            "print",
            "summary",
            "bc-2026-010",
            "--database",
            demo,
            "--language",
            code,
            "--output",
            out,
        )
        == 0
    )
    assert "BC-2026-010" in PdfReader(out).pages[0].extract_text()
    assert run("print", "ticket", "T-2026-0001", "--database", demo, "--output", out) == 0
    assert len(PdfReader(out).pages) == 1


def test_the_demo_is_not_built_over_a_park(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = demo.read_bytes()
    assert run("demo", "--database", demo) == 2
    assert demo.read_bytes() == before
    assert demo.name in capsys.readouterr().err


def test_check_and_copy(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--database", demo) == 0
    assert run("copy", "--database", demo, "--output", tmp_path / "copy.ctv") == 0
    assert run("check", "--database", tmp_path / "copy.ctv") == 0
    assert capsys.readouterr().err == ""


def test_check_counts_the_files_that_nothing_names(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.ctv"
    assert run("copy", "--database", demo, "--output", copy) == 0
    assert run("check", "--database", copy, "--language", "en") == 0
    assert "nothing names" not in capsys.readouterr().out
    for content in (b"photo", b"of a cancelled form"):
        keep(copy, content)
    assert run("check", "--database", copy, "--language", "en") == 0
    assert "2 attached files that nothing names" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("list", "leases"),
        ("check",),
        ("print", "summary", "X", "--output", "x.pdf"),
        ("copy", "--output", "y.ctv"),
    ],
)
def test_a_park_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert run(*words, "--database", tmp_path / "none.ctv") == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert "none.ctv" in error
    assert not (tmp_path / "none.ctv").exists()


def test_a_paper_of_nothing_is_refused(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    assert run("print", "summary", "BC-1999-999", "--database", demo, "--output", out) == 2
    assert not out.exists()


@pytest.mark.parametrize("code", language.CODES)
def test_help_names_every_command(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    language.use(code)
    text = commands.parser().format_help()
    for name in ("demo", "list", "print", "schedule", "import", "check", "copy", "verify", "tour"):
        assert name in text
        with pytest.raises(SystemExit) as end:
            commands.parser().parse_args([name, "--help"])
        assert end.value.code == 0
        assert capsys.readouterr().out


def test_a_dry_run_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook = Path(__file__).parents[1] / "data" / "duplex-handover-cobie.xlsx"
    path = tmp_path / "new.ctv"
    assert run("import", workbook, "--database", path, "--dry-run") == 0
    assert "A104" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    assert run("import", workbook, "--database", path) == 0
    assert path.exists()


def test_the_rent_roll_is_listed_and_printed_as_of_a_day(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def tenants(*more: str) -> int:
        words = ("list", "rent-roll", "--filter", "let", "--database", demo, "--as", "json")
        assert run(*words, *more) == 0
        return len(json.loads(capsys.readouterr().out))

    assert tenants("--as-of", "01/01/2027") != tenants("--as-of", "01/01/2015")
    out = tmp_path / "roll.pdf"
    assert (
        run("print", "rent-roll", "--as-of", "31/12/2026", "--database", demo, "--output", out) == 0
    )
    assert "31 décembre 2026" in PdfReader(out).pages[0].extract_text().replace("\u00a0", " ")
    assert run("print", "rent-roll", "--as-of", "soon", "--database", demo, "--output", out) == 2
    assert "soon" in capsys.readouterr().err
    assert run("print", "summary", "--database", demo, "--output", out) == 2
    assert "REFERENCE" in capsys.readouterr().err


def test_critical_dates_are_listed_as_of_a_day(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("list", "critical-dates", "--as-of", "2027-03-01", "--database", demo, "--as", "json")
    assert run(*words) == 0
    days = [row["day"] for row in json.loads(capsys.readouterr().out)]
    assert days == sorted(days)
    assert run(*words, "--filter", "pressing") == 0
    assert 0 < len(json.loads(capsys.readouterr().out)) < len(days)
