"""The screens of condition reports as text: list, panel, form, acts, papers, issue, sheets."""

import hashlib
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.database import files, journal
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.deposits.screen import form as deposit
from ctv_desktop.features.leases.screen.acts import ending
from ctv_desktop.features.leases.screen.record import view as lease_view
from ctv_desktop.features.meters import store as meters
from ctv_desktop.features.meters.screen import sheet as meter_sheet
from ctv_desktop.features.register.rows import issued, verdict
from ctv_desktop.features.surveys import store
from ctv_desktop.features.surveys.rows import single
from ctv_desktop.features.surveys.screen import acts, form, grid, issuing, sheet
from ctv_desktop.features.surveys.screen.paper import content, print_survey
from ctv_desktop.features.surveys.screen.record import RECORD, view
from ctv_desktop.features.tickets.screen import blank
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from tests.features.leases import desks
from tests.features.stage import Desk
from tests.features.surveys.places import EXIT, TODAY, item, lease, made, picture, values
from tests.pdf import reading

FR = language.of("fr")


@pytest.fixture
def office(park: Database) -> Database:
    lease(park)
    return park


def exits(park: Database, **more: Any) -> int:
    """A report at exit with a damaged floor, signed."""
    items = [item("Accueil", "floor", "bad", entry_state="new", cost=1_000_00)]
    id = made(park, "exit", items=items, **more)
    store.sign(park, id, TODAY, TODAY)
    return id


# The form.


def test_a_new_report_begins_with_what_the_lease_knows(office: Database, reader: Reader) -> None:
    meters.save(office, {"building_id": 1, "unit_id": desks.OFFICE, "serial": "E-1"})
    found = form.load(reader, None, {"lease_id": 1, "kind": "entry"}, date(2027, 1, 1))
    assert [row["unit_id"] for row in found["units"]] == [desks.OFFICE, desks.PARKING]
    assert found["meters"][0]["serial"] == "E-1"
    rooms = {row["room"] for row in found["items"]}
    assert rooms == {"A-3.12 · Bureau", "P-041 · Place de parking"}
    assert not any(row.get("state") for row in found["items"])


def test_a_report_at_exit_begins_with_the_one_at_entry(office: Database, reader: Reader) -> None:
    entry = made(office)
    store.sign(office, entry, TODAY, TODAY)
    found = form.load(reader, None, {"lease_id": 1, "kind": "exit"}, EXIT)
    assert found["entry_id"] == entry
    before = [(row["room"], row["element"], row["state"]) for row in values()["items"]]
    assert before == [(row["room"], row["element"], row["entry_state"]) for row in found["items"]]
    assert [(row["given"], row["returned"]) for row in found["keys"]] == [(12, None)]


def test_a_report_is_loaded_saved_and_loaded_again(office: Database, reader: Reader) -> None:
    id = made(office)
    first = form.load(reader, id, {}, TODAY)
    first["items"][0]["state"] = "bad"
    form.save(office, first, id, first["version"])
    second = form.load(reader, id, {}, TODAY)
    assert second["items"][0]["state"] == "bad"
    assert [row["id"] for row in second["items"]] == [row["id"] for row in first["items"]]


def test_a_signed_report_is_not_opened(office: Database, reader: Reader) -> None:
    id = made(office)
    store.sign(office, id, TODAY, TODAY)
    with pytest.raises(Refused):
        form.load(reader, id, {}, TODAY)


def test_what_the_grid_says_is_what_the_store_keeps(office: Database, reader: Reader) -> None:
    entry = made(office)
    rows = [
        item("Accueil", "floor", "bad", entry_state="new", cost=10_000_00),
        item("Accueil", "hvac", "used", entry_state="good", cost=3_333_33),
        item("Bureau", "Store", "bad", entry_state="", cost=777_77, wear=1_234),
        item("Bureau", "walls", "new", entry_state="used", cost=50_00),
    ]
    id = made(office, "exit", entry_id=entry, items=rows)
    loaded = form.load(reader, id, {}, TODAY)
    kept = [row["due"] or None for row in loaded["items"]]
    assert [grid.follow(row, loaded)["due"] for row in loaded["items"]] == kept
    assert [grid.follow(row, loaded)["gap"] for row in loaded["items"]] == [
        "▼ 3", "▼ 1", "▼ 2", "▲ 2",
    ]  # fmt: skip


