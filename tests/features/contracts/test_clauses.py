"""The factory texts: each article in each language, aligned, with no sentence short of its fact."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from ctv_desktop.features.contracts.rules.gaps import GAPS, TYPES
from ctv_desktop.features.contracts.rules.library import (
    BOOKS,
    COMMON,
    FOLDER,
    LANGUAGES,
    NEVER,
    Source,
    articles,
    factory,
    joined,
    types,
)
from ctv_desktop.features.contracts.rules.template import (
    Clause,
    Node,
    Passage,
    Text,
    fill,
    parse,
)
from ctv_desktop.features.leases.words import (
    PART_MONTHS,
    PERIODS,
    REGIMES,
    RENEWALS,
    REVISIONS,
    START_RULES,
    TERMS,
    VAT_REGIMES,
)
from ctv_desktop.values.language import of
from ctv_desktop.values.say import say

CODES = {  # the gaps that a lease fills with a code
    "start_rule": START_RULES,
    "renewal": RENEWALS,
    "vat_regime": VAT_REGIMES,
    "payment_period": PERIODS,
    "payment_term": TERMS,
    "part_month": PART_MONTHS,
    "revision_kind": REVISIONS,
}
LEAST = {  # without these a contract cannot be signed
    "landlord.name": "Parc SA",
    "landlord.seat": "1 rue A",
    "landlord.rc": "12345",
    "landlord.rc_court": "Casablanca",
    "landlord.ice": "001234567000062",
    "landlord.signatory": "A B",
    "landlord.capacity": "Directeur",
    "tenant.name": "Atlas SARL",
    "tenant.address": "2 rue B",
    "tenant.signatory": "C D",
    "reference": "BC-2027-001",
    "site": "Parc",
    "premises": say("Premises"),
    "purpose": "Bureaux",
    "length": say("Term"),
    "starts": date(2027, 1, 1),
    "ends": date(2035, 12, 31),
    "start_rule": "fixed",
    "notice_months": 0,
    "renewal": "none",
    "rent": 4_500_000,
    "vat_regime": "equipped",
    "vat_rate": 2_000,
    "vat": 900_000,
    "gross": 5_400_000,
    "payment_period": "month",
    "payment_term": "advance",
    "part_month": "calendar",
    "revision_kind": "none",
    "arrears_months": 3,
    "arrears_days": 15,
    "long_notice_months": 3,
    "professional_notice_months": 2,
    "court_months": 6,
    "deposit_return_months": 2,
}
SAMPLES: Mapping[type[Any], Any] = {
    str: "Texte",
    int: 300,
    bool: True,
    date: date(2030, 6, 1),
}
FULL = {
    **{
        name: say("Term") if "Say" in str(fact.holds) else SAMPLES[fact.holds]
        for name, fact in GAPS.items()
    },
    **LEAST,
    "notice_months": 6,
    "special": "Une.\n\nDeux.",
}
# Each of these is a passage of its own; a lease may have it or not.
MAYBE = [*sorted(set(FULL) - set(LEAST)), "notice_months", "deposit_return_months"]
ONLY_ARABIC = "tenant.arabic_name"  # a name written as its owner writes it, in Arabic texts
EVERY = [(regime, article) for regime in REGIMES for article in articles(regime)]


def text(regime: str, language: str, article: str) -> Source:
    found = factory(regime, language, article)
    assert found is not None, (regime, language, article)
    return found


@cache
def clause(regime: str, language: str, article: str) -> Clause:
    return parse(text(regime, language, article).text, types(regime))


def leases() -> Iterator[dict[str, Any]]:
    """Leases with much and with little: each fact alone taken away or added, under each code."""
    for base in (LEAST, FULL):
        yield dict(base)
        for name in MAYBE:
            yield {**base, name: None if base is FULL else FULL[name]}
        for name, choices in CODES.items():
            for code in choices:
                yield {**base, name: code}
                yield {**base, name: code, "index_floor": 0, "notice_days": None}
    yield {**FULL, "start_rule": "handover", "not_after": None, "handover_days": 0}


SETS = list(leases())


def words(nodes: tuple[Node, ...]) -> str:
    """What a clause says by itself, a gap standing as a bare mark."""
    parts = (
        node.text
        if isinstance(node, Text)
        else words(node.inside) + words(node.otherwise)
        if isinstance(node, Passage)
        else "#"
        for node in nodes
    )
    return "".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("regime", REGIMES)
def test_each_article_has_a_text_without_a_problem(regime: str, language: str) -> None:
    for article in articles(regime):
        found = text(regime, language, article)
        assert found.title
        assert found.text
        problems = clause(regime, language, article).problems
        assert problems == (), (article, problems)
        assert parse(found.title, TYPES).problems == ()


def test_no_article_is_written_for_a_contract_that_lacks_it() -> None:
    for regime, lacking in NEVER.items():
        for article in lacking:
            assert factory(regime, "fr", article) is None


def test_a_file_stands_for_an_article_and_is_as_the_program_writes_it() -> None:
    files = list(FOLDER.rglob("*.*"))
    assert files
    for path in files:
        *folders, language, name = path.relative_to(FOLDER).parts
        book, article = "/".join(folders), name.removesuffix(".txt")
        assert book in BOOKS
        assert language in LANGUAGES
        assert article in articles(book)
        found = text("doc" if book == COMMON else book, language, article)
        assert path.read_text("utf-8") == joined(found)


@pytest.mark.parametrize(("regime", "article"), EVERY)
def test_the_languages_ask_for_the_same_facts_shown_alike(regime: str, article: str) -> None:
    asked = {
        language: sorted(
            {
                (gap.name, gap.filter)
                for gap in clause(regime, language, article).gaps()
                if language != "ar" or gap.name != ONLY_ARABIC
            }
        )
        for language in LANGUAGES
    }
    assert asked == dict.fromkeys(LANGUAGES, asked["fr"])


@pytest.mark.parametrize(("regime", "article"), EVERY)
def test_the_languages_have_the_same_paragraphs(regime: str, article: str) -> None:
    clauses = {language: clause(regime, language, article) for language in LANGUAGES}
    for facts in SETS:
        lease = {**facts, "regime": regime}
        counts = {
            language: len(fill(found, lease, of(language)).paragraphs)
            for language, found in clauses.items()
        }
        assert len(set(counts.values())) == 1, (counts, facts)
        assert counts["fr"] > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("regime", REGIMES)
def test_no_sentence_is_short_of_its_fact(regime: str, language: str) -> None:
    """A lease that has only what it must have, and one that has all, leave no gap open."""
    for facts in SETS:
        # Words of the index ask for its name, those of an exemption for its certificate.
        lease = {"index": "ICC", "exemption": "Attestation", "revision_months": 36}
        lease |= {"revision_rate": 1_000, "regime": regime}
        lease |= {name: value for name, value in facts.items() if value is not None}
        if "deposit_return_months" not in lease and regime == "67-12":
            continue
        for article in articles(regime):
            found = fill(clause(regime, language, article), lease, of(language))
            assert found.missing == (), (article, facts)
            for paragraph in (re.sub("[\u200e\u200f]", "", part) for part in found.paragraphs):
                assert not re.search(r"  |[ \u00a0][,.،)]|\(\s*\)|\.\.|,,|، ،|\( ", paragraph), (
                    paragraph
                )
                assert re.search(r"[.:؛;,،]$", paragraph), paragraph


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CODES)
def test_each_code_of_a_lease_has_words_of_its_own(name: str, language: str) -> None:
    said = set()
    for code in CODES[name]:
        lease = {**FULL, name: code, "regime": "doc"}
        said.add(
            "\n".join(
                "\n".join(fill(clause("doc", language, article), lease, of(language)).paragraphs)
                for article in articles("doc")
            )
        )
    assert len(said) == len(list(CODES[name]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("regime", "article"), EVERY)
def test_the_texts_are_written_as_their_language_is(
    regime: str, article: str, language: str
) -> None:
    found = text(regime, language, article)
    said = f"{found.title}\n{words(clause(regime, language, article).nodes)}"
    assert not re.search(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u0640]", said)
    assert "  " not in said
    assert "'" not in said
    assert '"' not in said
    if language == "fr":
        assert not re.search(r"[^\u00a0][:;?!»%]|«[^\u00a0]|n°[^\u00a0]", said)
    if language == "ar":
        assert not re.search(r"[,;?]", said)
        assert not re.search(r"[\u0660-\u0669\u06f0-\u06f9]", said)  # figures are Latin
        assert not re.search(r"\s[،؛؟.:]", said)


LAWS = {"07-03", "09-08", "49-16", "67-12", "69-21", "89-17", "1-16-99", "1-13-111"}  # DOMAIN.md


@pytest.mark.parametrize(("regime", "article"), EVERY)
def test_the_languages_cite_the_same_laws(regime: str, article: str) -> None:
    cited = {}
    for language in LANGUAGES:
        said = words(clause(regime, language, article).nodes).replace("\u00a0", " ")
        laws = re.findall(r"(?:n°|no\.|رقم) (\d[\d.-]*\d)", said)
        sections = re.findall(r"(?:[Aa]rticle|لمادة) (\d+)", said)
        cited[language] = [*sorted(law.replace(".", "-") for law in laws), *sorted(sections)]
    assert cited == dict.fromkeys(LANGUAGES, cited["fr"])
    assert {law for law in cited["fr"] if "-" in law} <= LAWS
