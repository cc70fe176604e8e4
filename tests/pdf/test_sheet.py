"""The sheet: pages counted rightly, the file's own facts, pictures that cannot break it."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PIL import Image

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Beside, Stack, moved
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.pictures import picture
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import ROOM, WIDTH, Sheet, draw, pages
from ctv_desktop.pdf.tables import Column, Record, table
from ctv_desktop.values import language
from tests.pdf import reading

EN = language.of("en")
SETTER = Setter(EN)


def sheet(*blocks: Stack | Beside) -> Sheet:
    return Sheet("A paper", "Owner SA", EN, date(2027, 1, 5), blocks, running="again")


def long_text(count: int) -> Stack:
    return SETTER.text("\n".join(f"line-{n:03d}" for n in range(count)), styles.BODY, WIDTH)


def test_each_page_says_its_number_and_how_many_there_are() -> None:
    found = reading.pages(draw(sheet(long_text(150))))
    assert len(found) == 3
    for number, text in enumerate(found, 1):
        assert f"Page {number} of 3" in text
    assert sum(text.count("line-") for text in found) == 150


def test_a_table_repeats_its_head_on_each_page() -> None:
    columns = (Column("Heading one", 200), Column("Heading two", WIDTH - 200, "end"))
    records = [Record((f"row-{n:03d}", str(n))) for n in range(120)]
    found = reading.pages(draw(sheet(table(SETTER, columns, records))))
    assert len(found) > 1
    assert all("Heading one" in text for text in found)
    assert sum(text.count("row-") for text in found) == 120


def test_a_total_is_never_alone_on_a_page() -> None:
    columns = (Column("One", WIDTH),)
    for count in range(30, 60):
        rows = [Record((f"row-{n}",)) for n in range(count)]
        laid = pages([table(SETTER, columns, [*rows, Record(("total",), strong=True)])])
        for page in laid:
            for _top, block in page:
                assert isinstance(block, Stack)
                assert len(block.rows) > 1


def test_a_heading_stays_with_what_it_stands_over() -> None:
    for lines_before in range(55, 75):
        laid = pages([long_text(lines_before), SETTER.section("Heading", WIDTH), long_text(5)])
        assert not laid[0][-1][1].with_next


def test_nothing_is_placed_below_the_text_area() -> None:
    blocks = [long_text(n) for n in (3, 70, 1, 90)]
    blocks.insert(2, SETTER.section("Heading", WIDTH))
    for page in pages(blocks):
        for top, block in page:
            assert top + block.height <= ROOM + 0.01


def test_stacks_side_by_side_are_parted_each_for_itself() -> None:
    both = Beside((long_text(100), moved(long_text(2), 200)))
    found = reading.pages(draw(sheet(both)))
    assert sum(text.count("line-") for text in found) == 102


def test_the_file_says_what_it_is() -> None:
    data = draw(sheet(long_text(3), SETTER.section("Terms", WIDTH), long_text(1)))
    found, root = reading.reader(data), reading.catalog(data)
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == ("A paper", "Owner SA")
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    outline: Any = found.outline
    assert [entry.title for entry in outline] == ["Terms"]
    assert found.metadata.creation_date is not None
    assert found.metadata.creation_date.date() == date(2027, 1, 5)


def test_arabic_paper_is_mirrored() -> None:
    arabic = replace(sheet(long_text(1)), language=language.of("ar"))
    places: list[float] = []
    page = reading.reader(draw(arabic)).pages[0]
    page.extract_text(
        visitor_text=lambda text, _cm, tm, _font, _size: (
            places.append(tm[4]) if "line-" in text else None
        )
    )
    assert min(places) > 400


def test_a_name_that_looks_like_a_command_of_the_format_is_only_a_name() -> None:
    odd = replace(sheet(long_text(1)), title="A (b) \\ <</JS 1>> é أ", author=") /Type (")
    found = reading.reader(draw(odd))
    assert found.metadata is not None
    assert found.metadata.title == "A (b) \\ <</JS 1>> é أ"


def png(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (15, 92, 105)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "logo",
    [
        b"",
        b"not a picture",
        png((300, 300))[:-200],
        png((9000, 2)),
        b"<svg/>",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_a_bad_logo_is_left_out(logo: bytes) -> None:
    assert picture(logo) is None
    draw(sheet(letterhead(SETTER, Issuer("Owner SA", logo=logo), WIDTH)))


@pytest.mark.parametrize("email", ["a@b.ma", "contact@a-name-that-is-rather-long.example.ma"])
def test_no_line_of_a_letterhead_ends_with_a_dot_between(email: str) -> None:
    issuer = Issuer("Owner SA", seat="Casablanca", phone="+212 5 22 23 19 86", email=email)
    found = reading.reader(draw(sheet(letterhead(SETTER, issuer, WIDTH)))).pages[0].extract_text()
    said = [reading.plain(line) for line in found.splitlines()]
    assert any(line.endswith(email) for line in said)
    assert not any(line.endswith("·") for line in said)


def test_a_good_logo_is_drawn_small_in_its_proportions() -> None:
    found = reading.reader(
        draw(sheet(letterhead(SETTER, Issuer("Owner SA", logo=png((2000, 500))), WIDTH)))
    )
    image = found.pages[0].images[0].image
    assert image is not None
    assert image.size == (640, 160)
