"""A wide form with what follows from it: computed with every key, told beside the fields."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ctv_desktop.ui.declare import Column, Computed, Fact, Field, Form, Live, Rows, Section
from ctv_desktop.ui.form.live import LiveSheet
from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.values import language
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.kinds import COUNT, DAY, MONEY
from ctv_desktop.values.say import say
from tests.ui.stage import UNIT, Desk

ASKED: list[Mapping[str, Any]] = []


def compute(_reader: Any, values: Mapping[str, Any], _id: int | None, _today: date) -> Computed:
    ASKED.append(values)
    months, rent = values.get("months") or 0, values.get("rent") or 0
    late = values.get("start") == date(2027, 1, 15)
    return Computed(
        rows=tuple((place, rent) for place in range(1, months + 1)),
        totals=(months, rent * months),
        figures=(Fact(say("Rent"), rent, MONEY),),
        notes={"rent": say("a month")},
        doubts={"months": say("Rather long.")} if months > 3 else {},
        wrong={"unit_id": say("It is let."), "lines": say("No unit.")} if late else {},
        proposals={"unit_id": Proposal(say("Start later"), date(2027, 2, 1), "start")},
    )


def paper(
    _reader: Any, values: Mapping[str, Any], _id: int | None, _today: date, _language: Any
) -> bytes | None:
    return None if not values.get("rent") else b"no pdf"


LINES = Rows("lines", say("Lines"), (Field("unit_id", say("Unit"), picker=UNIT),), say("Add"),
             say("None."))  # fmt: skip
LIVE = Live(
    say("Schedule"), say("Computed."), say("Nothing yet."),
    (Column("at", say("Period"), COUNT), Column("rent", say("Rent"), MONEY)),
    compute, say("Summary"), paper,
)  # fmt: skip


def usual(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"months": 12, "rent": 9_900} if values.get("kind") == "shop" else {"months": 3}


FORM = Form(
    "toy", say("New"), say("Edit"),
    (
        Section(
            say("Terms"),
            (
                Field("kind", say("Kind"), fills=usual),
                Field("unit_id", say("Unit"), picker=UNIT),
                Field("start", say("Start"), DAY),
                Field("months", say("Months"), COUNT),
                Field("rent", say("Rent"), MONEY),
                LINES,
            ),
        ),
    ),
    load=lambda _reader, _id, given, _today: {"months": 2, "rent": 5_000, "lines": [], **given},
    save=lambda *_: None,
    wide=True,
    live=LIVE,
)  # fmt: skip


@pytest.fixture
def page(qapp: QApplication) -> Iterator[FormPage]:
    assert qapp is not None
    language.use("en")
    ASKED.clear()
    made = FormPage(Desk(), FORM)
    made.resize(1200, 700)
    made.show()
    settle(made)
    yield made
    sheet(made).paper.pages.close()
    made.close()
    made.deleteLater()


def settle(page: FormPage) -> None:
    """Compute what is waiting, as the pause after the last key would."""
    page._look_up_doubts()


def type_in(page: FormPage, key: str, text: str) -> None:
    editor: Any = page.body.cells()[key].editor
    editor.line.setText(text)
    editor.line.typed.emit()
    settle(page)


def sheet(page: FormPage) -> LiveSheet:
    assert page.live is not None
    return page.live


def test_the_table_follows_what_is_typed(page: FormPage) -> None:
    table = sheet(page).table
    assert table.totals == (2, 10_000)
    type_in(page, "rent", "70")
    assert table.rows == ((1, 7_000), (2, 7_000))
    type_in(page, "rent", "seventy")  # words in the amount field: said there, nothing lost
    assert ASKED[-1]["rent"] is None
    assert page.body.typed()["rent"] == "seventy"
    page.save()
    assert "seventy" in page.body.errors()["rent"]


def test_each_sentence_stands_beside_its_field(page: FormPage) -> None:
    cells = page.body.cells()
    assert cells["rent"].message() == "a month"
    type_in(page, "months", "5")
    assert cells["months"].message() == "Rather long."
    type_in(page, "start", "15/01/2027")
    assert cells["unit_id"].message() == "It is let."
    assert page.body.rows["lines"].said.text() == "No unit."
    assert cells["unit_id"].said.property("role") == "error"


def test_a_proposal_goes_into_the_field_it_names(page: FormPage) -> None:
    cells = page.body.cells()
    assert cells["unit_id"].accept.isHidden()
    type_in(page, "start", "15/01/2027")
    cells["unit_id"].accept.click()
    assert page.values()["start"] == date(2027, 2, 1)
    settle(page)
    assert cells["unit_id"].message() == ""


def test_what_follows_from_a_field_fills_those_nobody_typed_in(page: FormPage) -> None:
    type_in(page, "rent", "70")
    type_in(page, "kind", "shop")
    assert (page.values()["months"], page.values()["rent"]) == (12, 7_000)
    type_in(page, "kind", "office")
    assert page.values()["months"] == 3


def test_what_is_known_with_a_pick_fills_its_row(page: FormPage) -> None:
    from ctv_desktop.ui.declare import Choosable

    row = Rows("rows", say("Rows"), (Field("unit_id", say("Unit"), picker=UNIT),
               Field("rent", say("Rent"), MONEY)), say("Add"), say("None."))  # fmt: skip
    from ctv_desktop.ui.form.rows import RowsEditor

    rows = RowsEditor(row, page.asked, dict)
    rows.add_row()
    cells: Any = rows.boxes[0].cells
    cells["unit_id"].editor.choose(Choosable(1, "A-3.01", fills={"rent": 15_000}))
    assert cells["rent"].editor.value() == 15_000
    cells["rent"].editor.line.setText("120")
    cells["unit_id"].editor.choose(Choosable(2, "A-3.02", fills={"rent": 18_000}))
    assert cells["rent"].editor.value() == 12_000  # typed by hand: it stays


def test_the_paper_says_when_it_cannot_be_made(page: FormPage) -> None:
    live = sheet(page)
    live.paper.ask(({"rent": 0}, None, date(2027, 1, 1)))
    live.paper._make()
    assert not live.paper.said.isHidden()


def test_the_parts_find_their_room(page: FormPage) -> None:
    live = sheet(page)
    page.resize(700, 600)
    assert live.paper.isHidden()
    page.resize(1300, 700)
    assert not live.paper.isHidden()
    assert live.schedule.height() > 120
