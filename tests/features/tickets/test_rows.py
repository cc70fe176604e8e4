"""The list of tickets: filters, scopes, search, sorts that go by an index; places and records."""

from collections.abc import Iterator
from datetime import date

import pytest

from ctv_desktop.database.read import Ask, Reader, View, counts, first_page, page_sql
from ctv_desktop.database.work import Database
from ctv_desktop.features.tickets import rows, store
from ctv_desktop.values import language
from tests.features.tickets.places import DESK, OFFICE, SHOP, TODAY, furnish, log


@pytest.fixture
def busy(park: Database) -> Database:
    """Five tickets: open P1, assigned P3, waiting P2, resolved, cancelled."""
    language.use("en")
    furnish(park)
    log(park, f"unit:{OFFICE}", priority="P1", category="lift", title="Élévateur bloqué")
    log(park, f"unit:{SHOP}", assignee="Samir", title="Fuite")
    log(park, "floor:1", priority="P2", assignee="Samir", title="Badge")
    store.wait(park, 3, {"reason": "Pièce"})
    log(park, "building:2", title="Zone verte")
    store.resolve(park, 4, {"outcome": "Fait"})
    log(park, "site:1", title="Arrosage")
    store.cancel(park, 5, {"reason": "Doublon"})
    return park


@pytest.fixture
def reader(busy: Database) -> Iterator[Reader]:
    """A reader of that park."""
    found = busy.reader()
    yield found
    found.close()


def shown(reader: Reader, **asked: object) -> list[int]:
    ask = Ask(TODAY, **asked)  # type: ignore[arg-type]
    return sorted(row[0] for row in first_page(reader, rows.TICKETS, ask))


def test_each_filter_shows_its_tickets(reader: Reader) -> None:
    wanted = {
        "": [1, 2, 3, 4, 5],
        "live": [1, 2, 3],
        "urgent": [1, 3],
        "waiting": [3],
        "unassigned": [1],
        "resolved": [4],
        "closed": [],
    }
    assert {key: shown(reader, filter=key) for key in rows.TICKETS.filters} == wanted
    found = counts(reader, rows.TICKETS, Ask(TODAY), list(wanted))
    assert found == {key: len(ids) for key, ids in wanted.items()}


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        ({"site": 1}, [1, 2, 3, 4, 5]),
        ({"building": 1}, [1, 2, 3]),
        ({"floor": 1}, [1, 3]),
        ({"unit": OFFICE}, [1]),
        ({"unit": DESK}, []),
        ({"tenant": 1}, [1]),
        ({"lease": 1}, [1]),
        ({"priority": "P2"}, [3]),
        ({"category": "lift"}, [1]),
        ({"state": "waiting"}, [3]),
        ({"assignee": "Samir"}, [2, 3]),
    ],
)
def test_each_scope_narrows_the_list(
    reader: Reader, scope: dict[str, object], ids: list[int]
) -> None:
    assert shown(reader, scope=scope) == ids


def test_search_folds_and_takes_codes(reader: Reader) -> None:
    assert shown(reader, text="elev") == [1]
    assert shown(reader, text="A-3.01") == [1]
    assert shown(reader, text="samir bad") == [3]
    assert shown(reader, text="T-20 fuite") == [2]


def test_totals_count_what_is_listed(reader: Reader) -> None:
    view = View.make(reader, rows.TICKETS, Ask(TODAY))
    assert view.totals() == {"count": 5, "live": 3, "urgent": 2}
    assert view.totals([1, 4]) == {"count": 2, "live": 1, "urgent": 1}


def test_titles_sort_without_accents(reader: Reader) -> None:
    page = first_page(reader, rows.TICKETS, Ask(TODAY, sort=(("title", False),)))
    assert [row[0] for row in page] == [5, 3, 1, 2, 4]


def test_days_are_counted_for_live_tickets_only(reader: Reader) -> None:
    place = 1 + list(rows.TICKETS.columns).index("age")
    opened = reader.value("SELECT date(opened_at) FROM ticket WHERE id = 1")
    later = date.fromordinal(date.fromisoformat(opened).toordinal() + 9)
    page = first_page(reader, rows.TICKETS, Ask(later))
    assert {row[0]: row[place] for row in page} == {1: 9, 2: 9, 3: 9, 4: None, 5: None}


