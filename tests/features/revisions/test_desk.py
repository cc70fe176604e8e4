"""The revision desk on a real park: what it lists, keeps, approves and takes back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from ctv_desktop.database import journal
from ctv_desktop.database.read import Ask, Reader, View, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.overview import rows as overview
from ctv_desktop.features.overview.screen.side import line_of
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.revisions import store
from ctv_desktop.features.revisions.model import Proposal, ProposalDraft
from ctv_desktop.features.revisions.rows.case import case
from ctv_desktop.features.revisions.rows.desk import DESK, Waiting, waiting
from ctv_desktop.features.revisions.rules import days
from ctv_desktop.features.revisions.screen import acts, approve, form, importing
from ctv_desktop.features.revisions.screen.record import view
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use
from ctv_desktop.values.say import say
from tests.features.leases.desks import (
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    TODAY,
    furnish,
    invoice,
    rows,
    signed,
)
from tests.features.stage import Desk

SINCE, TO = date(2023, 1, 1), date(2031, 12, 31)
KEYS = list(DESK.columns)
TABLES = ("lease", "lease_step", "rent_span", "revision", "revision_proposal", "index_value")


@pytest.fixture
def furnished(park: Database) -> Database:
    use("en")
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    found = furnished.reader()
    yield found
    found.close()


def let(park: Database, *units: int, **more: Any) -> int:
    return signed(park, *units, **{"starts": SINCE, "ends": TO, **more})


def listed(reader: Reader, filter: str = "", today: date = TODAY) -> list[dict[str, Any]]:
    found = first_page(reader, DESK, Ask(today, filter), 1_000)
    return [dict(zip(("id", *KEYS), row, strict=True)) for row in found]


def stored(park: Database) -> dict[str, list[tuple[Any, ...]]]:
    """What an act on revisions may touch; versions grow with an undo too."""
    names = {t: [c for (c,) in rows(park, f"SELECT name FROM pragma_table_info('{t}')")
                 if c != "version"] for t in TABLES}  # fmt: skip
    return {t: rows(park, f"SELECT {', '.join(names[t])} FROM {t} ORDER BY id") for t in TABLES}


def test_a_revision_falls_on_each_unit_and_on_the_spans(furnished: Database) -> None:
    lines = [{"unit_id": OFFICE, "rent": 15_000}, {"unit_id": PARKING, "rent": 33_333}]
    id = let(furnished, OFFICE, lines=lines)
    store.approve(furnished, [id], TODAY)
    day = "2026-12-01"
    assert rows(furnished, "SELECT old_rent, new_rent, rate, effective_on FROM revision") == [
        (4_533_333, 4_986_666, 1_000, day)
    ]
    steps = rows(furnished, "SELECT amount, kind, origin, revision_id FROM lease_step")
    assert sum(step[0] for step in steps) == 4_986_666
    assert {step[1:] for step in steps} == {("amount", "revision", 1)}
    spans = rows(furnished, "SELECT sum(rent) FROM rent_span WHERE starts = $1", day)
    assert spans == [(4_986_666,)]
    assert rows(furnished, "SELECT monthly_rent FROM lease") == [(4_986_666,)]


def test_a_batch_is_one_act_and_one_undo_restores_all(furnished: Database) -> None:
    one, two = let(furnished, OFFICE), let(furnished, OFFICE_2, PARKING, tenant=RIF,
                   lines=[{"unit_id": OFFICE_2, "rent": 14_999}])  # fmt: skip
    store.propose(furnished, two, {"rate": 333}, TODAY)
    before = stored(furnished)
    changed = store.approve(furnished, [one, two], TODAY)
    assert str(changed.said) == "Revise the rents of 2 leases"
    assert len(rows(furnished, "SELECT id FROM revision")) == 2
    assert not rows(furnished, "SELECT id FROM revision_proposal")
    journal.undo(furnished)
    assert stored(furnished) == before
    journal.redo(furnished)
    assert len(rows(furnished, "SELECT id FROM revision")) == 2


def test_nothing_of_a_batch_is_written_where_one_is_refused(furnished: Database) -> None:
    one, two = let(furnished, OFFICE), let(furnished, OFFICE_2, starts=date(2026, 1, 1))
    store.propose(furnished, one, {"rate": 500}, TODAY)
    before = stored(furnished)
    invoice(furnished, one, date(2026, 12, 1), date(2032, 1, 31))
    with pytest.raises(Refused) as refused:
        store.approve(furnished, [two, one], TODAY)
    assert "BC-" in str(refused.value)
    assert stored(furnished) == before


def test_invoiced_days_keep_their_rent(furnished: Database, reader: Reader) -> None:
    id = let(furnished, OFFICE)
    invoice(furnished, id, date(2026, 10, 1), date(2026, 12, 31))
    assert listed(reader)[0]["day"] == "2027-01-01"
    with pytest.raises(Refused) as refused:
        store.propose(furnished, id, {"effective_on": date(2026, 12, 1)}, TODAY)
    assert refused.value.proposals["effective_on"].value == date(2027, 1, 1)
    store.approve(furnished, [id], TODAY)
    assert rows(furnished, "SELECT effective_on FROM revision") == [("2027-01-01",)]


def test_a_rise_above_the_cap_needs_a_reason_that_is_kept(furnished: Database) -> None:
    id = let(furnished, OFFICE)
    with pytest.raises(Refused) as refused:
        store.propose(furnished, id, {"rate": 1_200}, TODAY)
    assert "49,500.00" in str(refused.value)
    store.propose(furnished, id, {"rate": 1_200, "reason": " Expertise du 3/10 "}, TODAY)
    store.approve(furnished, [id], TODAY)
    assert rows(furnished, "SELECT new_rent, cap, reason, basis FROM revision") == [
        (5_040_000, 1_000, "Expertise du 3/10", "agreed")
    ]
    with pytest.raises(Refused, match="only comes on 01/12/2029"):
        store.approve(furnished, [id], TODAY)


def test_what_cannot_be_revised_says_why(furnished: Database) -> None:
    from ctv_desktop.features.leases import store as leases

    id = leases.save(
        furnished, {"landlord_id": 1, "tenant_id": 1, "starts": SINCE, "ends": TO,
                    "lines": [{"unit_id": OFFICE}]}
    ).subject or 0  # fmt: skip
    with pytest.raises(Refused, match="edited"):
        store.approve(furnished, [id], TODAY)
    with pytest.raises(Refused, match="not both"):
        store.propose(furnished, let(furnished, OFFICE_2), {"rate": 1, "rent": 2}, TODAY)
    with pytest.raises(Refused, match="Nothing was typed"):
        store.withdraw(furnished, [id])


# Index.


def linked(park: Database, **more: Any) -> int:
    values = {date(2022, 11, 1): 1_000_000, date(2026, 10, 1): 1_060_000}
    store.import_values(park, "IPC", "Prix", "HCP", values)
    return let(
        park, OFFICE, revision_kind="index", index_id=1, index_month=date(2022, 11, 1), **more
    )


def test_an_index_moves_the_rent_and_the_month_it_stands_for(furnished: Database) -> None:
    id = linked(furnished, index_share=5_000)
    store.approve(furnished, [id], TODAY)
    assert rows(furnished, "SELECT new_rent, rate, basis FROM revision") == [
        (4_635_000, 300, "index")
    ]
    assert rows(furnished, "SELECT index_month FROM lease") == [("2026-10-01",)]
    journal.undo(furnished)
    assert rows(furnished, "SELECT index_month FROM lease") == [("2022-11-01",)]


def test_a_missing_index_blocks_only_its_row(furnished: Database, reader: Reader) -> None:
    other = let(furnished, OFFICE_2, lines=[{"unit_id": OFFICE_2, "rent": 14_000}])
    id = linked(furnished)
    store.import_values(furnished, "IPC", "", "", {date(2026, 9, 1): 1_050_000})
    rows_by = {row["id"]: row for row in listed(reader)}
    assert rows_by[id]["ready"] == "ready"
    store.propose(furnished, id, {"effective_on": date(2027, 3, 1), "rate": 200}, TODAY)
    store.withdraw(furnished, [id])
    later = {row["id"]: row for row in listed(reader, today=date(2027, 2, 3))}
    assert (later[id]["ready"], later[id]["proposed"]) == ("missing", None)
    assert later[other]["ready"] == "ready"
    desk = Desk(furnished, Path())
    desk.today = lambda: date(2027, 2, 3)  # type: ignore[method-assign]
    approve.approve(desk, (id, other))  # type: ignore[arg-type]
    text = next(said for kind, said in desk.asked if kind == "ask")
    assert "1 other stays as it is" in text
    assert "no value is known for January 2027" in text
    assert rows(furnished, "SELECT lease_id FROM revision") == [(other,)]


def test_a_file_of_values_is_shown_before_it_is_taken_in(
    furnished: Database, tmp_path: Path
) -> None:
    path = tmp_path / "ipc.csv"
    path.write_bytes("Mois;Valeur\njanv. 2026;118,4\n02/2026;119,25\n03/2026;0\n".encode("cp1252"))
    reader = furnished.reader()
    found = importing.read(reader, path)
    reader.close()
    said = importing.preview(found)
    assert "February 2026" in said
    assert "Line 4" in said
    importing.import_now(found, furnished, {"code": "IPC", "name": "", "source": "HCP"})
    assert rows(furnished, "SELECT month, value FROM index_value") == [
        ("2026-01-01", 1_184_000), ("2026-02-01", 1_192_500)
    ]  # fmt: skip
    with pytest.raises(Refused):
        importing.import_now(found, furnished, {"code": "", "name": "", "source": ""})


# The list says what the rules say.


def test_the_list_says_what_the_rules_say(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    rates = all_rates(reader)
    seen: set[tuple[str, str]] = set()
    for today in (TODAY, date(2024, 2, 29), date(2028, 5, 31), date(2031, 1, 1)):
        for row in listed(reader, today=today):
            found = case(reader, row["id"], today, rates)
            assert found is not None
            assert found.open
            offer, held = found.offer, found.clause
            due = days.due_on(held, rates)
            assert (row["since"], row["first"], row["day"]) == (
                held.since.isoformat(), offer.first.isoformat(), offer.day.isoformat()
            )  # fmt: skip
            assert row["due"] == (due.isoformat() if due else None)
            assert (row["rent"], row["cap"]) == (offer.old, offer.cap)
            assert row["state"] == days.state(held, rates, today)
            assert (row["ready"] in ("ready", "override")) == (not found.problems)
            if row["ready"] != "missing":
                assert (row["proposed"], row["rate"] or 0) == (offer.new, offer.rate)
            seen.add((row["state"], row["ready"]))
    assert {state for state, _ready in seen} == {"due", "soon", "later", "done"}
    assert {"ready", "missing", "far"} <= {ready for _state, ready in seen}


def test_the_list_says_what_the_rules_say_of_what_was_typed(
    furnished: Database, reader: Reader
) -> None:
    id = linked(furnished, index_floor=200, index_ceiling=900)
    store.import_values(furnished, "IPC", "", "", {date(2024, 4, 1): 1_234_567})
    rates, seen = all_rates(reader), set()
    typed: list[dict[str, Any]] = [
        {"effective_on": date(2024, 6, 1), "reason": "x"}, {"rate": -300}, {"rate": 1_000},
        {"rent": 4_444_444}, {"rate": 2_000, "reason": "x"}, {"effective_on": date(2027, 1, 31)},
    ]  # fmt: skip
    for values in typed:
        with furnished.write(say("Type")) as work:
            for old in work.exec(select(Proposal)).all():
                work.remove(old)
            work.put(Proposal, ProposalDraft, {"lease_id": id, **values})
        for reason in ("x", ""):
            with furnished.write(say("Type")) as work:
                work.exec(select(Proposal)).one().reason = reason
            (row,) = listed(reader)
            found = case(reader, id, TODAY, rates)
            assert found is not None
            offer = found.offer
            assert (row["ready"] in ("ready", "override")) == (not found.problems)
            assert row["day"] == offer.day.isoformat()
            if row["ready"] != "missing":
                assert (row["proposed"], row["rate"]) == (offer.new, offer.rate)
            seen.add(row["ready"])
    assert seen == {"ready", "override", "over", "early", "missing"}


def test_two_days_bound_the_list(furnished: Database, reader: Reader) -> None:
    let(furnished, OFFICE)
    for between, count in (("2026-01-01/2026-12-31", 1), ("2027-01-01/2027-12-31", 0)):
        ask = Ask(TODAY, "", scope={"between": between})
        assert View.make(Reader(reader.path), DESK, ask).count == count
    assert acts.span(TODAY, 3, 1) == (date(2027, 1, 1), date(2027, 3, 31))
    assert acts.span(TODAY, 12) == (date(2026, 1, 1), date(2026, 12, 31))


def test_home_counts_what_the_desk_lists(furnished: Database, reader: Reader) -> None:
    let(furnished, OFFICE)
    let(furnished, OFFICE_2, starts=date(2025, 1, 1))
    assert waiting(reader, TODAY) == Waiting(1, 1_000, 4_500_000, 4_950_000)
    (concern,) = [one for one in overview.concerns(reader, TODAY) if one.kind == "revisions"]
    line = line_of(concern, TODAY)
    assert (line.title, line.detail) == (
        "Revision possible (+10% at most)", "1 lease · 45,000.00 → 49,500.00"
    )  # fmt: skip
    store.approve(furnished, [1], TODAY)
    assert waiting(reader, TODAY).count == 0


def test_home_counts_the_same_in_the_demo_park(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    for today in (TODAY, date(2028, 2, 29), date(2029, 8, 31)):
        found = listed(reader, "allowed", today)
        assert waiting(reader, today) == Waiting(
            len(found), max((row["cap"] or 0 for row in found), default=0),
            sum(row["rent"] for row in found),
            sum(row["rent"] if row["proposed"] is None else row["proposed"] for row in found),
        )  # fmt: skip


# The window.


def test_the_panel_explains_and_shows_the_units_and_the_past(
    furnished: Database, reader: Reader
) -> None:
    id = let(furnished, OFFICE, PARKING)
    found = view(reader, id, TODAY)
    assert found is not None
    facts = {str(f.label): f for group in found.groups for f in group.facts}
    assert facts["Proposed rent"].value == 5_005_000
    assert facts["Deposit to top up"].value == 3 * 455_000
    why = facts["Proposed rent"].why
    assert why is not None
    assert "Loi 07-03" in str(why.law)
    (units, past) = found.related
    assert [(line.title, line.detail) for line in units.lines] == [
        ("A-3.12", "45,000.00 → 49,500.00"), ("P-041", "500.00 → 550.00")
    ]  # fmt: skip
    assert past.lines == ()
    store.approve(furnished, [id], TODAY)
    found = view(reader, id, TODAY)
    assert found is not None
    assert [line.title for line in found.related[1].lines] == ["45,500.00 → 50,050.00"]
    assert "Start of the lease: 01/01/2023" in found.related[1].lines[0].detail
    assert str(found.state) == "Revised"


def test_the_form_says_what_follows_and_is_saved(furnished: Database, reader: Reader) -> None:
    id = let(furnished, OFFICE)
    values = form.load(reader, id, {}, TODAY)
    assert (values["rate"], values["now"]) == (None, 4_500_000)
    said = form.warn(reader, values, id, TODAY)
    assert str(said["rate"]) == "New rent: 49,500.00 (10%)"
    said = form.warn(reader, {**values, "rate": 1_200}, id, TODAY)
    assert "49,500.00" in str(said["rate"])
    said = form.warn(reader, {**values, "rate": 500}, id, TODAY)
    assert str(said["rate"]) == "New rent: 47,250.00 (5%)"
    assert str(said["now"]) == "Deposit to top up: 6,750.00"
    form.save(furnished, {**values, "rate": 500}, id, None)
    assert listed(reader)[0]["proposed"] == 4_725_000
    acts.withdraw_now(furnished, (id,))
    assert listed(reader)[0]["proposed"] == 4_950_000


def test_the_preview_shows_units_months_and_years(furnished: Database) -> None:
    desk = Desk(furnished, Path())
    id = let(furnished, OFFICE, PARKING)
    approve.approve(desk, (id,))  # type: ignore[arg-type]
    text = next(said for kind, said in desk.asked if kind == "ask")
    assert "A-3.12\u00a0: 45,000.00 → 49,500.00" in text
    assert "A year\u00a0: 546,000.00 → 600,600.00" in text
    assert rows(furnished, "SELECT new_rent FROM revision") == [(5_005_000,)]
