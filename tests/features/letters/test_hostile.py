"""Hostile facts in letters: on paper as they are, or as dots; nothing lost, nothing a black box."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.features.contracts.rules.letters import gaps_of
from ctv_desktop.features.letters.rows.letter import Letter
from ctv_desktop.features.letters.screen.paper import PAPERS, found, render, stated
from ctv_desktop.pdf import fonts
from ctv_desktop.pdf.arabic import has_arabic
from ctv_desktop.pdf.text import clean
from tests.features.contracts.spoilt import SUMS, TEXTS, drawn, flat
from tests.features.leases import desks
from tests.features.letters import scene
from tests.features.letters.test_revision import revise
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

KINDS = ("amendment", "quit", "revision", "establishment")
SHOWN = {  # facts that stand in running text whatever else a letter says
    "amendment": ("landlord.name", "tenant.name", "tenant.address", "amendment.purpose"),
    "quit": ("landlord.name", "tenant.name", "notice.reason"),
    "revision": ("landlord.name", "tenant.name"),
    "establishment": ("landlord.name", "tenant.name", "establishment.end"),
}


def made(park: "Database", kind: str) -> Letter:
    """A letter of a park in order."""
    scene.furnish(park)
    scene.let(park, regime="49-16", firm_until=None)
    if kind == "amendment":
        scene.amend(park, charges_rate=3_000, about="Objet", purpose="Atelier")
    elif kind == "revision":
        revise(park)
    elif kind == "quit":
        scene.give_notice(park, by="landlord", notice_ground="own_use", notice_reason="Motif",
                          notice_survey_on=date(2028, 9, 12))  # fmt: skip
    reader = park.reader()
    try:
        return found(reader, kind, 1, scene.TODAY, "Banque")
    finally:
        reader.close()


def spoilt(letter: Letter, kind: str, seed: int) -> Letter:
    """The letter with every text and sum replaced, also on its letterhead."""
    chance, gaps = random.Random(seed), gaps_of(kind)
    facts = dict(letter.facts)
    for name, value in letter.facts.items():
        coded = "code" in str(gaps[name].label.message) or name.startswith(("old.", "new."))
        if gaps[name].holds is str and value and not coded:
            facts[name] = " ".join(chance.choice(TEXTS).split())
        elif gaps[name].holds is int and value is not None and not name.startswith("article."):
            facts[name] = chance.choice(SUMS)

    def bad(values: Mapping[str, Any]) -> dict[str, Any]:
        return {
            key: chance.choice(TEXTS) if isinstance(value, str) and value else value
            for key, value in values.items()
        }

    more = {
        key: bad(value) if key in ("sender", "addressee", "signer", "receiver") else value
        for key, value in letter.given.more.items()
    }
    given = replace(letter.given, issuer=bad(letter.given.issuer), more=more)
    return replace(letter, facts=facts, given=given)


def composed(letter: Letter, kind: str, languages: tuple[str, ...]) -> Any:
    told = stated(letter, languages)
    paper = import_module(f"ctv_desktop.features.letters.papers.{PAPERS[kind]}")
    return paper.compose(told, None, "")


@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("fr", "ar")])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_and_nothing_is_a_box(
    park: "Database", kind: str, languages: tuple[str, ...]
) -> None:
    letter = made(park, kind)
    for seed in range(4):
        bad = spoilt(letter, kind, seed)
        runs = list(drawn(composed(bad, kind, languages)))
        boxes = {char for font, text, _left in runs for char in text
                 if ord(char) not in fonts.glyphs(font)}  # fmt: skip
        assert not boxes
        columns = sorted(runs, key=lambda run: not run[2]) if len(languages) > 1 else runs
        text = flat("".join(text for _font, text, _left in columns))
        for name in SHOWN[kind] if languages[0] != "ar" else ():
            fact = clean(str(bad.facts[name]))
            assert has_arabic(fact) or flat(fact) in text, (name, fact)


@pytest.mark.parametrize("kind", KINDS)
def test_a_spoilt_letter_is_a_whole_file(park: "Database", kind: str) -> None:
    letter = spoilt(made(park, kind), kind, 1)
    data = render(stated(letter, ("fr", "ar")))
    assert len(reading.pages(data)) >= 1
    assert not reading.unembedded_fonts(data)
    assert render(stated(letter, ("fr", "ar"))) == data


def test_sixty_units_come_and_go(park: "Database") -> None:
    scene.furnish(park)
    scene.let(park)
    id = scene.amend(park, premises=[{"act": "add", "unit_id": desks.OFFICE_2}])
    told = scene.told(park, "amendment", id)
    told["units"] = [{**told["units"][0], "code": f"U-{place:02d}"} for place in range(60)]
    text = reading.words(render(told))
    assert all(f"U-{place:02d}" in text for place in range(60))