PLAIN = Ask(TODAY)


@pytest.mark.parametrize(
    "ask",
    [
        PLAIN,
        Ask(TODAY, filter="waiting"),
        Ask(TODAY, filter="resolved"),
        Ask(TODAY, sort=(("opened", False),)),
        Ask(TODAY, sort=(("number", True),)),
        Ask(TODAY, sort=(("title", False),)),
        Ask(TODAY, sort=(("priority", True),)),
        Ask(TODAY, sort=(("state", False),)),
    ],
    ids=lambda ask: f"{ask.filter or 'all'}-{ask.sort}",
)
def test_the_first_page_of_a_million_goes_by_an_index(reader: Reader, ask: Ask) -> None:
    sql, params = page_sql(rows.TICKETS, ask)
    plan = [row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql} LIMIT 128", *params)]
    assert not [step for step in plan if "TEMP B-TREE" in step], plan
    assert all("USING" in step for step in plan[1:]), plan
    assert "USING" in plan[0] or ask.sort == (("number", True),), plan


def test_live_tickets_are_looked_up_not_searched_for(reader: Reader) -> None:
    for key in ("live", "urgent", "unassigned"):
        sql, params = page_sql(rows.TICKETS, Ask(TODAY, filter=key))
        plan = [row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql} LIMIT 128", *params)]
        assert "SEARCH ticket" in plan[0] or "ticket_live" in plan[0], plan


@pytest.mark.parametrize("scope", ["site", "building", "floor", "unit"])
def test_the_tickets_of_a_place_are_looked_up(reader: Reader, scope: str) -> None:
    sql, params = page_sql(rows.TICKETS, Ask(TODAY, scope={scope: 1}))
    plan = [row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql} LIMIT 128", *params)]
    assert "SEARCH ticket" in plan[0] or "ticket_opened" in plan[0], plan


def test_every_query_of_every_filter_and_sort_is_understood(reader: Reader) -> None:
    for key in rows.TICKETS.filters:
        for column in rows.TICKETS.columns:
            first_page(reader, rows.TICKETS, Ask(TODAY, filter=key, sort=((column, True),)))


# Places.


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("A-3.01", "unit:1"),
        ("café", "unit:3"),
        ("cafe", "unit:3"),
        ("batiment", "building:1"),
        ("parc", "site:1"),
        ("B", "building:2"),
    ],
)
def test_a_place_is_found_as_it_is_typed(reader: Reader, typed: str, first: str) -> None:
    assert rows.place_choices(reader, typed)[0][0] == first


def test_floors_are_offered_and_every_offer_has_its_label(reader: Reader) -> None:
    offers = rows.place_choices(reader, "A")
    assert "floor:1" in {place for place, _, _ in offers}
    for place, label, _detail in (*offers, *rows.place_choices(reader, "")):
        assert rows.place_label(reader, place) == label
    assert rows.place_label(reader, "unit:999") == ""


def test_a_live_ticket_of_the_same_kind_there_is_named(reader: Reader) -> None:
    found = rows.nearby(reader, "unit:1", "lift", None)
    assert found is not None
    assert (found[0], found[2]) == (1, "Élévateur bloqué")
    assert rows.nearby(reader, "unit:1", "lift", 1) is None
    assert rows.nearby(reader, "unit:3", "lift", None) is None
    assert rows.nearby(reader, "floor:1", "lift", None) is None
    assert rows.nearby(reader, "nowhere", "lift", None) is None


def test_a_record_tells_place_and_tenant_of_the_day(reader: Reader) -> None:
    found = rows.ticket(reader, 1, TODAY)
    assert found is not None
    assert (found.unit, found.building, found.level) == ("A-3.01", "A", 3)
    assert (found.tenant, found.lease) == ("Atlas Data SARL", "BC-2026-001")
    before = rows.ticket(reader, 1, date(2025, 1, 1))
    assert before is not None
    assert (before.tenant, before.lease_id) == ("", None)
    assert rows.ticket(reader, 99, TODAY) is None
