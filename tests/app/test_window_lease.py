"""A leasing officer is refused on a unit that is let, and takes the free day proposed."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from ctv_desktop.app import features
from ctv_desktop.app.dialogs import FormDialog
from ctv_desktop.app.window import Window
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.leases import store
from ctv_desktop.ui import ask
from ctv_desktop.values import language
from ctv_desktop.values.settings import Preferences

LET = """SELECT b.unit_id, b.ends FROM lease_line b WHERE b.binding AND b.ends > $1
         AND NOT EXISTS (SELECT 1 FROM lease_line o WHERE o.unit_id = b.unit_id
                         AND o.binding AND o.ends > b.ends)
         AND b.unit_id IN (SELECT id FROM unit WHERE part_of_id IS NULL)
         AND b.unit_id NOT IN (SELECT part_of_id FROM unit WHERE part_of_id IS NOT NULL)
         ORDER BY b.id LIMIT 1"""


@pytest.fixture
def window(qapp: QApplication, demo_park_file: Path, tmp_path: Path) -> Iterator[Window]:
    assert qapp is not None
    path = tmp_path / "demo.ctv"
    shutil.copy(demo_park_file, path)
    language.use("fr")
    preferences = Preferences(path.with_suffix(".json"))
    made = Window(open_park(path, features.schema), preferences, lambda _path: None, at_once=True)
    made.desk.draft_folder = tmp_path / "drafts"
    made.show()
    made.start()
    yield made
    with ask.answering("discard"):
        made.close()
    made.deleteLater()


def test_the_free_day_that_a_refused_signature_proposes_is_typed_into_the_draft(
    window: Window,
) -> None:
    today = window.desk.today()
    reader = window.desk.database.reader()
    unit, ends = reader.row(LET, (today + timedelta(days=30)).isoformat()) or (0, "")
    reader.close()
    free = date.fromisoformat(ends) + timedelta(days=1)
    values = {
        "tenant_id": 1,
        "landlord_id": 1,
        "regime": "doc",
        "starts": today,
        "ends": free + timedelta(days=900),
        "lines": [{"unit_id": unit}],
    }
    id = store.save(window.desk.database, values).subject
    assert id is not None
    sign = next(each for each in features.actions("lease") if each.key == "sign")
    desk: Any = window.desk
    sign.run(desk, (id,))
    dialog = window.findChild(FormDialog)
    assert isinstance(dialog, FormDialog)
    dialog.page.save()
    assert not dialog.page.problem.isHidden()
    shown = language.current().day(free)
    button = next(each for each in dialog.findChildren(QPushButton) if shown in each.text())
    button.click()
    form = window.places["leases"].form
    assert form is not None
    assert form.values()["starts"] == free
    form.save()
    store.sign(window.desk.database, id, today, today)


def test_a_deposit_is_received_and_returned_from_the_panel_of_its_lease(window: Window) -> None:
    held = "SELECT coalesce(sum(amount), 0) FROM deposit_entry WHERE lease_id = $1"
    reader = window.desk.database.reader()
    begun = "SELECT id FROM lease WHERE signed = 1 AND starts > $1 AND last_day > starts"
    id = reader.value(f"{begun} ORDER BY id DESC LIMIT 1", window.desk.today())
    before = reader.value(held, id)
    window.open_record("lease", id)
    panel = window.places["leases"].panel
    assert panel is not None
    assert panel.acts is not None
    panel.acts.made["deposit_receive"].trigger()
    dialog = next(each for each in window.findChildren(FormDialog) if each.isVisible())
    dialog.page.body.cells()["amount"].editor.put(1_000_00)
    dialog.page.save()
    assert reader.value(held, id) == before + 1_000_00
    reader.close()
    assert panel.acts.made["deposit_return"].isEnabled()
    panel.acts.made["deposit_return"].trigger()
    assert window.screen_key == "deposits"
    form = window.places["deposits"].form
    assert form is not None
    assert form.given == {"lease_id": id}
