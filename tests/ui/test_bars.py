"""The bar chart: heights, mouse, keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ctv_desktop.ui.bars import Bar, Bars

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def bars() -> Bars:
    made = Bars("Ends", [Bar("T1", 100, "100 m²"), Bar("T2", 50, "50 m²"), Bar("T3", 0)])
    made.resize(400, 160)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def test_heights_are_proportional(bars: Bars) -> None:
    first, second, third = (bars.frame_of(number).height() for number in range(3))
    assert first == pytest.approx(2 * second)
    assert third == 0


def test_a_click_and_the_keyboard_tell_which(bars: Bars) -> None:
    said: list[int] = []
    bars.activated.connect(said.append)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.frame_of(1).center().toPoint())
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Home):
        QTest.keyClick(bars, key)
    assert said == [1, 2]
    assert bars.accessibleDescription() == "T1: 100 m²"


def test_right_to_left_the_first_bar_is_on_the_right(bars: Bars) -> None:
    bars.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bars.frame_of(0).left() > bars.frame_of(1).left()


def test_no_bars_and_only_noughts_are_shown_without_fault(bars: Bars) -> None:
    for given in ([], [Bar("T1", 0), Bar("T2", 0)], [Bar("T1", -5)]):
        bars.set_bars(given)
        bars.grab()
        QTest.keyClick(bars, Qt.Key.Key_Right)
