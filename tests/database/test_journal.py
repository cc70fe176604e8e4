"""The journal: every act is kept, chained, undone, redone, and brought back from the bin."""

import json
import sqlite3
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctv_desktop.database import journal, sealing
from ctv_desktop.database.park_file import examine
from ctv_desktop.database.work import Changed, Database
from ctv_desktop.features.tenants.model import Contact, ContactDraft, Tenant, TenantDraft
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say


def make(park: Database, name: str) -> Changed:
    with park.write(say("New tenant {name}", name=name)) as work:
        work.put(Tenant, TenantDraft, {"legal_name": name})
    return work.changed


def rename(park: Database, id: int, name: str) -> Changed:
    with park.write(say("Rename tenant {name}", name=name)) as work:
        work.put(Tenant, TenantDraft, {"legal_name": name}, id)
    return work.changed


def names(park: Database) -> list[str]:
    reader = park.reader()
    try:
        return [name for (name,) in reader.rows("SELECT legal_name FROM tenant ORDER BY id")]
    finally:
        reader.close()


def test_a_write_says_what_it_changed(park: Database) -> None:
    changed = make(park, "Atlas Data")
    assert changed.tables == {"tenant"}
    assert changed.ids == {"tenant": frozenset({1})}
    assert changed.act == 1


def test_a_write_that_changes_nothing_leaves_no_act(park: Database) -> None:
    make(park, "Atlas Data")
    assert rename(park, 1, "Atlas Data").act == 0


def test_history_names_the_field_with_before_and_after(park: Database) -> None:
    make(park, "Atlas Data")
    rename(park, 1, "Rif Cloud")
    reader = park.reader()
    newest, oldest = journal.history(reader, [("tenant", 1)])
    reader.close()
    assert [(d.key, d.before, d.after) for d in newest.differences] == [
        ("legal_name", "Atlas Data", "Rif Cloud")
    ]
    assert str(oldest.said.in_language)
    assert oldest.said.args["name"] == "Atlas Data"


def test_undo_and_redo_walk_the_acts_in_order(park: Database) -> None:
    make(park, "A")
    rename(park, 1, "B")
    rename(park, 1, "C")
    seen = []
    for act in (journal.undo, journal.undo, journal.redo, journal.undo, journal.undo):
        act(park)
        seen.append(names(park))
    assert seen == [["B"], ["A"], ["B"], ["A"], []]
    with pytest.raises(Refused):
        journal.undo(park)
    for expected in (["A"], ["B"], ["C"]):
        journal.redo(park)
        assert names(park) == expected
    with pytest.raises(Refused):
        journal.redo(park)


def test_a_new_act_ends_what_can_be_redone(park: Database) -> None:
    make(park, "A")
    rename(park, 1, "B")
    journal.undo(park)
    make(park, "Z")
    with pytest.raises(Refused):
        journal.redo(park)


def test_undo_is_refused_where_someone_else_changed_the_row(park: Database) -> None:
    make(park, "A")
    rename(park, 1, "Mine")
    mine, park.who = park.who, "someone else"
    rename(park, 1, "Theirs")
    park.who = mine
    with pytest.raises(Refused):
        journal.undo(park)
    assert names(park) == ["Theirs"]


def test_one_does_not_undo_what_another_did(park: Database) -> None:
    make(park, "A")
    park.who = "someone else"
    with pytest.raises(Refused):
        journal.undo(park)


def test_the_bin_gives_back_a_record_with_what_belongs_to_it(park: Database) -> None:
    make(park, "A")
    with park.write(say("New contact")) as work:
        work.put(Contact, ContactDraft, {"tenant_id": 1, "name": "N. Alaoui"})
    with park.write(say("Delete tenant")) as work:
        work.remove(work.find(Contact, 1))
        work.remove(work.find(Tenant, 1))
    reader = park.reader()
    (binned,) = journal.bin_rows(reader, ["tenant"])
    assert binned.values["legal_name"] == "A"
    journal.restore(park, binned.act, binned.said)
    assert reader.rows("SELECT name FROM contact") == [("N. Alaoui",)]
    assert journal.bin_rows(reader, ["tenant"]) == []
    assert reader.rows("SELECT rowid FROM tenant_search WHERE tenant_search MATCH 'alaoui'") == [
        (1,)
    ]
    reader.close()


def test_a_restore_can_itself_be_undone(park: Database) -> None:
    make(park, "A")
    with park.write(say("Delete tenant")) as work:
        work.remove(work.find(Tenant, 1))
    reader = park.reader()
    (binned,) = journal.bin_rows(reader, ["tenant"])
    reader.close()
    journal.restore(park, binned.act, binned.said)
    journal.undo(park)
    assert names(park) == []


def test_the_chain_shows_a_change_made_behind_the_program(park: Database) -> None:
    for name in "ABC":
        make(park, name)
    assert all(finding.sound for finding in examine(park))
    park.close()
    raw = sqlite3.connect(park.path)
    raw.execute(
        "UPDATE journal_change SET after = replace(after, '\"B\"', '\"X\"') WHERE act_id = 2"
    )
    raw.commit()
    raw.close()
    reader = park.reader()
    assert journal.broken_links(reader) == [2]
    reader.close()


def test_the_journal_cannot_be_deleted_from(park: Database) -> None:
    make(park, "A")
    raw = sqlite3.connect(park.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute("DELETE FROM journal_change")
    raw.close()


def test_an_act_is_read_again_in_any_language() -> None:
    act = say("Restore: {act}", act=say("New tenant {name}", name="Élan <b>"))
    assert str(sealing.unpack(sealing.pack(act))) == str(act)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["new", "name", "undo", "redo", "delete"]), max_size=14))
def test_whatever_is_undone_and_redone_the_park_stays_sound(
    park: Database, steps: list[str]
) -> None:
    for number, step in enumerate(steps):
        try:
            match step:
                case "new":
                    make(park, f"T{number}")
                case "undo":
                    journal.undo(park)
                case "redo":
                    journal.redo(park)
                case _:
                    with park.write(say("Act")) as work:
                        row = work.find(Tenant, 1)
                        if step == "delete":
                            work.remove(row)
                        else:
                            row.legal_name = f"N{number}"
        except Refused:
            continue
    assert all(finding.sound for finding in examine(park))


def test_the_journal_alone_tells_the_present_state(park: Database) -> None:
    make(park, "A")
    rename(park, 1, "B")
    make(park, "C")
    journal.undo(park)
    reader = park.reader()
    state: dict[int, str] = {}
    for row, after in reader.rows("SELECT row_id, after FROM journal_change ORDER BY id"):
        if after is None:
            state.pop(row)
        else:
            state[row] = json.loads(after)["legal_name"]
    reader.close()
    assert list(state.values()) == names(park)


JSON = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False)


@given(values=st.dictionaries(st.text(), JSON), before=st.none() | st.text(), row=st.integers())
def test_the_journal_writes_and_seals_lines_as_the_json_library_does(
    values: dict[str, Any], before: str | None, row: int
) -> None:
    after = json.dumps(values, ensure_ascii=False, sort_keys=True)
    assert sealing.dump(values) == after
    if not any("\ud800" <= char <= "\udfff" for char in f"{after}{before}"):
        line = (3, row, "unit", row, before, after)
        sealed = sha256(b"x" + json.dumps(("head",)).encode())
        sealed.update(json.dumps(line, ensure_ascii=False).encode())
        assert sealing.chain("x", ("head",), [line]) == sealed.hexdigest()
