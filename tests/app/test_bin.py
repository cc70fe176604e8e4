"""The bin: what was deleted stands in it under its name, whatever its noun, and comes back."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ctv_desktop.app.bin import BinSheet
from ctv_desktop.app.window import Window
from ctv_desktop.database.work import Database
from tests.app.test_window import opened, shut


@pytest.fixture
def window(qapp: QApplication, empty_park_file: Path, tmp_path: Path) -> Iterator[Window]:
    assert qapp is not None
    path = tmp_path / "park.ctv"
    shutil.copy(empty_park_file, path)
    made = opened(path)
    yield made
    shut(made)


def nameless(park: Database) -> tuple[int, int]:
    """A floor without a label and a rate, both deleted: no code, no name, no reference."""
    from ctv_desktop.features.park import store
    from ctv_desktop.features.rates import store as rates

    site = store.save_site(park, {"name": "Parc"}).subject
    building = store.save_building(park, {"site_id": site, "code": "A"}).subject
    floor = int(store.save_floor(park, {"building_id": building, "level": 0}).subject or 0)
    store.delete(park, "floor", floor)
    values = {"kind": "vat", "value": 2_000, "valid_from": date(2031, 1, 1), "source": "Loi"}
    rate = int(rates.save(park, values).subject or 0)
    rates.delete(park, rate)
    return floor, rate


def test_what_has_no_code_is_named_too_and_restored(window: Window) -> None:
    park = window.tasks.database
    floor, rate = nameless(park)
    sheet = BinSheet(window.desk)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert words[::2] == ["Paramètre TVA", "Étage 0"]
    for button in sheet.findChildren(QPushButton):
        button.click()
    reader = park.reader()
    assert reader.value("SELECT level FROM floor WHERE id = $1", floor) == 0
    assert reader.value("SELECT kind FROM dated_rate WHERE id = $1", rate) == "vat"
    sheet.close()


def test_what_is_in_the_way_of_a_restore_is_said_in_the_bin(window: Window) -> None:
    from ctv_desktop.features.park import store

    park = window.tasks.database
    site = store.save_site(park, {"name": "Parc"}).subject
    building = int(store.save_building(park, {"site_id": site, "code": "A"}).subject or 0)
    store.delete(park, "building", building)
    store.save_building(park, {"site_id": site, "code": "A"})
    sheet = BinSheet(window.desk)
    sheet.show()
    button = sheet.findChildren(QPushButton)[0]
    assert sheet.focusWidget() is button
    button.click()
    assert "« A »" in sheet.notices.texts()[0].replace("\u00a0", " ")
    assert not window.notices.texts()
    sheet.close()