def test_rooms_are_added_and_not_twice(office: Database, reader: Reader) -> None:
    loaded = form.load(reader, made(office), {}, TODAY)
    names = {row["room"] for row in grid.new_room(reader, loaded)}
    assert names == {"Pièce 1"}
    more = grid.of_kind(reader, loaded)
    assert {row["room"] for row in more} == {"Bureau"}
    assert grid.of_kind(reader, {**loaded, "items": more}) == []
    picked = {"lease_id": 1, "day": date(2027, 1, 1), "units": []}  # a lease was just chosen
    assert {row["room"] for row in grid.of_kind(reader, picked)} == {
        "A-3.12 · Bureau", "P-041 · Place de parking",
    }  # fmt: skip


# The panel and the list.


def test_the_panel_tells_rooms_keys_and_what_is_missing(office: Database, reader: Reader) -> None:
    items = [item("Accueil", "floor", "bad"), item("Accueil", "walls", ""), item("Bureau", "floor")]
    found = view(reader, made(office, items=items), TODAY)
    assert found is not None
    assert found.title.endswith("-E1")
    rooms = next(one for one in found.related if str(one.title) == "Pièces")
    assert [(line.title, str(line.badge)) for line in rooms.lines] == [
        ("Accueil", "États manquants"), ("Bureau", "Bon état"),
    ]  # fmt: skip
    assert "1 élément" in str(found.values["unsigned"])


def test_acts_say_why_they_cannot_be_done(office: Database, reader: Reader) -> None:
    id = made(office)
    found = view(reader, id, TODAY)
    assert found is not None
    refused = {a.key for a in acts.ACTIONS if a.why_not and a.why_not(found.values)}
    assert refused == {"issue", "keep", "charge", "uncharge", "photos", "meters", "copy"}
    store.sign(office, id, TODAY, TODAY)
    found = view(reader, id, TODAY)
    assert found is not None
    refused = {a.key for a in acts.ACTIONS if a.why_not and a.why_not(found.values)}
    assert {"sign", "edit", "delete"} <= refused
    assert "issue" not in refused


def test_a_lease_shows_its_reports_and_says_where_one_is_missing(
    office: Database, reader: Reader
) -> None:
    def lines() -> Any:
        found = lease_view(reader, 1, TODAY)
        assert found is not None
        return next(one for one in found.related if str(one.title) == "États des lieux")

    assert lines().lines == ()
    assert "protège" in str(lines().empty)
    made(office)
    assert lines().lines[0].link.noun == "survey"


def test_a_unit_shows_its_reports(office: Database, reader: Reader) -> None:
    from ctv_desktop.features.park.screen.unit import unit_view

    made(office)
    for unit, count in ((desks.OFFICE, 1), (desks.OFFICE_2, 0)):
        found = unit_view(reader, unit, TODAY)
        assert found is not None
        titles = [str(one.title) for one in found.related]
        assert titles.count("États des lieux") == count


def test_a_move_out_begins_with_what_came_back(office: Database, reader: Reader) -> None:
    assert ending.left(reader, 1) is None
    keys = [{"kind": "badge", "what": "", "given": 12, "returned": 10}]
    exits(office, keys=keys)
    found = ending.left(reader, 1)
    assert found is not None
    assert found[0] == EXIT
    assert found[1].replace("\u00a0", " ") == "Badge : 10 sur 12"


# What it costs.


def test_what_is_borne_is_kept_from_the_deposit(
    office: Database, reader: Reader, tmp_path: Path
) -> None:
    from ctv_desktop.features.deposits import store as deposits

    paid = {"day": TODAY, "amount": 90_000_00, "method": "transfer"}
    deposits.receive(office, 1, paid, TODAY)
    id = exits(office)
    desk = Desk(office, tmp_path)
    act(acts.ACTIONS, "keep").run(desk, (id,))
    _edit, noun, _id, given = desk.asked[-1]
    assert (noun, given["lease_id"]) == ("deposit", 1)
    due = single.survey(reader, id).due  # type: ignore[union-attr]
    loaded = deposit.load(reader, None, given, TODAY)
    assert loaded["kept"][0]["amount"] == due
    assert "BC-2027-001-S1" in loaded["kept"][0]["reason"]
    assert loaded["amount"] == 90_000_00 - due
    deposits.give_back(office, 1, {**loaded, "reason": "Fin"}, TODAY)
    held = reader.value("SELECT sum(amount) FROM deposit_entry WHERE kind = 'kept'")
    assert held == due
    found = view(reader, id, TODAY)
    assert found is not None
    assert found.values["kept"] == due
    assert "déjà" in str(act(acts.ACTIONS, "keep").why_not(found.values))
    assert "déjà" in str(act(acts.ACTIONS, "charge").why_not(found.values))


