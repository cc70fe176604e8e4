"""The contract of a lease: its facts, its articles on paper, in one language and in two."""

import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.features.contracts.papers.contract import compose, render
from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.contracts.rules import library
from ctv_desktop.features.contracts.rules.gaps import GAPS
from ctv_desktop.features.contracts.rules.library import Source
from ctv_desktop.features.contracts.rules.template import fill, parse, plain
from ctv_desktop.features.contracts.screen.paper import print_contract, stated
from ctv_desktop.pdf.arabic import unmarked
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.pdf.prose import look, paragraph
from ctv_desktop.pdf.sheet import pages
from ctv_desktop.values import language
from tests.features.leases import desks
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

TODAY = desks.TODAY
ROOT = Path(__file__).resolve().parents[3]
LAST = date(2031, 12, 31)
FILLING = (
    "Le preneur s’engage à tenir les lieux **en bon état** pendant toute la durée du contrat et à"
    " laisser le bailleur y entrer sur simple demande, aux heures de bureau."
)


def stand_in(_regime: str, code: str, article: str) -> Source | None:
    """A short text of each article, whatever the factory has."""
    if article == "premises":
        return Source("Désignation", "{premises}\n\n{area|area}\n\n[if parking]{parking}[end]")
    if article == "rent":
        return Source("Loyer", "**{rent|both}** hors taxes.\n\n[if steps]{steps}[end]")
    if article == "preamble":
        return Source("Parties", "{landlord.name} et {tenant.name}.")
    title = {"fr": "Article", "ar": "بند", "en": "Clause"}[code]
    return Source(f"{title} {article}", f"{FILLING}\n\n{FILLING} {FILLING}")


@pytest.fixture
def leased(park: "Database") -> "Database":
    desks.furnish(park)
    desks.draft(park, desks.OFFICE, desks.PARKING, ends=LAST, steps=[
        {"unit_id": None, "kind": "free", "starts": desks.FROM, "ends": date(2027, 3, 31)},
    ])  # fmt: skip
    return park


def facts(park: "Database") -> dict[str, Any]:
    reader = park.reader()
    try:
        return case(reader, 1, TODAY).facts
    finally:
        reader.close()


def content(park: "Database", *languages: str) -> dict[str, Any]:
    """What the contract of the first lease states, with the texts of the factory put aside."""
    reader = park.reader()
    try:
        return stated(case(reader, 1, TODAY), languages, TODAY, stand_in)
    finally:
        reader.close()


def test_every_fact_is_a_gap_and_of_its_type(leased: "Database") -> None:
    found = facts(leased)
    assert found.keys() <= GAPS.keys()
    wrong = {
        name: value
        for name, value in found.items()
        if value not in (None, "") and not isinstance(value, GAPS[name].holds)
    }
    assert not wrong
    indexed = {name for name in GAPS if name.startswith("index")}
    assert GAPS.keys() - found.keys() == indexed


def test_money_is_that_of_the_first_month_with_rent(leased: "Database") -> None:
    found = facts(leased)
    assert found["rent"] == 300 * 15_000 + 50_000
    assert found["parking_rent"] == 50_000
    assert found["deposit"] == 3 * (300 * 15_000 + 50_000)
    assert found["gross"] == (300 * 15_000 + 50_000) * 120 // 100
    assert "no rent is due" in found["steps"].in_language(language.of("en"))


def test_an_unknown_fact_is_named_and_leaves_dots(leased: "Database") -> None:
    told = content(leased, "fr")
    assert told["missing"] == []
    assert "Aménageur du Parc SA" in reading.words(render(told))
    reader = leased.reader()
    found = case(reader, 1, TODAY)
    reader.close()
    source = Source("Siège", "Siège : {landlord.seat}.")
    told = stated(found, ("fr",), TODAY, lambda *_: source)
    assert told["missing"] == ["landlord.seat"]
    assert "Siège : ..." in reading.words(render(told))


@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("fr", "ar")])
def test_every_article_premises_and_due_is_on_paper(
    leased: "Database", languages: tuple[str, ...]
) -> None:
    told = content(leased, *languages)
    data = render(told)
    assert data == render(told)
    text = reading.words(data)
    for article in told["articles"]:
        for code in languages:
            assert all(word in text for word in article["title"][code].split())
    for fact in ("A-3.12", "P-041", "Aménageur du Parc SA", "Atlas Data SARL", "BC-"):
        assert fact in text
    assert len(told["schedule"]) == 4
    spoken = language.of(languages[0])
    for due in told["schedule"]:
        assert reading.plain(spoken.money(due["gross"], unit=False)) in text
    assert not reading.unembedded_fonts(data)


