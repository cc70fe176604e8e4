"""The acts on tickets: numbered, journaled, told on the timeline, undone, restored."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.files import file_of, files_of
from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Changed, Database
from ctv_desktop.features.tickets import rows, rules, store
from ctv_desktop.values.errors import Refused, Stale
from tests.features.tickets.places import DESK, OFFICE, TODAY, furnish, log


@pytest.fixture
def furnished(park: Database) -> Database:
    return furnish(park)


def found(park: Database, id: int) -> rows.Ticket:
    reader = park.reader()
    ticket = rows.ticket(reader, id, TODAY)
    reader.close()
    assert ticket is not None
    return ticket


def timeline(park: Database, id: int) -> list[tuple[str, str, str]]:
    reader = park.reader()
    lines = rows.remarks(reader, id)
    reader.close()
    return [(line.kind, line.state, line.text) for line in lines]


def at(park: Database, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(park, "now", lambda: moment)


def test_a_ticket_knows_all_that_holds_its_place(furnished: Database) -> None:
    ticket = found(furnished, log(furnished, f"unit:{DESK}"))
    assert (ticket.unit_id, ticket.floor_id, ticket.building_id, ticket.site_id) == (DESK, 1, 1, 1)
    assert (ticket.tenant, ticket.lease) == ("Atlas Data SARL", "BC-2026-001")
    building = found(furnished, log(furnished, "building:2"))
    assert (building.unit_id, building.floor_id, building.building_id) == (None, None, 2)
    assert building.place == "building:2"


@pytest.mark.parametrize("place", ["unit:99", "unit:", "room:1", "unit:x", "site:0", "x"])
def test_a_place_that_is_not_there_is_refused(furnished: Database, place: str) -> None:
    with pytest.raises(Refused):
        log(furnished, place)


def test_numbers_run_by_casablanca_year_without_a_gap(
    furnished: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(furnished, datetime(2026, 12, 31, 23, 0, tzinfo=UTC), monkeypatch)
    first = [found(furnished, log(furnished)).reference for _ in range(2)]
    with pytest.raises(Refused):
        log(furnished, title="")
    at(furnished, datetime(2027, 1, 1, 0, 30, tzinfo=UTC), monkeypatch)
    second = [found(furnished, log(furnished)).reference for _ in range(2)]
    assert first == ["T-2026-0001", "T-2026-0002"]
    assert second == ["T-2027-0001", "T-2027-0002"]


def test_the_number_of_a_deleted_ticket_is_kept_for_its_return(furnished: Database) -> None:
    log(furnished)
    gone = log(furnished)
    act = store.delete(furnished, gone)
    assert found(furnished, log(furnished)).reference.endswith("0003")
    journal.restore(furnished, act.act, act.said)
    assert found(furnished, gone).reference.endswith("0002")


def test_the_number_of_an_undone_ticket_is_given_again(furnished: Database) -> None:
    log(furnished)
    log(furnished)
    journal.undo(furnished)
    assert found(furnished, log(furnished)).reference.endswith("0002")


def test_a_whole_life_stands_on_the_timeline(furnished: Database) -> None:
    id = log(furnished)
    store.assign(furnished, id, {"assignee": "Samir", "assignee_kind": "contractor"})
    store.start(furnished, id)
    store.wait(furnished, id, {"reason": "Pièce commandée"})
    assert found(furnished, id).waiting_reason == "Pièce commandée"
    store.resume(furnished, id)
    store.add_remark(furnished, id, {"text": "Pièce reçue"})
    store.resolve(furnished, id, {"outcome": "Joint remplacé"})
    store.close(furnished, id)
    ticket = found(furnished, id)
    assert (ticket.state, ticket.waiting_reason, ticket.outcome) == ("closed", "", "Joint remplacé")
    assert ticket.opened_at <= (ticket.started_at or ticket.opened_at)
    assert None not in (ticket.assigned_at, ticket.started_at, ticket.resolved_at, ticket.closed_at)
    assert timeline(furnished, id) == [
        ("opened", "open", "Fuite d’eau"),
        ("assigned", "assigned", "Samir"),
        ("state", "in_progress", ""),
        ("state", "waiting", "Pièce commandée"),
        ("state", "in_progress", ""),
        ("remark", "", "Pièce reçue"),
        ("state", "resolved", "Joint remplacé"),
        ("state", "closed", ""),
    ]


def test_reopening_takes_the_end_back(furnished: Database) -> None:
    id = log(furnished, assignee="Samir")
    assert found(furnished, id).state == "assigned"
    store.resolve(furnished, id, {"outcome": "Fait"})
    store.close(furnished, id)
    store.reopen(furnished, id, {"reason": "Fuit encore"})
    ticket = found(furnished, id)
    assert (ticket.state, ticket.resolved_at, ticket.closed_at) == ("assigned", None, None)


@pytest.mark.parametrize(
    ("act", "key"),
    [
        (store.assign, "assignee"),
        (store.wait, "reason"),
        (store.resolve, "outcome"),
        (store.cancel, "reason"),
        (store.add_remark, "text"),
    ],
)
def test_an_act_without_its_words_changes_nothing(
    furnished: Database, act: Callable[..., Changed], key: str
) -> None:
    id = log(furnished)
    before = timeline(furnished, id)
    with pytest.raises(Refused) as refused:
        act(furnished, id, {key: " "})
    assert list(refused.value.problems) == [key]
    assert timeline(furnished, id) == before


def test_a_closed_ticket_is_not_changed(furnished: Database) -> None:
    id = log(furnished)
    store.cancel(furnished, id, {"reason": "Doublon"})
    for act in (store.start, store.close):
        with pytest.raises(Refused):
            act(furnished, id)
    with pytest.raises(Refused):
        store.save(furnished, {"place": "unit:1", "title": "Autre"}, id)
    assert found(furnished, id).title == "Fuite d’eau"


def test_each_act_is_undone_by_itself(furnished: Database, park: Database) -> None:
    id = log(furnished)
    store.resolve(furnished, id, {"outcome": "Fait"})
    journal.undo(furnished)
    assert found(furnished, id).state == "open"
    assert len(timeline(furnished, id)) == 1
    reader = park.reader()
    said = [str(entry.said.message) for entry in journal.history(reader, [("ticket", id)])]
    reader.close()
    assert said == ["Undone: {act}", "Resolve ticket {reference}", "Log ticket {reference}"]


def test_changing_the_assignee_in_the_form_assigns(furnished: Database) -> None:
    id = log(furnished)
    values = {"place": "unit:3", "title": "Fuite", "assignee": "Samir"}
    store.save(furnished, values, id, found(furnished, id).version)
    ticket = found(furnished, id)
    assert (ticket.state, ticket.unit, ticket.title) == ("assigned", "A-0.02", "Fuite")


def test_a_stale_save_is_refused(furnished: Database) -> None:
    id = log(furnished)
    version = found(furnished, id).version
    store.assign(furnished, id, {"assignee": "Samir"})
    with pytest.raises(Stale):
        store.save(furnished, {"place": "unit:1", "title": "Autre"}, id, version)


def test_a_deleted_ticket_comes_back_with_its_timeline(furnished: Database) -> None:
    id = log(furnished)
    before = timeline(furnished, id)
    done = store.delete(furnished, id)
    reader = furnished.reader()
    assert rows.ticket(reader, id, TODAY) is None
    assert [binned.row for binned in journal.bin_rows(reader, ["ticket"])] == [id]
    reader.close()
    journal.restore(furnished, done.act, done.said)
    assert timeline(furnished, id) == before


def test_a_ticket_with_work_on_it_is_not_deleted(furnished: Database) -> None:
    id = log(furnished, assignee="Samir")
    with pytest.raises(Refused):
        store.delete(furnished, id)


@pytest.mark.parametrize(
    "text", ["<b>A & B</b>", "é🙂\u200f عربي", "x" * 10_000, "a\x00b\x07c", "'; DROP TABLE ticket"]
)
def test_any_text_is_kept_as_it_can_be_shown(furnished: Database, text: str) -> None:
    kept = found(furnished, log(furnished, description=text)).description
    assert kept == text.replace("\x00", "").replace("\x07", "")
    with pytest.raises(Refused) as refused:
        log(furnished, title="x" * 10_000)
    assert list(refused.value.problems) == ["title"]


def test_files_lie_once_beside_the_park_under_their_hash(
    furnished: Database, tmp_path: Path
) -> None:
    one, two = log(furnished), log(furnished)
    photo = tmp_path / "photo é.jpg"
    photo.write_bytes(b"picture")
    store.attach(furnished, one, photo)
    store.attach(furnished, two, photo)
    kept = [path for path in files_of(furnished.path).rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [b"picture"]
    reader = furnished.reader()
    (file,) = rows.attachments(reader, one)
    reader.close()
    assert (file.name, file.size) == ("photo é.jpg", 7)
    assert file_of(furnished.path, file.digest) == kept[0]
    assert timeline(furnished, one)[-1] == ("file", "", "photo é.jpg")


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    furnished: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = log(furnished)
    empty = tmp_path / "empty.pdf"
    empty.touch()
    monkeypatch.setattr(rules, "LARGEST_FILE", 10)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"x" * 11)
    for path in (tmp_path / "gone.pdf", tmp_path, empty, large):
        with pytest.raises(Refused) as refused:
            store.attach(furnished, id, path)
        assert path.name in str(refused.value)
    assert len(timeline(furnished, id)) == 1
    assert not files_of(furnished.path).exists()


def test_search_finds_a_new_ticket_by_unit_and_words(furnished: Database, reader: Reader) -> None:
    id = log(furnished, f"unit:{OFFICE}")
    for text in ("fuite", "A-3.01", "t-20", "FUÎ"):
        page = first_page(reader, rows.TICKETS, Ask(TODAY, text=text))
        assert [row[0] for row in page] == [id], text
