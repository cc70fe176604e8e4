"""Two thousand contracts of hostile facts: no exception, no missing field, no black box."""

from typing import TYPE_CHECKING

import pytest

from ctv_desktop.features.contracts.papers.contract import render
from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.contracts.screen.paper import stated
from tests.features.contracts.spoilt import faults, spoilt
from tests.features.leases import desks

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

COUNT = 2_000
DRAWN = 25  # one of so many is also written as a file
LANGUAGES = (("fr",), ("ar",), ("en",), ("fr", "ar"))


@pytest.mark.faults_long
def test_two_thousand_contracts(park: "Database") -> None:
    desks.furnish(park)
    desks.draft(park, desks.OFFICE, desks.PARKING)
    reader = park.reader()
    found = case(reader, 1, desks.TODAY)
    reader.close()
    for seed in range(COUNT):
        languages = LANGUAGES[seed % len(LANGUAGES)]
        assert faults(found, seed, languages) == [], seed
        if seed % DRAWN == 0:
            assert render(stated(spoilt(found, seed), languages, desks.TODAY)).endswith(b"%%EOF\n")
