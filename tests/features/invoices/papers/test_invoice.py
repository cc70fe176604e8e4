"""Invoice and credit note: every mention is on paper, nothing breaks it, the same bytes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.features.invoices.papers.invoice import render, title
from ctv_desktop.features.invoices.papers.parts import Mail
from ctv_desktop.values import language
from tests.features.invoices.papers.samples import CLIENT, LINES, SELLER, credit, digest, invoice
from tests.features.invoices.papers.samples import line as item
from tests.pdf import reading

ROOT = Path(__file__).resolve().parents[4]
CODES = ("fr", "ar", "en")
MENTIONS = (  # CGI art. 145-III and the commercial mentions (DOMAIN.md §1.6)
    "FACTURE DE LOYER",
    "FAC-2027-000041",
    "Date d’émission 1er janvier 2027",
    "BC-2027-014 du 10/12/2026",
    "du 01/01/2027 au 31/01/2027",
    "Échéance le 2 mars 2027",
    "Parc Démonstration SA",
    "Société anonyme au capital de 120 000 000,00 MAD",
    "Siège social : 1100, boulevard Al Qods, 20270 Casablanca",
    "RC 987654 (Casablanca) · IF 12345678 · TP 34567890 ·",
    "ICE 001234567000062 · CNSS 7654321",
    "Atlas Data & Cloud <SARL>",
    "12, rue des Forges 20250 Casablanca",
    "ICE 001561191000066",
    "IF 40765432",
    "RC 654321 (Rabat)",
    "A-3.12, P-041 · Bâtiment A · 300,00 m2",
    "Loyer de A-3.12 300,00 m2 150,00 20 % 45 000,00",
    "Stationnement P-041 4 500,00 20 % 2 000,00",
    "Provision pour charges 300,00 m2 × 25,00 MAD = 7 500,00 par mois 20 % 7 500,00",
    "Électricité de décembre 14 % 812,34",
    "Total HT 55 312,34",
    "TVA 20 % sur 54 500,00 10 900,00",
    "TVA 14 % sur 812,34 113,73",
    "Total TTC (MAD) 66 326,07",
    "Retenue à la source (5 %) -2 350,00",
    "Net à payer (MAD) 63 976,07",
    "soixante-six mille trois cent vingt-six dirhams et sept centimes, toutes taxes comprises.",
    "TVA : Locaux nus, TVA sur option",
    "le locataire le verse au Trésor",
    "60 jours à compter de la facture",
    "virement bancaire",
    "Banque Démonstration",
    "007 780 0001234567890123 96",
    "MA64 0077 8000 0123 4567 8901 2396",
    "Page 1 sur 1",
)


def pdf(content: dict[str, Any], code: str = "fr", **more: Any) -> bytes:
    return render(content, digest(content), language.of(code), Mail(**more))


def missing(data: bytes, *facts: str) -> list[str]:
    text = reading.words(data)
    return [fact for fact in facts if reading.plain(fact) not in text]


def test_every_mention_is_found_again_on_one_page() -> None:
    data = pdf(invoice())
    assert len(reading.pages(data)) == 1
    assert missing(data, *MENTIONS) == []
    assert missing(data, "DUPLICATA", "Traduction", "None") == ["DUPLICATA", "Traduction", "None"]


def test_a_credit_note_names_what_it_corrects_why_and_negative_sums() -> None:
    data = pdf(credit())
    facts = (
        "AVOIR",
        "AV-2027-000003",
        "FAC-2027-000041 du 01/01/2027",
        "Place rendue avant le mois.",
        "Stationnement P-041 20 % -2 000,00",
        "TVA 20 % -400,00",
        "Total TTC (MAD) -2 400,00",
        "Arrêté le présent avoir à la somme de deux mille quatre cents dirhams",
    )
    assert missing(data, *facts) == []
    assert missing(data, "Net à payer", "RIB") == ["Net à payer", "RIB"]


def test_english_and_arabic_translate_what_was_issued_in_french() -> None:
    said = pdf(invoice(), "en")
    assert (
        missing(
            said,
            "Translation: the paper issued in French counts.",
            "Rent of A-3.12 300.00 m2 150.00 20% 45,000.00",
            "Charges Provision pour charges",
            "Energy Électricité de décembre",
            "sixty-six thousand three hundred and twenty-six dirhams and seven centimes",
            "VAT: Bare premises, VAT by option",
        )
        == []
    )
    arabic = pdf(invoice(), "ar")
    figures = ("66.326,07", "63.976,07", "2.350,00", "001561191000066", "FAC-2027-000041")
    assert missing(arabic, *figures) == []
    assert reading.catalog(arabic)["/Lang"] == "ar-MA"
    assert missing(pdf(invoice("ar"), "ar"), "ترجمة") == ["ترجمة"]


def test_a_duplicate_says_so_and_nothing_else_changes() -> None:
    plain, marked = pdf(invoice()), pdf(invoice(), duplicate=True)
    assert missing(marked, "DUPLICATA", *MENTIONS) == []
    assert plain != marked


@pytest.mark.parametrize("code", CODES)
def test_fonts_are_embedded_and_the_title_names_the_paper(code: str) -> None:
    data = pdf(invoice(), code)
    assert reading.unembedded_fonts(data) == []
    metadata = reading.reader(data).metadata
    assert metadata is not None
    assert metadata.title == title(invoice(), language.of(code))
    assert metadata.author == SELLER["legal_name"]


def test_the_same_content_gives_the_same_bytes_in_two_processes() -> None:
    program = (
        "import hashlib; from tests.features.invoices.papers.test_invoice import invoice, pdf;"
        "print(hashlib.sha256(pdf(invoice(), 'ar')).hexdigest())"
    )
    mine = hashlib.sha256(pdf(invoice(), "ar")).hexdigest()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.stdout.strip() == mine


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("centimes", [0, 999_999_999_999_99])
def test_nothing_and_the_largest_amount(code: str, centimes: int) -> None:
    tongue = language.of(code)
    part = {"rate": 0, "net": centimes, "vat": 0}
    content = invoice(
        lines=[item("rent", "Loyer", centimes, vat_rate=0)],
        vat_parts=[part],
        net=centimes,
        vat=0,
        gross=centimes,
        withheld=0,
        to_pay=centimes,
    )
    data = pdf(content, code)
    shown = reading.plain(tongue.money(centimes, unit=False))
    assert reading.words(data).count(shown) >= 3
    assert len(reading.pages(data)) == 1


HOSTILE = (
    "A & B <b>SARL</b> “x”",
    "Été \U0001f600 Noël",
    "x" * 300,
    "\u202eABC\u202c",
    "\n".join(f"rue {number}" for number in range(40)),
    "شركة أطلس (ش.م.م) Atlas",
    "'; DROP TABLE--\x00\x07",
)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_right_and_whole(code: str, text: str) -> None:
    client = {**CLIENT, "legal_name": text[:300], "address": text}
    content = invoice(client=client, lines=[item("other", text, 1_00), *LINES])
    data = pdf(content, code)
    assert missing(data, "BC-2027-014", "007 780 0001234567890123 96") == []
    joined = reading.words(data).replace(" ", "")
    for word in ("SARL", "Noël", "x" * 60, "ABC", "rue39", "DROP"):
        if word.replace(" ", "") in text.replace(" ", ""):
            assert word in joined
    assert "\u25a0" not in joined


def test_sixty_units_run_on_with_their_heads_and_the_sums_on_one_page() -> None:
    lines = [
        item("rent", f"Loyer de B-{number}", 1_000_00 + number, unit=f"B-{number}")
        for number in range(60)
    ]
    units = [{"code": f"B-{n}", "kind": "", "building": "B", "area": 10_00} for n in range(60)]
    pages = reading.pages(pdf(invoice(lines=lines, premises=units)))
    assert len(pages) == 2
    assert all("Prix unitaire" in page for page in pages)
    assert all(any(f"Loyer de B-{n} " in page for page in pages) for n in range(60))
    last = pages[-1]
    assert "Total HT" in last
    assert "Net à payer" in last
    assert "Facture FAC-2027-000041" in last


def test_a_demo_park_says_so_on_its_papers() -> None:
    assert not missing(pdf(invoice(), fictitious=True), "Données fictives")
    assert missing(pdf(invoice()), "Données fictives")
