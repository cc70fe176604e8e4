"""Where the cells of a stack plan stand."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from ctv_desktop.ui.plan.stacks import Cell, Ground, Measures, Row, Stack

WEIGHTS = st.lists(st.lists(st.integers(1, 5000), min_size=1, max_size=12), min_size=1, max_size=9)


def ground(weights: list[list[int]], width: float = 900, mirrored: bool = False) -> Ground:
    rows = tuple(
        Row(f"R{level}", tuple(Cell((level, at), f"{at}", weight=w) for at, w in enumerate(row)))
        for level, row in enumerate(weights)
    )
    return Ground((Stack("A", "", rows),), width, Measures(), mirrored)


@given(WEIGHTS)
def test_widths_are_proportional_to_weights(weights: list[list[int]]) -> None:
    laid = ground(weights)
    gap = laid.measures.cell_gap
    whole = max(sum(row) for row in weights)
    room = laid.bands[0].frame.width() + gap
    for cell, frame in laid:
        wanted = cell.weight * room / whole - gap
        if wanted > 1:
            assert abs(frame.width() - wanted) < 0.01


@given(WEIGHTS, st.booleans())
def test_the_cell_under_its_own_centre_is_itself(weights: list[list[int]], mirrored: bool) -> None:
    laid = ground(weights, mirrored=mirrored)
    for cell, frame in laid:
        if frame.width() > 2:
            place = laid.at(frame.center())
            assert place is not None
            assert laid.cell(place).id == cell.id


@given(WEIGHTS)
def test_right_to_left_is_the_mirror_image(weights: list[list[int]]) -> None:
    plain, mirrored = ground(weights), ground(weights, mirrored=True)
    for (_, one), (_, other) in zip(plain, mirrored, strict=True):
        assert abs(one.left() - (plain.width - other.right())) < 0.01
        assert one.top() == other.top()


def test_between_cells_and_outside_there_is_none() -> None:
    laid = ground([[1, 1]])
    first, second = laid.bands[0].frames
    between = QPointF((first.right() + second.left()) / 2, first.center().y())
    assert laid.at(between) is None
    assert laid.at(QPointF(0, 0)) is None


def test_a_shorter_row_keeps_the_scale_of_its_stack() -> None:
    laid = ground([[1000], [500]])
    assert laid.bands[1].frames[0].width() * 2 < laid.bands[0].frames[0].width() + 4


def test_stacks_stand_three_in_a_row_at_the_usual_width() -> None:
    row = Row("R", (Cell(1, "1"),))
    stacks = tuple(Stack(str(number), "", (row,)) for number in range(5))
    assert Ground(stacks, 920, Measures()).columns == 3
    assert Ground(stacks, 820, Measures()).columns == 3
    assert Ground(stacks, 400, Measures()).columns == 1
    laid = Ground(stacks, 920, Measures())
    assert laid.boxes[3].top() > laid.boxes[2].bottom()
    assert laid.boxes[3].left() == laid.boxes[0].left()


def test_no_line_of_stacks_is_left_with_one_alone() -> None:
    stacks = tuple(Stack(str(number), "", (Row("R", (Cell(1, "1"),)),)) for number in range(6))
    assert Ground(stacks, 1400, Measures()).columns == 3


def test_nothing_to_show_takes_no_room() -> None:
    assert Ground((), 900, Measures()).height == 0
    empty = Ground((Stack("A"), Stack("B", "", (Row("R"),))), 900, Measures())
    assert empty.first() is None
    assert list(empty) == []


def test_rows_without_weight_do_not_divide_by_zero() -> None:
    laid = ground([[0, 0]])
    assert [frame.width() for _, frame in laid] == [1.0, 1.0]


def test_up_and_down_reach_the_nearest_cell_and_the_stacks_below() -> None:
    row = Row("R", (Cell("a", "a"), Cell("b", "b")))
    other = Row("S", (Cell("c", "c"),))
    last = Stack("B", "", (Row("T", (Cell("d", "d"),)),))
    laid = Ground((Stack("A", "", (row, other)), last), 300, Measures())
    assert laid.columns == 1
    assert laid.cell(laid.across(laid.places["b"], 1)).id == "c"
    assert laid.cell(laid.across(laid.places["c"], 1)).id == "d"
    assert laid.cell(laid.across(laid.places["d"], 1)).id == "d"
    assert laid.cell(laid.across(laid.places["c"], -1)).id in ("a", "b")
