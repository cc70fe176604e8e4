"""An amendment says what was and what is, with its figures, and is issued once."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.words import VAT_REGIMES
from ctv_desktop.features.letters.screen.paper import render
from ctv_desktop.features.register.rows import issued, verdict
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.leases import desks
from tests.features.letters import scene
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = [("fr",), ("ar",), ("en",), ("fr", "ar")]


@pytest.fixture
def let(park: "Database") -> "Database":
    scene.furnish(park)
    scene.let(park)
    return park


def keys(told: dict[str, Any]) -> list[str]:
    return [one["key"] for one in told["articles"]]


def text_of(told: dict[str, Any], key: str, code: str = "fr") -> str:
    found = next(one for one in told["articles"] if one["key"] == key)
    return reading.plain("\n".join(found["paragraphs"][code]))


CHANGES: dict[str, tuple[dict[str, Any], str, tuple[str, ...]]] = {
    "charges": ({"charges_rate": 3_000}, "charges", ("30,00 MAD", "25,00 MAD", "9 000,00 MAD")),
    "no charges": ({"charges_rate": 0}, "charges", ("supprimée", "25,00 MAD")),
    "tsc": ({"tsc_recharged": True}, "charges", ("10,5 %",)),
    "payment": (
        {"payment_period": "month", "payment_term": "arrears"}, "payment",
        ("par mois, à terme échu", "par trimestre civil, d’avance"),
    ),
    "delay": ({"payment_days": 60}, "payment", ("60 jours", "30 jours")),
    "parts": ({"part_month": "thirty"}, "payment", ("trente jours, et non plus",)),
    "notice": ({"notice_months": 3}, "term", ("3 mois", "6 mois")),
    "notice in days": ({"notice_days": 45}, "term", ("45 jours", "6 mois")),
    "firm": ({"firm_until": date(2031, 3, 31)}, "term", ("31 mars 2031", "31 décembre 2029")),
    "not firm": ({"firm_until": None}, "term", ("31 décembre 2029, est supprimée",)),
    "renewal": ({"renewal": "tacit"}, "term", ("se renouvelle désormais tacitement",)),
    "purpose": ({"purpose": "Laboratoire"}, "purpose", ("Bureaux", "Laboratoire")),
    "revision": ({"revision_rate": 500}, "revision", ("5 %", "10 %", "36 mois")),
    "no revision": ({"revision_kind": "none"}, "revision", ("supprimée",)),
    "vat": ({"vat_regime": "outside"}, "rent", (
        str(VAT_REGIMES.label("outside")), str(VAT_REGIMES.label("equipped")),
    )),
    "deposit": ({"deposit_months": 4}, "deposit", (
        "182 000,00 MAD", "136 500,00 MAD", "45 500,00 MAD",
    )),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_each_term_is_told_old_and_new_in_its_article(let: "Database", what: str) -> None:
    values, key, said = CHANGES[what]
    told = scene.told(let, "amendment", scene.amend(let, **values))
    text = text_of(told, key)
    for word in said:
        assert reading.plain(word) in text, text
    assert told["missing"] == []
    other = {"parties", "object", "effect", "unchanged", "figures", "deposit", key}
    assert set(keys(told)) <= other  # nothing else is said to change


def test_an_article_names_that_of_the_contract(let: "Database") -> None:
    told = scene.told(let, "amendment", scene.amend(let, notice_months=3))
    title = next(one["title"]["fr"] for one in told["articles"] if one["key"] == "term")
    assert "article 4 du Contrat" in title


def test_premises_have_their_rents_before_and_after(let: "Database") -> None:
    id = scene.amend(let, premises=[
        {"act": "add", "unit_id": desks.OFFICE_2, "rent": 16_000},
        {"act": "give_back", "unit_id": desks.PARKING},
        {"act": "price", "unit_id": desks.OFFICE, "rent": 14_000},
    ])  # fmt: skip
    told = scene.told(let, "amendment", id)
    rents = {unit["code"]: (unit["old"], unit["new"]) for unit in told["units"]}
    assert rents == {
        "A-3.12": (4_500_000, 4_200_000), "A-3.13": (None, 3_200_000), "P-041": (50_000, None),
    }  # fmt: skip
    sums = {row["key"]: (row["old"], row["new"]) for row in told["sums"]}
    assert sums["rent"] == (4_550_000, 7_400_000)
    assert sums["charges"] == (750_000, 1_250_000)
    assert sums["gross"] == (6_360_000, 10_380_000)
    assert reading.plain("160,00 MAD par m²") in text_of(told, "premises")
    assert reading.plain("140,00 MAD au lieu de 150,00 MAD") in text_of(told, "rent")
    facts = scene.facts(let, "amendment", id)
    assert facts["amendment.top_up"] == 3 * (7_400_000 - 4_550_000)  # R11


def test_an_extension_keeps_all_but_the_end(let: "Database") -> None:
    made = store.extend(let, 1, {"ends": date(2037, 6, 30), "signed_on": scene.SIGNED}, scene.TODAY)
    assert made.subject is not None
    reader = let.reader()
    (id,) = reader.row("SELECT max(id) FROM amendment") or (0,)
    reader.close()
    told = scene.told(let, "amendment", id)
    assert keys(told) == ["parties", "object", "term", "effect", "unchanged"]
    assert "31 décembre 2035, est reporté au 30 juin 2037" in text_of(told, "term")


def test_an_assignment_has_three_parties_and_changes_no_term(let: "Database") -> None:
    store.assign(
        let, 1, {"tenant_id": desks.RIF, "signed_on": scene.SIGNED, "effective_on": scene.DAY},
        scene.TODAY,
    )  # fmt: skip
    told = scene.told(let, "amendment")
    assert keys(told) == ["parties", "object", "transfer", "effect", "unchanged"]
    assert told["assignee"] == {"name": "Rif Cloud SARL", "signatory": "Karim Alami 2",
                                "capacity": "Gérant"}  # fmt: skip
    assert "BC-2028-001" in text_of(told, "transfer")
    text = reading.words(render(told))
    for name in ("Aménageur du Parc SA", "Atlas Data SARL", "Rif Cloud SARL", "cessionnaire"):
        assert name in text


def test_what_came_later_does_not_change_it(let: "Database") -> None:
    first = scene.amend(let, notice_months=3, charges_rate=3_000)
    before = scene.told(let, "amendment", first, "fr", "ar")
    second = scene.amend(let, notice_months=1, charges_rate=4_000, effective_on=date(2028, 8, 1),
                         premises=[{"act": "add", "unit_id": desks.OFFICE_2}])  # fmt: skip
    store.extend(let, 1, {"ends": date(2037, 6, 30), "signed_on": scene.SIGNED}, scene.TODAY)
    assert scene.told(let, "amendment", first, "fr", "ar") == before
    told = scene.told(let, "amendment", second)
    assert "avenant n° 1 du 01/06/2028" in text_of(told, "parties")
    assert "1 mois" in text_of(told, "term")
    assert "3 mois" in text_of(told, "term")


@pytest.mark.parametrize("codes", LANGUAGES)
def test_every_word_is_read_back(let: "Database", codes: tuple[str, ...]) -> None:
    added = {"act": "add", "unit_id": desks.OFFICE_2, "rent": 16_000}
    id = scene.amend(let, notice_months=3, charges_rate=3_000, renewal="tacit", premises=[added])
    told = scene.told(let, "amendment", id, *codes)
    data = render(told)
    text = reading.words(data)
    spoken = language.of(codes[0])
    for unit in told["units"]:
        assert unit["code"] in text
        assert reading.plain(spoken.money(unit["new"], unit=False)) in text
    for row in told["sums"]:
        assert reading.plain(spoken.money(row["old"], unit=False)) in text
        assert reading.plain(spoken.money(row["new"] - row["old"], unit=False)) in text
    for code in codes:
        for article in told["articles"]:
            words = reading.plain(article["title"][code]).split()
            assert all(word.strip("()") in text for word in words)
    for fact in ("BC-2027-001-AV1", "Karim Alami 1", "Salma Idrissi"):
        assert fact in text
    assert "…………" not in text
    assert not reading.unembedded_fonts(data)


def test_it_is_issued_once_a_language_and_is_not_undone(let: "Database") -> None:
    id = scene.amend(let, notice_months=3)
    assert "Brouillon" in reading.words(scene.printed(let, "amendment", id))
    assert scene.issue(let, "amendment", id).final
    data = scene.printed(let, "amendment", id)
    assert "Brouillon" not in reading.words(data)
    with pytest.raises(Refused, match="déjà"):
        scene.issue(let, "amendment", id)
    scene.issue(let, "amendment", id, "fr-ar")
    with pytest.raises(Refused, match="autre document"):
        journal.undo(let)
    reader = let.reader()
    found = [(one.reference, one.language) for one in issued(reader, "amendment", "amendment", id)]
    assert found == [("BC-2027-001-AV1", "fr"), ("BC-2027-001-AV1", "fr-ar")]
    assert verdict(reader, data).state == "issued"
    assert verdict(reader, data.replace(b"CTV Desktop", b"CTV Deskt0p")).state == "altered"
    reader.close()


def test_its_amendment_stays_once_it_is_issued(let: "Database") -> None:
    id = scene.amend(let, notice_months=3)
    (act,) = desks.rows(let, "SELECT max(id) FROM journal_act")[0]
    scene.issue(let, "amendment", id)
    with pytest.raises(Refused, match="autre avenant"):
        journal.reverse(let, act, say("Undo"))
    with sqlite3.connect(let.path) as link, pytest.raises(sqlite3.IntegrityError):
        link.execute("DELETE FROM amendment")


def test_a_reprint_is_the_same_whatever_changed(let: "Database") -> None:
    from ctv_desktop.features.tenants.model import Tenant

    id = scene.amend(let, notice_months=3)
    scene.issue(let, "amendment", id)
    first = scene.printed(let, "amendment", id)
    with let.write(say("Rename")) as work:
        work.find(Tenant, desks.ATLAS).legal_name = "Autrement SARL"
    assert scene.printed(let, "amendment", id) == first


def test_a_missing_fact_is_named_and_blocks_it(let: "Database") -> None:
    from ctv_desktop.features.tenants.model import Tenant

    id = scene.amend(let, notice_months=3)
    with let.write(say("Forget")) as work:
        work.find(Tenant, desks.ATLAS).address = ""
    assert scene.told(let, "amendment", id)["missing"] == ["tenant.address"]
    with pytest.raises(Refused, match="adresse"):
        scene.issue(let, "amendment", id)


def test_another_process_prints_the_same_bytes(let: "Database") -> None:
    told = scene.told(let, "amendment", scene.amend(let, charges_rate=3_000), "fr", "ar")
    script = (
        "import hashlib, json, sys;"
        "from ctv_desktop.features.letters.screen.paper import render;"
        "print(hashlib.sha256(render(json.load(sys.stdin))).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(told), capture_output=True, text=True,
        check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )  # fmt: skip
    assert made.stdout.strip() == hashlib.sha256(render(told)).hexdigest()
