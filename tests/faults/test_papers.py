"""Two thousand papers of hostile facts, of all kinds and languages: none breaks or loses one."""

from pathlib import Path

import pytest

from ctv_desktop.database.read import Reader
from ctv_desktop.pdf.sheet import draw
from ctv_desktop.values import language
from tests.app.test_papers import wrong
from tests.papers import NAMES, VARIANTS
from tests.pdf import hostile

COUNT = 2_000
DRAWN = 25  # one of so many is also written as a file


@pytest.mark.faults_long
def test_two_thousand_papers(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    facts = [paper.facts(reader, language.of(code)) for paper, code in VARIANTS]
    reader.close()
    for seed in range(COUNT):
        place = seed % len(VARIANTS)
        paper, code = VARIANTS[place]
        told = hostile.spoilt(facts[place], seed, paper.codes)
        assert wrong(paper, told, code) == [], f"{NAMES[place]}, seed {seed}"
        if seed % DRAWN == 0:
            assert draw(paper.compose(told, language.of(code))).endswith(b"%%EOF\n")
