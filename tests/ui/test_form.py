"""A form gives what was typed, says what is wrong beside it, and loses nothing."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ctv_desktop.ui import ask
from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.values import language
from ctv_desktop.values.errors import Proposal, Refused, Stale, Unavailable
from ctv_desktop.values.say import say
from tests.ui.stage import START, TODAY, Desk, changed, form

HOSTILE = "<b>A & B</b> 🎉 شركة &lt; \u202eabc\u0007\u0001"


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use("en")
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


class Store:
    """Remembers what was saved, or refuses as told."""

    def __init__(self, *answers: Exception) -> None:
        self.answers = list(answers)
        self.calls: list[tuple[Any, ...]] = []

    def save(self, _database: Any, values: Any, id: int | None, version: int | None) -> Any:
        self.calls.append((values, id, version))
        if self.answers:
            raise self.answers.pop(0)
        return changed()


def opened(
    store: Store | None = None, id: int | None = 7, desk: Desk | None = None, **ways: Any
) -> FormPage:
    page = FormPage(desk or Desk(), form((store or Store()).save, **ways), id)
    page.resize(800, 700)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return page


def type_in(page: FormPage, key: str, text: str) -> None:
    """Type over a line as a user does."""
    line = page.body.cells()[key].editor.widget
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, text)


def leave(page: FormPage, key: str) -> None:
    page.body.cells()[key].editor.left.emit()


def line_of(page: FormPage, key: str) -> Any:
    return page.body.cells()[key].editor.widget


def test_values_come_back_as_they_were_put_in() -> None:
    store = Store()
    page = opened(store)
    type_in(page, "name", "Rif Cloud SARL")
    page.save()
    values, id, version = store.calls[0]
    assert (id, version) == (7, 4)
    assert values == {
        **{key: held for key, held in START.items() if key != "version"},
        "name": "Rif Cloud SARL",
        "furniture": None,
    }


@pytest.mark.parametrize(
    ("typed", "day", "shown"),
    [
        ("3/4", date(2027, 4, 3), "03/04/2027"),
        ("03042027", date(2027, 4, 3), "03/04/2027"),
        ("+30", date(2026, 12, 23), "23/12/2026"),
        ("fin mois", date(2026, 11, 30), "30/11/2026"),
    ],
)
def test_a_date_is_read_as_an_office_types_it(typed: str, day: date, shown: str) -> None:
    page = opened()
    type_in(page, "end", typed)
    leave(page, "end")
    assert line_of(page, "end").text() == shown
    assert page.values()["end"] == day


@pytest.mark.parametrize(("typed", "centimes"), [("45 000,5", 4_500_050), ("45000.50", 4_500_050)])
def test_an_amount_takes_comma_or_point(typed: str, centimes: int) -> None:
    language.use("fr")
    page = opened()
    type_in(page, "deposit", typed)
    leave(page, "deposit")
    assert page.values()["deposit"] == centimes
    assert line_of(page, "deposit").text() == "45\u202f000,50"


def test_what_cannot_be_read_is_said_on_leaving_and_stays() -> None:
    page = opened()
    type_in(page, "start", "demain")
    leave(page, "start")
    assert "demain" in page.body.errors()["start"]
    assert line_of(page, "start").text() == "demain"
    type_in(page, "start", "1/2/2027")
    assert "start" not in page.body.errors()


def test_missing_and_unreadable_fields_are_said_at_once_and_nothing_is_saved() -> None:
    store = Store()
    page = opened(store)
    line_of(page, "name").clear()
    type_in(page, "months", "trois")
    page.save()
    assert set(page.body.errors()) == {"name", "months"}
    assert line_of(page, "name").hasFocus()
    assert not store.calls


def test_refusals_stand_beside_their_fields_and_nothing_typed_is_lost() -> None:
    refused = Refused(
        {
            "": say("This lease overlaps another."),
            "start": say("Let until 31/01/2027."),
            "lines.1.rent": say("Too high."),
            "unknown": say("Something else."),
        },
        {"start": Proposal(say("Propose 01/02/2028"), date(2028, 2, 1))},
    )
    page = opened(Store(refused))
    type_in(page, "name", "Rif Cloud")
    typed = page.body.typed()
    page.save()
    assert page.body.errors() == {"start": "Let until 31/01/2027.", "lines.1.rent": "Too high."}
    assert page.problem.text() == "This lease overlaps another.\nSomething else."
    assert page.body.typed() == typed
    assert line_of(page, "lines.1.rent").hasFocus()
    assert page.save_button.isEnabled()


def test_a_proposal_puts_its_value_in() -> None:
    proposal = Proposal(say("Propose 01/02/2028"), date(2028, 2, 1))
    page = opened(Store(Refused({"start": say("No.")}, {"start": proposal})))
    type_in(page, "name", "Rif")
    page.save()
    page.body.cells()["start"].accept.click()
    assert page.values()["start"] == date(2028, 2, 1)
    assert not page.body.errors()


def test_a_text_too_long_is_refused_not_cut() -> None:
    page = opened()
    line_of(page, "name").setText("x" * 10_000)
    page.body.cells()["name"].editor.edited.emit()
    page.save()
    assert "9,960" in page.body.errors()["name"]
    assert len(line_of(page, "name").text()) == 10_000


def test_hostile_text_comes_out_as_typed_without_controls() -> None:
    store = Store()
    page = opened(store)
    line = line_of(page, "name")
    line.selectAll()
    QApplication.clipboard().setText(HOSTILE)
    line.paste()
    page.save()
    saved = store.calls[0][0]["name"]
    assert saved == "<b>A & B</b> 🎉 شركة &lt; abc"


def test_lines_of_a_long_text_are_kept() -> None:
    store = Store()
    page = opened(store)
    text = line_of(page, "remarks")
    text.setPlainText("un\n<b>deux</b>\u0007")
    page.save()
    assert store.calls[0][0]["remarks"] == "un\n<b>deux</b>"


def test_labels_never_take_text_for_markup() -> None:
    page = opened(Store(Refused({"": say("{x}", x="<b>&"), "name": say("{x}", x="<i>")})))
    type_in(page, "name", "x")
    page.save()
    formats = {label.textFormat() for label in page.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_field_shows_only_where_it_is_asked_for() -> None:
    page = opened()
    cell = page.body.cells()["furniture"]
    assert cell.isVisible()
    line_of(page, "fitted").click()
    assert not cell.isVisible()


def test_tab_walks_in_reading_order_rows_included() -> None:
    page = opened()
    order = ["lines.0.unit_id", "lines.0.from", "lines.0.rent"]
    line_of(page, order[0]).setFocus()
    for before, key in pairwise(order):
        QTest.keyClick(line_of(page, before), Qt.Key.Key_Tab)
        assert line_of(page, key).hasFocus(), key


def test_enter_goes_on_to_the_next_field() -> None:
    page = opened()
    line_of(page, "start").setFocus()
    QTest.keyClick(line_of(page, "start"), Qt.Key.Key_Return)
    assert line_of(page, "end").hasFocus()


def test_enter_in_the_last_field_leads_to_save_not_to_cancel() -> None:
    page = opened()
    type_in(page, "name", "Rif")
    line_of(page, "remarks").setFocus()
    page.body.cells()["remarks"].editor.entered.emit()
    assert page.save_button.hasFocus()


def test_control_s_saves_and_tells_the_desk() -> None:
    store, desk = Store(), Desk()
    page = opened(store, desk=desk)
    heard: list[Any] = []
    page.saved.connect(heard.append)
    type_in(page, "name", "Rif")
    QTest.keyClick(line_of(page, "name"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(store.calls) == 1
    assert desk.said == ["Lease saved"]
    assert heard[0].subject == 7


def test_it_is_not_saved_twice_while_saving() -> None:
    store, desk = Store(), Desk()
    page = opened(store, desk=desk)
    type_in(page, "name", "Rif")
    desk.tasks.hold = True
    page.save()
    page.save()
    assert not page.save_button.isEnabled()
    assert len(desk.tasks.held) == 1


def test_unavailable_offers_another_try_and_loses_nothing() -> None:
    store = Store(Unavailable(say("The file is locked.")))
    page = opened(store)
    type_in(page, "name", "Rif")
    page.save()
    assert "locked" in page.problem.text()
    assert line_of(page, "name").text() == "Rif"
    page.save()
    assert len(store.calls) == 2


@pytest.mark.parametrize(
    ("answer", "left", "saves"), [("stay", 0, 0), ("discard", 1, 0), ("save", 1, 1)]
)
def test_leaving_with_changes_asks_first(answer: str, left: int, saves: int) -> None:
    store = Store()
    page = opened(store)
    gone: list[int] = []
    type_in(page, "name", "Rif")
    with ask.answering(answer) as asked:
        page.may_leave(lambda: gone.append(1))
    assert len(asked) == 1
    assert (len(gone), len(store.calls)) == (left, saves)


def test_leaving_without_changes_asks_nothing() -> None:
    page = opened()
    gone: list[int] = []
    with ask.answering("stay") as asked:
        page.may_leave(lambda: gone.append(1))
    assert (asked, gone) == ([], [1])


def test_a_refused_save_on_leaving_stays() -> None:
    page = opened(Store(Refused({"name": say("No.")})))
    gone: list[int] = []
    type_in(page, "name", "Rif")
    with ask.answering("save"):
        page.may_leave(lambda: gone.append(1))
    assert not gone
    type_in(page, "name", "Rif Cloud")
    page.save()
    assert not gone, "an older wish to leave must not come true at a later save"


def test_escape_asks_before_leaving() -> None:
    page = opened()
    type_in(page, "name", "Rif")
    with ask.answering("stay") as asked:
        QTest.keyClick(line_of(page, "name"), Qt.Key.Key_Escape)
    assert len(asked) == 1


def test_a_stale_save_shows_both_versions_and_saves_mine_over_theirs() -> None:
    theirs = {**START, "name": "Toubkal Labs", "version": 9}
    del theirs["lines"]
    store = Store(Stale(say("Someone saved it."), theirs, {}))
    page = opened(store)
    type_in(page, "name", "Rif")
    page.save()
    texts = {label.text() for label in page.conflict.findChildren(QLabel)}
    assert {"Rif", "Toubkal Labs", "Tenant"} <= texts
    assert "Premises" not in texts, "rows that the saved version does not tell do not differ"
    page.keep_mine(9)
    page.save()
    assert store.calls[1][2] == 9
    assert store.calls[1][0]["name"] == "Rif"


def test_my_changes_go_into_the_saved_version_and_leave_the_rest_of_it() -> None:
    saved: dict[str, Any] = {"version": 8}
    store = Store(Stale(say("Someone saved it."), {**START, "deposit": 700, "version": 9}, {}))
    page = opened(store, start=saved)
    type_in(page, "name", "Rif")
    page.save()
    saved.update(deposit=700, version=9)
    answers = {button.text(): button for button in page.conflict.findChildren(QPushButton)}
    answers["Put my changes into the saved version"].click()
    assert page.conflict.isHidden()
    page.save()
    values, _id, version = store.calls[1]
    assert (values["name"], values["deposit"], version) == ("Rif", 700, 9)


def test_a_restored_value_is_typed_for_the_user_to_save() -> None:
    page = FormPage(
        Desk(), form(Store().save), 7, {"restore": {"deposit": 100, "end": "2027-03-04"}}
    )
    assert page.values()["deposit"] == 100
    assert page.values()["end"] == date(2027, 3, 4)
    assert page.dirty


def test_doubts_stand_in_amber_and_do_not_stop_saving() -> None:
    store = Store()
    page = opened(store, warn=lambda *_: {"vat": say("Above 10 %.")})
    page._look_up_doubts()
    assert page.body.cells()["vat"].message() == "Above 10 %."
    type_in(page, "name", "Rif")
    page.save()
    assert len(store.calls) == 1


def test_a_record_that_cannot_be_read_is_said_and_cannot_be_saved() -> None:
    def gone(*_: Any) -> Any:
        raise Refused({"": say("It was deleted.")})

    declared = form(Store().save)
    page = FormPage(Desk(), declared.__class__(**{**declared.__dict__, "load": gone}), 7)
    page.show()
    assert page.problem.text() == "It was deleted."
    assert not page.save_button.isEnabled()


def test_a_mirrored_form_keeps_figures_right_and_words_at_their_start(qapp: QApplication) -> None:
    language.use("ar")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = opened()
    assert line_of(page, "name").alignment() & Qt.AlignmentFlag.AlignRight
    assert line_of(page, "deposit").alignment() & Qt.AlignmentFlag.AlignRight
    cells = page.body.cells()
    assert cells["start"].x() > cells["end"].x()
    type_in(page, "deposit", "1.234,50")
    assert page.values()["deposit"] == 123_450


def test_the_day_that_dates_are_read_from_is_the_desks() -> None:
    assert opened().today() == TODAY


def test_a_form_begins_at_what_waits_to_be_filled() -> None:
    page = FormPage(Desk(), form(), None, {"name": "Rif", "start": None})
    page.show()
    page.body.focus_first()
    assert page.focusWidget() is page.body.cells()["start"].editor.widget


def test_tab_goes_on_from_the_last_field_to_the_buttons() -> None:
    page = opened(Store())
    page.activateWindow()
    type_in(page, "name", "Rif")
    page.body.cells()["remarks"].editor.focus()
    for wanted in (page.cancel_button, page.save_button):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        assert page.focusWidget() is wanted


def test_control_s_saves_wherever_the_keyboard_is() -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    elsewhere, page = QLineEdit(), FormPage(Desk(), form(Store().save), 7)
    for part in (elsewhere, page):
        column.addWidget(part)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    type_in(page, "name", "Rif")
    elsewhere.setFocus()
    saved: list[Any] = []
    page.saved.connect(saved.append)
    QTest.keyClick(elsewhere, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved
    window.deleteLater()
