"""The condition report on paper: every field in every language, photos, pages, hostile texts."""

import hashlib
import itertools
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.features.meters.words import INDEX
from ctv_desktop.features.meters.words import KINDS as METER_KINDS
from ctv_desktop.features.park.words import UNIT_KINDS, long_floor_label
from ctv_desktop.features.surveys.papers.survey import TITLES, compose, render
from ctv_desktop.features.surveys.words import ACCESS, CONDITIONS, ELEMENTS, SIDES
from ctv_desktop.features.tenants.words import LEGAL_FORMS
from ctv_desktop.pdf.blocks import Glyphs, Picture
from ctv_desktop.pdf.sheet import pages
from ctv_desktop.pdf.text import clean
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from tests.features.surveys.papers.reports import content, jpeg, photographed
from tests.pdf import reading

ROOT = Path(__file__).parents[4]
LANGUAGES = ("fr", "ar", "en", "fr-ar")
KINDS = ("entry", "exit")


def stated(told: dict[str, Any], spoken: language.Language) -> list[str]:
    """Every fact of a report as its paper words it."""

    def word(said: Any) -> str:
        return str(said.in_language(spoken)) if hasattr(said, "in_language") else str(said)

    facts = [told["reference"], told["lease"], told["city"], word(TITLES[told["kind"]]),
             spoken.long_day(date.fromisoformat(told["day"]))]  # fmt: skip
    for party in (told["landlord"], told["tenant"]):
        facts += [party["name"], word(LEGAL_FORMS[party["form"]].label), party["rc"], party["ice"]]
    for row in told["persons"]:
        facts += [word(SIDES.label(row["side"])), row["name"], row["capacity"]]
    for unit in told["units"]:
        facts += [unit["code"], word(UNIT_KINDS.label(unit["kind"])), unit["site"]]
        facts += [word(long_floor_label(unit["level"], "")), spoken.area(unit["area"], unit=False)]
    for row in told["keys"]:
        facts += [word(ACCESS.label(row["kind"])), row["what"], str(row["given"])]
        facts += [spoken.money(row["cost"], unit=False)] if row["cost"] else []
    for row in told["meters"]:
        facts += [word(METER_KINDS.label(row["kind"])), row["serial"],
                  INDEX.show(row["counter"], spoken)]  # fmt: skip
        if row["before"]:
            used = row["counter"] - row["before"]
            facts += [INDEX.show(row["before"], spoken), INDEX.show(used, spoken)]
    for one in told["items"]:
        known = ELEMENTS.get(one["element"])
        facts += [one["room"], word(known.label) if known else one["element"], one["remark"],
                  word(CONDITIONS.label(one["state"])), one["entry_remark"]]  # fmt: skip
        facts += [word(CONDITIONS.label(one["entry_state"]))] if one["entry_state"] else []
        facts += [spoken.money(one[key], unit=False) for key in ("cost", "due") if one[key]]
        facts += [spoken.percent(one["worn"])] if one["cost"] else []
    return [*facts, told["reservations"], told["remarks"]]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_is_found_again(kind: str, code: str) -> None:
    told, spoken = content(kind), language.of(code)
    text = reading.words(render(told, spoken, {}))
    lost = [fact for fact in stated(told, spoken) if not found(fact, text)]
    assert lost == []
    assert "None" not in text
    if code == "fr-ar":
        arabic = language.of("ar")
        heads = [TITLES[kind], say("Reservations"), say("Premises"),
                 *(ELEMENTS.label(key) for key in ("floor", "walls", "hvac"))]  # fmt: skip
        assert [head for head in heads if not found(head.in_language(arabic), text)] == []


