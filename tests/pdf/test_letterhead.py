"""Who issues a paper, in the language of the paper."""

import pytest

from ctv_desktop.pdf.letterhead import Issuer, form_and_capital, legal_line
from ctv_desktop.values import language


@pytest.mark.parametrize(
    ("code", "form"),
    [("fr", "Société anonyme"), ("ar", "شركة مساهمة"), ("en", "SA"), ("fr-ar", "Société anonyme")],
)
def test_a_known_legal_form_is_named_in_the_language_of_the_paper(code: str, form: str) -> None:
    issuer = Issuer("Parc", "Société anonyme", 12_000_00, rc="1")
    for said in (
        form_and_capital(issuer, language.of(code)),
        legal_line(issuer, language.of(code)),
    ):
        assert form in said
        assert ("anonyme" in said) is form.endswith("anonyme")


def test_another_form_stands_as_typed() -> None:
    issuer = Issuer("Parc", "Société en commandite par actions")
    assert form_and_capital(issuer, language.of("ar")) == "Société en commandite par actions"
