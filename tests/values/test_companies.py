"""The form of a company: as typed in its own language, by its name there in another."""

import pytest

from ctv_desktop.values import language
from ctv_desktop.values.companies import FORMS, WRITTEN, legal_form


@pytest.mark.parametrize(
    ("typed", "code", "wanted"),
    [
        ("Société anonyme", "ar", "شركة مساهمة"),
        ("société anonyme", "fr", "société anonyme"),
        ("Société anonyme", "en", "SA"),
        ("Société anonyme", "fr-ar", "Société anonyme"),
        ("S.A.R.L.", "ar", "شركة ذات مسؤولية محدودة"),
        ("SARL-AU", "ar", "شركة ذات مسؤولية محدودة بشريك وحيد"),
        ("Société à responsabilité limitée d'associé unique", "en", "SARL AU"),
        ("  société en   nom collectif ", "ar", "شركة تضامن"),
        ("شركة المساهمة", "fr", "SA"),
        ("شركة المساهمة", "ar", "شركة المساهمة"),
        ("Société anonyme à Directoire", "ar", "Société anonyme à Directoire"),
        ("Agency", "ar", "Agency"),  # no word of the window comes into it
        ("Building", "ar", "Building"),
        ("", "ar", ""),
    ],
)
def test_a_form_in_the_language_of_a_paper(typed: str, code: str, wanted: str) -> None:
    assert legal_form(typed).in_language(language.of(code)) == wanted
    assert bool(legal_form(typed)) is bool(typed)


@pytest.mark.parametrize("tongue", ["fr", "ar"])
def test_our_own_names_are_known_again(tongue: str) -> None:
    assert set(WRITTEN[tongue]) == set(FORMS)
    other = {"fr": "ar", "ar": "fr"}[tongue]
    for code, ways in WRITTEN[tongue].items():
        named = FORMS[code].in_language(language.of(tongue))
        for written in (named, *ways):
            there = legal_form(written).in_language(language.of(other))
            assert there == FORMS[code].in_language(language.of(other))
