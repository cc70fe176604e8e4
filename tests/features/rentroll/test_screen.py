"""The rent roll on screen, on paper and in a workbook: the day asked is the day shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ctv_desktop.database.work import Database
from ctv_desktop.features.rentroll import rows
from ctv_desktop.features.rentroll.screen.pane import RentRollScreen
from ctv_desktop.features.rentroll.screen.paper import print_roll
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from tests.features.leases.desks import OFFICE, OFFICE_2, PARKING, RIF, TODAY, furnish, signed
from tests.features.stage import Desk
from tests.pdf import reading

pytestmark = pytest.mark.usefixtures("qapp")
DAY = date(2027, 6, 1)


class PreviewDesk(Desk):
    """A desk that makes the papers it is asked to show."""

    def preview(self, title: Any, file_name: str, make: Any, **_: Any) -> None:
        reader = self.database.reader()
        self.kept_paper = make(reader, language.of("fr"))
        reader.close()
        self.asked.append(("preview", str(title), file_name))


@pytest.fixture
def desk(park: Database, tmp_path: Path) -> Iterator[PreviewDesk]:
    language.use("en")
    furnish(park)
    signed(park, OFFICE, PARKING)
    signed(park, OFFICE_2, tenant=RIF, starts=date(2027, 1, 1), ends=date(2027, 12, 31))
    made = PreviewDesk(park, tmp_path)
    yield made
    made.tasks.close()


@pytest.fixture
def screen(desk: PreviewDesk) -> Iterator[RentRollScreen]:
    made = RentRollScreen(desk)  # type: ignore[arg-type]
    made.resize(1_100, 700)
    made.show()
    made.start()
    yield made
    made.close()


def chips(screen: RentRollScreen, key: str) -> int:
    screen.show_list(key)
    return screen.list.feed.count


def test_a_day_typed_is_the_day_shown(screen: RentRollScreen) -> None:
    assert screen.editor.line.geometry().right() < screen.place.geometry().left()
    assert chips(screen, "let") == 0
    screen.editor.line.setText("01062027")
    screen.editor.entered.emit()
    assert screen.day() == DAY
    assert chips(screen, "let") == 3
    assert screen.editor.line.text() == "01/06/2027"
    screen.editor.line.setText("tomorrow or so")
    screen.editor.entered.emit()
    assert "tomorrow or so" in screen.wrong.text()
    assert not screen.wrong.isHidden()
    assert screen.day() == DAY, "a day that is none changes nothing"
    screen.editor.line.setText("")
    screen.editor.entered.emit()
    assert screen.day() == TODAY
    assert screen.wrong.isHidden()


def test_figures_follow_the_day_and_lead_to_their_list(screen: RentRollScreen) -> None:
    screen.show_as_of(DAY)
    screen.show_view("figures")
    assert screen.pages.isHidden()
    bars = screen.board.ends.bars()
    assert bars[0].label == "Q2 2027"
    assert bars[2].value == 20_000
    screen.board.ends.activated.emit(2)
    assert not screen.pages.isHidden()
    assert screen.list.feed.count == 1
    screen.show_view("figures")
    screen.board.steps.set_current("years")
    screen.board.steps.chosen.emit("years")
    assert [bar.label for bar in screen.board.ends.bars()][:2] == ["2027", "2028"]
    screen.board.stocks.activated.emit(0)
    assert screen.place.currentText() != screen.place.itemText(0)
    assert screen.ask.scope == {"building": 1}


def test_the_figures_are_written_as_numbers(
    screen: RentRollScreen, desk: PreviewDesk, tmp_path: Path
) -> None:
    path = tmp_path / "figures.xlsx"
    desk.files = [path]
    screen.show_as_of(DAY)
    screen.board.export.emit()
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Figures", "By quarter", "By year", "Occupancy by building",
                                "Overdue"]  # fmt: skip
    years = book.get_sheet_by_name("By year").to_python()
    assert years[1] == ["2027", 1.0, 200.0, 0.0]
    assert sum(float(str(row[3])) for row in years[1:]) == 45_500.0


def test_the_paper_is_of_the_day_and_the_building(
    screen: RentRollScreen, desk: PreviewDesk
) -> None:
    screen.show_as_of(DAY)
    screen.print()
    assert desk.asked[-1] == (
        "preview", "Rent roll as of 01/06/2027", "rent-roll-2027-06-01.pdf"
    )  # fmt: skip
    text = reading.words(desk.kept_paper)
    for words in ("1er juin 2027", "A-3.12", "Atlas Data SARL", "45 000,00", "540 000,00"):
        assert words in text


def many(park: Database) -> None:
    """A floor of eighty small units, let to a tenant whose name is Arabic."""
    from ctv_desktop.features.park.model import Unit
    from ctv_desktop.features.tenants.model import Tenant

    with park.write(say("Fill")) as work:
        for number in range(80):
            work.add(
                Unit(floor_id=1, building_id=1, code=f"Z-{number:03d}", kind="office",
                     rentable_area=5_000, asking_rent=15_000)
            )  # fmt: skip
        work.add(Tenant(legal_name="شركة أطلس للبيانات"))
        work.flush()


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_a_long_roll_goes_on_with_its_heads(park: Database, code: str) -> None:
    furnish(park)
    many(park)
    units = [8 + place for place in range(3)]
    signed(park, *units, tenant=3)
    reader = park.reader()
    spoken = language.of(code)
    data = print_roll(reader, DAY, TODAY, spoken)
    assert data == print_roll(reader, DAY, TODAY, spoken)
    found = reading.pages(data)
    file = reading.reader(data)
    assert len(found) > 3
    for page in file.pages:
        assert page.mediabox.width > page.mediabox.height
    head = reading.plain(say("Rent a year").in_language(spoken))
    if code != "ar":
        assert all(head in page for page in found[:-1])
        of = say("Page {page} of {pages}", page=2, pages=len(found)).in_language(spoken)
        assert reading.plain(of) in found[1]
        assert any(("شركة أطلس للبيانات" in page) for page in found)
    text = " ".join(found)
    assert [number for number in range(80) if f"Z-{number:03d}" not in text] == []
    assert reading.unembedded_fonts(data) == []
    total = rows.figures(reader, DAY, {}).rent
    assert reading.plain(spoken.money(total, unit=False)) in text
    reader.close()
