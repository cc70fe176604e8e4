"""The screens of meters as text: list, panel, readings one by one, in a grid and from a file."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.meters import store
from ctv_desktop.features.meters.rows.lists import METERS
from ctv_desktop.features.meters.rules import file
from ctv_desktop.features.meters.screen import acts, from_file, reading
from ctv_desktop.features.meters.screen.record import RECORD
from ctv_desktop.values.errors import Refused
from tests.features.invoices import bills
from tests.features.leases import desks
from tests.features.stage import Desk

TODAY = date(2027, 3, 1)
OLD, DAY = date(2027, 1, 31), date(2027, 2, 28)


@pytest.fixture
def office(park: Database) -> Database:
    """Two meters: E-1 of lease L read at the end of January, E-2 of an empty office never."""
    bills.furnish(park)
    bills.lease(park)
    price = [{"valid_from": date(2026, 1, 1), "price": 12_000}]
    for unit, serial in ((desks.OFFICE, "E-1"), (desks.OFFICE_2, "E-2")):
        store.save(park, {"building_id": 1, "unit_id": unit, "serial": serial, "prices": price})
    store.read(park, [{"meter_id": 1, "day": OLD, "counter": 10_250_000}], TODAY)
    return park


def states(reader: Reader, today: date, **more: Any) -> dict[str, str]:
    keys = list(METERS.columns)
    rows = (dict(zip(keys, row[1:], strict=True)) for row in
            first_page(reader, METERS, Ask(today, **more)))  # fmt: skip
    return {row["serial"]: row["state"] for row in rows}


@pytest.mark.usefixtures("office")
def test_the_list_says_which_are_to_be_read(reader: Reader) -> None:
    assert states(reader, TODAY) == {"E-1": "read", "E-2": "new"}
    assert states(reader, date(2027, 3, 8), filter="late") == {"E-1": "late", "E-2": "new"}
    assert states(reader, TODAY, text="a-3.13") == {"E-2": "new"}


def test_the_panel_shows_readings_with_what_they_charge(office: Database, reader: Reader) -> None:
    store.read(office, [{"meter_id": 1, "day": DAY, "counter": 11_480_000}], TODAY)
    view = RECORD.view(reader, 1, TODAY)
    assert view is not None
    (readings,) = view.related
    assert [line.title for line in readings.lines] == [
        "28/02/2027\u00a0: 11\u202f480", "31/01/2027\u00a0: 10\u202f250",
    ]  # fmt: skip
    assert "1\u202f230 kWh consommés · 1\u202f476,00" in readings.lines[0].detail


@pytest.mark.usefixtures("office")
def test_what_is_typed_is_told_at_once(reader: Reader) -> None:
    warn = partial(reading.told_several, TODAY)
    row = {"meter_id": 1, "counter": 10_000_000, "estimated": False}
    said = warn(reader, {"day": DAY, "rows": [{"meter_id": 2, "counter": None}, row]})
    assert set(said) == {"rows.1.counter"}
    assert "ne peut pas baisser" in str(said["rows.1.counter"])
    good = {**row, "counter": 10_300_000}
    said = warn(reader, {"day": DAY, "rows": [good]})
    assert str(said["rows.0.counter"]) == "50 kWh consommés"


def test_the_grid_leaves_out_what_was_not_typed(office: Database) -> None:
    empty = {"meter_id": 2, "counter": None, "estimated": False}
    low = {"meter_id": 1, "counter": 1_000, "estimated": False}
    values = {"day": DAY, "read_by": "Rachid", "rows": [empty, low]}
    with pytest.raises(Refused) as refused:
        reading.several_now(TODAY, office, values)
    assert set(refused.value.problems) == {"rows.1.counter"}
    reading.several_now(TODAY, office, {**values, "rows": [empty, {**low, "counter": 10_260_000}]})
    found = desks.rows(office, "SELECT meter_id, counter, read_by FROM meter_reading WHERE id > 1")
    assert found == [(1, 10_260_000, "Rachid")]
    with pytest.raises(Refused):
        reading.several_now(TODAY, office, {**values, "rows": [empty]})


def test_readings_come_from_a_file(office: Database, tmp_path: Path) -> None:
    path = tmp_path / "releves.csv"
    path.write_text(
        "Compteur;Date;Index\ne-1;28/02/2027;11 480\nE-2;28/02/2027;7,5\nE-9;28/02/2027;1\n"
        "E-1;hier;5\n", encoding="utf-8",
    )  # fmt: skip
    desk = Desk(office, tmp_path)
    desk.today = lambda: TODAY  # type: ignore[method-assign]
    desk.files.append(path)
    take = next(act for act in acts.ACTIONS if act.key == "import")
    take.run(desk, ())  # type: ignore[arg-type]
    (asked,) = [one[1] for one in desk.asked if one[0] == "ask"]
    assert "Ligne 4" in asked
    assert "Ligne 5" in asked
    found = desks.rows(office, "SELECT meter_id, counter FROM meter_reading WHERE id > 1")
    assert found == [(1, 11_480_000), (2, 7_500)]
    assert desks.rows(office, "SELECT net FROM charge") == [(1_476_00,)]


def test_a_file_is_noted_whole_or_not_at_all(office: Database) -> None:
    entries = [
        {"meter_id": 2, "day": DAY, "counter": 1_000},
        {"meter_id": 1, "day": DAY, "counter": 1_000},
    ]
    with pytest.raises(Refused):
        from_file.import_now(office, entries, TODAY)
    assert desks.rows(office, "SELECT count(*) FROM meter_reading") == [(1,)]


def test_numbers_and_days_of_a_workbook_are_taken_as_they_are() -> None:
    lines = [(1, ("Serial", "Day", "Index")), (2, (10021, date(2027, 2, 28), 12.5))]
    found = file.read(lines, {"10021": [4]}, TODAY)
    assert found.entries == ({"meter_id": 4, "day": DAY, "counter": 12_500},)
    assert found.wrong == ()


def test_two_meters_of_one_number_are_not_guessed() -> None:
    found = file.read([(1, ("E-1", "28/02/2027", "5"))], {"e-1": [1, 2]}, TODAY)
    assert found.entries == ()
    assert len(found.wrong) == 1
