"""Text on a paper: made safe, broken into lines, Arabic in the order in which it is read."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.pdf import fonts, styles
from ctv_desktop.pdf.arabic import visual
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.pdf.prose import look, paragraph
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.pdf.styles import Style
from ctv_desktop.pdf.text import LONGEST, STAND_IN, Line, clean, lines, set_line
from ctv_desktop.values import language
from tests.pdf import reading

BOOK = Style(fonts.BOOK, 10, 14)


def drawn(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def test_markup_stays_as_it_was_typed() -> None:
    (line,) = lines("<b>A & B</b> &lt;SARL&gt;", styles.BODY, 400)
    assert drawn(line) == "<b>A & B</b> &lt;SARL&gt;"


def test_controls_and_overrides_are_gone() -> None:
    assert clean("a\x00b\x07c\u202ed\u2066e\u2069f\ufeff\u200bg") == "abcdefg"
    assert clean("one\r\ntwo\x0bthree\u2028four\tfive") == "one\ntwo\nthree\nfour five"


def test_emoji_become_one_visible_stand_in() -> None:
    assert clean("ok 👩‍👩‍👧‍👦🔥 fin") == f"ok {STAND_IN} fin"
    assert clean("fait ✅️") == f"fait {STAND_IN}"


def test_decomposed_accents_are_composed() -> None:
    assert clean("e\u0301tage") == "étage"


def test_long_text_is_cut_with_an_ellipsis() -> None:
    cut = clean("é" * 10_000)
    assert len(cut) == LONGEST
    assert cut.endswith("…")


def test_a_word_of_300_letters_is_broken_and_whole() -> None:
    word = "x" * 150 + "ش" * 150
    found = lines(word, styles.BODY, 100)
    assert all(line.width <= 100 for line in found)
    letters = unicodedata.normalize("NFKC", "".join(drawn(line) for line in found))
    assert letters.count("x") == 150
    assert letters.count("ش") == 150


def test_amounts_never_break_at_their_fixed_spaces() -> None:
    found = lines("Loyer de 45\u202f000,00\u00a0MAD", styles.BODY, 70)
    assert any("45\u202f000,00\u00a0MAD" in drawn(line) for line in found)


def test_a_text_of_too_many_lines_ends_in_an_ellipsis() -> None:
    found = lines("mot " * 200, styles.BODY, 120, most=3)
    assert len(found) == 3
    assert drawn(found[-1]).endswith("…")
    assert all(line.width <= 120 for line in found)


@given(st.text(max_size=300))
def test_any_text_is_drawable_and_within_its_width(text: str) -> None:
    for line in lines(text, styles.BODY, 150):
        assert line.width <= 150 + 0.01 or len(drawn(line)) <= 2
        for run in line.runs:
            assert all(ord(char) in fonts.glyphs(run.font) for char in run.text), run


@given(st.text(alphabet="ab أبت()[]12\u200f\u202e\u2067%.,-", max_size=60))
def test_mixed_directions_never_fail(text: str) -> None:
    lines(text, styles.BODY, 90, right_to_left=True)
    lines(text, styles.BODY, 90)


# ------------------------------------------------------------------ Arabic, method 9 (R54)


def test_brackets_keep_facing_their_figure() -> None:
    seen = drawn(set_line("(10%) درهم", BOOK, True))
    assert seen.endswith("(10%)")
    assert unicodedata.normalize("NFKC", seen).startswith("مهرد")  # drawn from the left


def test_an_amount_with_narrow_spaces_stays_in_one_piece() -> None:
    assert "45\u202f000,00" in visual("السومة الكرائية 45\u202f000,00 درهم", True)


def test_no_direction_mark_is_left_in_the_drawing() -> None:
    seen = visual("A-3.12\u200f (48 م²) \u200e+212 5 22\u200e", True)
    assert not set(seen) & set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e")


def test_a_bracketed_latin_name_is_not_turned_round() -> None:
    assert "(Atlas Data)" in visual("شركة (Atlas Data) ذات المسؤولية المحدودة", True)


def test_letters_are_joined_and_vowel_marks_kept() -> None:
    seen = visual("ابتداءً", True)
    assert any("\ufe70" <= char <= "\ufefc" for char in seen)
    assert "\u064b" in unicodedata.normalize("NFKC", seen)


def test_lines_of_arabic_come_in_reading_order() -> None:
    text = "واحد اثنان خمسة أربعة"
    found = [drawn(line) for line in lines(text, BOOK, 30, right_to_left=True)]
    assert [unicodedata.normalize("NFKC", line)[::-1] for line in found] == text.split()


def test_arabic_runs_use_the_arabic_font_and_the_rest_the_latin_one() -> None:
    (line,) = lines("Société أطلس 12", styles.BODY, 300)
    by_font = {run.font: run.text.strip() for run in line.runs}
    assert set(by_font) == {"NotoSans-Regular", "Amiri-Regular"}
    assert unicodedata.normalize("NFKC", by_font["Amiri-Regular"]) == "سلطأ"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f", "\u202e"])
def test_nothing_is_one_empty_line(text: str) -> None:
    assert [drawn(line) for line in lines(text, styles.BODY, 100)] == [""]


def test_arabic_words_are_found_again_in_the_file() -> None:
    phrase = "أطلس داتا للخدمات الرقمية"
    data = draw(
        Sheet(
            "عقد",
            "Owner SA",
            language.of("ar"),
            date(2027, 1, 5),
            (Setter(language.of("ar")).text(phrase, BOOK, WIDTH),),
        )
    )
    assert phrase in reading.words(data)
    assert reading.unembedded_fonts(data) == []


def test_brackets_of_latin_words_stay_with_them_in_an_arabic_line() -> None:
    line = visual("عن المكري: Parc Démonstration SA (fictif)", True)
    assert line.startswith("Parc Démonstration SA (fictif)")
    mixed = visual("تقر Parc SA [fictif] بأنها (شركة)", True)
    assert "Parc SA [fictif]" in mixed


def test_a_joiner_between_pictures_does_not_break_a_line_of_arabic() -> None:
    """A family in emoji holds joiners, which the shaper forgets to count before a ligature."""
    found = lines("وإلى Société 👩\u200d👩\u200d👧 إلا", styles.BODY, 300, True)
    assert len(found) == 1
    assert "· Société" in drawn(found[0])


def test_a_line_break_beside_or_within_bold_words_is_no_character() -> None:
    """It once reached the page as a black box."""
    spoken = look(10.4, 13, 3)
    stack = paragraph("first **bold\nwords** then\nsecond line", spoken, 400, False)
    said = [
        "".join(run.text for run in mark.line.runs)
        for _top, mark in stack.marks()
        if isinstance(mark, Glyphs)
    ]
    assert said == ["first bold words then", "second line"]
