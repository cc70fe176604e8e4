"""What is wrong with a clause as it is written, and how two texts differ, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.clauses.rules.checks import alone, problems
from ctv_desktop.features.clauses.rules.difference import (
    GONE,
    NEW,
    SAME,
    Span,
    counted,
    difference,
)
from ctv_desktop.features.contracts.rules.gaps import TYPES
from ctv_desktop.features.contracts.rules.library import BOOKS, LANGUAGES, articles, factory, types
from ctv_desktop.features.contracts.rules.template import DEEPEST, MOST, fill, parse, pieces
from ctv_desktop.values.language import of

WORDS = st.text(alphabet="ab é.,\n{}|[]*", max_size=80)


def said(text: str, language: str = "fr", title: str = "Loyer") -> list[tuple[int, str]]:
    return [(one.line, str(one.said)) for one in problems(title, text, language)]


def test_a_right_text_has_no_problem() -> None:
    assert said("Le loyer est de **{rent|both}**.\n\n[if steps]Il évolue : {steps}.[end]") == []
    assert said("السومة الكرائية {rent|both}.", "ar") == []


@pytest.mark.parametrize(
    ("text", "language", "line", "word"),
    [
        ("un\n\n{nothing}", "fr", 3, "nothing"),
        ("un **mot", "fr", 1, "**"),
        ("[if vat_regime=equiped]x[end]", "fr", 1, "equiped"),
        ("كلمة **مهمة**", "ar", 1, "**"),
        ("a\u202eb", "fr", 1, "sens"),
        ("", "fr", 1, "texte"),
        ("x" * 40_001, "fr", 1, "40"),
    ],
)
def test_each_problem_is_said_at_its_line(text: str, language: str, line: int, word: str) -> None:
    ((found, sentence),) = said(text, language)
    assert found == line
    assert word in sentence


def test_a_title_has_problems_of_its_own() -> None:
    assert [line for line, _said in said("Un.", title="")] == [0]
    assert [line for line, _said in said("Un.", title="{nothing}")] == [0]


def test_passages_too_deep_are_told_once_and_end_in_no_recursion() -> None:
    deep = "[if rent]" * 5_000 + "x" + "[end]" * 5_000
    clause = parse(deep, TYPES)
    assert [problem.line for problem in clause.problems] == [1]
    assert fill(clause, {"rent": 1}, of("fr")).paragraphs == ("x",)
    right = "[if rent]" * DEEPEST + "x" + "[end]" * DEEPEST
    assert parse(right, TYPES).problems == ()


def test_a_text_of_nothing_but_mistakes_names_the_first_hundred() -> None:
    assert len(parse("{ " * 50_000, TYPES).problems) == MOST
    assert len(parse("[if rent]\n" * 1_000, TYPES).problems) <= 2 * MOST


@given(WORDS)
def test_pieces_say_what_the_filled_text_says(text: str) -> None:
    clause = parse(text + "\n{rent|money}[if rent]\n\n[end]fin {site}", TYPES)
    facts = {"rent": 100}
    whole = fill(clause, facts, of("fr"))
    shown = ["".join(piece.text for piece in part).split() for part in
             pieces(clause, facts, of("fr"))]  # fmt: skip
    assert shown == [part.split() for part in whole.paragraphs]
    missing = [piece.name for part in pieces(clause, facts, of("fr")) for piece in part
               if piece.missing]  # fmt: skip
    assert missing[-1] == "site"


def test_a_difference_is_told_word_by_word() -> None:
    found = difference("Le loyer est payé le 5 du mois.", "Le loyer est payé le 10 de chaque mois.")
    assert found == [
        Span(SAME, "Le loyer est payé le "), Span(GONE, "5 du "), Span(NEW, "10 de chaque "),
        Span(SAME, "mois."),
    ]  # fmt: skip
    assert counted(found) == (2, 3)


def test_a_line_put_between_others_is_new_and_they_stay() -> None:
    old, new = "Un.\n\nDeux.", "Un.\n\nEntre.\n\nDeux."
    assert [span.kind for span in difference(old, new)] == [SAME, NEW, SAME]


@given(WORDS, WORDS)
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    found = difference(old, new)
    assert "".join(span.text for span in found if span.kind != NEW) == old
    assert "".join(span.text for span in found if span.kind != GONE) == new


def test_two_long_texts_without_a_common_line_are_told_as_a_whole() -> None:
    old, new = "a b " * 5_000, "b c " * 5_000
    assert [span.kind for span in difference(old, new)] == [GONE, NEW]


def test_what_is_left_to_the_factory_is_named() -> None:
    assert alone(()) is None
    assert alone(("fr", "ar", "en")) is None
    assert "arabe" in str(alone(("fr", "en")))


@pytest.mark.parametrize("book", BOOKS)
def test_the_factory_s_own_texts_have_no_problem(book: str) -> None:
    for code in LANGUAGES:
        for article in articles(book):
            source = factory(book, code, article)
            assert source is not None
            assert problems(source.title, source.text, code, types(book)) == [], (code, article)
