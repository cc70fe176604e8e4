"""Comparison, wear, what must be said; rooms to begin with."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.park.words import UNIT_KINDS
from ctv_desktop.features.rates.rules import KNOWN, Rates, known
from ctv_desktop.features.rates.words import RATES
from ctv_desktop.features.surveys.rules import checks, rooms
from ctv_desktop.features.surveys.rules.compare import borne, months_between, steps, wear
from ctv_desktop.features.surveys.words import CONDITIONS, ELEMENT, ELEMENTS
from ctv_desktop.values import language
from tests.features.surveys.places import ENTRY, EXIT, PEOPLE, TODAY, item, values

RULES = known()
STATES = st.sampled_from(["", *CONDITIONS])


def test_steps_count_states_downwards_and_upwards() -> None:
    assert steps("new", "bad") == 3
    assert steps("good", "used") == 1
    assert steps("bad", "new") == -3
    assert steps("used", "") == 0


def test_without_a_state_at_entry_good_condition_is_presumed() -> None:
    assert steps("", "used") == steps("good", "used") == 1
    assert wear("floor", "", ENTRY, EXIT, RULES) == wear("floor", "good", ENTRY, EXIT, RULES)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2027, 1, 1), date(2030, 1, 2), 36),
        (date(2027, 1, 31), date(2027, 2, 28), 0),
        (date(2027, 1, 31), date(2027, 3, 31), 2),
        (date(2027, 5, 1), date(2027, 1, 1), 0),
    ],
)
def test_only_whole_months_are_worn(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months


def test_a_new_floor_of_ten_years_is_worn_by_three_tenths_in_three_years() -> None:
    assert wear("floor", "new", ENTRY, EXIT, RULES) == 3_000
    found = borne("floor", "new", "bad", 10_000_00, None, ENTRY, EXIT, RULES)
    assert (found.steps, found.wear, found.due) == (3, 3_000, 7_000_00)


def test_what_was_used_at_entry_had_lived_half_its_life() -> None:
    assert wear("floor", "used", ENTRY, EXIT, RULES) == 8_000
    assert wear("floor", "good", ENTRY, EXIT, RULES) == 5_000


def test_wear_stops_at_the_highest_counted_and_damage_of_before_costs_nothing() -> None:
    assert wear("walls", "used", ENTRY, date(2060, 1, 1), RULES) == 9_000
    assert wear("walls", "bad", ENTRY, EXIT, RULES) == 10_000
    assert borne("walls", "bad", "bad", 500_00, None, ENTRY, EXIT, RULES).due == 0


def test_what_did_not_become_worse_is_not_borne_by_the_tenant() -> None:
    assert borne("floor", "good", "good", 900_00, None, ENTRY, EXIT, RULES).due == 0
    assert borne("floor", "good", "new", 900_00, None, ENTRY, EXIT, RULES).due == 0


def test_a_wear_agreed_on_takes_the_place_of_the_rule() -> None:
    assert borne("floor", "new", "bad", 1_000_00, 0, ENTRY, EXIT, RULES).due == 1_000_00
    assert borne("floor", "new", "bad", 1_000_00, 10_000, ENTRY, EXIT, RULES).due == 0


def test_the_setting_in_force_on_the_day_of_exit_counts() -> None:
    later = Rates([*KNOWN, ("wear_floor", date(2030, 1, 1), 60, "Annexe 4")])
    assert wear("floor", "new", ENTRY, date(2029, 12, 31), later) == 2_917
    assert wear("floor", "new", ENTRY, EXIT, later) == 6_000


def test_an_element_of_ones_own_wears_as_other_elements() -> None:
    assert wear("Store vénitien", "new", ENTRY, EXIT, RULES) == 3_000


@given(STATES, STATES, st.integers(0, 10**12), st.integers(0, 15_000))
def test_the_tenant_never_bears_more_than_the_cost(
    entry: str, now: str, cost: int, days: int
) -> None:
    last = date.fromordinal(ENTRY.toordinal() + days)
    found = borne("hvac", entry, now, cost, None, ENTRY, last, RULES)
    assert 0 <= found.due <= cost
    assert 0 <= found.wear <= 10_000
    assert not found.due or steps(entry, now) > 0


@given(STATES, st.integers(0, 5_000), st.integers(0, 5_000))
def test_wear_only_grows_with_time(entry: str, one: int, more: int) -> None:
    first = date.fromordinal(ENTRY.toordinal() + one)
    last = date.fromordinal(ENTRY.toordinal() + one + more)
    assert wear("floor", entry, ENTRY, first, RULES) <= wear("floor", entry, ENTRY, last, RULES)


def test_every_element_has_a_life_among_the_dated_settings() -> None:
    kinds = {kind for kind, *_ in KNOWN}
    wanted = {f"wear_{key}" for key in (*ELEMENTS, "other")}
    assert wanted <= kinds
    assert wanted <= set(RATES)


# What must be said.


def test_a_complete_report_has_no_problem_and_can_be_signed() -> None:
    found = values()
    assert checks.problems(found) == {}
    assert checks.unsigned(found["items"], PEOPLE, found["units"]) is None


def test_an_element_stands_once_in_a_room() -> None:
    items = [item("Accueil", "floor"), item("accueil ", "floor"), item("Bureau", "floor")]
    assert set(checks.problems(values(items=items))) == {"items.1.element"}


def test_what_is_wrong_stands_beside_its_row() -> None:
    keys = [{"kind": "key", "given": 2, "returned": 3}]
    units = [{"unit_id": 1}, {"unit_id": 1}]
    items = [item("Accueil", "floor", "broken")]
    found = checks.problems(values(keys=keys, units=units, day=None, items=items))
    assert set(found) == {"keys.0.returned", "units.1.unit_id", "day", "items.0.state"}


def test_a_missing_state_a_missing_party_and_no_premises_stand_against_signing() -> None:
    items = [item("Accueil", "floor"), item("Accueil", "walls", "")]
    units = [{"unit_id": 1}]
    assert "1 élément" in str(checks.unsigned(items, PEOPLE, units))
    assert "preneur" in str(checks.unsigned(items[:1], PEOPLE[:1], units))
    assert checks.unsigned(items[:1], PEOPLE, []) is not None
    assert checks.unsigned([], PEOPLE, units) is not None


# Words and rooms.


@pytest.mark.parametrize("code", language.CODES)
def test_an_element_is_read_by_its_word_in_every_language(code: str) -> None:
    language.use(code)
    for key in ELEMENTS:
        assert ELEMENT.read(ELEMENT.show(key, language.current()), TODAY) == key
    assert ELEMENT.read("  Store vénitien ", TODAY) == "Store vénitien"


@pytest.mark.parametrize("kind", list(UNIT_KINDS))
def test_every_kind_of_unit_has_rooms_of_known_elements(kind: str) -> None:
    found = list(rooms.begun([rooms.Premises("A-1", kind)], language.of("fr")))
    assert found
    assert {element for _room, element in found} <= set(ELEMENTS)
    assert len(found) == len(set(found))


def test_the_rooms_of_several_units_bear_their_codes() -> None:
    units = [rooms.Premises("A-1", "office"), rooms.Premises("P-1", "parking_space")]
    found = {room for room, _ in rooms.begun(units, language.of("fr"))}
    assert {room.split(" · ")[0] for room in found} == {"A-1", "P-1"}
