"""Questions say how many and which, and their default is the safe answer."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from ctv_desktop.ui import ask
from ctv_desktop.values import language
from ctv_desktop.values.say import say

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_question_names_the_first_and_counts_the_rest() -> None:
    language.use("en")
    names = [f"A-{number}" for number in range(9)]
    with ask.answering("yes") as asked:
        assert ask.confirm(None, say("Delete?"), names, say("Delete"), count=40)
    assert "40 records" in asked[0]
    assert "A-5" in asked[0]
    assert "A-6" not in asked[0]
    assert "34 more" in asked[0]


def test_escape_means_the_safe_answer() -> None:
    seen: list[QMessageBox] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box)
        assert box.defaultButton().text() == "Stay"
        assert box.text() == "<b>Leave?</b>"
        box.reject()

    language.use("en")
    QTimer.singleShot(0, close)
    answers = (ask.Answer("go", say("Go"), danger=True), ask.Answer("stay", say("Stay")))
    assert ask.choose(None, say("<b>Leave?</b>"), "now", answers, "stay") == "stay"
    assert seen


def test_the_pressed_button_answers() -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == "Go").click()

    language.use("en")
    QTimer.singleShot(0, press)
    answers = (ask.Answer("go", say("Go"), danger=True), ask.Answer("stay", say("Stay")))
    assert ask.choose(None, say("Leave?"), "now", answers, "stay") == "go"


@pytest.mark.parametrize("left", [False, True])
def test_a_pass_phrase_is_typed_unseen_and_not_kept(left: bool) -> None:
    lines: list[QLineEdit] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        line = box.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        lines.append(line)
        assert line.echoMode() == QLineEdit.EchoMode.Password
        line.setText("secret")
        if left:
            box.reject()
        else:
            box.accept()

    language.use("en")
    QTimer.singleShot(0, answer)
    typed = ask.secret(None, say("Sign"), say("The pass phrase"), say("Sign"))
    assert typed == (None if left else "secret")
    assert lines[0].text() == ""
