"""Declared actions become buttons, menus and shortcuts that cannot be started twice."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from ctv_desktop.ui.action import Acts, runner_of
from ctv_desktop.ui.declare import Action
from ctv_desktop.values.say import say
from tests.ui.stage import AtOnce, Desk

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def host() -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


class Busy(AtOnce):
    busy = Signal(int)


def act(key: str = "sign", **other: Any) -> Action:
    run = other.pop("run", lambda *_: None)
    return Action(key, say("Sign & seal"), run, **other)


def test_an_action_that_writes_is_not_started_again_until_it_is_done(host: QWidget) -> None:
    desk = Desk()
    lanes = desk.tasks = Busy()
    ran: list[int] = []

    def run(_desk: Any, _ids: Any) -> None:
        ran.append(1)
        lanes.busy.emit(1)

    action = act(run=run)
    acts = Acts(desk, (action,), host)
    acts.about((1,), {})
    assert acts.run("sign")
    assert not acts.run("sign")
    assert not acts.made["sign"].isEnabled()
    lanes.busy.emit(0)
    assert acts.made["sign"].isEnabled()
    assert acts.run("sign")
    assert len(ran) == 2
    assert runner_of(desk) is runner_of(desk)


def test_an_action_that_fails_can_be_tried_again(host: QWidget) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    acts = Acts(Desk(), (act(run=fail),), host)
    acts.about((1,), {})
    for _ in range(2):
        try:
            acts.run("sign")
        except ZeroDivisionError:
            continue
    assert acts.reason(acts.actions[0]) is None


def test_what_is_not_chosen_is_asked_for(host: QWidget) -> None:
    acts = Acts(Desk(), (act("one"), act("some", needs="some"), act("none", needs="none")), host)
    acts.about(())
    assert [acts.made[key].isEnabled() for key in ("one", "some", "none")] == [False, False, True]
    acts.about((1, 2))
    assert [acts.made[key].isEnabled() for key in ("one", "some", "none")] == [False, True, True]


def test_an_ampersand_stays_and_what_destroys_stands_apart(host: QWidget) -> None:
    acts = Acts(Desk(), (act("drop", danger=True), act("sign")), host)
    menu = QMenu()
    acts.fill(menu)
    assert [line.text() for line in menu.actions()] == ["Sign && seal", "", "Sign && seal"]
    assert menu.actions()[-1] is acts.made["drop"]


def test_a_shortcut_starts_its_action(host: QWidget) -> None:
    ran: list[Any] = []
    acts = Acts(Desk(), (act(run=lambda _desk, ids: ran.append(ids), shortcut="F2"),), host)
    acts.about((5,), {})
    host.show()
    host.activateWindow()
    host.setFocus()
    QApplication.processEvents()
    QTest.keyClick(host, Qt.Key.Key_F2)
    assert ran == [(5,)]


def test_what_needs_no_record_has_its_keys_wherever_its_list_is_shown(qapp: QApplication) -> None:
    window, started = QWidget(), []
    pane, elsewhere = QWidget(window), QLineEdit(window)
    new = act("new", needs="none", shortcut="Ctrl+N", run=lambda *_: started.append("new"))
    Acts(Desk(), (new,), pane)
    window.show()
    window.activateWindow()
    elsewhere.setFocus()
    qapp.processEvents()
    QTest.keyClick(elsewhere, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert started == ["new"]
    pane.hide()
    QTest.keyClick(elsewhere, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert started == ["new"]
    window.deleteLater()


def test_a_key_that_cannot_act_says_why(qapp: QApplication, host: QWidget) -> None:
    desk, started = Desk(), []
    why = lambda values: say("It is let.") if values.get("let") else None  # noqa: E731
    action = act("delete", shortcut="Del", why_not=why, run=lambda *_: started.append(1))
    acts = Acts(desk, (action,), host)
    host.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    host.show()
    host.activateWindow()
    host.setFocus()
    qapp.processEvents()
    acts.about((1,), {"let": True})
    QTest.keyClick(host, Qt.Key.Key_Delete)
    assert (desk.said, started) == (["It is let."], [])
    acts.about((1,), {"let": False})
    QTest.keyClick(host, Qt.Key.Key_Delete)
    assert (desk.said, started) == (["It is let."], [1])
