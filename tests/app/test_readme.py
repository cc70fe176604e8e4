"""What the README says exists: commands parse, targets are made, files and pictures are there."""

import re
import shlex
from pathlib import Path

import pytest

from ctv_desktop.app import catalogs, commands, features, start
from ctv_desktop.values import language

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CHANGELOG.md")
TEXT = (ROOT / "README.md").read_text("utf-8")
PROGRAM = ".venv/bin/python main.py"
COMMANDS = sorted(set(re.findall(rf"^{re.escape(PROGRAM)}(.*)$", TEXT, re.MULTILINE)))
MAKES = sorted(set(re.findall(r"(?:^|`)make ([a-z]+)", TEXT, re.MULTILINE)))
HEAVIEST = 250_000  # bytes of a picture


def link_targets(page: str) -> list[str]:
    return re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text("utf-8"))


def ours() -> list[str]:
    """Paths between backticks in our folders; those of the example feature are not there yet."""
    quoted = re.findall(r"`((?:tests|ctv_desktop|resources)/[\w./-]+)`", TEXT)
    return [path for path in sorted(set(quoted)) if "features/keys" not in path]


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_shown_is_understood(line: str) -> None:
    language.use("en")
    options = commands.parser().parse_args(shlex.split(line))
    if options.command == "list" and options.filter:
        assert options.filter in features.listing(options.noun).query.filters
    if options.command == "import" and options.file.startswith("tests/"):
        assert (ROOT / options.file).is_file()


def test_every_command_there_is_is_shown() -> None:
    shown = {word for line in COMMANDS for word in shlex.split(line)}
    assert set(start.COMMANDS) <= shown


def test_every_filter_named_is_a_filter_of_its_list() -> None:
    said = TEXT[TEXT.index("- `--filter`") : TEXT.index("- The references of a demo park")]
    for noun in ("leases", "tickets", "units", "tenants"):
        keys = re.findall(r"`(\w+)`", said[said.index(f"{noun} `") :].partition(";")[0])
        assert keys
        assert set(keys) <= set(features.listing(noun).query.filters)


def test_every_make_target_is_there() -> None:
    listed = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", listed, re.MULTILINE)
    assert phony
    assert {"run", "test", "bench", "schema"} <= set(MAKES) <= set(phony[1].split())


def test_every_benchmark_named_is_there() -> None:
    for name in re.findall(r"NAME=(\w+)", TEXT):
        assert (ROOT / "tests" / "benchmarks" / f"{name}.py").is_file()


@pytest.mark.parametrize("path", ours())
def test_every_file_named_is_there(path: str) -> None:
    if "versions/v0002" not in path:  # the script that a newcomer would write
        assert (ROOT / path).exists()


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in link_targets(page):
        assert target.startswith("https://") or (ROOT / target).is_file(), target


def test_pictures_are_small_and_shown() -> None:
    pictures = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources/readme").iterdir()}
    assert pictures == {target for target in link_targets("README.md") if target.endswith(".png")}
    assert all((ROOT / picture).stat().st_size <= HEAVIEST for picture in pictures)


def test_every_place_that_names_every_noun_is_there() -> None:
    """The table of “Add a feature”: a file, and the names in it that a newcomer adds a line to."""
    table = TEXT[TEXT.index("**2. The places") : TEXT.index("**3. The schema")]
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", table, re.MULTILINE)
    assert len(rows) >= 5
    for path, said in rows:
        source = (ROOT / path).read_text("utf-8")
        names = re.findall(r"`(_?[A-Z]+)`", said)
        assert names
        assert all(re.search(rf"^{name}\b", source, re.MULTILINE) for name in names)


def test_the_translations_are_taken_as_shown(capsys: pytest.CaptureFixture[str]) -> None:
    for line in re.findall(r"-m ctv_desktop\.app\.catalogs (--\w+)", TEXT):
        with pytest.raises(SystemExit):
            catalogs.main(["--help"])
        assert line in capsys.readouterr().out


def test_no_two_sections_have_one_name() -> None:
    heads = re.findall(r"^##+ (.+)$", TEXT, re.MULTILINE)
    assert len(heads) == len(set(heads))
