"""Tagged papers: what each piece of a page is, in reading order, and what Arabic reads."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctv_desktop.pdf import fonts, styles
from ctv_desktop.pdf.blocks import Beside, Block, gap, moved
from ctv_desktop.pdf.heading import heading
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.prose import look, paragraph, spread
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.styles import Style
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.pdf.text import lines, set_line
from ctv_desktop.values import language
from tests.pdf import reading
from tests.pdf.test_archive import see_through

FR, AR = language.of("fr"), language.of("ar")
SETTER = Setter(FR)
BOOK = Style(fonts.BOOK, 10, 14)
PHRASE = "السومة الكرائية 45\u202f000,00 درهم (Atlas)"


def sheet(*blocks: Block, code: str = "fr", watermark: str = "") -> Sheet:
    return Sheet(
        "Titre", "A", language.of(code), date(2027, 1, 5), blocks, running="Suite", footer="RC 1",
        watermark=watermark,
    )  # fmt: skip


def tree(data: bytes) -> Any:
    """The documents of a file: kind of each element, then what is in it."""
    root = reading.catalog(data)["/StructTreeRoot"]
    return [outlined(one.get_object()) for one in root["/K"]]


def outlined(element: Any) -> Any:
    kids = [kid.get_object() for kid in kids_of(element)]
    inner = [outlined(kid) for kid in kids if isinstance(kid, dict) and "/S" in kid]
    return (element["/S"][1:], inner) if inner else element["/S"][1:]


def kids_of(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, list) else [found]


def elements(data: bytes, kind: str) -> list[Any]:
    """Each element of a kind, in reading order."""

    def within(element: Any) -> Any:
        if element.get("/S") == f"/{kind}":
            yield element
        for kid in kids_of(element):
            found = kid.get_object()
            if isinstance(found, dict):
                yield from within(found)

    return list(within(reading.catalog(data)["/StructTreeRoot"]))


def test_titles_sections_and_paragraphs_are_told_apart() -> None:
    head = heading(SETTER, "Bail", "BC-2027-014", "le 5", [], WIDTH)
    text = SETTER.text("un long texte " * 30, styles.BODY, WIDTH)
    data = draw(sheet(head, SETTER.section("Loyer", WIDTH), text, gap(3), text))
    ((kind, inner),) = tree(data)
    assert kind == "Document"
    assert inner == ["P", "H1", "P", "H2", "P", "P"]
    assert reading.catalog(data)["/MarkInfo"]["/Marked"]


def test_a_table_has_a_cell_in_each_column_and_heads_say_of_what() -> None:
    columns = [Column("Unité", 90), Column("Étage", 90), Column("Loyer", 90, "end")]
    records = [Record(("A-1", "", "100")), Record((Cell("A-2", "note"), "3", ""))]
    data = draw(sheet(table(SETTER, columns, records)))
    assert tree(data) == [
        ("Document", [("Table", [
            ("TR", ["TH", "TH", "TH"]), ("TR", ["TD", "TD", "TD"]), ("TR", ["TD", "TD", "TD"]),
        ])])
    ]  # fmt: skip
    assert [one["/A"]["/Scope"] for one in elements(data, "TH")] == ["/Column"] * 3


def test_facts_are_rows_with_a_name_and_a_value_however_many_lines() -> None:
    pairs = [("Un très long nom de fait", "valeur " * 20), ("Bref", "oui")]
    data = draw(sheet(SETTER.facts(pairs, 200, 60)))
    assert tree(data) == [("Document", [("Table", [("TR", ["TH", "TD"]), ("TR", ["TH", "TD"])])])]
    assert elements(data, "TH")[0]["/A"]["/Scope"] == "/Row"


def test_arabic_says_what_it_reads_in_the_order_in_which_it_is_spoken() -> None:
    narrow = Setter(AR).text(PHRASE, BOOK, 70)
    assert len(narrow.rows) > 2
    (element,) = elements(draw(sheet(narrow, code="ar")), "P")
    assert element["/ActualText"] == PHRASE
    assert "/Lang" not in element  # the paper's own


def test_arabic_in_a_french_paper_says_its_language_and_latin_lines_in_it_are_said() -> None:
    setter = Setter(FR)
    pair = Beside((setter.text("Le loyer", BOOK, 200), moved(setter.text(PHRASE, BOOK, 200), 220)))
    cell = table(setter, [Column("", 200)], [Record((Cell("Atlas SARL", "أطلس (ش.م.م)"),))])
    data = draw(sheet(pair, cell))
    french, arabic = elements(data, "P")
    assert "/ActualText" not in french
    assert arabic["/Lang"] == "ar-MA"
    (said,) = elements(data, "TD")
    assert said["/ActualText"] == "Atlas SARL أطلس (ش.م.م)"
    assert "/Lang" not in said


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    text = paragraph("mot " * 3_000, look(10, 14, 3), WIDTH, False)
    data = draw(sheet(text))
    (element,) = elements(data, "P")
    pages = len(reading.reader(data).pages)
    assert pages > 1
    assert len(element["/K"]) == pages
    assert element["/K"][0] == 0
    assert all(piece["/Type"] == "/MCR" for piece in element["/K"][1:])


def test_a_logo_is_a_picture_with_its_words() -> None:
    issuer = Issuer("Étude (O) \\ أطلس\x00\ud800", logo=see_through())
    (figure,) = elements(draw(sheet(letterhead(SETTER, issuer, WIDTH))), "Figure")
    assert figure["/Alt"] == "Étude (O) \\ أطلس"


def test_what_an_endless_paragraph_reads_is_left_to_its_letters() -> None:
    """A string of a PDF that is to last has at most 65 535 bytes."""
    text = paragraph("كراء " * 9_000, look(10, 14, 3), WIDTH, True)
    (element,) = elements(draw(sheet(text)), "P")
    assert "/ActualText" not in element


def test_every_word_is_in_a_piece_and_every_piece_has_its_element() -> None:
    body = SETTER.text("mot\n" * 200, styles.BODY, WIDTH)
    issuer = Issuer("Owner SA", seat="Casablanca", logo=see_through())
    shown = sheet(letterhead(SETTER, issuer, WIDTH), body, watermark="Brouillon")
    data = draw(replace(shown, note="Fictif"))
    owners = reading.catalog(data)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    pages = reading.reader(data).pages
    assert len(pages) > 1
    for number, page in enumerate(pages):
        found: list[Any] = [page["/StructParents"], owners[2 * number]]
        assert found == [number, number]
        content = page.get_contents()
        assert content is not None
        pieces = re.findall(rb"/MCID (\d+)", content.get_data())
        assert sorted(map(int, pieces)) == list(range(len(owners[2 * number + 1])))
        assert not unmarked(content.get_data())
    assert owners[1][0].get_object()["/S"] == "/Figure"


def unmarked(code: bytes) -> list[bytes]:
    """What is drawn outside every piece; pieces never stand in each other."""
    depth, found = 0, []
    for operator in re.findall(rb"(?<![\w(])(B[DM]C|EMC|Tj|re|Do)(?=\s)", code):
        if operator in (b"BDC", b"BMC"):
            assert depth < 1
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif not depth:
            found.append(operator)
    assert depth == 0
    return found


def test_sheets_in_one_file_are_documents_of_their_own_with_their_language() -> None:
    text = SETTER.text("un", styles.BODY, WIDTH)
    data = draw(sheet(text), sheet(text, code="ar"))
    assert [one["/Lang"] for one in elements(data, "Document")] == ["fr-MA", "ar-MA"]


def test_more_letters_than_a_font_file_holds_are_all_there() -> None:
    letters = [chr(code) for code in range(0xC0, 0x250) if code in fonts.glyphs("NotoSans-Regular")]
    assert len(letters) > 300
    words = "".join(letters)
    said = "".join(reading.words(draw(sheet(SETTER.text(words, styles.BODY, WIDTH)))).split())
    assert reading.plain(words) in said


@pytest.mark.parametrize("word", ["été", "ète"])
def test_another_text_is_another_document(word: str) -> None:
    """Accents get their codes as they come: the same codes may mean other letters."""
    ids = [
        str(reading.reader(draw(sheet(SETTER.text(text, styles.BODY, WIDTH)))).trailer["/ID"])
        for text in (word, "ôtô")
    ]
    assert ids[0] != ids[1]


def test_justified_spaces_grow_but_those_of_amounts_do_not() -> None:
    line = set_line("Loyer de 45\u202f000,00\u00a0MAD par mois", BOOK)
    wide = spread(line, line.width + 8, 10)
    assert wide.width == line.width + 8
    assert all("\u00a0" not in run.text or not run.extra for run in wide.runs)
    last = wide.runs[-1]
    end = last.x + fonts.width(last.text, last.font, last.size)
    assert end == pytest.approx(wide.width)
    plain = spread(set_line("un deux trois", BOOK), 100, 40)
    assert [run.text for run in plain.runs] == ["un deux trois"]
    (run,) = plain.runs
    assert fonts.width(run.text, run.font, run.size) + 2 * run.extra == pytest.approx(100)


def test_wider_spaces_reach_the_page() -> None:
    text = paragraph("un deux trois quatre " * 20, look(10, 14, 3), 200, False)
    content = reading.reader(draw(sheet(text))).pages[0].get_contents()
    assert content is not None
    stretched = [float(found) for found in re.findall(rb"([\d.]+) Tw", content.get_data())]
    assert any(stretched)
    assert stretched[-1] == 0  # what comes after the paragraph is as wide as ever
    found = lines("un deux trois quatre " * 20, look(10, 14, 3).plain, 200)
    assert len(found) > 3
