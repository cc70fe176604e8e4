"""The run that the first release promises, on a real hand-over workbook, from import to ticket."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ctv_desktop.app import features
from ctv_desktop.database import journal
from ctv_desktop.database.park_file import examine
from ctv_desktop.database.work import Database
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused

WORKBOOK = Path(__file__).parents[1] / "data" / "duplex-handover-cobie.xlsx"
TODAY = date(2026, 11, 23)


def rows(park: Database, sql: str, *params: object) -> list[tuple[object, ...]]:
    reader = park.reader()
    try:
        return reader.rows(sql, *params)
    finally:
        reader.close()


def bring_in(park: Database) -> None:
    from ctv_desktop.features.imports import plan, store

    reader = park.reader()
    planned = plan.plan_file(WORKBOOK, reader)
    reader.close()
    store.apply(park, planned)


def lease(park: Database, tenant: int, units: list[int], starts: date, ends: date) -> int:
    from ctv_desktop.features.leases import store

    lines = [
        {"unit_id": unit, "starts": starts, "ends": ends, "basis": "area", "rent": 15_000}
        for unit in units
    ]
    values = {"landlord_id": 1, "tenant_id": tenant, "starts": starts, "ends": ends,
              "lines": lines, "charges_rate": 2_500}  # fmt: skip
    changed = store.lease.save(park, values)
    assert changed.subject is not None
    return changed.subject


@pytest.fixture
def house(park: Database) -> Database:
    """The empty park with its rates, a landlord and the imported house."""
    from ctv_desktop.app.files import seed
    from ctv_desktop.features.landlords import store as landlords
    from ctv_desktop.features.tenants import store as tenants

    seed(park)
    landlords.save(park, {"legal_name": "Parc d'essai SA", "ice": "001234567000062"})
    bring_in(park)
    tenants.save(park, {"legal_name": "Atlas & Données <SARL>", "contacts": []})
    return park


def test_the_workbook_gives_22_spaces_and_422_06_square_metres(park: Database) -> None:
    bring_in(park)
    assert rows(park, "SELECT count(*), sum(usable_area) FROM unit") == [(22, 42_206)]
    assert rows(park, "SELECT kind, usable_area FROM unit WHERE code = 'Site'") == [
        ("common_part", 0)
    ]
    assert rows(park, "SELECT count(*) FROM building") == [(1,)]


def test_one_undo_takes_the_whole_import_back(park: Database) -> None:
    bring_in(park)
    journal.undo(park)
    for table in ("unit", "floor", "building", "site", "unit_search"):
        assert rows(park, f"SELECT count(*) FROM {table}") == [(0,)]


def test_from_import_to_lease_paper_and_ticket(house: Database) -> None:
    from ctv_desktop.features.leases import store as leases
    from ctv_desktop.features.tickets import store as tickets

    units = [
        int(str(id))
        for (id,) in rows(
            house, "SELECT id FROM unit WHERE kind <> 'common_part' ORDER BY rentable_area DESC, id"
        )
    ]
    starts, ends = date(2027, 1, 1), date(2035, 12, 31)
    first = lease(house, 1, units[:2], starts, ends)
    leases.acts.sign(house, first, TODAY, TODAY)

    second = lease(house, 1, [units[1], units[2]], date(2035, 6, 1), date(2037, 5, 31))
    with pytest.raises(Refused) as refused:
        leases.acts.sign(house, second, None, TODAY)
    sentence = str(refused.value)
    assert "BC-2026-001" in sentence or "BC-2027-001" in sentence
    assert "01/01/2036" in sentence + str([p.value for p in refused.value.proposals.values()])
    assert rows(house, "SELECT count(*) FROM lease_line WHERE binding = 1") == [(2,)]

    printed = features.found("leases.screen.summary:print_summary")
    reader = house.reader()
    papers = [printed(reader, first, TODAY, language.of(code)) for code in ("fr", "fr", "en")]
    reader.close()
    assert papers[0] == papers[1] != papers[2]
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(papers[0])).pages)
    assert "Atlas & Données <SARL>" in text
    assert "01/01/2027" in text

    place = f"unit:{units[0]}"
    changed = tickets.ticket.save(house, {"place": place, "title": "Fuite au plafond"})
    assert rows(house, "SELECT unit_id, state FROM ticket WHERE id = $1", changed.subject) == [
        (units[0], "open")
    ]
    assert all(finding.sound for finding in examine(house))
