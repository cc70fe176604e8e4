"""The stack plan as a widget: mouse, keyboard, words for those who do not see it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from ctv_desktop.ui.plan import Cell, Plan, Row, Stack

pytestmark = pytest.mark.usefixtures("qapp")

STACKS = tuple(
    Stack(
        f"Building {letter}",
        "",
        tuple(
            Row(
                f"R+{level}",
                tuple(
                    Cell(f"{letter}{level}{at}", f"{letter}-{level}.{at}", "Free", 100 + at, "free",
                         f"{at} m² <b>")
                    for at in range(3)
                ),
            )
            for level in (1, 0)
        ),
    )
    for letter in "AB"
)  # fmt: skip


@pytest.fixture
def plan() -> Iterator[Plan]:
    made = Plan("The park")
    made.set_stacks(STACKS)
    made.resize(800, 400)
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    yield made
    made.close()
    made.deleteLater()


def heard(plan: Plan) -> list[object]:
    said: list[object] = []
    plan.activated.connect(said.append)
    return said


def press(plan: Plan, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(plan, key)


def test_a_click_tells_which_cell(plan: Plan) -> None:
    said = heard(plan)
    centre = plan.frame_of("B02").center().toPoint()
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton, pos=centre)
    assert said == ["B02"]
    assert plan.selected() == "B02"
    assert plan.cell_at(QPointF(centre)) == "B02"


def test_a_click_beside_the_cells_tells_nothing(plan: Plan) -> None:
    said = heard(plan)
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton, pos=plan.rect().bottomLeft())
    assert said == []


def test_arrows_move_and_enter_tells(plan: Plan) -> None:
    said = heard(plan)
    plan.select("A10")
    press(plan, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    press(plan, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
    press(plan, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Enter)
    assert said == ["A12", "B00", "A02"]


def test_right_to_left_the_arrows_follow_the_eye(plan: Plan) -> None:
    plan.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    plan.select("A10")
    assert plan.frame_of("A10").left() > plan.frame_of("A11").left()
    press(plan, Qt.Key.Key_Left)
    assert plan.selected() == "A11"


def test_the_selected_cell_is_said_in_words(plan: Plan) -> None:
    plan.select("A11")
    assert plan.accessibleName() == "The park"
    assert plan.accessibleDescription() == "A-1.1 Free\n1 m² <b>"


def test_the_selection_outlives_other_data_and_a_lost_cell_is_harmless(plan: Plan) -> None:
    plan.select("A11")
    plan.set_stacks(STACKS[:1])
    assert plan.selected() == "A11"
    plan.set_stacks(STACKS[1:])
    assert plan.frame_of("A11").isEmpty()
    plan.grab()
    press(plan, Qt.Key.Key_Right)
    assert plan.selected() == "B11"


def test_an_empty_plan_can_be_shown_and_typed_at() -> None:
    plan = Plan()
    plan.set_stacks((Stack("A"), Stack("B", "", (Row("R"),))))
    plan.resize(600, 200)
    plan.grab()
    press(plan, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert plan.selected() is None


def test_the_pixels_are_kept_until_the_data_change(plan: Plan) -> None:
    plan.grab()
    kept = plan._pixels
    plan.select("A00")
    plan.grab()
    assert plan._pixels is kept
    plan.set_stacks(STACKS[:1])
    plan.grab()
    assert plan._pixels is not kept


def test_a_narrow_cell_shows_its_code_the_end_of_it_or_nothing(plan: Plan) -> None:
    from PySide6.QtGui import QFontMetricsF

    from ctv_desktop.ui.plan.painting import Lettered

    lettered = Lettered(plan)
    cell, metrics = Cell(1, "A-3.01", "Rif Cloud SARL"), QFontMetricsF(plan.font())
    code = metrics.horizontalAdvance("A-3.01")
    assert lettered.shown(cell, 500, metrics) == "A-3.01 Rif Cloud SARL"
    assert lettered.shown(cell, code + 1, metrics) == "A-3.01"
    assert lettered.shown(cell, code - 1, metrics) == "3.01"
    assert lettered.shown(cell, metrics.horizontalAdvance("3.01") - 1, metrics) == ""
    assert lettered.shown(cell, code + 45, metrics).startswith("A-3.01 R")
