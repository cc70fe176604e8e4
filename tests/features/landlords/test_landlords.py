"""The landlord: numbers checked as papers state them, saved, shown, never lost while in use."""

from datetime import date
from pathlib import Path

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.landlords import rows, rules, screen, store
from ctv_desktop.features.park import store as park_store
from ctv_desktop.values.errors import Refused, Stale

TODAY = date(2026, 11, 23)
EWANE = {
    "legal_name": "Parc Fictif SA",
    "legal_form": "Société anonyme",
    "capital": 100_000_000,
    "ice": "001561191000066",
    "rib": "MA64 0077 8000 0123 4567 8901 2396",
    "phone": "0522991234",
}


def test_r39_a_wrong_ice_is_refused_at_its_field() -> None:
    for wrong in ("001561191000065", "000000000000000", "12"):
        with pytest.raises(Refused) as refused:
            rules.checked({"ice": wrong})
        assert list(refused.value.problems) == ["ice"]


def test_r39_an_ice_whose_noughts_a_spreadsheet_dropped_is_proposed_whole() -> None:
    with pytest.raises(Refused) as refused:
        rules.checked({"ice": "1561191000066"})
    assert refused.value.proposals["ice"].value == "001561191000066"


def test_r40_a_rib_is_taken_out_of_its_iban_and_a_wrong_key_refused() -> None:
    assert rules.checked(EWANE)["rib"] == "007780000123456789012396"
    with pytest.raises(Refused, match="RIB"):
        rules.checked({"rib": "007780000123456789012397"})


def test_every_wrong_number_is_named_at_once() -> None:
    with pytest.raises(Refused) as refused:
        rules.checked({"ice": "1", "rib": "2", "email": "nobody", "tp": "x"})
    assert set(refused.value.problems) == {"ice", "rib", "email", "tp"}


def test_a_landlord_is_saved_read_and_edited(park: Database, reader: Reader) -> None:
    made = store.save(park, EWANE)
    assert made.subject is not None
    found = rows.first(reader)
    assert found is not None
    assert (found.id, found.phone, found.rib) == (
        made.subject,
        "+212522991234",
        "007780000123456789012396",
    )
    store.save(park, {"bank": "Banque fictive"}, found.id, found.version)
    assert rows.landlord(reader, found.id).bank == "Banque fictive"  # type: ignore[union-attr]
    with pytest.raises(Stale):
        store.save(park, {"bank": "Autre"}, found.id, found.version)


def test_a_landlord_without_a_name_is_refused(park: Database) -> None:
    with pytest.raises(Refused) as refused:
        store.save(park, {"legal_name": "  "})
    assert list(refused.value.problems) == ["legal_name"]


def test_a_landlord_named_by_a_site_is_not_deleted(park: Database, reader: Reader) -> None:
    landlord = store.save(park, EWANE).subject
    assert landlord is not None
    site = park_store.save_site(park, {"name": "Parc", "landlord_id": landlord}).subject
    assert site is not None
    with pytest.raises(Refused, match="1 site"):
        store.delete(park, landlord)
    park_store.delete(park, "site", site)
    store.delete(park, landlord)
    assert rows.first(reader) is None
    journal.undo(park)
    assert rows.first(reader) is not None


def test_the_panel_says_what_papers_still_need(park: Database, reader: Reader) -> None:
    landlord = store.save(park, {"legal_name": "Parc <b>& Fils</b> 🏢"}).subject
    assert landlord is not None
    shown = screen.view(reader, landlord, TODAY)
    assert shown is not None
    assert shown.tone == "warn"
    assert len(shown.groups[0].facts) == 7
    assert screen.load(reader, landlord, {}, TODAY)["version"] == 1
    assert screen.view(reader, landlord + 1, TODAY) is None


def test_a_logo_stands_on_the_papers_and_nothing_else_is_taken(
    park: Database, tmp_path: Path
) -> None:
    from PIL import Image

    from ctv_desktop.database import files

    store.save(park, {"legal_name": "Parc SA"})
    picture = tmp_path / "logo.png"
    Image.new("RGB", (60, 20), "teal").save(picture)
    store.set_logo(park, 1, picture)
    reader = park.reader()
    digest = reader.value("SELECT logo FROM landlord")
    reader.close()
    assert files.content(park.path, digest) == picture.read_bytes()
    wrong = tmp_path / "logo.txt"
    wrong.write_text("not a picture")
    for path in (wrong, tmp_path / "none.png", tmp_path):
        with pytest.raises(Refused):
            store.set_logo(park, 1, path)
    store.set_logo(park, 1, None)