def found(fact: str, text: str) -> bool:
    """Whether all words of a fact stand in a text: a cell may break it, a line may turn it."""
    marks = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
    return all(word in text for word in reading.plain(fact.translate(marks)).split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_signed_report_has_no_watermark_and_a_draft_has(kind: str) -> None:
    spoken = language.of("fr")
    signed = compose(content(kind), spoken, {})
    draft = compose(content(kind, signed=False, signed_on=""), spoken, {})
    assert signed.watermark == ""
    assert draft.watermark == "Brouillon"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_numbered_and_has_boxes_for_initials(code: str) -> None:
    told, pictures = photographed(14)
    spoken = language.of(code)
    read = reading.pages(render(told, spoken, pictures))
    assert len(read) >= 4
    initials = say("Initials").in_language(spoken)
    for number, text in enumerate(read, 1):
        counted = say("Page {page} of {pages}", page=number, pages=len(read)).in_language(spoken)
        assert found(counted, text)
        assert found(initials, text)


def test_all_fonts_are_embedded_and_the_language_is_told() -> None:
    data = render(content("exit"), language.of("fr-ar"), {})
    assert reading.unembedded_fonts(data) == []
    assert reading.catalog(data)["/Lang"] == "fr-MA"


# The same bytes.


def test_the_same_report_gives_the_same_bytes_in_two_processes() -> None:
    told, pictures = photographed(7, "exit")
    mine = hashlib.sha256(render(told, language.of("fr-ar"), pictures)).hexdigest()
    program = (
        "import hashlib; from tests.features.surveys.papers.reports import photographed;"
        "from ctv_desktop.features.surveys.papers.survey import render;"
        "from ctv_desktop.values import language;"
        "told, pictures = photographed(7, 'exit');"
        "print(hashlib.sha256(render(told, language.of('fr-ar'), pictures)).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "3"},
    )  # fmt: skip
    assert done.stdout.strip() == mine


# Photos.


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_six_photos_stand_on_a_page_numbered_as_the_tables_name_them(kind: str, code: str) -> None:
    told, pictures = photographed(200, kind)
    sheet = compose(told, language.of(code), pictures, mark="X" * 90)
    laid = pages(sheet.blocks, sheet.room)
    counts = [
        sum(isinstance(mark, Picture) for _top, block in page for _, mark in block.marks())
        for page in laid
    ]
    assert sum(counts) == 200
    first, *full, last = [count for count in counts if count]
    assert first <= 6
    assert set(full) == {6}
    assert last <= 6
    text = reading.words(render(told, language.of(code), pictures))
    assert all(f"Vue {number}" in text for number in range(1, 201))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_ours_is_cut(kind: str, code: str) -> None:
    drawn = letters(compose(content(kind), language.of(code), {}))
    assert [text for text in drawn if "…" in text] == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("count", range(1, 40, 6))
def test_a_page_is_broken_only_where_the_next_part_does_not_fit(count: int, code: str) -> None:
    told, pictures = photographed(7, "exit")
    told["items"] += rooms(1, 9) * (count // 9) + rooms(1, count % 9)
    sheet = compose(told, language.of(code), pictures)
    laid = pages(sheet.blocks, sheet.room)
    for page, following in itertools.pairwise(laid):
        top, last = page[-1]
        room = sheet.room - top - last.height
        assert room < needed(following)


def needed(page: Any) -> float:
    """The least height that the beginning of a page takes, with what has to stay with it."""
    height = 0.0
    for _top, block in page:
        if not block.with_next:
            return height + max(map(least, getattr(block, "stacks", (block,))))
        height += block.height
    return height


def least(stack: Any) -> float:
    """The height of the first rows that are never parted, with the heads above them."""
    first, *rest = stack.rows
    glued = itertools.takewhile(lambda row: row.glued, rest)
    return float(sum(row.height for row in (*stack.head, first, *glued)))


def test_photos_are_put_in_as_they_are_and_the_same_one_once() -> None:
    told, pictures = photographed(20)
    data = render(told, language.of("fr"), pictures)
    assert data.count(b"/DCTDecode") == 2
    assert b"/SMask" not in data


def test_a_photo_whose_file_is_gone_or_broken_is_said_to_be() -> None:
    told, _pictures = photographed(2)
    broken = {"a" * 64: b"\xff\xd8 not a photo", "b" * 64: b""}
    text = reading.words(render(told, language.of("en"), broken))
    assert text.count("This photo is no longer with the park.") == 2


# Pages.


def rooms(count: int, elements: int = 9) -> list[dict[str, Any]]:
    names = [*ELEMENTS][:elements]
    return [
        {"room": f"Pièce {number}", "element": name, "entry_state": "good", "entry_remark": "",
         "state": "good", "remark": f"R{number}-{name}", "cost": 0, "worn": 0, "due": 0,
         "steps": 0, "photos": []}
        for number in range(1, count + 1)
        for name in names
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_sixty_rooms_keep_their_heads_on_every_page(kind: str) -> None:
    told = content(kind, items=rooms(60))
    read = reading.pages(render(told, language.of("fr"), {}))
    whole = " ".join(read)
    assert all(f"R{number}-fire" in whole for number in range(1, 61))
    for text in read:
        if "-floor" in text or "-hvac" in text:
            assert ("Observation" if kind == "entry" else "À la sortie") in text
            assert "Pièce" in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", range(1, 40, 3))
def test_signatures_never_stand_alone_on_a_page(kind: str, count: int) -> None:
    told = content(kind, items=rooms(1, 9) * (count // 9) + rooms(1, count % 9), remarks="")
    for number, item in enumerate(told["items"]):
        item["room"] = f"Pièce {number // 9}"
    read = reading.pages(render(told, language.of("fr"), {}))
    signing = [text for text in read if "Lu et approuvé" in text]
    assert signing
    assert "Joints à reprendre sous 30 jours." in signing[0]


def test_a_room_never_begins_at_the_foot_of_a_page_with_its_heads_alone() -> None:
    for count in range(2, 12):
        told = content("entry", items=rooms(count, 3))
        sheet = compose(told, language.of("fr"), {})
        for page in pages(sheet.blocks, sheet.room):
            assert page[-1][1].outline != "Pièces et éléments"


# Hostile texts.

HOSTILE = (
    "<b>A & B</b> <SARL> &amp; </para>",
    "Fissure 🔥👩‍👩‍👧 au plafond",
    "x" * 300,
    "\u202eRenversé 45\u202f000,00\u2066",
    "جدار متشقق (قرب الباب) 12",
    "a\x00b\x07\x1b[31m",
)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "emoji", "long", "override", "arabic",
                                               "controls"])  # fmt: skip
def test_hostile_texts_are_drawn_whole(text: str, kind: str, code: str) -> None:
    told = content(kind, reservations=text, remarks=text)
    for item in told["items"]:
        item.update(room=text[:120], remark=text, entry_remark=text)
    for row in told["persons"]:
        row.update(name=text[:200], capacity=text[:200])
    told["keys"][0]["what"] = text[:200]
    told["tenant"].update(name=text[:200], address=text)
    spoken = language.of(code)
    data = render(told, spoken, {})
    drawn = "".join(letters(compose(told, spoken, {})))
    wanted = "".join(clean(text).split())
    if text.isascii() or text[0] == "\u202e" or "Fissure" in text:
        # Each place has it in full: whatever is broken into lines, no letter is lost.
        least = {letter: wanted.count(letter) for letter in set(wanted)}
        assert all(drawn.count(letter) >= 5 * count for letter, count in least.items())
    assert reading.pages(data)


def letters(sheet: Any) -> list[str]:
    return [
        run.text
        for page in pages(sheet.blocks, sheet.room)
        for _top, block in page
        for _, mark in block.marks()
        if isinstance(mark, Glyphs)
        for run in mark.line.runs
    ]


def test_ten_thousand_letters_of_reservations_are_all_there() -> None:
    words = " ".join(f"r{number:04d}" for number in range(1_600))
    text = reading.words(render(content(reservations=words), language.of("fr"), {}))
    assert all(word in text for word in words.split())


def test_a_bare_report_is_still_a_paper() -> None:
    told = content(persons=[], keys=[], meters=[], items=[], units=[], reservations="", remarks="")
    text = reading.words(render(told, language.of("en"), {}))
    assert "No reservation was made." in text
    assert "Read and approved" in text


def test_a_photo_is_read_back_from_the_page() -> None:
    told, _ = photographed(1)
    small = told["items"][0]["photos"] or told["items"][2]["photos"] or told["items"][1]["photos"]
    bytes_of = jpeg("orange", (320, 240))
    data = render(told, language.of("fr"), {small[0]["small"]: bytes_of})
    images = [image for page in reading.reader(data).pages for image in page.images]
    assert len(images) == 1
    assert images[0].image is not None
    assert images[0].image.size == (320, 240)
    red, _green, blue = images[0].image.convert("RGB").resize((1, 1)).tobytes()
    assert (red > 240, blue < 20) == (True, True)