def act(all_of: Any, key: str) -> Any:
    return next(one for one in all_of if one.key == key)


def test_the_meters_of_a_report_become_readings(
    office: Database, reader: Reader, tmp_path: Path
) -> None:
    meters.save(office, {"building_id": 1, "unit_id": desks.OFFICE, "serial": "E-1"})
    id = made(office, meters=[{"meter_id": 1, "counter": 5_000}])
    store.sign(office, id, TODAY, TODAY)
    desk = Desk(office, tmp_path)
    desk.today = lambda: TODAY  # type: ignore[method-assign]
    act(acts.ACTIONS, "meters").run(desk, (id,))
    assert reader.rows("SELECT counter, note FROM meter_reading") == [(5_000, "BC-2027-001-E1")]


# Papers.


@pytest.mark.parametrize("code", ["fr", "ar", "en", "fr-ar"])
def test_a_report_is_printed_with_its_photos(
    office: Database, reader: Reader, tmp_path: Path, code: str
) -> None:
    held = grid.take_photo(reader, picture(tmp_path / "vue.png", (320, 240)))
    given = values()
    given["items"][0]["photos"] = [held]
    id = made(office, items=given["items"])
    data = print_survey(reader, id, TODAY, language.of(code))
    assert data == print_survey(reader, id, TODAY, language.of(code))
    text = reading.words(data)
    for fact in ("BC-2027-001-E1", "Nadia Alami", "Youssef Bennani", "E-778", "Atlas Data SARL"):
        assert fact in text
    assert sum(len(page.images) for page in reading.reader(data).pages) == 1


def test_what_became_worse_is_shown_as_it_was(
    office: Database, reader: Reader, tmp_path: Path
) -> None:
    before, after = (
        grid.take_photo(reader, picture(tmp_path / f"{name}.png", (60, 40), name))
        for name in ("teal", "orange")
    )
    rows = [item("Accueil", "floor", "new", photos=[before]),
            item("Accueil", "walls", "good", photos=[before])]  # fmt: skip
    entry = made(office, items=rows)
    rows = [item("Accueil", "floor", "bad", entry_state="new", photos=[after]),
            item("Accueil", "walls", "good", entry_state="good")]  # fmt: skip
    id = made(office, "exit", entry_id=entry, items=rows)
    told = content(reader, id, TODAY)
    shown = [[(one["number"], one["entry"], one["digest"]) for one in row["photos"]]
             for row in told["items"]]  # fmt: skip
    assert shown == [[(1, True, before["digest"]), (2, False, after["digest"])], []]
    text = reading.words(print_survey(reader, id, TODAY, FR))
    assert "1 · À l’entrée · Accueil · Sol" in text
    assert "2 · À la sortie · Accueil · Sol" in text


def test_an_issued_report_is_frozen_and_verified(office: Database, reader: Reader) -> None:
    id = made(office)
    issue = partial(issuing.issue_now, id, TODAY)
    with pytest.raises(Refused):  # not signed
        issue(office, {"language": "fr-ar"})
    store.sign(office, id, TODAY, TODAY)
    changed = issue(office, {"language": "fr-ar"})
    assert changed.final
    paper = issued(reader, "survey", "survey", id)[0]
    kept = files.content(office.path, paper.file)
    assert kept is not None
    assert hashlib.sha256(kept).hexdigest() == paper.file
    assert print_survey(reader, id, TODAY, language.of("fr-ar")) == kept
    assert verdict(reader, kept).state == "issued"
    assert verdict(reader, kept.replace(b"%PDF", b"%PDf", 1)).state == "altered"
    with pytest.raises(Refused):
        issue(office, {"language": "fr-ar"})
    issue(office, {"language": "en"})


