"""Reminders and the formal notice: the debt, both periods of law 49-16, the days once served."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.features.leases.rules.notice import Clause
from ctv_desktop.features.rates.rules import KNOWN, Rates
from ctv_desktop.features.reminders import rules
from ctv_desktop.features.reminders.papers.letter import Mail as Enclosed
from ctv_desktop.features.reminders.papers.letter import Served, compose, render, title
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.pdf.sheet import WIDTH
from ctv_desktop.values import language
from tests.features.invoices.papers import samples
from tests.pdf import reading

DAY = date(2027, 4, 1)
SERVED = Served(date(2027, 4, 5), date(2027, 4, 20), date(2027, 5, 5), date(2027, 10, 20))  # R26


def item(month: int) -> rules.Item:
    first = date(2027, month, 1)
    return rules.Item(f"FAC-2027-{month:06d}", first, first, date(2027, month, 28), first,
                      65_400_00, 63_050_00)  # fmt: skip


def letter(level: str, regime: str = "49-16", months: int = 3) -> dict[str, Any]:
    parties: dict[str, Any] = {
        "lease": "BC-2027-014", "regime": regime, "seller": samples.SELLER,
        "client": samples.CLIENT,
    }  # fmt: skip
    if level == "formal":
        clause = Clause(regime, 3, None, None, date(2030, 1, 1))
        parties |= rules.claim(clause, Rates(KNOWN), DAY)
    return rules.content(level, parties, [item(one) for one in range(1, months + 1)], DAY)


def pdf(stated: dict[str, Any], code: str = "fr", served: Served | None = None) -> bytes:
    return render(stated, samples.digest(stated), language.of(code), served)


def missing(data: bytes, *facts: str) -> list[str]:
    text = reading.words(data)
    return [fact for fact in facts if reading.plain(fact) not in text]


def test_a_formal_notice_under_49_16_states_the_debt_and_both_periods() -> None:
    data = pdf(letter("formal"))
    assert len(reading.pages(data)) == 1
    facts = (
        "MISE EN DEMEURE DE PAYER",
        "BC-2027-014",
        "1er avril 2027",
        "Destinataire Atlas Data & Cloud <SARL>",
        "12, rue des Forges 20250 Casablanca",
        "FAC-2027-000001 du 01/01/2027 au 28/01/2027 01/01/2027 90 65 400,00 63 050,00",
        "FAC-2027-000003",
        "Total 189 150,00",
        "189 150,00 MAD (cent quatre-vingt-neuf mille cent cinquante dirhams)",
        "un délai de 15 jours à compter de la notification",
        "un nouveau délai de 15 jours pour restituer les locaux",
        "Loi 49-16, art. 8 et 26",
        "nous saisirons la juridiction compétente",
        "Huissier de justice",
        "Pour le bailleur : Parc Démonstration SA",
        "007 780 0001234567890123 96",
    )
    assert missing(data, *facts) == []


def test_r26_the_days_that_run_once_it_is_served() -> None:
    data = pdf(letter("formal"), served=SERVED)
    facts = ("5 avril 2027", "20 avril 2027", "5 mai 2027", "20 octobre 2027")
    assert missing(data, *facts) == []
    assert missing(data, "Huissier de justice") == ["Huissier de justice"]


@pytest.mark.parametrize(("regime", "delay"), [("67-12", "2 mois"), ("doc", "3 mois")])
def test_elsewhere_the_delay_of_law_or_contract_alone(regime: str, delay: str) -> None:
    data = pdf(letter("formal", regime))
    assert missing(data, f"un délai de {delay} à compter") == []
    assert missing(data, "injonction d’évacuer") == ["injonction d’évacuer"]


@pytest.mark.parametrize(("level", "kicker"), [("friendly", "RELANCE"), ("firm", "DEUXIÈME")])
def test_a_reminder_threatens_nothing_yet(level: str, kicker: str) -> None:
    data = pdf(letter(level))
    assert missing(data, kicker, "FAC-2027-000002", "189 150,00") == []
    assert missing(data, "juridiction", "Huissier") == ["juridiction", "Huissier"]


@pytest.mark.parametrize("level", ["friendly", "firm", "formal"])
@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_each_language_keeps_to_the_page(code: str, level: str) -> None:
    tongue, stated = language.of(code), letter(level)
    data = pdf(stated, code, SERVED)
    total = reading.plain(tongue.money(189_150_00, unit=False))
    assert missing(data, total, "FAC-2027-000003", "BC-2027-014") == []
    assert reading.unembedded_fonts(data) == []
    assert pdf(stated, code, SERVED) == data
    metadata = reading.reader(data).metadata
    assert metadata is not None
    assert metadata.title == title(stated, tongue)
    sheet = compose(stated, "0a" * 32, tongue, SERVED, Enclosed())
    marks = [mark for block in sheet.blocks for _top, mark in block.marks()]
    widest = max(mark.x + mark.line.width for mark in marks if isinstance(mark, Glyphs))
    assert widest <= WIDTH + 0.5


def test_forty_invoices_run_on_and_the_signature_is_not_alone() -> None:
    stated = letter("formal", months=12)
    stated["items"] = [{**stated["items"][0], "reference": f"FAC-{n:03d}"} for n in range(40)]
    pages = reading.pages(pdf(stated))
    assert len(pages) > 1
    assert all(any(f"FAC-{n:03d}" in page for page in pages) for n in range(40))
    assert "Notification" in pages[-1]
    assert "Pour le bailleur" in pages[-1]
