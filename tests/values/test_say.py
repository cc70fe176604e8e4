"""Sentences written once and shown in a language, refusals and what they carry."""

from datetime import date
from decimal import Decimal
from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from ctv_desktop.values import language
from ctv_desktop.values.errors import Proposal, Refused, Stale, Unavailable
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import Say, Shown, say, says


def spoken(locale: str, **words: str | tuple[str, ...]) -> Language:
    catalog = Catalog(locale=locale)
    for key, translation in words.items():
        english = key.replace("_", " ")
        catalog.add(
            english if isinstance(translation, str) else (english, f"{english}s"), translation
        )
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Language("fr", "fr_MA", "", "\u202f", ",", catalog=GNUTranslations(compiled))


def test_a_sentence_is_translated_when_it_is_shown() -> None:
    said = Say("the unit")
    assert str(said) == "the unit"
    assert said.in_language(spoken("fr", the_unit="le local")) == "le local"


def test_values_in_a_sentence_take_the_form_of_the_language() -> None:
    said = Say(
        "{a}, {b}, {c}, {d}, {e}",
        {
            "a": Say("the unit"),
            "b": date(2027, 1, 5),
            "c": 12_500,
            "d": Shown(MONEY, 6_540_000),
            "e": Decimal("1.5"),
        },
    )
    french = "le local, 05/01/2027, 12\u202f500, 65\u202f400,00, 1,5"
    assert said.in_language(spoken("fr", the_unit="le local")) == french
    assert said.in_language(language.of("en")) == "the unit, 05/01/2027, 12,500, 65,400.00, 1.5"


def test_sentences_nest() -> None:
    inner = say("{n} units", n=2)
    assert str(say("Undo: {act}", act=inner).in_language(language.of("en"))) == "Undo: 2 units"


@pytest.mark.parametrize(("count", "shown"), [(0, "0 lot"), (1, "1 lot"), (2, "2 lots")])
def test_french_counts_nought_as_one(count: int, shown: str) -> None:
    french = spoken("fr", unit=("{count} lot", "{count} lots"))
    assert says("unit", "units", count).in_language(french) == shown


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert str(Say("Unit {name}", {"name": "{0} {name} <b>&"})) == "Unit {0} {name} <b>&"


def test_nothing_said_is_false() -> None:
    assert not say("")
    assert str(say("")) == ""


def test_a_refusal_says_all_its_sentences() -> None:
    refusal = Refused(
        {"start": Say("One."), "": Say("Two.")},
        {"start": Proposal(Say("Use it"), date(2027, 1, 1))},
    )
    assert str(refusal) == "One. Two."
    assert refusal.proposals["start"].value == date(2027, 1, 1)


def test_a_stale_record_is_a_refusal_with_both_versions() -> None:
    stale = Stale(Say("Changed."), {"name": "A"}, {"name": "B"})
    assert isinstance(stale, Refused)
    assert (stale.theirs, stale.ours, str(stale)) == ({"name": "A"}, {"name": "B"}, "Changed.")


def test_surroundings_say_what_is_wrong() -> None:
    assert str(Unavailable(Say("The disk is full."))) == "The disk is full."