def test_bold_words_keep_their_places(leased: "Database") -> None:
    text = reading.words(render(content(leased, "fr")))
    assert "**" not in text
    assert "tenir les lieux en bon état pendant toute la durée" in text


def test_signatures_never_stand_alone(leased: "Database") -> None:
    """Whatever the length of the text, the page of the signatures begins with an article."""
    told = content(leased, "fr")
    for cut in range(1, 12):
        shorter = {**told, "articles": told["articles"][cut:]}
        sheet = compose(shorter)
        laid = pages(sheet.blocks, sheet.room)
        signed = next(page for page in laid if any("signatures" in b.outline for _t, b in page))
        assert len([block for _top, block in signed if block.height > 10]) > 1


def test_the_command_prints_it_in_two_languages(
    leased: "Database", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "factory", stand_in)
    reader = leased.reader()
    try:
        data = print_contract(reader, 1, TODAY, language.of("fr-ar"))
    finally:
        reader.close()
    text = reading.words(data)
    assert "Contrat de bail" in text
    assert "عقد كراء" in text
    assert "prévaut" in text


def test_no_heading_is_left_behind_by_its_paragraph(leased: "Database") -> None:
    """The last article is short and stays with the signatures: its heading comes along."""
    told = content(leased, "fr")
    for cut in range(1, 14):
        sheet = compose({**told, "articles": told["articles"][cut:]})
        for page in pages(sheet.blocks, sheet.room):
            assert not page[-1][1].with_next


def test_latin_facts_keep_their_order_within_arabic() -> None:
    """A number before a street, brackets after it, whatever line each word falls on."""
    arabic = language.of("ar")
    address = "1100, boulevard Al Qods, Sidi Maârouf, 20270 Casablanca (adresse fictive)"
    said = f"بين {arabic.foreign(address)}، وبين {arabic.foreign('Atlas (Data)')}، من جهة."
    for width in (90, 130, 200, 300, 900):
        lines = [
            "".join(run.text for run in mark.line.runs)
            for row in paragraph(said, look(12, 18, 0, False), width, True).rows
            for mark in row.marks
            if isinstance(mark, Glyphs)
        ]
        drawn = " ".join(lines)
        for word in address.split():
            assert word in drawn
        if width == 900:
            assert address in drawn
            assert drawn.index("Atlas (Data)") < drawn.index(address)


def test_stars_of_a_fact_are_letters() -> None:
    filled = fill(parse("Nom : **{tenant.name}**", {"tenant.name": str}),
                  {"tenant.name": "A**B**C"}, language.of("fr"))  # fmt: skip
    row = paragraph(filled.paragraphs[0], look(12, 18, 0), 300, False).rows[0]
    drawn = "".join(run.text for mark in row.marks if isinstance(mark, Glyphs)
                    for run in mark.line.runs)  # fmt: skip
    assert drawn == "Nom : A**B**C"


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_every_gap_is_read_back_word_by_word(leased: "Database", code: str) -> None:
    """One clause that asks for all that is known: each word of each fact is in the file."""
    found = facts(leased)
    spoken = language.of(code)
    known = {name: value for name, value in found.items()
             if value not in (None, "") and GAPS[name].holds is not bool}  # fmt: skip
    assert len(known) > 45
    source = Source("Tout", "\n\n".join(f"{{{name}}}" for name in known))
    reader = leased.reader()
    told = stated(case(reader, 1, TODAY), (code,), TODAY, lambda *_: source)
    reader.close()
    text = reading.words(render(told))
    # A reader of PDFs may turn letters and figures of one Arabic word round: each by itself.
    parted = re.compile(r"[^\W\d_]+|\d+" if code == "ar" else r"[^\s()،؛;,:]+")
    for name, value in known.items():
        for word in parted.findall(reading.plain(unmarked(plain(value, spoken)))):
            assert word in text, (name, word)


def test_another_process_prints_the_same_bytes(leased: "Database") -> None:
    told = content(leased, "fr", "ar")
    script = (
        "import hashlib, json, sys;"
        "from ctv_desktop.features.contracts.papers.contract import render;"
        "print(hashlib.sha256(render(json.load(sys.stdin))).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(told), capture_output=True, text=True,
        check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )  # fmt: skip
    assert made.stdout.strip() == hashlib.sha256(render(told)).hexdigest()
