"""Light records answer as the standard library's frozen dataclasses do."""

import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from ctv_desktop.values import record


@record.dataclass(frozen=True)
class Unit:
    code: str
    area: int = 0
    parts: dict[str, int] = record.field(default_factory=dict)


@record.dataclass(frozen=True)
class Desk(Unit):
    seats: int = 1


@dataclasses.dataclass(frozen=True)
class Plain:
    code: str
    area: int = 0
    parts: dict[str, int] = dataclasses.field(default_factory=dict)


CALLS: list[Callable[[Any], Any]] = [
    lambda kind: kind("A1"),
    lambda kind: kind("A1", 3, {"x": 1}),
    lambda kind: kind(code="A1", parts={"x": 1}),
]


@pytest.mark.parametrize("call", CALLS)
def test_a_record_takes_what_a_dataclass_takes(call: Callable[[Any], Any]) -> None:
    ours, theirs = call(Unit), call(Plain)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert repr(ours) == repr(theirs).replace("Plain", "Unit")


@pytest.mark.parametrize(
    "call",
    [
        lambda kind: kind(),
        lambda kind: kind(area=1),
        lambda kind: kind("A1", code="A2"),
        lambda kind: kind("A1", size=2),
        lambda kind: kind("A1", 1, {}, 4),
        lambda kind: kind(size=2),
    ],
)
def test_wrong_arguments_are_refused(call: Callable[[Any], Any]) -> None:
    for kind in (Unit, Plain):
        with pytest.raises(TypeError):
            call(kind)


def test_defaults_that_can_change_are_made_anew() -> None:
    one, two = Unit("A1"), Unit("A1")
    assert one.parts == two.parts == {}
    assert one.parts is not two.parts


def test_records_compare_by_value_and_class() -> None:
    assert Unit("A1", 3) == Unit("A1", 3)
    assert Unit("A1", 3) != Unit("A1", 4)
    assert Desk("A1") != Unit("A1")
    assert hash(Desk("A1", 3, ())) == hash(Desk("A1", 3, ()))  # type: ignore[arg-type]


def test_a_record_cannot_be_changed() -> None:
    one = Unit("A1")
    with pytest.raises(AttributeError):
        one.code = "A2"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del one.code
    assert one.code == "A1"


def test_a_record_inherits_and_is_replaced() -> None:
    desk = Desk("A1", seats=4)
    assert (desk.area, desk.seats) == (0, 4)
    for replace in (record.replace, dataclasses.replace):
        assert replace(desk, code="A2") == Desk("A2", seats=4)
    assert [each.name for each in dataclasses.fields(Desk)] == ["code", "area", "parts", "seats"]
    assert [each.type for each in dataclasses.fields(Unit)][:2] == [str, int]


def test_a_record_travels_to_another_process() -> None:
    desk = Desk("A1", 3, {"x": 1}, 2)
    assert pickle.loads(pickle.dumps(desk)) == desk  # noqa: S301 - our own bytes


def test_a_method_of_its_own_stays() -> None:
    @record.dataclass(frozen=True)
    class Told:
        text: str

        def __repr__(self) -> str:
            return "told"

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = None  # type: ignore[assignment]

    assert repr(Told("a")) == "told"
    assert Told("a") == Told("b")
