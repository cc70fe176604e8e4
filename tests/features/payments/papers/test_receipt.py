"""Quittance and reçu d'acompte: every field is on paper, in three languages, the same bytes."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.features.invoices.papers.parts import Mail
from ctv_desktop.features.payments.papers.receipt import render, title
from ctv_desktop.features.payments.rules.receipt import Certified, Part, Standing, content
from ctv_desktop.values import language
from tests.features.invoices.papers import samples
from tests.pdf import reading

DAY = date(2027, 2, 12)
TRANSFER = Part(DAY, "transfer", "Banque du Rif", "VIR 77", "cleared", 60_000_00, False)
CASH = Part(DAY, "cash", "", "", "cleared", 3_976_07, False, 9_94)
CERTIFICATE = Certified("RAS-9", date(2027, 2, 20), 2_350_00)


def receipt(balance: int = 0, *parts: Part, spoken: str = "fr") -> dict[str, Any]:
    standing = Standing("invoice", balance, False, False, parts or (TRANSFER, CASH), (CERTIFICATE,))
    return content(samples.invoice(spoken), standing, "QUI-2027-000007", DAY, spoken)


def pdf(stated: dict[str, Any], code: str = "fr", **more: Any) -> bytes:
    return render(stated, samples.digest(stated), language.of(code), Mail(**more))


def missing(data: bytes, *facts: str) -> list[str]:
    text = reading.words(data)
    return [fact for fact in facts if reading.plain(fact) not in text]


def test_a_rent_receipt_states_every_field_on_one_page() -> None:
    data = pdf(receipt())
    assert len(reading.pages(data)) == 1
    facts = (
        "QUITTANCE DE LOYER",
        "QUI-2027-000007",
        "12 février 2027",
        "BC-2027-014",
        "du 01/01/2027 au 31/01/2027",
        "FAC-2027-000041 du 01/01/2027",
        "Atlas Data & Cloud <SARL>",
        "A-3.12, P-041 · Bâtiment A",
        "la somme de 63 976,07 MAD (soixante-trois mille neuf cent soixante-seize dirhams",
        "Loyer 45 000,00",
        "Parking 2 000,00",
        "Charges 7 500,00",
        "Total HT 55 312,34",
        "TVA 11 013,73",
        "Total TTC (MAD) 66 326,07",
        "Retenue à la source -2 350,00",
        "Somme reçue (MAD) 63 976,07",
        "Attestation de retenue à la source RAS-9 du 20/02/2027 : 2 350,00 MAD",
        "Droit de timbre sur espèces : 9,94 MAD",
        "12/02/2027 Virement Banque du Rif VIR 77 60 000,00",
        "Espèces",
        "Pour le bailleur : Parc Démonstration SA",
        "RC 987654 (Casablanca)",
    )
    assert missing(data, *facts) == []
    assert missing(data, "Sous réserve", "Reste à payer") == ["Sous réserve", "Reste à payer"]


def test_a_part_receipt_says_what_is_left_and_is_no_rent_receipt() -> None:
    cheque = Part(DAY, "cheque", "Banque du Rif", "CHQ 1", "received", 10_000_00, False)
    before = Part(DAY, "transfer", "", "", "cleared", 5_000_00, True)
    data = pdf(receipt(48_976_07, before, cheque))
    facts = (
        "REÇU D’ACOMPTE",
        "Déjà réglé -5 000,00",
        "Somme reçue (MAD) 10 000,00",
        "Reste à payer (MAD) 48 976,07",
        "le présent reçu ne vaut pas quittance",
        "Sous réserve d’encaissement.",
    )
    assert missing(data, *facts) == []
    assert missing(data, "QUITTANCE DE LOYER") == ["QUITTANCE DE LOYER"]


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_each_language_has_figures_fonts_and_title(code: str) -> None:
    tongue = language.of(code)
    stated = receipt()
    data = pdf(stated, code)
    figures = [tongue.money(sum_, unit=False) for sum_ in (63_976_07, 66_326_07, 60_000_00)]
    assert missing(data, *figures, "QUI-2027-000007", "VIR 77", "RAS-9") == []
    assert reading.unembedded_fonts(data) == []
    metadata = reading.reader(data).metadata
    assert metadata is not None
    assert metadata.title == title(stated, tongue)
    assert pdf(stated, code) == data


def test_a_cancelled_receipt_says_so_across_the_page() -> None:
    assert "Annul" in reading.words(pdf(receipt(), cancelled=True))
    assert "Annul" not in reading.words(pdf(receipt())).replace("annule et remplace", "")
