"""Contracts that let no premises: services in a table, annexes and signers of their own."""

from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.features.contracts.papers.contract import render
from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.contracts.screen.paper import stated
from tests.features.leases import desks
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

LANGUAGES = [("fr",), ("ar",), ("en",), ("fr", "ar")]


def told(park: "Database", regime: str, *codes: str) -> dict[str, Any]:
    desks.furnish(park)
    desks.draft(park, desks.DESK, desks.PARKING, regime=regime)
    reader = park.reader()
    try:
        return stated(case(reader, 1, desks.TODAY), codes, desks.TODAY)
    finally:
        reader.close()


@pytest.mark.parametrize("codes", LANGUAGES)
@pytest.mark.parametrize("regime", ["coworking", "domiciliation"])
def test_each_row_of_the_services_is_on_paper(
    park: "Database", regime: str, codes: tuple[str, ...]
) -> None:
    content = told(park, regime, *codes)
    text = reading.words(render(content))
    services = next(one for one in content["articles"] if one["key"] == "services")
    for code in codes:
        assert len(services["paragraphs"][code]) > 5
        for row in services["paragraphs"][code]:
            label, colon, rest = reading.plain(row).partition(":")
            assert colon
            for word in (*label.split(), *rest.split()[:3]):
                # Of an Arabic word that holds figures a reader may turn these round.
                assert code == "ar" or word.strip(" .,;") in text, word
    assert content["premises"] == []
    assert "Loyer mensuel, MAD" not in text


def test_their_annexes_and_signers_are_their_own(park: "Database") -> None:
    content = told(park, "domiciliation", "fr")
    annexes = [one["fr"] for one in content["annexes"]]
    assert not any("tat des lieux" in one or "charges" in one for one in annexes)
    assert any("statuts" in one for one in annexes)
    text = reading.words(render(content))
    assert "Le domiciliataire" in text
    assert "Le bailleur" not in text
    assert "quinze jours" in text  # the letters of the tax office that could not be delivered


def test_a_lease_of_premises_has_none_of_it(park: "Database") -> None:
    content = told(park, "doc", "fr")
    assert "services" not in [one["key"] for one in content["articles"]]
    assert [unit["code"] for unit in content["premises"]] == ["A-3.20-1", "P-041"]
