"""Facts as the sentences of the factory texts need them."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ctv_desktop.features.contracts.rows import sentences
from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.landlords.model import Landlord
from ctv_desktop.features.leases.rows.terms import OptionRow
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from tests.features.leases import desks

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

LATER = date(2027, 4, 1)


@pytest.mark.parametrize(("given", "stated"), [(desks.FROM, None), (LATER, LATER), (None, None)])
def test_rent_due_from_the_first_day_tells_of_no_rent_free_time(
    park: "Database", given: date | None, stated: date | None
) -> None:
    desks.furnish(park)
    id = desks.draft(park, desks.OFFICE, rent_starts=given)
    reader = park.reader()
    found = case(reader, id, desks.TODAY)
    reader.close()
    assert found.facts["rent_starts"] == stated


@pytest.mark.parametrize(
    ("street", "city", "said"),
    [
        ("1100, bd Al Qods, 20270 Casablanca", "Casablanca", "1100, bd Al Qods, 20270 Casablanca"),
        ("1100, bd Al Qods", "Casablanca", "1100, bd Al Qods, Casablanca"),
        ("", "Casablanca", "Casablanca"),
        ("1100, bd Al Qods.", "", "1100, bd Al Qods"),
    ],
)
def test_an_address_names_its_city_once(street: str, city: str, said: str) -> None:
    assert sentences.address(street, city) == said


def test_the_note_of_an_option_brings_no_stop_of_its_own() -> None:
    option = OptionRow(1, "break", "tenant", desks.FROM, desks.TO, "Sortie à mi-bail.\n", None)
    said = sentences.options([option])
    assert said is not None
    assert said.in_language(language.of("fr")).endswith("(Sortie à mi-bail)")


def test_the_form_of_the_landlord_is_named_in_each_language(park: "Database") -> None:
    desks.furnish(park)
    id = desks.draft(park, desks.OFFICE)
    with park.write(say("Name the form")) as work:
        work.find(Landlord, 1).legal_form = "société anonyme"
    reader = park.reader()
    found = case(reader, id, desks.TODAY).facts["landlord.form"]
    reader.close()
    assert found.in_language(language.of("ar")) == "شركة مساهمة"
    assert found.in_language(language.of("fr")) == "société anonyme"
