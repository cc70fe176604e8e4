"""Lists said as SQL: order, filters, scopes, words, positions, totals."""

from datetime import date

import pytest

from ctv_desktop.database.read import Ask, Query, Reader, View, counts, first_page, matching
from ctv_desktop.database.work import Database
from ctv_desktop.features.tenants.model import Tenant, TenantDraft
from ctv_desktop.values.say import say

TODAY = date(2026, 11, 23)
NAMES = ["Zellige", "Élan & Cie", "atlas data", "Atlas Cloud", "Œuvre"]
TENANTS = Query(
    table="tenant",
    source="tenant",
    id="tenant.id",
    columns={"name": "tenant.legal_name", "jobs": "tenant.jobs_planned"},
    sorts={"name": "tenant.name_key"},
    filters={"big": "tenant.jobs_planned > 2"},
    scopes={"city": "tenant.city = $s"},
    totals={"jobs": "sum(tenant.jobs_planned)"},
    search="tenant_search",
    order=(("name", False),),
)


@pytest.fixture
def reader(park: Database) -> Reader:
    with park.write(say("New tenants")) as work:
        for place, name in enumerate(NAMES):
            values = {"legal_name": name, "jobs_planned": place, "city": "Fès" if place else ""}
            work.put(Tenant, TenantDraft, values)
    return park.reader()


def shown(reader: Reader, ask: Ask) -> list[str]:
    return [row[1] for row in first_page(reader, TENANTS, ask)]


def test_names_sort_by_their_folded_key(reader: Reader) -> None:
    assert shown(reader, Ask(TODAY)) == [
        "Atlas Cloud", "atlas data", "Élan & Cie", "Œuvre", "Zellige",
    ]  # fmt: skip
    assert shown(reader, Ask(TODAY, sort=(("jobs", True),)))[0] == "Œuvre"


def test_typed_words_begin_words_without_accents_or_case(reader: Reader) -> None:
    assert shown(reader, Ask(TODAY, text="ATL da")) == ["atlas data"]
    assert shown(reader, Ask(TODAY, text="elan")) == ["Élan & Cie"]
    assert shown(reader, Ask(TODAY, text='" OR *')) == []


def test_filters_scopes_and_counts_agree(reader: Reader) -> None:
    ask = Ask(TODAY, scope={"city": "Fès"})
    found = counts(reader, TENANTS, ask, ["", "big"])
    assert found == {"": 4, "big": 2}
    assert len(shown(reader, Ask(TODAY, filter="big", scope={"city": "Fès"}))) == 2


def test_the_position_index_gives_any_page_and_place(reader: Reader) -> None:
    view = View.make(reader, TENANTS, Ask(TODAY))
    assert view.count == 5
    rows = view.rows(1, 3)
    assert [row[1] for row in rows] == ["atlas data", "Élan & Cie"]
    assert view.position(rows[1][0]) == 2
    assert view.position(99) is None
    assert view.totals() == {"jobs": 10}
    assert view.totals(view.ids(0, 1)) == {"jobs": 3}


def test_what_one_types_never_becomes_search_syntax() -> None:
    assert matching("BC-2027-014") == '"bc 2027 014"*'
    assert matching('a" OR b* NEAR(') == '"a"* "or"* "b"* "near"*'
    assert matching("  -- ") == ""
