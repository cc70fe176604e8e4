"""The factory texts of letters: each part in each language, aligned, no fact left open."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from ctv_desktop.features.contracts.rules.letters import CHANGED, COMPARED, gaps_of
from ctv_desktop.features.contracts.rules.library import (
    LANGUAGES,
    Source,
    articles,
    factory,
    types,
)
from ctv_desktop.features.contracts.rules.template import Clause, fill, parse
from ctv_desktop.features.contracts.words import LETTERS
from ctv_desktop.features.leases.rules.notice import grounds
from ctv_desktop.features.leases.words import REGIMES
from ctv_desktop.values.language import of
from ctv_desktop.values.say import Say, say
from tests.features.contracts.test_clauses import LAWS, LEAST, words

EVERY = [(kind, part) for kind, parts in LETTERS.items() for part in parts]
ARABIC = ("tenant.arabic_name", "assignee.arabic_name")
SAMPLES: dict[Any, Any] = {
    str: "Texte", int: 300, bool: True, date: date(2030, 6, 1), Say: say("Term"),
}  # fmt: skip
BASE = {**LEAST, "signed_on": date(2026, 12, 1), "deposit_return_months": 2}
NEEDED: dict[str, dict[str, Any]] = {
    "amendment": {
        "amendment.number": 2, "amendment.kind": "terms", "amendment.signed_on": date(2028, 1, 2),
        "amendment.effective_on": date(2028, 2, 1), "amendment.eve": date(2028, 1, 31),
        "old.premises": say("Premises"), "old.ends": date(2035, 12, 31), "assignee.name": "Rif",
        "assignee.address": "Rue C", "assignee.signatory": "E F",
    },
    "quit": {
        "notice.by": "landlord", "notice.on": date(2028, 1, 2), "notice.ground": "contract",
        "notice.expires_on": date(2028, 4, 2), "notice.last_day": date(2028, 4, 30),
    },
    "establishment": {"since": date(2027, 1, 1)},
    "revision": {
        "revision.effective_on": date(2030, 1, 1), "revision.old_rent": 100,
        "revision.new_rent": 110, "revision.basis": "rate", "deposit_months": 3,
    },
}  # fmt: skip
CODES = {
    "old.payment_period": ("month", "quarter"), "new.payment_period": ("half_year", "year"),
    "old.payment_term": ("advance", "arrears"), "new.payment_term": ("arrears", "advance"),
    "new.part_month": ("calendar", "thirty"), "new.renewal": ("tacit", "express", "none"),
    "old.revision_kind": ("none", "rate", "index"), "new.revision_kind": ("rate", "none", "index"),
}  # fmt: skip


def source(kind: str, code: str, part: str) -> Source:
    found = factory(f"letters/{kind}", code, part)
    assert found is not None, (kind, code, part)
    return found


@cache
def clause(kind: str, code: str, part: str) -> Clause:
    found = source(kind, code, part)
    return parse(f"{found.title}\n\n{found.text}", types(f"letters/{kind}"))


def sample(kind: str, name: str) -> Any:
    return SAMPLES[gaps_of(kind)[name].holds]


def amendments() -> Iterator[dict[str, Any]]:
    """Each change alone, up from nothing, down to nothing, and all of them."""
    for name, terms in CHANGED.items():
        full = {f"{side}.{term}": sample("amendment", f"{side}.{term}")
                for side in ("old", "new") for term in (*terms, *COMPARED)}  # fmt: skip
        full |= {key: codes[0] for key, codes in CODES.items()} | {"index": "ICC"}
        empty = dict.fromkeys(("firm_until", "purpose", "exemption", "notice_days"))
        empty |= dict.fromkeys(("deposit", "charges_rate", "notice_months", "payment_days"), 0)
        empty["tsc"] = False
        for side in ("old", "new"):
            yield {**full, f"changed.{name}": True} | {
                f"{side}.{term}": value for term, value in empty.items()
            }
        for place in range(3):
            codes = {key: codes[place % len(codes)] for key, codes in CODES.items()}
            yield {**full, **codes, f"changed.{name}": True, "amendment.earlier": say("Before")}
    yield {"amendment.kind": "assignment", "old.deposit": 5}
    yield {"amendment.kind": "assignment", "assignee.reference": "BC", "amendment.purpose": "Motif"}
    for name in ("added", "given_back", "priced", "top_up", "surplus"):
        yield {f"amendment.{name}": sample("amendment", f"amendment.{name}")}


def notices() -> Iterator[dict[str, Any]]:
    """Each ground that each party may give, with and without what may be missing."""
    for regime in REGIMES:
        for by in ("landlord", "tenant"):
            for ground in grounds(regime, by):
                given = {"notice.by": by, "notice.ground": ground, "notice.owed": 100,
                         "regime": regime}  # fmt: skip
                reason = {"notice.reason": "Motif"} if by == "landlord" else {}
                yield {**given, **reason}
                yield {**given, "notice.reason": "Motif", "notice.served_on": date(2028, 1, 5),
                       "notice.survey_on": date(2028, 4, 20), "notice.article": say("Law"),
                       "notice.court_by": date(2028, 10, 2), "deposit_held": 500}  # fmt: skip


def revisions() -> Iterator[dict[str, Any]]:
    """Each basis, with and without what may be missing."""
    for basis in ("rate", "index", "agreed"):
        yield {"revision.basis": basis}
        yield {"revision.basis": basis, "index": "ICC", "revision.rate": -250,
               "revision.cap": 1_000, "revision.steps": say("Before"),
               "revision.top_up": 5}  # fmt: skip


def sets(kind: str) -> list[dict[str, Any]]:
    made: Iterable[dict[str, Any]]
    ways = {"amendment": amendments, "quit": notices, "revision": revisions}
    made = ways[kind]() if kind in ways else ({},)
    numbered = {f"article.{one}": 3 for one in articles("doc")}
    found = []
    for one in made:
        for regime in [one["regime"]] if "regime" in one else REGIMES:
            base = {**BASE, **NEEDED[kind], "regime": regime, **one}
            found += [base, {**base, **numbered}]
    return found


SETS = {kind: sets(kind) for kind in LETTERS}


def test_every_kind_has_facts_to_try() -> None:
    assert all(len(SETS[kind]) > 5 for kind in LETTERS)


@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_each_part_is_written_in_each_language_without_a_problem(kind: str, part: str) -> None:
    for code in LANGUAGES:
        found = source(kind, code, part)
        assert found.title
        assert found.text
        assert clause(kind, code, part).problems == (), clause(kind, code, part).problems


@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_the_languages_ask_for_the_same_facts_shown_alike(kind: str, part: str) -> None:
    asked = {
        code: sorted({(gap.name, gap.filter) for gap in clause(kind, code, part).gaps()
                      if gap.name not in ARABIC})
        for code in LANGUAGES
    }  # fmt: skip
    assert asked == dict.fromkeys(LANGUAGES, asked["fr"])


@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_the_languages_have_the_same_paragraphs(kind: str, part: str) -> None:
    for facts in SETS[kind]:
        counts = {
            code: len(fill(clause(kind, code, part), facts, of(code)).paragraphs)
            for code in LANGUAGES
        }
        assert len(set(counts.values())) == 1, (counts, facts)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_no_sentence_is_short_of_its_fact(kind: str, part: str, code: str) -> None:
    for facts in SETS[kind]:
        found = fill(clause(kind, code, part), facts, of(code))
        assert found.missing == (), facts
        for said in (re.sub("[\u200e\u200f]", "", one) for one in found.paragraphs[1:]):
            assert not re.search(r"  |[ \u00a0][,.،)]|\(\s*\)|\.\.|,,|، ،|\( ", said), said
            assert re.search(r"[.:؛;,،]$", said), said


def test_each_change_of_an_amendment_is_told_in_a_part() -> None:
    for name in CHANGED:
        asked = [gap.name for part in LETTERS["amendment"]
                 for gap in clause("amendment", "fr", part).gaps()]  # fmt: skip
        assert f"changed.{name}" in asked


def test_each_ground_and_regime_of_a_notice_has_words_of_its_own() -> None:
    said = {
        (facts["regime"], facts["notice.by"], facts["notice.ground"]): "".join(
            "".join(fill(clause("quit", "fr", part), facts, of("fr")).paragraphs)
            for part in LETTERS["quit"]
        )
        for facts in SETS["quit"]
        if facts["notice.by"] == "landlord"  # a tenant's notice is alike under several laws
    }
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_the_texts_are_written_as_their_language_is(kind: str, part: str, code: str) -> None:
    said = words(clause(kind, code, part).nodes)
    assert not re.search(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u0640]", said)
    assert not re.search(r"  |'|\"", said)
    if code == "fr":
        assert not re.search(r"[^\u00a0][:;?!»%]|«[^\u00a0]|n°[^\u00a0]", said)
    if code == "ar":
        assert not re.search(r"[,;?]|[\u0660-\u0669\u06f0-\u06f9]|\s[،؛؟.:]", said)


@pytest.mark.parametrize(("kind", "part"), EVERY)
def test_the_languages_cite_the_same_laws(kind: str, part: str) -> None:
    cited = {}
    for code in LANGUAGES:
        said = words(clause(kind, code, part).nodes).replace("\u00a0", " ")
        laws = re.findall(r"(?:n°|no\.|رقم) (\d[\d.-]*\d)", said)
        sections = re.findall(r"(?:[Aa]rticle|لمادة) (\d+)", said)
        cited[code] = [*sorted(law.replace(".", "-") for law in laws), *sorted(sections)]
    assert cited == dict.fromkeys(LANGUAGES, cited["fr"])
    assert {law for law in cited["fr"] if "-" in law} <= LAWS
