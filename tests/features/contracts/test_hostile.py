"""Hostile facts in a contract: on paper as they are, or as dots; a whole thousand in faults."""

from typing import TYPE_CHECKING

import pytest

from ctv_desktop.features.contracts.papers.contract import render
from ctv_desktop.features.contracts.rows.facts import Case, case
from ctv_desktop.features.contracts.screen.paper import stated
from tests.features.contracts.spoilt import faults, spoilt
from tests.features.leases import desks
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database


@pytest.fixture
def found(park: "Database") -> Case:
    desks.furnish(park)
    desks.draft(park, desks.OFFICE, desks.PARKING)
    reader = park.reader()
    try:
        return case(reader, 1, desks.TODAY)
    finally:
        reader.close()


@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("fr", "ar")])
def test_nothing_is_lost_and_nothing_is_a_box(found: Case, languages: tuple[str, ...]) -> None:
    for seed in range(3):
        assert faults(found, seed, languages) == []


def test_a_spoilt_contract_is_a_whole_file(found: Case) -> None:
    data = render(stated(spoilt(found, 4), ("fr",), desks.TODAY))
    assert len(reading.pages(data)) > 3
    assert not reading.unembedded_fonts(data)
