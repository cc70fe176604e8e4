"""The panel shows a record's facts, links, acts and past, and stays true."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from ctv_desktop.database import journal
from ctv_desktop.ui.declare import (
    Action,
    Fact,
    Group,
    Line,
    Link,
    Record,
    RecordView,
    Related,
)
from ctv_desktop.ui.facts import LinkLabel, RelatedBox, WayLine
from ctv_desktop.ui.panel import HISTORY, RecordPanel
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import AREA, DAY, MONEY
from ctv_desktop.values.say import say
from tests.ui.stage import NOW, Desk, changed

HOSTILE = "<b>A & B</b> 🎉 شركة " + "x" * 10_000


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    language.use("en")
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()


def view(**other: Any) -> RecordView:
    facts = (
        Fact(say("Tenant"), "Atlas Data", link=Link("tenant", 3)),
        Fact(say("Rent"), 4_700_000, MONEY),
        Fact(say("Area"), 30_000, AREA),
        Fact(say("End"), None, DAY),
        Fact(say("Start"), date(2027, 2, 1), DAY),
        Fact(say("Remarks"), HOSTILE),
    )
    lines = (Line("A-3.01", "Office floor", say("Let"), "good", Link("unit", 1)),)
    known: dict[str, Any] = {
        "subtitle": "Atlas Data",
        "state": say("Draft"),
        "tone": "warn",
        "groups": (Group(say("Lease"), facts),),
        "related": (Related(say("Premises"), lines, "unit", {"lease": 7}, 5),),
        "trail": (("Building A", Link("building", 2)),),
        "values": {"state": "draft"},
        "tables": (("lease", 7),),
    }
    return RecordView(7, "BC-2027-014", **{**known, **other})


class Source:
    """A record that may change between two reads."""

    def __init__(self, *views: RecordView | None) -> None:
        self.views = list(views)
        self.reads = 0

    def view(self, _reader: Any, _id: int, _today: date) -> RecordView | None:
        self.reads += 1
        return self.views[min(self.reads, len(self.views)) - 1]


def opened(source: Source, actions: tuple[Action, ...] = (), desk: Desk | None = None) -> Any:
    panel = RecordPanel(desk or Desk())
    panel.resize(340, 500)
    panel.show()
    panel.show(Record("lease", source.view), 7, actions)
    for _ in range(3):  # a layout that wraps settles in steps
        QApplication.processEvents()
    return panel


def texts(panel: Any) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def test_facts_stand_in_their_kinds_with_units() -> None:
    shown = texts(opened(Source(view())))
    assert {"BC-2027-014", "47,000.00\u00a0MAD", "300.00\u00a0m²", "—", "01/02/2027"} <= set(shown)


def test_text_is_never_taken_for_markup() -> None:
    panel = opened(Source(view()))
    assert HOSTILE in texts(panel)
    formats = {each.textFormat() for each in panel.findChildren(QLabel) if each.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_word_wider_than_the_panel_is_broken_not_cut() -> None:
    panel = opened(Source(view()))
    assert panel._summary.widget().width() <= panel.width()
    long = next(each for each in panel.findChildren(QLabel) if each.text() == HOSTILE)
    assert long.height() > 100 * long.fontMetrics().height()


def test_links_lead_on_by_mouse_and_by_keyboard() -> None:
    desk = Desk()
    panel = opened(Source(view()), desk=desk)
    link = next(each for each in panel.findChildren(LinkLabel) if each.text() == "Atlas Data")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    way = panel.findChildren(WayLine)[0]
    QTest.keyClick(way, Qt.Key.Key_Return)
    crumb = next(each for each in panel.findChildren(LinkLabel) if each.text() == "Building A")
    QTest.keyClick(crumb, Qt.Key.Key_Space)
    assert desk.opened == [("tenant", 3), ("unit", 1), ("building", 2)]
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_see_all_opens_the_list_with_its_scope() -> None:
    desk = Desk()
    panel = opened(Source(view()), desk=desk)
    box = panel.findChildren(RelatedBox)[0]
    see = box.findChildren(QPushButton)[0]
    assert "5" in see.text()
    see.click()
    assert desk.opened == [("unit", {"lease": 7})]


def test_it_reads_again_when_the_park_changes_and_keeps_its_place() -> None:
    desk = Desk()
    source = Source(view(), view(subtitle="Renamed"))
    panel = opened(source, desk=desk)
    bar = panel._summary.verticalScrollBar()
    bar.setValue(40)
    assert bar.value() == 40
    desk.tasks.changed.emit(changed())
    QApplication.processEvents()
    assert "Renamed" in texts(panel)
    assert bar.value() == 40


def test_a_hidden_panel_waits_until_it_is_seen() -> None:
    desk = Desk()
    source = Source(view(), view(subtitle="Renamed"))
    panel = opened(source, desk=desk)
    panel.hide()
    desk.tasks.changed.emit(changed())
    assert source.reads == 1
    panel.show()
    assert "Renamed" in texts(panel)


def test_a_deleted_record_is_said_to_be_gone() -> None:
    desk = Desk()
    panel = opened(Source(view(), None), desk=desk)
    desk.tasks.changed.emit(changed())
    assert "This record is no longer there." in texts(panel)


def test_a_refused_record_says_why() -> None:
    def refuse(*_: Any) -> Any:
        raise Refused({"": say("Not for you.")})

    panel = RecordPanel(Desk())
    panel.show()
    panel.show(Record("lease", refuse), 7)
    assert "Not for you." in texts(panel)


def test_nothing_chosen_says_how_to_choose() -> None:
    panel = RecordPanel(Desk())
    panel.show()
    assert any("Choose" in text for text in texts(panel))


def test_actions_say_why_they_cannot_be_done() -> None:
    ran: list[Any] = []
    refuse = say("It is not signed yet.")
    acts = (
        Action("sign", say("Sign"), lambda _desk, ids: ran.append(ids), primary=True),
        Action("end", say("End"), lambda *_: None, primary=True, why_not=lambda _values: refuse),
        Action("paper", say("Summary"), lambda *_: None, menu="Print"),
        Action("new", say("New"), lambda *_: None, needs="none"),
    )
    panel = opened(Source(view()), acts)
    buttons = {each.text(): each for each in panel.findChildren(QPushButton)}
    buttons["Sign"].click()
    assert ran == [(7,)]
    assert "End" not in buttons, "what cannot be done does not stand first"
    behind = [line for each in panel.findChildren(QMenu) for line in each.actions()]
    end = next(line for line in behind if line.text() == "End")
    assert not end.isEnabled()
    assert end.toolTip() == "It is not signed yet."
    assert buttons["Print"].menu().actions()[0].text() == "Summary"
    assert "New" not in buttons


def test_history_says_who_when_and_from_what_to_what(monkeypatch: pytest.MonkeyPatch) -> None:
    differences = (
        journal.Difference("lease", 7, "rent", 4_500_000, 4_700_000),
        journal.Difference("lease", 7, "end", None, "2036-01-31"),
        journal.Difference("lease", 7, "unit_id", 1, 2),
        journal.Difference("lease", 7, "version", 1, 2),
    )
    entry = journal.Entry(3, NOW, "f.alaoui", say("Change lease"), differences)
    monkeypatch.setattr(journal, "history", lambda *_: [entry])
    desk = Desk()
    panel = opened(Source(view()), desk=desk)
    panel.tabs.setCurrentIndex(HISTORY)
    QApplication.processEvents()
    shown = texts(panel)
    assert "Change lease" in shown
    assert any("f.alaoui" in text and "23/11/2026" in text for text in shown)
    assert "Rent: 45,000.00\u00a0MAD → 47,000.00\u00a0MAD" in shown
    assert "End: 31/01/2036" in shown
    assert "unit_id: A-3.01 → A-3.02" in shown, "a key is told by the name of its record"
    assert not any("version" in text for text in shown)
    back = [each for each in panel.history.findChildren(QPushButton) if each.isVisible()]
    back[0].click()
    assert desk.opened == [("lease", 7, {"restore": {"rent": 4_500_000}})]


def test_a_long_history_is_never_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "L'attestation d'exportation numéro 5 du preneur, avec sa date et son bureau"
    differences = tuple(journal.Difference("lease", 7, f"x{n}", None, told * n) for n in (1, 2, 3))
    entry = journal.Entry(3, NOW, "f.alaoui", say("Change lease"), differences)
    monkeypatch.setattr(journal, "history", lambda *_: [entry])
    panel = opened(Source(view()))
    panel.tabs.setCurrentIndex(HISTORY)
    for width in (330, 230):
        panel.resize(width, 700)
        texts(panel)
        for each in panel.history.findChildren(QLabel):
            assert each.height() >= each.heightForWidth(each.width()), each.text()


def test_files_dropped_on_a_record_go_to_what_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "bail signé.pdf"
    taken: list[Any] = []
    panel = RecordPanel(Desk())

    def take(_desk: Any, id: int, paths: list[Path]) -> None:
        taken.append((id, paths))

    panel.show(Record("lease", Source(view()).view, take), 7)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    over, words = entered(panel, mime), entered(panel, QMimeData())
    assert over.isAccepted()
    assert not words.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NO_KEY))
    QApplication.processEvents()
    assert taken == [(7, [path])]
    panel.show(Record("unit", Source(view()).view), 7)
    assert not entered(panel, mime).isAccepted()


COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def entered(panel: RecordPanel, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NO_KEY)
    event.ignore()
    QApplication.sendEvent(panel, event)
    return event
