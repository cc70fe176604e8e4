"""Tickets in the window, without a window: form, panel, acts and the facts of the work order."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.tickets import rows, rules
from ctv_desktop.features.tickets.screen import paper
from ctv_desktop.features.tickets.screen.acts import ACTIONS, named_copies
from ctv_desktop.features.tickets.screen.form import FORM, load, warn
from ctv_desktop.features.tickets.screen.paper import content
from ctv_desktop.features.tickets.screen.record import view
from ctv_desktop.ui.declare import Field
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.identifiers import show_phone
from ctv_desktop.values.language import of, use
from ctv_desktop.values.say import say
from tests.features.tickets.places import OFFICE, TODAY, furnish, log


@pytest.fixture
def furnished(park: Database) -> Database:
    use("en")
    return furnish(park)


class Tasks:
    """A reading lane that reads at once."""

    def __init__(self, park: Database) -> None:
        self._park = park

    def read(self, function: Callable[..., Any], *args: Any, then: Any) -> None:
        reader = self._park.reader()
        then(function(reader, *args))
        reader.close()


class Desk:
    """The desk of a window: what was asked of it."""

    def __init__(self, park: Database) -> None:
        self.database = park
        self.tasks = Tasks(park)
        self.answers: Mapping[str, Any] = {}
        self.asked: list[str] = []
        self.edited: list[tuple[Any, ...]] = []
        self.papers: list[tuple[str, bytes]] = []
        self.file: Path | None = None
        self.told: list[str] = []

    def today(self) -> Any:
        return TODAY

    def ask(self, title: Any, text: Any, yes: Any, then: Any, danger: bool = False) -> None:
        self.asked.append(str(title))
        self.told.append(str(text))
        then()

    def warn(self, said: Any) -> None:
        self.told.append(str(said))

    def ask_values(
        self, title: Any, fields: Any, values: Any, function: Any, yes: Any, text: Any = None
    ) -> None:
        self.asked.append(str(title))
        self.told.append(str(text or ""))
        assert {field.key for field in fields} == set(values)
        function(self.database, {**values, **self.answers})

    def act(self, function: Any, *args: Any, then: Any = None) -> None:
        function(self.database, *args)

    def edit(self, noun: str, id: int | None, given: Any = None) -> None:
        self.edited.append((noun, id, given))

    def open_file(self, title: Any, kinds: Any, start: Any = None) -> Path | None:
        return self.file

    def preview(self, title: Any, file_name: str, make: Any, **_: Any) -> None:
        reader = self.database.reader()
        self.papers.append((file_name, make(reader, of("fr"))))
        reader.close()


def do(desk: Desk, key: str, *ids: int, **answers: Any) -> None:
    """Run an action of the list on tickets."""
    desk.answers = answers
    action = next(action for action in ACTIONS if action.key == key)
    action.run(desk, ids)  # type: ignore[arg-type]


def values_of(park: Database, id: int) -> Mapping[str, Any]:
    reader = park.reader()
    found = view(reader, id, TODAY)
    reader.close()
    assert found is not None
    return found.values


def test_what_the_form_loads_it_saves_unchanged(furnished: Database, reader: Reader) -> None:
    id = log(furnished, description="Sous l’évier", reporter="Nadia", category="water")
    values = load(reader, id, {}, TODAY)
    assert values["place"] == f"unit:{OFFICE}"
    before = reader.value("SELECT count(*) FROM journal_act")
    FORM.save(furnished, values, id, values["version"])
    assert reader.value("SELECT count(*) FROM journal_act") == before


def test_a_new_ticket_begins_where_one_stands(furnished: Database, reader: Reader) -> None:
    assert load(reader, None, {}, TODAY)["place"] is None
    assert load(reader, None, {"unit_id": 2, "building_id": 1}, TODAY)["place"] == "unit:2"
    assert load(reader, None, {"floor_id": 1}, TODAY)["place"] == "floor:1"
    copied = load(reader, None, {"like": log(furnished, category="water")}, TODAY)
    assert (copied["category"], "version" in copied) == ("water", False)
    with pytest.raises(Refused):
        load(reader, 99, {}, TODAY)


def test_place_subject_priority_and_category_are_enough(furnished: Database) -> None:
    required = {
        field.key
        for section in FORM.sections
        for field in section.fields
        if isinstance(field, Field) and field.required
    }
    assert required == {"place", "title"}
    values = {"place": "unit:1", "title": "Fuite", "priority": "P2", "category": "water"}
    assert FORM.save(furnished, values, None, None).subject == 1


def test_the_same_fault_reported_twice_is_pointed_out(furnished: Database, reader: Reader) -> None:
    id = log(furnished, category="water")
    values = {"place": "unit:1", "category": "water"}
    assert "T-" in str(warn(reader, values, None, TODAY)["place"])
    assert warn(reader, values, id, TODAY) == {}
    assert warn(reader, {"place": None, "category": None}, None, TODAY) == {}


def test_the_panel_tells_place_tenant_and_timeline(furnished: Database, reader: Reader) -> None:
    id = log(furnished, assignee="Samir", priority="P1")
    found = view(reader, id, TODAY)
    assert found is not None
    facts = {str(fact.label): fact for group in found.groups for fact in group.facts}
    assert facts["Unit"].value == "A-3.01"
    assert facts["Tenant today"].value == "Atlas Data SARL"
    assert facts["To be restored within"].value == "4 h, day and night"
    links = {fact.link.noun for fact in facts.values() if fact.link}
    assert links == {"unit", "floor", "building", "site", "tenant", "lease"}
    assert [line.title for line in found.related[0].lines] == ["Samir", "Fuite d’eau"]
    assert [noun for _, link in found.trail for noun in [link.noun]] == [
        "site", "building", "floor", "unit",
    ]  # fmt: skip
    assert view(reader, 99, TODAY) is None


def test_naming_another_does_not_look_like_another_state(furnished: Database) -> None:
    id, desk = log(furnished), Desk(furnished)
    do(desk, "start", id)
    do(desk, "assign", id, assignee="Clim SARL", assignee_kind="contractor")
    reader = furnished.reader()
    found = view(reader, id, TODAY)
    told = str(content(reader, id, TODAY).timeline[-1].text)
    reader.close()
    assert found is not None
    line = found.related[0].lines[0]
    assert (line.title, str(line.badge)) == ("Clim SARL", "Assigned")
    assert told == "Assigned: Clim SARL"
    people = {str(fact.label): fact.value for fact in found.groups[2].facts}
    assert people == {"Assigned to": "Clim SARL", "Done by": "contractor"}


def test_a_ticket_is_carried_to_its_end_by_the_actions(furnished: Database) -> None:
    id, desk = log(furnished), Desk(furnished)
    do(desk, "assign", id, assignee="Samir")
    do(desk, "start", id)
    do(desk, "wait", id, reason="Pièce")
    do(desk, "resume", id)
    do(desk, "remark", id, text="Reçue")
    do(desk, "resolve", id, outcome="Fait")
    do(desk, "close", id)
    assert values_of(furnished, id)["state"] == "closed"
    do(desk, "reopen", id, reason="Encore")
    do(desk, "cancel", id, reason="Doublon")
    do(desk, "delete", id)
    assert desk.asked[-1] == "Delete this ticket?"
    reader = furnished.reader()
    assert rows.ticket(reader, id, TODAY) is None
    reader.close()


def test_buttons_say_why_they_cannot(furnished: Database) -> None:
    values = values_of(furnished, log(furnished))
    for action in ACTIONS:
        if action.key in rules.ACTS and action.why_not is not None:
            assert action.why_not(values) == rules.why_not(action.key, "open")
    close = next(action for action in ACTIONS if action.key == "close")
    assert close.why_not is not None
    assert str(close.why_not(values)) == "Resolve this ticket first: say what was done."


def test_no_two_actions_share_a_shortcut() -> None:
    keys = [action.shortcut for action in ACTIONS if action.shortcut]
    assert len(keys) == len(set(keys))


def test_edit_and_duplicate_open_the_form(furnished: Database) -> None:
    desk = Desk(furnished)
    do(desk, "new", 0)
    do(desk, "edit", 7)
    do(desk, "duplicate", 7)
    assert desk.edited == [
        ("ticket", None, None),
        ("ticket", 7, None),
        ("ticket", None, {"like": 7}),
    ]


def test_files_open_under_their_own_names(furnished: Database, tmp_path: Path) -> None:
    id, desk = log(furnished), Desk(furnished)
    do(desk, "attach", id)
    assert values_of(furnished, id)["files"] == 0
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        desk.file = tmp_path / folder / "photo.jpg"
        desk.file.write_bytes(folder.encode())
        do(desk, "attach", id)
    reader = furnished.reader()
    place = named_copies(reader, id, furnished.path)
    reader.close()
    assert place is not None
    assert {path.read_bytes() for path in place.iterdir()} == {b"one", b"two"}
    assert values_of(furnished, id)["files"] == 2


def test_the_work_order_states_the_ticket(furnished: Database, reader: Reader) -> None:
    id = log(furnished, assignee="Samir", priority="P2", reporter_phone="+212522991234")
    sheet = content(reader, id, TODAY)
    assert (sheet.title, sheet.unit, sheet.tenant) == ("Fuite d’eau", "A-3.01", "Atlas Data SARL")
    assert sheet.issuer.name == "Aménageur du Parc SA"
    assert (
        sheet.reporter_phone.endswith("12\N{NO-BREAK SPACE}34") or "12 34" in sheet.reporter_phone
    )
    assert [str(target.within) for target in sheet.targets] == [
        "30 min", "4 h worked", "8 h worked",
    ]  # fmt: skip
    assert len(sheet.timeline) == 2
    with pytest.raises(Refused):
        content(reader, 99, TODAY)


def test_the_work_order_prints_the_same_bytes_twice(furnished: Database, reader: Reader) -> None:
    id = log(furnished)
    first = paper.print_ticket(reader, id, TODAY, of("fr"))
    assert first.startswith(b"%PDF")
    assert paper.print_ticket(reader, id, TODAY, of("fr")) == first
    desk = Desk(furnished)
    do(desk, "print", id)
    assert desk.papers[0][1] == first


def test_the_work_order_speaks_its_own_language_whatever_the_window_speaks(
    furnished: Database, reader: Reader
) -> None:
    id = log(furnished)
    papers = []
    for code in ("fr", "ar"):
        use(code)
        papers.append(paper.print_ticket(reader, id, TODAY, of("en")))
    assert papers[0] == papers[1]


def states(park: Database) -> list[str]:
    reader = park.reader()
    found = [str(state) for (state,) in reader.rows("SELECT state FROM ticket ORDER BY id")]
    reader.close()
    return found


def test_several_are_assigned_at_once_and_those_that_cannot_be_stay(furnished: Database) -> None:
    first, second, third = log(furnished), log(furnished), log(furnished)
    desk = Desk(furnished)
    do(desk, "resolve", third, outcome="Fait")
    do(desk, "assign", first, second, third, assignee="Société Maghreb Ascenseurs")
    assert states(furnished) == ["assigned", "assigned", "resolved"]
    assert desk.asked[-1] == "Assign 2 tickets"
    year = TODAY.year
    assert f"T-{year}-0001 · Fuite d’eau" in desk.told[-1]
    assert "1 other stays as it is" in desk.told[-1]
    journal.undo(furnished)
    assert states(furnished) == ["open", "open", "resolved"], "one undo takes all of it back"


def test_several_are_closed_or_deleted_only_after_a_question_that_names_them(
    furnished: Database,
) -> None:
    first, second, third = log(furnished), log(furnished), log(furnished)
    desk = Desk(furnished)
    for id in (first, second):
        do(desk, "resolve", id, outcome="Fait")
    do(desk, "close", first, second)
    assert desk.asked[-1] == "Close 2 tickets?"
    assert "This concerns 2 records" in desk.told[-1]
    assert states(furnished) == ["closed", "closed", "open"]
    do(desk, "close", first, second)
    assert desk.told[-1] == "This can be done to none of the tickets chosen."
    do(desk, "delete", second, third)
    assert states(furnished) == ["closed", "closed"], "work was done on the other: it is kept"


def test_what_one_ticket_refuses_is_done_to_none(furnished: Database) -> None:
    from ctv_desktop.features.tickets import store

    first, second = log(furnished), log(furnished)
    store.resolve(furnished, first, {"outcome": "Fait"})
    with pytest.raises(Refused):
        store.close_many(furnished, (first, second))
    assert states(furnished) == ["resolved", "open"]


def test_the_landlord_s_telephone_is_written_as_everywhere(furnished: Database) -> None:
    from ctv_desktop.features.landlords.model import Landlord

    with furnished.write(say("Telephone")) as work:
        work.find(Landlord, 1).phone = "+212522991234"
    fresh = furnished.reader()
    sheet = content(fresh, log(furnished), TODAY)
    fresh.close()
    assert sheet.issuer.phone == show_phone("+212522991234") != "+212522991234"
