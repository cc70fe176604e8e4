"""The clauses as files: written as a lawyer reads them, read back whole or not at all."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ctv_desktop.app.start import main
from ctv_desktop.features.contracts.rules import library
from ctv_desktop.values.say import say
from tests.features.clauses.test_store import FR, texts, write

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

VISITS = ("doc", "fr", "visits")


def run(park: "Database", *words: object) -> int:
    return main(["clauses", *map(str, words), "--database", str(park.path)])


def test_every_text_goes_out_and_comes_back_as_it_was(park: "Database", tmp_path: Path) -> None:
    write(park, FR)
    assert run(park, "export", tmp_path / "own") == 0
    assert [path.name for path in (tmp_path / "own").rglob("*.txt")] == ["visits.txt"]
    assert (tmp_path / "own/doc/fr/visits.txt").read_text("utf-8") == f"Visites\n\n{FR}\n"
    assert run(park, "export", tmp_path / "all", "--all") == 0
    written = sorted(path.relative_to(tmp_path / "all") for path in (tmp_path / "all").rglob("*.*"))
    factory = sorted(path.relative_to(library.FOLDER) for path in library.FOLDER.rglob("*.*"))
    assert written == sorted({*factory, Path("doc/fr/visits.txt")})
    before = texts(park)
    assert run(park, "import", tmp_path / "all") == 0
    assert texts(park) == before


def test_corrected_files_are_read_in_one_act(
    park: "Database", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from ctv_desktop.database import journal

    write(park, FR)
    run(park, "export", tmp_path, "--all")
    rent = tmp_path / "common/fr/rent.txt"
    rent.write_bytes("\ufeffLoyer\r\n\r\nLe loyer est de {rent|both}.\r\n".encode())
    factory = library.factory(*VISITS)
    assert factory is not None
    (tmp_path / "doc/fr/visits.txt").write_text(library.joined(factory), "utf-8")
    assert run(park, "import", tmp_path, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "common/fr/rent.txt" in said
    assert list(texts(park)) == [VISITS]
    assert run(park, "import", tmp_path) == 0
    assert texts(park) == {("common", "fr", "rent"): "Le loyer est de {rent|both}."}
    journal.undo(park)
    assert texts(park) == {VISITS: FR}


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"Loyer\n\nUn.\n{nothing}", "Ligne 2"),
        (b"Loyer\n\n\xe9\xff", "UTF-8"),
        (b"x" * 1_500_000, ""),
    ],
)
def test_one_wrong_file_and_nothing_is_read(
    park: "Database", tmp_path: Path, data: bytes, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("common/fr/rent.txt", "common/fr/deposit.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data if "rent" in name else "Dépôt\n\nUn.".encode())
    assert run(park, "import", tmp_path) == 2
    assert word in capsys.readouterr().err
    assert texts(park) == {}


def test_what_is_asked_without_a_folder_or_from_none_is_refused(
    park: "Database", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(park, "export") == 2
    assert run(park, "import", tmp_path / "none") == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_a_text_that_asks_for_a_gap_that_is_gone_is_found(
    park: "Database", capsys: pytest.CaptureFixture[str]
) -> None:
    write(park, FR)
    assert run(park, "check") == 0
    assert "doc/fr/visits.txt" in capsys.readouterr().out
    from ctv_desktop.features.clauses.model import Clause

    with park.write(say("Spoil")) as work:
        work.find(Clause, 1).text = "Un {nothing}."
    assert run(park, "check") == 2
    assert "nothing" in capsys.readouterr().out


def test_the_demo_office_s_clauses_are_sound(
    demo_park_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shutil.copy(demo_park_file, tmp_path / "demo.ctv")
    assert main(["clauses", "check", "--database", str(path)]) == 0
    assert "3 textes" in capsys.readouterr().out
