"""A new report from the list: what the lease knows comes once it is chosen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.meters import store as meters
from ctv_desktop.features.surveys import store
from ctv_desktop.features.surveys.rows import choices
from ctv_desktop.features.surveys.screen.form import FORM, load
from ctv_desktop.features.tenants.model import Contact
from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.values.say import say
from tests.features.leases import desks
from tests.features.stage import Desk
from tests.features.surveys.places import TODAY, lease, made


@pytest.fixture
def desk(qapp: QApplication, park: Database, tmp_path: Path) -> Iterator[Desk]:
    assert qapp is not None
    lease(park)
    with park.write(say("Name who signs")) as work:
        work.add(
            Contact(tenant_id=desks.ATLAS, name="Karim Alami", capacity="Gérant", role="legal")
        )
    meters.save(park, {"building_id": 1, "unit_id": desks.OFFICE, "serial": "E-1"})
    yield Desk(park, tmp_path)
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


def opened(desk: Desk, given: dict[str, Any] | None = None) -> FormPage:
    page = FormPage(desk, FORM, None, given)
    page.show()
    return page


def pick(page: FormPage, key: str, value: Any, label: str = "") -> None:
    editor: Any = page.body.cells()[key].editor
    editor.put(value, label)
    editor.edited.emit()


def choose_lease(page: FormPage, reader: Reader) -> None:
    pick(page, "lease_id", 1, choices.lease_name(reader, 1))


PARTS = ("units", "persons", "meters", "keys", "items")


def test_the_lease_once_chosen_fills_the_report_as_from_its_panel(
    desk: Desk, reader: Reader
) -> None:
    page = opened(desk)
    assert not page.values()["persons"]
    choose_lease(page, reader)
    known = opened(desk, {"lease_id": 1, "kind": "entry"})
    found, wanted = page.values(), known.values()
    assert {**found, "rates": None} == {**wanted, "rates": None}
    assert all(found[part] for part in PARTS)
    assert page.body.errors() == {}


def test_what_was_typed_before_stays(desk: Desk, reader: Reader) -> None:
    page = opened(desk)
    pick(page, "reservations", "Joints à reprendre")
    persons = page.body.rows["persons"]
    persons.add_row()
    pick(page, "persons.0.name", "Salma Idrissi")
    choose_lease(page, reader)
    found = page.values()
    assert found["reservations"] == "Joints à reprendre"
    assert [row["name"] for row in found["persons"]] == ["Salma Idrissi"]
    assert found["meters"][0]["serial"] == "E-1"


def test_a_report_turned_into_one_at_exit_is_compared_with_the_entry(
    desk: Desk, reader: Reader
) -> None:
    entry = made(desk.database)
    store.sign(desk.database, entry, TODAY, TODAY)
    page = opened(desk)
    choose_lease(page, reader)
    pick(page, "kind", "exit")
    found = page.values()
    assert found["entry_id"] == entry
    assert all(row["entry_state"] for row in found["items"])
    assert [row["given"] for row in found["keys"]] == [12]
    assert found["entered"] == load(reader, None, {"lease_id": 1, "kind": "exit"}, TODAY)["entered"]


def test_an_unreadable_lease_changes_nothing(desk: Desk, reader: Reader) -> None:
    page = opened(desk)
    choose_lease(page, reader)
    editor: Any = page.body.cells()["lease_id"].editor
    line = editor.line
    before = page.values()
    line.setText("personne")
    line.typed.emit()
    assert {key: page.values()[key] for key in PARTS} == {key: before[key] for key in PARTS}


def test_an_old_report_is_not_filled_again(desk: Desk) -> None:
    id = made(desk.database)
    page = FormPage(desk, FORM, id)
    page.show()
    before = page.values()["items"]
    pick(page, "kind", "exit")
    assert page.values()["items"] == before
