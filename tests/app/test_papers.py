"""Every paper of the house in every language: its bytes, its words, its glyphs, its pages."""

import hashlib
import io
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import ctv_desktop.features
from ctv_desktop.app.commands import run
from ctv_desktop.database.read import Reader
from ctv_desktop.pdf import hand, styles
from ctv_desktop.pdf.blocks import Glyphs, Row, Stack, placed
from ctv_desktop.pdf.pictures import picture
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.values import language
from tests.papers import NAMES, PAPERS, VARIANTS, Paper
from tests.pdf import hostile, proofs, reading
from tests.pdf.reading import plain

ROOT = Path(__file__).parents[2]
every_paper = pytest.mark.parametrize(("paper", "code"), VARIANTS, ids=NAMES)


@pytest.fixture(scope="module")
def reader(demo_park_file: Path) -> Iterator[Reader]:
    found = Reader(demo_park_file)
    yield found
    found.close()


MADE: dict[tuple[str, str], bytes] = {}


def printed(reader: Reader, paper: Paper, code: str) -> bytes:
    """What the program prints; made once for all tests of the process."""
    key = paper.name, code
    if key not in MADE:
        MADE[key] = paper.printed(reader, language.of(code))
    return MADE[key]


def test_no_paper_is_forgotten() -> None:
    """Whatever draws a paper is declared in tests/papers.py."""
    home = ctv_desktop.features
    names = (found.name for found in pkgutil.walk_packages(home.__path__, f"{home.__name__}."))
    found = [import_module(name) for name in names if ".papers." in name]
    drawing = {
        module.__name__.removeprefix(f"{home.__name__}.")
        for module in found
        if getattr(getattr(module, "compose", None), "__module__", "") == module.__name__
        or getattr(getattr(module, "render", None), "__module__", "") == module.__name__
    }
    assert drawing == {paper.drawn_by for paper in PAPERS}


@every_paper
def test_the_program_prints_what_is_looked_at_here(reader: Reader, paper: Paper, code: str) -> None:
    """The sheet that the other tests take apart is the paper that an office gets."""
    spoken = language.of(code)
    made = draw(paper.compose(paper.facts(reader, spoken), spoken))
    assert made == printed(reader, paper, code)
    assert reading.unembedded_fonts(made) == []


@every_paper
def test_every_fact_is_read_back_from_the_file(reader: Reader, paper: Paper, code: str) -> None:
    spoken = language.of(code)
    told = paper.facts(reader, spoken)
    text = hostile.flat(reading.plain(raw(printed(reader, paper, code))))
    beyond = paper.codes | paper.beyond(told, code)
    assert hostile.missing(told, text, spoken, beyond, drawn=False) == []


def raw(data: bytes) -> str:
    return " ".join(page.extract_text() for page in reading.reader(data).pages)


@every_paper
def test_pages_are_sound(reader: Reader, paper: Paper, code: str) -> None:
    """Nothing over its margins or over other words, no box, no widow, nothing cut or alone."""
    spoken = language.of(code)
    sheet = paper.compose(paper.facts(reader, spoken), spoken)
    assert proofs.faults(sheet, proofs.laid(sheet)) == []


MONEY = [paper for paper in PAPERS if paper.drawn_by.split(".")[0] in (
    "invoices", "payments", "reminders", "accounts")]  # fmt: skip
# Days and references are in figures there, it is no translation, and the letterhead is French.
MONTHS = """janvier février mars avril mai juin juillet août septembre octobre novembre décembre
 يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"""
ALONE = frozenset(f"""{MONTHS} du au er من إلى في بتاريخ بناية البناية ترجمة عتد ي بالوثيقة
 الصادرة بالفرنسية وحدها شركة مساهمة برأسمال قدره د م""".split())  # fmt: skip


def words_of(pages: list[proofs.Laid]) -> set[str]:
    """The words of the body in the order in which they are spoken."""
    marks = (one.mark for page in pages for one in page.body)
    lines = (mark.line for mark in marks if isinstance(mark, Glyphs))
    said = (line.said or "".join(run.text for run in line.runs) for line in lines)
    return {word for line in said for word in re.findall(r"[^\W\d_]+", plain(line))}


@pytest.mark.parametrize("paper", MONEY, ids=[paper.name for paper in MONEY])
def test_a_paper_in_two_languages_says_what_each_says_alone(reader: Reader, paper: Paper) -> None:
    """On as many pages as the longer of them."""
    made = {code: composed(reader, paper, code) for code in ("fr", "ar", language.BOTH)}
    both = words_of(made[language.BOTH])
    assert len(made[language.BOTH]) <= max(len(made["fr"]), len(made["ar"]))
    for code in ("fr", "ar"):
        assert {one for one in words_of(made[code]) - both if one not in ALONE} == set()


def composed(reader: Reader, paper: Paper, code: str) -> list[proofs.Laid]:
    spoken = language.of(code)
    return proofs.laid(paper.compose(paper.facts(reader, spoken), spoken))