def test_a_signed_copy_is_kept_beside_the_issued_report(
    office: Database, reader: Reader, tmp_path: Path
) -> None:
    id = made(office)
    store.sign(office, id, TODAY, TODAY)
    desk = Desk(office, tmp_path)
    issuing.attach(desk, id, tmp_path / "scan.pdf")  # type: ignore[arg-type]
    assert desk.asked[-1][0] == "warn"
    issuing.issue_now(id, TODAY, office, {"language": "fr"})
    assert RECORD.takes is not None
    RECORD.takes(desk, id, [tmp_path / "scan.pdf"])  # type: ignore[arg-type]
    paper = issued(reader, "survey", "survey", id)[0]
    assert desk.asked[-1][:3] == ("paper", "signed-copy-of", paper.id)
    found = view(reader, id, TODAY)
    assert found is not None
    assert found.related[-1].lines[0].link is not None


def test_the_signature_of_an_issued_report_is_not_undone(office: Database, reader: Reader) -> None:
    id = made(office)
    store.sign(office, id, TODAY, TODAY)
    issuing.issue_now(id, TODAY, office, {"language": "fr"})
    with pytest.raises(Refused):
        journal.undo(office)
    found = single.survey(reader, id)
    assert found is not None
    assert found.signed


# Sheets to fill by hand.


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("code", ["fr", "ar", "en", "fr-ar"])
def test_a_blank_report_names_the_unit_its_rooms_and_its_tenant(reader: Reader, code: str) -> None:
    from ctv_desktop.features.surveys.rules.rooms import ROOMS
    from ctv_desktop.features.surveys.words import ELEMENTS

    spoken = language.of(code)
    data = sheet.print_sheet(reader, desks.OFFICE, date(2027, 2, 1), spoken)
    text = reading.words(data)
    for fact in ("A-3.12", "Atlas Data SARL", "BC-2027-001"):
        assert fact in text
    for room, elements in ROOMS["office"]:
        words = [room, *(ELEMENTS.label(element) for element in elements)]
        for said in words:
            shown = reading.plain(said.in_language(spoken))
            assert all(word in text for word in shown.split())
    assert data == sheet.print_sheet(reader, desks.OFFICE, date(2027, 2, 1), spoken)
    assert reading.unembedded_fonts(data) == []


@pytest.mark.usefixtures("office")
def test_a_blank_report_of_a_lease_has_all_its_units(reader: Reader) -> None:
    text = reading.words(sheet.make_lease(1, TODAY, reader, FR))
    assert "A-3.12 · Bureau" in text
    assert "P-041 · Place de parking" in text


def test_there_is_a_sheet_for_each_kind_of_unit(office: Database, reader: Reader) -> None:
    from ctv_desktop.features.park.words import UNIT_KINDS

    text = reading.words(sheet.make_kinds(TODAY, reader, FR))
    kinds = {kind for (kind,) in desks.rows(office, "SELECT DISTINCT kind FROM unit")}
    assert len(kinds) == 5
    for kind in kinds:
        assert reading.plain(str(UNIT_KINDS.label(kind))) in text


@pytest.mark.parametrize("code", language.CODES)
def test_a_sheet_of_meters_has_each_with_its_last_index(
    office: Database, reader: Reader, code: str
) -> None:
    for number in range(60):
        serial, unit = f"E-{number:03d}", desks.OFFICE if number % 2 else None
        meters.save(office, {"building_id": 1, "unit_id": unit, "serial": serial})
    meters.read(office, [{"meter_id": 1, "day": EXIT, "counter": 12_345_600}], TODAY)
    spoken = language.of(code)
    read = reading.pages(meter_sheet.print_sheet(reader, 1, TODAY, spoken))
    assert len(read) > 1
    whole = " ".join(read)
    assert all(f"E-{number:03d}" in whole for number in range(60))
    assert reading.plain(spoken.number(12_345)) in whole
    from ctv_desktop.values.say import say

    head = reading.plain(say("Serial number").in_language(spoken)).split()
    assert all(word in text for text in read if "E-0" in text for word in head)


def test_a_building_without_meters_has_no_sheet(office: Database, reader: Reader) -> None:
    with pytest.raises(Refused):
        meter_sheet.print_sheet(reader, 1, TODAY, FR)
    assert office.path.exists()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("code", language.CODES)
def test_a_blank_work_order_is_one_page(reader: Reader, code: str) -> None:
    from ctv_desktop.features.tickets.words import CATEGORIES, PRIORITIES

    spoken = language.of(code)
    read = reading.pages(blank.print_blank(reader, TODAY, TODAY, spoken))
    assert len(read) == 1
    for option in (*CATEGORIES.values(), *PRIORITIES.values()):
        shown = reading.plain(option.label.in_language(spoken))
        assert all(word in read[0] for word in shown.split())
