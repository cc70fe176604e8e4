"""Papers in two languages: every word of ours in both, every value once."""

from datetime import date

from ctv_desktop.pdf import styles
from ctv_desktop.pdf.blocks import Glyphs, Stack
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import WIDTH, Sheet, pages
from ctv_desktop.pdf.tables import Cell, Column, Record, table
from ctv_desktop.pdf.twofold import SMALLEST, abreast, fitted, setter_of, sized
from ctv_desktop.values import language
from ctv_desktop.values.say import say

BOTH, FRENCH = language.of("fr-ar"), language.of("fr")
BANK = ("Banque", "البنك")  # what `say("Bank")` is in each


def told(stack: Stack) -> list[tuple[float, float, str]]:
    """Where each line begins and ends, and what it says as it is spoken."""
    marks = (mark for _top, mark in stack.marks() if isinstance(mark, Glyphs))
    return [
        (mark.x, mark.x + mark.line.width,
         mark.line.said or "".join(run.text for run in mark.line.runs))
        for mark in marks
    ]  # fmt: skip


def said(stack: Stack) -> list[str]:
    return [words for _start, _end, words in told(stack)]


def test_one_language_is_set_as_before() -> None:
    assert setter_of(FRENCH) == Setter(FRENCH)
    assert len(setter_of(FRENCH).voices) == 1


def test_a_fact_stands_between_its_labels() -> None:
    for width in (200.0, WIDTH):
        name, value, behind = told(setter_of(BOTH).facts([(say("Bank"), "CIH")], width, 80))
        assert [one[2] for one in (name, value, behind)] == [BANK[0], "CIH", BANK[1]]
        assert name[1] < value[0] < value[1] < behind[0]
        assert abs(behind[1] - width) < 0.01


def test_a_fact_without_a_value_is_left_out_in_both() -> None:
    assert said(setter_of(BOTH).facts([(say("Bank"), ""), (say("RIB"), None)], WIDTH, 80)) == []


def test_our_word_as_a_value_is_said_in_both_and_what_was_typed_once() -> None:
    setter = setter_of(BOTH)
    assert said(setter.facts([("", say("Bank"))], WIDTH, 80)) == [*BANK]
    assert said(setter.facts([("", "Bank")], WIDTH, 80)) == ["Bank"]


def test_a_long_value_keeps_between_the_labels() -> None:
    lines = told(setter_of(BOTH).facts([(say("Bank"), "mot " * 80)], 200, 80))
    values = [one for one in lines if one[2].startswith("mot")]
    behind = next(one for one in lines if one[2] == BANK[1])
    assert len(values) > 3
    assert max(end for _start, end, _words in values) < behind[0]


def test_a_heading_has_the_other_language_at_the_other_side() -> None:
    first, second = told(setter_of(BOTH).section(say("Bank"), WIDTH))
    assert (first[2], second[2]) == BANK
    assert first[0] == 0
    assert abs(second[1] - WIDTH) < 0.01


def test_a_table_says_heads_and_words_in_both_and_values_once() -> None:
    columns = (Column(say("Bank"), 100), Column("RIB", 100, "end"))
    rows = said(table(setter_of(BOTH), columns, [Record((say("Bank"), "12"))]))
    assert rows == [*BANK, "RIB", *BANK, "12"]


def test_what_is_opposite_stands_under_the_figures() -> None:
    columns = (Column("", 100), Column("", 60, "end"), Column("", 60, "end"))
    found = table(setter_of(BOTH), columns, [Record((Cell("Loyer", "", BANK[1]), "12", "34"))])
    drops = {mark.line.said or mark.line.runs[0].text: (mark.drop, mark.x + mark.line.width)
             for _top, mark in found.marks() if isinstance(mark, Glyphs)}  # fmt: skip
    assert drops[BANK[1]][0] > drops["34"][0]
    assert abs(drops[BANK[1]][1] - 220) < 0.01


def test_a_sentence_stands_in_two_columns_each_in_its_own_figures() -> None:
    found = abreast(
        setter_of(BOTH), lambda one: one.language.money(1_234_567), styles.LETTER, WIDTH
    )
    first, second = said(Stack(tuple(row for stack in found.stacks for row in stack.rows)))  # type: ignore[union-attr]
    assert (first, second) == (FRENCH.money(1_234_567), language.of("ar").money(1_234_567))
    assert first != second


def made(setter: Setter, lines: int) -> Sheet:
    style = sized(setter, styles.LETTER)
    blocks = tuple(setter.text("ligne", style, WIDTH) for _ in range(lines))
    return Sheet("Lettre", "Bailleur SA", setter.language, date(2027, 1, 5), blocks)


def test_a_paper_comes_closer_to_stay_on_one_page_but_no_smaller_than_is_read() -> None:
    room = made(setter_of(FRENCH), 1).room
    fits = int(room / styles.LETTER.leading)
    for lines, most in ((fits, 1), (fits + 4, 1), (fits * 3 // 2, 2)):
        sheet = fitted(BOTH, lambda setter, lines=lines: made(setter, lines))  # type: ignore[misc]
        assert len(pages(sheet.blocks, sheet.room)) == most
        full = sheet.blocks[0].height == styles.LETTER.leading
        assert full == (lines != fits + 4)  # in its own size where that would not help
    assert sized(Setter(FRENCH, 0.1), styles.LETTER).size == round(SMALLEST * 9.4, 2)
    one = fitted(FRENCH, lambda setter: made(setter, fits + 4))
    assert len(pages(one.blocks, one.room)) == 2  # in one language a paper has its own size
