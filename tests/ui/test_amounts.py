"""Amounts that explain themselves: the table, its keys, the small window, and facts of a record."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.ui.amounts import TOTAL, AmountTable
from ctv_desktop.ui.declare import Column, Fact, Group
from ctv_desktop.ui.facts import group_of
from ctv_desktop.ui.why import WhyLabel, WhyPopup, as_text
from ctv_desktop.values import language
from ctv_desktop.values.kinds import DAY, MONEY
from ctv_desktop.values.say import Say, Shown, say

COLUMNS = (
    Column("day", say("Due day"), DAY),
    Column("rent", say("Rent"), MONEY),
    Column("vat", say("VAT"), MONEY),
)
ROWS = tuple((date(2027, month, 1), 4_500_000, 900_000) for month in range(1, 13))
SUMS = (None, 54_000_000, 10_800_000)


@dataclass
class Reason:
    """A reason as any rule may give it."""

    title: Say = field(default_factory=lambda: say("Rent"))
    steps: tuple[Say, ...] = (Say("300,00 m² × 150,00 = 45 000,00"),)
    law: Say = field(default_factory=lambda: Say("CGI art. 89"))
    result: Shown = field(default_factory=lambda: Shown(MONEY, 4_500_000))


@pytest.fixture
def table(qapp: QApplication) -> Iterator[AmountTable]:
    assert qapp is not None
    language.use("en")
    made = AmountTable(COLUMNS, say("Schedule"), say("Nothing yet."))
    made.resize(480, 300)
    made.asked = []  # type: ignore[attr-defined]

    def explain(row: int, key: str) -> Reason | None:
        made.asked.append((row, key))  # type: ignore[attr-defined]
        return Reason() if key == "rent" else None

    made.show_rows(ROWS, SUMS, explain)
    made.show()
    yield made
    for popup in made.findChildren(WhyPopup):
        popup.close()
    made.close()


def popup_of(table: AmountTable) -> WhyPopup | None:
    shown = [popup for popup in table.findChildren(WhyPopup) if popup.isVisible()]
    return shown[-1] if shown else None


def test_cells_are_shown_by_their_kind_and_copied_with_their_titles(table: AmountTable) -> None:
    assert table.text(0, 0) == "01/01/2027"
    assert (table.text(0, 1), table.text(TOTAL, 1)) == ("45,000.00", "540,000.00")
    lines = table.as_text().split("\n")
    assert lines[0] == "Due day\tRent\tVAT"
    assert len(lines) == 14
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == table.as_text()


def test_the_keyboard_walks_to_the_totals_and_explains_with_f4(table: AmountTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current == (1, 1)
    assert "45,000.00" in table.accessibleDescription()
    QTest.keyClick(table, Qt.Key.Key_F4)
    popup = popup_of(table)
    assert popup is not None
    assert popup.text.splitlines() == [
        "Rent", "300,00 m² × 150,00 = 45 000,00", "Source: CGI art. 89",
    ]  # fmt: skip
    QTest.keyClick(popup, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == popup.text
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert popup_of(table) is None
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current == (TOTAL, 1)
    assert table.ask(*table.current) is not None
    assert table.asked == [(1, "rent"), (TOTAL, "rent")]  # type: ignore[attr-defined]


def test_a_click_explains_the_amount_under_it_and_no_title_or_day(table: AmountTable) -> None:
    view = table.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=table.place_of(2, 1).center())
    assert table.current == (2, 1)
    popup = popup_of(table)
    assert popup is not None
    popup.close()
    for place in (QPoint(5, 5), table.place_of(2, 0).center()):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert table.asked == [(2, "rent")]  # type: ignore[attr-defined]
    assert table.ask(2, 2) is None  # what has no reason opens nothing


def test_what_changed_is_lit_and_the_keyboard_stays(table: AmountTable) -> None:
    table.current = (3, 2)
    other = (*ROWS[:3], (ROWS[3][0], 5_000_000, 1_000_000), *ROWS[4:])
    table.show_rows(other, SUMS, None)
    assert table.current == (3, 2)
    assert table.lit == {(3, 1), (3, 2)}
    table.show_rows(other[:2], SUMS, None)
    assert table.current == (1, 2)
    table.show_rows((), (), None)
    assert table.current == (0, 0)
    table.grab()


def test_the_table_is_mirrored_where_the_window_is(table: AmountTable) -> None:
    left = table.place_of(0, 0).left()
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert table.place_of(0, 0).left() > left
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.current == (0, 1)
    table.grab()


def test_a_fact_with_a_reason_explains_itself(qapp: QApplication) -> None:
    assert qapp is not None
    group = group_of(
        Group(say("Per month"), (Fact(say("Rent"), 4_500_000, MONEY, why=Reason()),)),
        lambda _link: None,
    )
    (amount,) = group.findChildren(WhyLabel)
    assert as_text(amount.why).startswith("Loyer")
    QTest.keyClick(amount, Qt.Key.Key_F4)
    (popup,) = amount.findChildren(WhyPopup)
    assert popup.isVisible()
    popup.close()
