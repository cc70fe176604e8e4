"""A new lease keeps its length: end and firm day follow a changed start until typed by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.database.work import Database
from ctv_desktop.features.leases.rules.templates import TEMPLATES, following, lasting
from ctv_desktop.features.leases.screen.form import FORM
from ctv_desktop.ui.form.page import FormPage
from ctv_desktop.values.language import use
from ctv_desktop.values.period import add_months, term_end
from tests.features.leases.desks import OFFICE, draft, furnish
from tests.features.stage import Desk


@pytest.fixture
def desk(park: Database, tmp_path: Path) -> Iterator[Desk]:
    use("en")
    furnish(park)
    made = Desk(park, tmp_path)
    yield made
    made.tasks.close()


def page(desk: Desk, id: int | None = None, given: Any = None) -> FormPage:
    return FormPage(desk, FORM, id, given)


def type_in(page: FormPage, key: str, text: str) -> None:
    editor: Any = page.body.cells()[key].editor
    editor.line.setText(text)
    editor.line.typed.emit()


def days(page: FormPage) -> tuple[Any, ...]:
    return tuple(page.values()[key] for key in ("starts", "ends", "firm_until"))


@pytest.mark.usefixtures("qapp")
def test_the_end_follows_the_start_until_it_is_typed(desk: Desk) -> None:
    made = page(desk)
    assert days(made) == (date(2026, 12, 1), date(2029, 11, 30), None)
    type_in(made, "starts", "15/02/2027")
    assert days(made) == (date(2027, 2, 15), date(2030, 2, 14), None)
    type_in(made, "starts", "nonsense")
    assert days(made)[1] == date(2030, 2, 14)
    type_in(made, "ends", "31/12/2031")
    type_in(made, "starts", "01/01/2028")
    assert days(made) == (date(2028, 1, 1), date(2031, 12, 31), None)


@pytest.mark.usefixtures("qapp")
def test_the_firm_day_follows_too_and_a_template_chosen_says_how_long(desk: Desk) -> None:
    made = page(desk)
    cell: Any = made.body.cells()["template"]
    cell.editor.put("equipped")
    cell.editor.edited.emit()
    type_in(made, "starts", "01/01/2027")
    assert days(made) == (date(2027, 1, 1), date(2035, 12, 31), date(2029, 12, 31))
    type_in(made, "firm_until", "30/06/2030")
    type_in(made, "starts", "01/02/2027")
    assert days(made) == (date(2027, 2, 1), date(2036, 1, 31), date(2030, 6, 30))


@pytest.mark.usefixtures("qapp")
def test_a_copy_keeps_the_length_of_its_lease_and_a_draft_its_end(desk: Desk) -> None:
    id = draft(desk.database, OFFICE, starts=date(2027, 1, 1), ends=date(2031, 12, 31))
    copy = page(desk, None, {"like": id})
    type_in(copy, "starts", "01/04/2028")
    assert days(copy)[1] == date(2033, 3, 31)
    edited = page(desk, id)
    type_in(edited, "starts", "01/04/2027")
    assert days(edited)[1] == date(2031, 12, 31)


def test_a_span_to_a_day_stays_and_a_span_of_months_moves() -> None:
    starts = date(2027, 1, 1)
    odd = lasting("", starts, date(2028, 3, 17), None)
    assert following(date(2027, 2, 1), "", odd) == {}
    for months in (1, 12, 36, 108):
        kept = lasting("", starts, term_end(starts, months), term_end(starts, 1))
        later = add_months(starts, 5)
        found = following(later, "", kept)
        assert found == {"ends": term_end(later, months), "firm_until": term_end(later, 1)}
    assert following(None, "", odd) == {}
    assert following(starts, next(iter(TEMPLATES)), None) == {}