@every_paper
def test_hostile_facts_are_on_paper_or_said_to_be_cut(
    reader: Reader, paper: Paper, code: str
) -> None:
    spoken = language.of(code)
    told = paper.facts(reader, spoken)
    seed = VARIANTS.index((paper, code)) % 2  # 0 has sixty of all that may be many
    assert wrong(paper, hostile.spoilt(told, seed, paper.codes), code) == []


def wrong(paper: Paper, told: Any, code: str) -> list[str]:
    """All that is wrong with a paper of bad facts."""
    spoken = language.of(code)
    sheet = paper.compose(told, spoken)
    pages = proofs.laid(sheet)
    text = hostile.flat(proofs.text_of(pages, sheet.format.width / 2))
    beyond = paper.codes | paper.beyond(told, code) | paper.cut
    found = proofs.faults(sheet, pages, cut=bool(paper.cut), sparse=True)
    return found + hostile.missing(told, text, spoken, beyond)


# ------------------------------------------------------------------ the same bytes


def digests(park: Path) -> dict[str, str]:
    """The SHA-256 of each paper."""
    opened = Reader(park)
    try:
        return {
            name: hashlib.sha256(paper.printed(opened, language.of(code))).hexdigest()
            for (paper, code), name in zip(VARIANTS, NAMES, strict=True)
        }
    finally:
        opened.close()


def test_the_same_bytes_twice_and_in_another_process(demo_park_file: Path) -> None:
    script = (
        "import pathlib, sys; from tests.app.test_papers import digests\n"
        "for line in digests(pathlib.Path(sys.argv[1])).items(): print(*line, sep='\\t')"
    )
    command = [sys.executable, "-c", script, str(demo_park_file)]
    environ = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
    other = subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    first, second = digests(demo_park_file), digests(demo_park_file)
    said, _nothing = other.communicate()
    assert first == second
    assert dict(line.split("\t") for line in said.splitlines()) == first


# ------------------------------------------------------------------ surroundings


def to_file(park: Path, output: Path) -> list[str]:
    return ["print", "rent-roll", "--database", str(park), "--output", str(output)]


def test_a_full_disk_leaves_no_stump(
    demo_park_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    output = tmp_path / "roll.pdf"
    output.write_bytes(b"the roll of last year")

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert run(to_file(demo_park_file, output)) == 2
    assert "roll.pdf" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["roll.pdf"]
    assert output.read_bytes() == b"the roll of last year"


def test_a_folder_that_is_not_there_is_said_in_one_line(
    demo_park_file: Path, tmp_path: Path, capsys: Any
) -> None:
    assert run(to_file(demo_park_file, tmp_path / "gone" / "roll.pdf")) == 2
    said = capsys.readouterr().err
    assert "roll.pdf" in said
    assert len(said.strip().splitlines()) == 1


def test_a_logo_of_a_hundred_megapixels_is_left_out_unread() -> None:
    out = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    assert picture(out.getvalue()) is None


# ------------------------------------------------------------------ what looks at them


@cache
def sheet(*blocks: Stack) -> Sheet:
    return Sheet("A paper", "Owner SA", language.of("en"), date(2027, 1, 5), blocks)


def faults(*blocks: Stack) -> str:
    made = sheet(*blocks)
    return " ".join(proofs.faults(made, proofs.laid(made)))


def test_what_is_wrong_with_a_page_is_seen() -> None:
    setter = Setter(language.of("en"))
    text = setter.text("some words", styles.BODY, WIDTH)
    line = setter.lines("some words", styles.BODY, WIDTH)[0]
    over = placed(line, styles.BODY, 6, WIDTH, drop=3)
    beyond = placed(line, styles.BODY, WIDTH - 9, 20)
    boxed = placed(_boxed(), styles.BODY, 0, WIDTH)
    assert faults(text, Stack((Row(700.0),))) == ""
    assert "outside of the margins" in faults(Stack((Row(12, (beyond,)),)))
    assert "one over the other" in faults(Stack((Row(12, (*text.rows[0].marks, over)),)))
    assert "no glyph" in faults(Stack((Row(12, (boxed,)),)))
    assert "cut" in faults(setter.text("some words " * 40, styles.BODY, 90, most=2))
    assert "nearly empty" in faults(Stack((Row(9.0),)), Stack((Row(760.0),)), text)
    assert "a signature alone" in faults(hand.sign_off(setter, [""], WIDTH, 80))
    heading = setter.section("Heading", WIDTH)
    page = proofs.Laid([(0.0, text), (12.0, heading)], [], [])
    assert "a heading at the foot" in " ".join(proofs.widowed(page))


def _boxed() -> Any:
    line = Setter(language.of("en")).lines("x", styles.BODY, WIDTH)[0]
    return replace(line, runs=(replace(line.runs[0], text="\U0001f525"),))


def test_what_is_missing_on_a_paper_is_seen() -> None:
    told = {"name": "Atlas <SARL>", "gross": 66_326_07, "days": ["2027-01-05"], "rest": 0}
    spoken = language.of("fr")
    said = hostile.flat("Atlas <SARL> 66\u202f326,07 05/01/2027")
    assert hostile.missing(told, said, spoken, frozenset()) == []
    for word in ("Atlas", "326,07", "05/01/2027"):
        assert len(hostile.missing(told, said.replace(word, ""), spoken, frozenset())) == 1
