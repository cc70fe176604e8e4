"""A certificate says who is in the park, where and since when, on one page; each has its number."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.features.leases import store
from ctv_desktop.features.letters.papers.establishment import compose
from ctv_desktop.features.letters.screen.paper import render
from ctv_desktop.pdf.sheet import pages
from ctv_desktop.values.errors import Refused
from tests.features.leases import desks
from tests.features.letters import scene
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

LANGUAGES = [("fr",), ("ar",), ("en",), ("fr", "ar")]
KIND = "establishment"


@pytest.fixture
def let(park: "Database") -> "Database":
    scene.furnish(park)
    scene.let(park)
    return park


def points(told: dict[str, Any]) -> dict[str, str]:
    return {
        one["label"]["fr"]: one["value"]["fr"] if isinstance(one["value"], dict) else one["value"]
        for one in told["points"]
    }


def test_it_states_who_where_since_when_and_for_what(let: "Database") -> None:
    told = scene.told(let, KIND, purpose="Dossier de l’offre offshoring")
    known = points(told)
    assert known["Contrat"] == "BC-2027-001"
    assert known["Implanté depuis"] == "01/01/2027"
    assert known["Terme du contrat"] == "31/12/2035"
    assert known["Effectif déclaré"] == "42"
    assert known["Activité"] == "Bureaux"
    text = reading.words(render(told))
    assert "Dossier de l’offre offshoring" in text
    assert "Attestation d’implantation" in text


@pytest.mark.parametrize("codes", LANGUAGES)
@pytest.mark.parametrize("regime", ["doc", "coworking", "domiciliation"])
def test_it_is_one_page_with_every_fact(
    park: "Database", regime: str, codes: tuple[str, ...]
) -> None:
    scene.furnish(park)
    scene.let(park, regime=regime, firm_until=None)
    told = scene.told(park, KIND, 1, *codes)
    sheet = compose(told, mark="BC-2027-001-AT1 2028-06-15 - " + "0" * 64)
    assert len(pages(sheet.blocks, sheet.room)) == 1
    data = render(told)
    text = reading.words(data)
    for fact in ("BC-2027-001-AT1", "Atlas Data SARL", "001561191000066", "Salma Idrissi",
                 "A-3.12", "01/01/2027"):  # fmt: skip
        assert fact in text, fact
    assert told["missing"] == []
    assert not reading.unembedded_fonts(data)


def test_a_renewed_tenant_is_established_since_its_first_lease(let: "Database") -> None:
    store.renew(let, [{"id": 1, "months": 12, "rate": None, "rent": None}], scene.TODAY)
    store.sign(let, 2, scene.TODAY, scene.TODAY)
    with let.write(store_say()) as work:
        from ctv_desktop.features.leases.model import Lease

        work.find(Lease, 2).starts = date(2028, 1, 1)
    assert points(scene.told(let, KIND, 2))["Implanté depuis"] == "01/01/2027"


def store_say() -> Any:
    from ctv_desktop.values.say import say

    return say("Move")


def test_its_premises_are_those_of_the_day(let: "Database") -> None:
    scene.amend(let, premises=[{"act": "add", "unit_id": desks.OFFICE_2}])  # from July on
    assert "A-3.13" not in points(scene.told(let, KIND))["Locaux loués"]


def test_none_is_made_before_the_lease_begins_or_after_its_end(park: "Database") -> None:
    scene.furnish(park)
    id = desks.draft(park, desks.OFFICE)
    with pytest.raises(Refused, match="signé"):
        scene.told(park, KIND, id)
    later = scene.let(park, desks.OFFICE_2, starts=date(2029, 1, 1))
    with pytest.raises(Refused, match="01/01/2029"):
        scene.told(park, KIND, later)
    over = scene.let(park, desks.PARKING, ends=date(2027, 12, 31), firm_until=None)
    with pytest.raises(Refused, match="31/12/2027"):
        scene.told(park, KIND, over)


def test_each_certificate_has_its_number(let: "Database") -> None:
    scene.issue(let, KIND, purpose="Banque")
    first = scene.printed(let, KIND)
    assert "Banque" in reading.words(first)  # that of the day
    scene.issue(let, KIND, purpose="Douane")
    found = desks.rows(let, "SELECT reference, sequence FROM issued_paper ORDER BY id")
    assert found == [("BC-2027-001-AT1", 1), ("BC-2027-001-AT2", 2)]


def test_a_missing_signatory_blocks_it(let: "Database") -> None:
    from ctv_desktop.features.landlords.model import Landlord

    with let.write(store_say()) as work:
        work.find(Landlord, desks.LANDLORD).signatory = ""
    with pytest.raises(Refused, match="signataire"):
        scene.issue(let, KIND)
