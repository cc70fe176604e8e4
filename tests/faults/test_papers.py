"""Two thousand papers of hostile facts, of all kinds and languages: none breaks or loses one."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from ctv_desktop.app import features
from ctv_desktop.database.read import Reader
from ctv_desktop.pdf.sheet import draw
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import LONG_TEXT, TEXT
from tests.app.test_papers import wrong
from tests.papers import NAMES, VARIANTS
from tests.pdf import hostile, proofs

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


CODED = {"amendment_change": {"item", "old", "new"}}  # terms of the lease, not typed as text
MADE = {"reference", "logo", "series", "digest", "file_digest", "code", "content", "steps",
        "values", "tenants", "explanation"}  # fmt: skip


def spoil(park: Path, seed: int) -> None:
    """Put bad texts into every column that a person types, past all checks."""
    chance = random.Random(seed)
    file = sqlite3.connect(park)
    for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        file.execute(f'DROP TRIGGER "{trigger}"')
    for table, columns in features.labels().items():
        there = {row[1] for row in file.execute(f"PRAGMA table_info({table})")}
        for column, (_label, kind) in columns.items():
            typed = kind in (TEXT, LONG_TEXT) and column in there and not column.endswith("_id")
            if not typed or column in MADE | CODED.get(table, set()):
                continue
            key = column if kind is TEXT else "remarks"
            rows = file.execute(f"SELECT id FROM {table} WHERE {column} <> ''").fetchall()
            bad = [(hostile.tagged(chance, key), id) for (id,) in rows]
            file.executemany(f"UPDATE {table} SET {column} = ? WHERE id = ?", bad)
    file.commit()
    file.close()


@pytest.mark.faults_long
@pytest.mark.parametrize("seed", range(4))
def test_papers_of_a_park_of_bad_texts(demo_park_file: Path, tmp_path: Path, seed: int) -> None:
    """From the rows of the file to the page: right, or refused in a sentence."""
    park = tmp_path / "bad.ctv"
    shutil.copy(demo_park_file, park)
    spoil(park, seed)
    reader = Reader(park)
    for (paper, code), name in zip(VARIANTS, NAMES, strict=True):
        spoken = language.of(code)
        try:
            sheet = paper.compose(paper.facts(reader, spoken), spoken)
        except Refused:
            continue
        assert proofs.faults(sheet, proofs.laid(sheet), cut=True, sparse=True) == [], name
    reader.close()
