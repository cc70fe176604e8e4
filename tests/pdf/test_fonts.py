"""The bundled fonts have every character that papers need (R55), and their licences beside them."""

import unicodedata

import pytest
from arabic_reshaper import ArabicReshaper
from reportlab.pdfbase import pdfmetrics

from ctv_desktop.pdf import fonts
from ctv_desktop.values import language, words

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىءآأؤإئة،؛؟ًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩"
LATIN = "é è ê ë à â ç î ï ô ù û É À Ç œ Œ « » ² € ’ “ ” … – — · × ° %\u00a0\u202f"


@pytest.mark.parametrize("face", [fonts.BOOK, fonts.BOOK_BOLD])
def test_amiri_has_arabic_and_latin(face: fonts.Face) -> None:
    shaped = ArabicReshaper().reshape(" ".join(ARABIC + words.amount(1_234_567_89, "ar")))
    missing = [c for c in set(ARABIC + LATIN + shaped) if ord(c) not in fonts.glyphs(face.arabic)]
    assert missing == []


@pytest.mark.parametrize("face", [fonts.PLAIN, fonts.BOLD])
def test_noto_has_all_that_a_french_paper_needs(face: fonts.Face) -> None:
    needed = LATIN + language.of("fr").money(1_234_567_89) + language.of("en").area(300_00)
    assert [c for c in set(needed) if ord(c) not in fonts.glyphs(face.latin)] == []


def test_every_letter_form_of_arabic_can_be_drawn() -> None:
    forms = [chr(c) for c in range(0xFE80, 0xFEFD)]
    assert [c for c in forms if unicodedata.name(c, "") and not fonts.font_of(c, fonts.PLAIN)] == []


def test_helvetica_fails_the_check() -> None:
    with pytest.raises(UnicodeEncodeError):
        "\u202f".encode(pdfmetrics.getFont("Helvetica").encName.replace("Encoding", ""))


def test_figures_are_of_one_width() -> None:
    for name in ("NotoSans-Regular", "NotoSans-Bold", "Amiri-Regular"):
        assert len({round(fonts.width(digit, name, 10), 4) for digit in "0123456789"}) == 1


def test_each_font_file_has_its_licence_beside_it() -> None:
    for path in fonts.FOLDER.glob("*.ttf"):
        licence = fonts.FOLDER / f"{path.stem.split('-')[0]}-OFL.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")
