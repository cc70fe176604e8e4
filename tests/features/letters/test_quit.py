"""A notice to quit bears the head of who gives it, its law's words and its days; issued once."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.features.leases import store
from ctv_desktop.features.letters.screen.paper import render
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from tests.features.leases import desks
from tests.features.letters import scene
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

LANGUAGES = [("fr",), ("ar",), ("en",), ("fr", "ar")]


def furnished(park: "Database", regime: str) -> "Database":
    scene.furnish(park)
    scene.let(park, regime=regime, firm_until=None,
              deposit_months=2 if regime == "67-12" else 3)  # fmt: skip
    return park


def words_of(told: dict[str, Any], code: str = "fr") -> str:
    return reading.plain("\n".join("\n".join(one["paragraphs"][code]) for one in told["articles"]))


def test_there_is_none_without_a_notice(park: "Database") -> None:
    furnished(park, "doc")
    with pytest.raises(Refused, match="Aucun congé"):
        scene.told(park, "quit")


LAWS: dict[str, tuple[str, dict[str, Any], tuple[str, ...], tuple[str, ...]]] = {
    "own use": (
        "49-16", {"notice_ground": "own_use", "notice_reason": "Nos services"},
        ("usage personnel", "Nos services", "indemnité d’éviction", "6 mois", "15 mars 2029",
         "15 septembre 2028", "huissier", "Loi 49-16, art. 26"), ("67-12",),
    ),
    "rebuilding": (
        "49-16", {"notice_ground": "rebuilding", "notice_reason": "R"}, ("reconstruction",), (),
    ),
    "danger": (
        "49-16", {"notice_ground": "collapse", "notice_reason": "R"},
        ("menace ruine", "30 juin 2028"), (),
    ),
    "professional": (
        "67-12", {"notice_reason": "Vente"},
        ("loi n° 67-12", "Vente", "validation du congé", "15 août 2028", "huissier"), ("49-16",),
    ),
    "contract": (
        "doc", {}, ("son article 4", "tacite reconduction", "15 décembre 2028"),
        ("huissier", "49-16", "67-12"),
    ),
    "co-working": ("coworking", {}, ("espaces suivants", "ne vaut pas renouvellement"), ("bail",)),
    "domiciliation": (
        "domiciliation", {}, ("siège", "registre du commerce", "Le courrier reçu"),
        ("état des lieux", "clés"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", LAWS)
def test_the_landlord_gives_notice_under_each_law(park: "Database", what: str) -> None:
    regime, more, said, not_said = LAWS[what]
    furnished(park, regime)
    scene.give_notice(park, by="landlord", **more)
    told = scene.told(park, "quit")
    text = words_of(told)
    assert told["missing"] == []
    for word in said:
        assert reading.plain(word) in text, text
    for word in not_said:
        assert word not in text
    assert told["sender"]["name"] == "Aménageur du Parc SA"
    assert told["addressee"]["name"] == "Atlas Data SARL"


def test_arrears_state_the_sum_and_both_delays(park: "Database") -> None:
    furnished(park, "49-16")
    for month in (1, 2, 3):
        desks.invoice(park, 1, date(2028, month, 1), date(2028, month, 28), balance=5_000_000,
                      net=5_000_000, vat=0, gross=5_000_000)  # fmt: skip
    scene.give_notice(park, by="landlord", notice_ground="arrears", months_owed=3,
                      notice_reason="Relances vaines")  # fmt: skip
    text = words_of(scene.told(park, "quit"))
    assert reading.plain("150 000,00 MAD") in text
    assert "un second délai de 15 jours" in text
    assert "30 juin 2028" in text


def test_that_of_a_tenant_has_the_tenants_head_and_the_delay_of_the_contract(
    park: "Database",
) -> None:
    furnished(park, "49-16")
    scene.give_notice(park, notice_reason="Regroupement", notice_survey_on=date(2028, 12, 10))
    told = scene.told(park, "quit")
    assert told["sender"]["name"] == "Atlas Data SARL"
    assert told["signer"]["signatory"] == "Karim Alami 1"
    assert not told["bailiff"]
    text = words_of(told)
    for word in ("10 décembre 2028", "15 décembre 2028", "Regroupement", "136 500"):
        assert (word in text) is (word != "136 500")  # no deposit was received
    pages = reading.words(render(told))
    assert "Siège social : 3, rue des Orangers, Rabat" in pages
    assert "Société anonyme" not in pages.split("Destinataire", maxsplit=1)[0]


def test_a_landlord_of_law_67_12_gives_a_reason(park: "Database") -> None:
    furnished(park, "67-12")
    scene.give_notice(park, by="landlord")
    assert scene.told(park, "quit")["missing"] == ["notice.reason"]
    with pytest.raises(Refused, match="Motif du congé"):
        scene.issue(park, "quit")


@pytest.mark.parametrize("codes", LANGUAGES)
def test_every_field_is_read_back(park: "Database", codes: tuple[str, ...]) -> None:
    furnished(park, "49-16")
    scene.give_notice(park, by="landlord", notice_ground="own_use", notice_reason="Motif précis",
                      notice_survey_on=date(2028, 9, 12))  # fmt: skip
    told = scene.told(park, "quit", 1, *codes)
    data = render(told)
    text = reading.words(data)
    for fact in ("BC-2027-001-CG1", "Aménageur du Parc SA", "Atlas Data SARL", "Salma Idrissi",
                 "Karim Alami 1", "A-3.12", "3, rue des Orangers", "001561191000066"):  # fmt: skip
        assert fact in text, fact
    days = (date(2028, 9, 12), date(2028, 9, 15), date(2029, 3, 15))
    for code in codes:
        for day in days:
            for word in reading.plain(language.of(code).long_day(day)).split():
                assert word in text
    assert "…………" not in text
    assert not reading.unembedded_fonts(data)
    assert render(told) == data


def test_it_is_issued_once_and_a_later_notice_has_its_own(park: "Database") -> None:
    furnished(park, "doc")
    scene.give_notice(park)
    scene.issue(park, "quit")
    with pytest.raises(Refused, match="déjà"):
        scene.issue(park, "quit")
    scene.issue(park, "quit", code="ar")
    store.cancel_notice(park, 1, scene.TODAY)
    scene.give_notice(park, by="landlord")
    assert scene.told(park, "quit")["reference"] == "BC-2027-001-CG2"
    scene.issue(park, "quit")
    found = desks.rows(park, "SELECT reference, language FROM issued_paper ORDER BY id")
    assert found == [
        ("BC-2027-001-CG1", "fr"), ("BC-2027-001-CG1", "ar"), ("BC-2027-001-CG2", "fr"),
    ]  # fmt: skip


def test_its_premises_are_those_left_at_the_end(park: "Database") -> None:
    furnished(park, "doc")
    scene.amend(park, premises=[{"act": "give_back", "unit_id": desks.PARKING}])
    scene.give_notice(park)
    text = words_of(scene.told(park, "quit"))
    assert "A-3.12" in text
    assert "P-041" not in text


def test_a_survey_before_the_notice_is_refused(park: "Database") -> None:
    furnished(park, "doc")
    with pytest.raises(Refused) as caught:
        scene.give_notice(park, notice_survey_on=date(2028, 6, 1))
    assert list(caught.value.problems) == ["notice_survey_on"]
