"""The demo park: as large as promised, the same for the same seed, sound, and true to the rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.app.demo import Counts, build
from ctv_desktop.database import journal
from ctv_desktop.database.park_file import examine, open_park
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import words as leases
from ctv_desktop.features.leases.rows.lists import STATE as LEASE_STATE
from ctv_desktop.features.park import rows as park_rows
from ctv_desktop.features.park import words as park
from ctv_desktop.features.schema import metadata
from ctv_desktop.features.tenants import words as tenants
from ctv_desktop.features.tickets import words as tickets
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.identifiers import check_cin, check_ice, check_phone, check_rib

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counts]:
    """The small park, built once."""
    path = tmp_path_factory.mktemp("demo") / "demo.ctv"
    return path, build(path, today=TODAY)


@pytest.fixture
def demo(built: tuple[Path, Counts]) -> Iterator[Database]:
    database = open_park(built[0], metadata)
    yield database
    database.close()


@pytest.fixture
def reader(demo: Database) -> Iterator[Reader]:
    found = demo.reader()
    yield found
    found.close()


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    reader = Reader(path)
    try:
        names = reader.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        tables = [name for name, sql in names if "VIRTUAL" not in sql and "_search" not in name]
        return {table: reader.rows(f"SELECT * FROM {table}") for table in tables}
    finally:
        reader.close()


def test_it_is_as_large_as_promised(built: tuple[Path, Counts]) -> None:
    made = built[1].made
    assert (made["site"], made["building"], made["tenant"]) == (2, 6, 120)
    assert (made["lease"], made["ticket"]) == (160, 600)
    assert 235 <= made["unit"] <= 265


def test_every_site_is_marked_fictitious(reader: Reader) -> None:
    assert reader.value("SELECT count(*) FROM site WHERE fictitious = 0") == 0
    assert "fictif" in reader.value("SELECT legal_name FROM landlord")


def test_same_seed_and_day_same_park_another_seed_another(
    built: tuple[Path, Counts], tmp_path: Path
) -> None:
    build(tmp_path / "again.ctv", today=TODAY)
    build(tmp_path / "other.ctv", seed=8, today=TODAY)
    first = dump(built[0])
    assert dump(tmp_path / "again.ctv") == first
    assert dump(tmp_path / "other.ctv")["lease"] != first["lease"]


def test_the_file_is_sound_and_its_journal_whole(demo: Database, reader: Reader) -> None:
    assert [finding.title for finding in examine(demo) if not finding.sound] == []
    tickets_journaled = reader.value(
        "SELECT count(*) FROM journal_change WHERE table_name = 'ticket' AND before IS NULL"
    )
    assert tickets_journaled == 600
    (entry,) = journal.history(reader, [("unit", 30)])
    assert "code" in {difference.key for difference in entry.differences}


def test_ctrl_z_does_not_take_the_park_away(demo: Database, reader: Reader) -> None:
    assert journal.last_undoable(reader, demo.who, demo.station) is None


@pytest.mark.parametrize(
    ("table", "key", "choices"),
    [
        ("unit", "kind", park.UNIT_KINDS),
        ("unit", "area_method", park.AREA_METHODS),
        ("building", "state", park.BUILDING_STATES),
        ("milestone", "kind", park.MILESTONES),
        ("tenant", "legal_form", tenants.LEGAL_FORMS),
        ("tenant", "origin", tenants.ORIGINS),
        ("tenant", "size", tenants.SIZES),
        ("tenant", "line", tenants.LINES),
        ("tenant", "offshoring", tenants.OFFSHORING),
        ("contact", "role", tenants.ROLES),
        ("lease", "regime", leases.REGIMES),
        ("lease", "vat_regime", leases.VAT_REGIMES),
        ("lease", "payment_period", leases.PERIODS),
        ("lease", "payment_term", leases.TERMS),
        ("lease", "termination_reason", leases.TERMINATION_REASONS),
        ("lease_line", "basis", leases.BASES),
        ("ticket", "category", tickets.CATEGORIES),
        ("ticket", "priority", tickets.PRIORITIES),
        ("ticket", "state", tickets.STATES),
        ("ticket", "assignee_kind", tickets.ASSIGNEES),
    ],
)
def test_every_choice_of_every_closed_list_occurs(
    reader: Reader, table: str, key: str, choices: Any
) -> None:
    found = {code for (code,) in reader.rows(f"SELECT DISTINCT {key} FROM {table}")} - {""}
    assert found == set(choices)


def test_leases_are_in_all_states_and_some_end_soon(reader: Reader) -> None:
    found: dict[str, int] = dict(
        reader.rows(f"SELECT {LEASE_STATE}, count(*) FROM lease GROUP BY 1", TODAY)
    )
    assert set(found) == set(leases.STATES)
    soon = reader.value(
        "SELECT count(*) FROM lease WHERE signed = 1 AND last_day >= $1"
        " AND last_day < date($1, '+120 days')",
        TODAY,
    )
    assert 5 <= soon <= 20


def test_units_are_in_all_states_and_about_87_percent_let(reader: Reader) -> None:
    sql = f"SELECT {park_rows.units.STATE} FROM {park_rows.units.SOURCE}"
    states = {state for (state,) in reader.rows(sql, TODAY)}
    assert states == set(park.UNIT_STATES)
    found = park_rows.occupancy(reader, TODAY)
    assert 0.80 <= found.let_area / found.area <= 0.92


def test_identifiers_and_telephones_are_valid(reader: Reader) -> None:
    ices = [ice for (ice,) in reader.rows("SELECT ice FROM tenant")]
    assert [check_ice(ice) for ice in ices] == ices
    assert len(set(ices)) == 120
    (ice, rib), *_ = reader.rows("SELECT ice, rib FROM landlord")
    assert (check_ice(ice), check_rib(rib)) == (ice, rib)
    phones = [phone for (phone,) in reader.rows("SELECT phone FROM tenant UNION SELECT phone"
              " FROM contact UNION SELECT reporter_phone FROM ticket")]  # fmt: skip
    assert [check_phone(phone) for phone in phones] == phones
    cins = [cin for (cin,) in reader.rows("SELECT cin FROM contact")]
    assert [check_cin(cin) for cin in cins] == cins


def test_each_lease_passes_the_rules_of_leases(reader: Reader) -> None:
    from ctv_desktop.features.leases.rules.checks import problems
    from ctv_desktop.features.rates.rules import known

    keys = ("landlord_id", "tenant_id", "regime", "signed_on", "starts", "rent_starts",
            "firm_until", "ends", "deposit_months", "vat_regime", "exemption", "payment_period",
            "payment_term")  # fmt: skip
    days = {"signed_on", "starts", "rent_starts", "firm_until", "ends"}
    for row in reader.rows(f"SELECT {', '.join(keys)} FROM lease"):
        values = {
            key: date.fromisoformat(value) if key in days and value else value
            for key, value in zip(keys, row, strict=True)
        }
        assert problems(values, [], known()) == {}, values


def test_sums_of_a_lease_are_those_of_its_lines(reader: Reader) -> None:
    wrong = reader.rows(
        "SELECT lease.reference FROM lease JOIN lease_line AS line ON line.lease_id = lease.id"
        " WHERE lease.id NOT IN (SELECT lease_id FROM revision)"
        " GROUP BY lease.id HAVING lease.area <> sum(line.area) OR lease.monthly_rent <>"
        " sum(CASE WHEN basis = 'item' THEN rent ELSE (line.area * rent + 50) / 100 END)"
    )
    assert wrong == []
    assert not reader.rows(
        "SELECT id FROM revision WHERE new_rent <> (SELECT sum(amount) FROM lease_step"
        " WHERE revision_id = revision.id) OR new_rent * 10000 > old_rent * (10000 + cap)"
    )


def test_lines_bind_once_signed_and_never_twice(reader: Reader) -> None:
    bound = "SELECT count(*) FROM lease_line AS line JOIN lease ON lease.id = line.lease_id"
    assert reader.value(f"{bound} WHERE line.binding <> lease.signed") == 0
    twice = reader.value(
        "SELECT count(*) FROM lease_line AS one JOIN lease_line AS two ON two.id > one.id"
        " AND two.unit_id = one.unit_id AND two.starts <= one.ends AND two.ends >= one.starts"
        " WHERE one.binding = 1 AND two.binding = 1"
    )
    assert twice == 0


def test_keys_and_search_are_what_the_writer_would_keep(reader: Reader) -> None:
    from ctv_desktop.database.search import REGISTRY
    from ctv_desktop.values.folding import fold

    for table, key, source in (
        ("tenant", "name_key", "legal_name"),
        ("site", "name_key", "name"),
        ("unit", "code_key", "code"),
        ("lease", "reference_key", "reference"),
        ("ticket", "title_key", "title"),
    ):
        rows = reader.rows(f"SELECT {key}, {source} FROM {table}")
        assert [folded for folded, _ in rows] == [fold(text)[:200] for _, text in rows], table
    for noun in REGISTRY.values():
        kept: dict[int, str] = dict(reader.rows(f"SELECT rowid, text FROM {noun.index}"))
        wanted: dict[int, str] = dict(reader.rows(noun.texts.replace("{ids}", "1 = 1")))
        assert kept == {id: fold(text) for id, text in wanted.items()}, noun.table


def test_tickets_are_numbered_without_a_gap_and_live_in_order(reader: Reader) -> None:
    for year, count, last in reader.rows(
        "SELECT year, count(*), max(number) FROM ticket GROUP BY year"
    ):
        assert count == last, year
    backwards = reader.value(
        "SELECT count(*) FROM ticket WHERE assigned_at < opened_at OR started_at < assigned_at"
        " OR resolved_at < started_at OR closed_at < coalesce(resolved_at, assigned_at)"
        " OR opened_at >= $1",
        TODAY,
    )
    assert backwards == 0


def test_a_timeline_ends_in_the_state_of_its_ticket(reader: Reader) -> None:
    wrong = reader.rows(
        "SELECT ticket.reference FROM ticket WHERE ticket.state <> (SELECT remark.state FROM remark"
        " WHERE remark.ticket_id = ticket.id AND remark.state <> '' ORDER BY at DESC, id DESC)"
    )
    assert wrong == []


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("dear tenant")
    with pytest.raises(Refused):
        build(path, today=TODAY)
    assert path.read_text() == "dear tenant"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)])
def test_it_is_as_full_of_life_on_any_day(tmp_path: Path, today: date) -> None:
    path = tmp_path / "day.ctv"
    made = build(path, seed=2, today=today).made
    reader = Reader(path)
    reasons = reader.value("SELECT count(DISTINCT termination_reason) FROM lease")
    states = reader.value(f"SELECT count(DISTINCT {LEASE_STATE}) FROM lease", today)
    life = reader.value("SELECT count(DISTINCT state) FROM ticket")
    found = park_rows.occupancy(reader, today)
    reader.close()
    assert made["lease"] == 160
    assert (states, life) == (len(leases.STATES), len(tickets.STATES))
    assert reasons == 1 + len(leases.TERMINATION_REASONS)
    assert 0.80 <= found.let_area / found.area <= 0.92


@pytest.mark.parametrize(("units", "expected"), [(12, 12), (600, 600)])
def test_it_can_be_built_of_any_size(tmp_path: Path, units: int, expected: int) -> None:
    path = tmp_path / "sized.ctv"
    made = build(path, units=units, today=TODAY).made
    assert made["unit"] == expected
    database = open_park(path, metadata)
    assert all(finding.sound for finding in examine(database))
    database.close()


def test_a_large_one_is_sound_with_all_its_indexes(
    tmp_path: Path, built: tuple[Path, Counts]
) -> None:
    path = tmp_path / "large.ctv"
    made = build(path, "large", units=900, today=TODAY).made
    assert (made["unit"], made["ticket"]) == (900, 22_500)
    database = open_park(path, metadata)
    assert all(finding.sound for finding in examine(database))
    indexes = "SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name"
    large, small = database.reader(), Reader(built[0])
    assert large.rows(indexes) == small.rows(indexes)
    large.close()
    small.close()
    database.close()
