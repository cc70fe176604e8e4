"""The language of clauses: gaps, filters, optional passages, and what is wrong said by line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.contracts.rules.gaps import TYPES
from ctv_desktop.features.contracts.rules.template import DOTS, fill, parse
from ctv_desktop.pdf.arabic import visual
from ctv_desktop.values.language import of
from ctv_desktop.values.say import say

FACTS = {
    "rent": 4_700_000,
    "starts": date(2027, 2, 1),
    "ends": date(2036, 1, 31),
    "regime": "doc",
    "tenant.name": "Atlas & Fils <SARL>",
    "period": say("Monthly"),
    "charges_rate": 0,
    "notice_months": 3,
    "payment_days": 30,
    "firm_until": None,
}


def filled(text: str, code: str = "fr") -> str:
    """A clause of one paragraph with the facts above."""
    return " ".join(fill(parse(text, TYPES), FACTS, of(code)).paragraphs)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Loyer : {rent|money}.", "Loyer : 47\u202f000,00\u00a0MAD."),
        ("{rent|words}", "quarante-sept mille dirhams"),
        ("du {starts|long} au {ends|day}", "du 1er\u00a0février 2027 au 31/01/2036"),
        ("{period}", "Mensuel"),
        ("{notice_months|months}, {payment_days|days}", "3 mois, 30 jours"),
        ("{ends|month}", "janvier 2036"),
        ("{tenant.name}", "Atlas & Fils <SARL>"),
        ("{{texte}} et [[note]]", "{texte} et [note]"),
        ("[if regime=doc]A[else]B[end][if regime=49-16]C[end]", "A"),
        ("[if firm_until]ferme[else]libre[end]", "libre"),
        ("[if charges_rate]dues[else]incluses[end]", "incluses"),
        ("[if regime=doc][if firm_until]x[else]y[end][end]", "y"),
    ],
)
def test_what_a_clause_shows(text: str, shown: str) -> None:
    assert parse(text, TYPES).problems == ()
    assert filled(text) == shown


def test_a_gap_speaks_the_language_of_the_paper() -> None:
    assert filled("{rent|words}", "ar") == "سبعة وأربعون ألف درهم"
    assert filled("{notice_months|months} و{payment_days|days}", "ar") == "3 أشهر و30 يوماً"


def test_a_latin_name_or_address_keeps_its_order_among_arabic_words() -> None:
    """Bare, the number would be drawn at the far end of its street, the bracket turned round."""
    facts = {"tenant.address": "12, rue (A)", "tenant.name": "أطلس (Atlas)"}
    clause = parse("في {tenant.address}، {tenant.name}", TYPES)
    (found,) = fill(clause, facts, of("ar")).paragraphs
    assert found.endswith("، أطلس (Atlas)")
    drawn = visual(found, right_to_left=True)
    assert "12, rue (A)" in drawn
    assert "\u200e" not in fill(clause, facts, of("fr")).paragraphs[0]


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    clause = parse("Un\nseul.\n\n  Deux. \n\n\n", TYPES)
    assert fill(clause, FACTS, of("fr")).paragraphs == ("Un seul.", "Deux.")


def test_a_missing_fact_is_named_and_never_prints_as_none() -> None:
    found = fill(parse("{firm_until|day} {site} {firm_until|day}", TYPES), FACTS, of("fr"))
    assert found.missing == ("firm_until", "site")
    assert found.paragraphs == (f"{DOTS} {DOTS} {DOTS}",)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("un\n{nonsense}", 2, "nonsense"),
        ("{rent|loud}", 1, "loud"),
        ("{starts|money}", 1, "starts"),
        ("[if starts]x", 1, "[end]"),
        ("x[end]", 1, "[end]"),
        ("[if starts]a[else]b[else]c[end]", 1, "[else]"),
        ("a { b", 1, "{"),
        ("[if nothing]x[end]", 1, "nothing"),
        ("{__class__}", 1, "__class__"),
        ("{rent.__class__}", 1, "rent.__class__"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, word: str) -> None:
    (problem,) = parse(text, TYPES).problems
    assert problem.line == line
    assert word in str(problem.said)


@given(st.text(alphabet="ab {}[]|=\nifelsnd.", max_size=60))
def test_no_text_breaks_the_language(text: str) -> None:
    clause = parse(text, TYPES)
    found = fill(clause, FACTS, of("fr"))
    assert all(isinstance(part, str) for part in found.paragraphs)
