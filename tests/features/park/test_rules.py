"""Areas, nesting, and what no column can say of a place."""

from datetime import date

import pytest

from ctv_desktop.features.park import rules
from ctv_desktop.features.park.rules import Place
from ctv_desktop.features.park.words import FLOOR, floor_label, long_floor_label
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused


def test_r32_rentable_is_usable_times_the_coefficient() -> None:
    assert rules.rentable_by(26_000, 11_500) == 29_900


def test_rentable_is_usable_plus_the_share_of_common_parts() -> None:
    assert rules.rentable_area(26_000, 4_000) == 30_000


def test_a_unit_may_be_part_of_a_part_but_no_deeper() -> None:
    desk = Place(3, 7)
    assert rules.nesting(desk, Place(2, 7, (1,))) == {}
    assert "part_of_id" in rules.nesting(desk, Place(2, 7, (1, 9)))
    assert "part_of_id" in rules.nesting(Place(3, 7, (), depth=1), Place(2, 7, (1,)))


def test_a_part_lies_on_the_floor_of_its_whole() -> None:
    assert "part_of_id" in rules.nesting(Place(3, 7), Place(2, 8))


def test_no_unit_is_part_of_itself_or_of_its_own_part() -> None:
    assert "part_of_id" in rules.nesting(Place(3, 7), Place(3, 7))
    assert "part_of_id" in rules.nesting(Place(3, 7), Place(4, 7, (3,)))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": "A", "kind": "castle"}, "kind"),
        ({"code": "  ", "kind": "office"}, "code"),
        ({"code": "A", "usable_area": 100, "rentable_area": 99}, "rentable_area"),
    ],
)
def test_a_unit_that_cannot_be_is_refused_at_its_field(
    values: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        rules.check_unit(values, Place(None, 1), None)
    assert list(refused.value.problems) == [field]


def test_a_milestone_stands_once_and_is_not_done_before_its_day() -> None:
    day = date(2026, 5, 1)
    with pytest.raises(Refused) as refused:
        rules.check_milestones([{"kind": "delivery"}, {"kind": "delivery"}, {"kind": ""}])
    assert set(refused.value.problems) == {"milestones.1.kind", "milestones.2.kind"}
    with pytest.raises(Refused):
        rules.check_milestones([{"kind": "delivery", "actual": day}], date(2026, 4, 30))
    rules.check_milestones([{"kind": "delivery", "actual": day}], day)


def test_a_building_belongs_to_a_phase_of_its_own_site() -> None:
    with pytest.raises(Refused):
        rules.check_building({"site_id": 1, "state": "delivered"}, 2)
    with pytest.raises(Refused):
        rules.check_building({"site_id": 1, "state": "ruined"}, None)
    rules.check_building({"site_id": 1, "state": "planned"}, 1)


@pytest.mark.parametrize(("level", "french"), [(0, "RDC"), (3, "R+3"), (-1, "SS1")])
def test_floors_are_called_as_french_plans_call_them(level: int, french: str) -> None:
    assert floor_label(level).in_language(language.of("fr")) == french
    assert FLOOR.show(level, language.of("fr")) == french


def test_a_label_of_its_own_is_what_a_floor_is_called() -> None:
    assert str(floor_label(2, "Mezzanine")) == str(long_floor_label(2, "Mezzanine")) == "Mezzanine"
