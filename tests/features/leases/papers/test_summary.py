"""The lease summary: every fact is on it, nothing breaks it, the same facts give the same bytes."""

import dataclasses
import hashlib
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from ctv_desktop.features.leases.papers.summary import (
    Amounts,
    Issuer,
    Party,
    Summary,
    UnitLine,
    VatShare,
    render,
    title,
)
from ctv_desktop.values import language
from ctv_desktop.values.say import say
from tests.pdf import reading
from tests.pdf.samples import END, START, SUMMARY, TENANT, UNITS

EN, FR = language.of("en"), language.of("fr")
ROOT = Path(__file__).resolve().parents[4]

FACTS = (
    "BC-2027-014",
    "Running",
    "Exclu de la loi 49-16 (DOC)",
    "Printed on 23 November 2026",
    "Casablanca Tech Valley SA",
    "SA with a share capital of 50,000,000.00 MAD",
    "RC 123456 (Casablanca) · IF 40123456 · TP 35123456 · ICE 001234567000062 · CNSS 1234567",
    "Mme Salma Bennani, managing director",
    "Atlas Data & Cloud SARL",
    "أطلس داتا للخدمات الرقمية",
    "001561191000066",
    "654321 (Casablanca)",
    "40765432",
    "35765432",
    "7654321",
    "12, rue Ibn Sina, étage 2 20250 Casablanca",
    "M. Karim El Fassi, gérant",
    "contact@atlas-data.example.ma",
    "+212 5 22 48 00 11",
    "Areas: GLA",
    "A-3.12 Office floor Bâtiment A 3e étage 300.00 m2 01/01/2027 31/12/2035 150.00",
    "P-041, P-042, P-043, P-044 4 × Parking space",
    "Signature 10/12/2026",
    "Effective date 01/01/2027",
    "Rent due from 01/04/2027",
    "Firm until 31/12/2029",
    "End of the lease 31/12/2035",
    "Notice to give by 30/06/2035 (6 months)",
    "First revision 01/01/2030",
    "Renewal right from 01/01/2029",
    "Rent 47,000.00 564,000.00",
    "Charges (provision) 7,500.00 90,000.00",
    "Total excl. VAT 54,500.00 654,000.00",
    "VAT 20% 10,900.00 130,800.00",
    "Total incl. VAT 65,400.00 784,800.00",
    "sixty-five thousand four hundred dirhams",
    "135,000.00 MAD (3 months of rent)",
    "Par trimestre, d’avance, le 1er du trimestre",
    "20 % (local équipé)",
    "Bureaux : développement de logiciels",
    "Badges remis à l’entrée.",
    "Nadia Alaoui Office manager +212 6 61 00 11 22 n.alaoui@example.ma",
    "يوسف العلوي",
    "Page 1 of 1",
)


def test_every_fact_is_found_again_on_one_page() -> None:
    data = render(SUMMARY, EN)
    (text,) = reading.pages(data)
    assert [fact for fact in FACTS if reading.plain(fact) not in text] == []


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_only_embedded_fonts_and_the_title_of_the_lease(code: str) -> None:
    spoken = language.of(code)
    data = render(SUMMARY, spoken)
    assert reading.unembedded_fonts(data) == []
    metadata = reading.reader(data).metadata
    assert metadata is not None
    assert metadata.title == title(SUMMARY, spoken)
    assert "BC-2027-014" in str(metadata.title)
    assert metadata.author == "Casablanca Tech Valley SA"
    assert reading.catalog(data)["/Lang"] == spoken.locale.replace("_", "-")


def test_french_figures_and_words() -> None:
    text = reading.words(render(SUMMARY, FR))
    assert "65 400,00" in text
    assert "soixante-cinq mille quatre cents dirhams" in text
    assert "23 novembre 2026" in text


def test_the_same_content_gives_the_same_bytes_in_two_processes() -> None:
    program = (
        "import hashlib; from tests.pdf.samples import SUMMARY;"
        "from ctv_desktop.features.leases.papers.summary import render;"
        "from ctv_desktop.values import language;"
        "print(hashlib.sha256(render(SUMMARY, language.of('fr'))).hexdigest())"
    )
    mine = hashlib.sha256(render(SUMMARY, FR)).hexdigest()
    for seed in ("1", "2"):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "86400"}
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env=surroundings,
        )
        assert done.stdout.strip() == mine


def test_another_day_or_fact_gives_another_document_id() -> None:
    def identity(content: Summary) -> object:
        return reading.reader(render(content, EN)).trailer["/ID"]

    assert identity(SUMMARY) == identity(dataclasses.replace(SUMMARY))
    changed = dataclasses.replace(SUMMARY, deposit=1_00)
    assert identity(SUMMARY) != identity(changed)


def test_blocks_without_data_are_left_out() -> None:
    bare = Summary("BC-1", date(2027, 1, 5), Issuer("Owner"), Party("Owner"), Party("Tenant Co"))
    text = reading.words(render(bare, EN))
    for heading in ("Units let", "Dates", "Rent", "Terms", "Contacts", "Deposit", "words", "None"):
        assert heading not in text
    assert "Tenant Co" in text


def test_a_draft_and_fictitious_data_say_so() -> None:
    marked = dataclasses.replace(SUMMARY, draft=True, fictitious=True)
    text = reading.words(render(marked, EN))
    assert "Draft" in text
    assert "Fictitious data" in text
    assert "Draft" not in reading.words(render(SUMMARY, EN))
    assert "Fictitious" not in reading.words(render(SUMMARY, EN))


def test_several_vat_rates_each_have_their_line_and_base() -> None:
    monthly = Amounts(47_000_00, 7_500_00, (VatShare(2000, 47_000_00, 9_400_00),))
    two = dataclasses.replace(monthly, shares=(*monthly.shares, VatShare(1000, 7_500_00, 750_00)))
    text = reading.words(render(dataclasses.replace(SUMMARY, monthly=two, yearly=None), EN))
    assert "VAT 20% on 47,000.00 9,400.00" in text
    assert "VAT 10% on 7,500.00 750.00" in text
    assert "Total incl. VAT 64,650.00" in text


def test_no_vat_no_vat_line() -> None:
    bare = Amounts(54_500_00)
    text = reading.words(render(dataclasses.replace(SUMMARY, monthly=bare, yearly=None), EN))
    assert "Total incl. VAT 54,500.00" in text
    assert "VAT 20%" not in text


def test_sixty_units_run_over_pages_under_repeated_heads() -> None:
    units = tuple(
        UnitLine(
            f"B-{n:03d}", say("Office"), "B", "1", 50_00, "GLA", START, END, 1_00, rent=50_00 + n
        )
        for n in range(60)
    )
    found = reading.pages(render(dataclasses.replace(SUMMARY, units=units), EN))
    assert len(found) > 1
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text
        assert ("Monthly excl. VAT" in text) == ("B-0" in text)
    everything = " ".join(found)
    assert all(everything.count(unit.code) == 1 for unit in units)
    assert "60 units let" in everything


def test_an_address_of_forty_lines_keeps_every_line() -> None:
    address = "\n".join(f"étage {n}, porte {n * 7}" for n in range(40))
    tenant = dataclasses.replace(TENANT, address=address)
    everything = reading.words(render(dataclasses.replace(SUMMARY, tenant=tenant), EN))
    assert all(reading.plain(line) in everything for line in address.split("\n"))


HOSTILE = {
    "markup": "<b>A & B</b> <SARL> &amp; </para>",
    "emoji": "Société 🔥👩‍👩‍👧 fin",
    "controls": "a\x00b\x07\x1b[31m\ud800",
    "long": "x" * 10_000,
    "sentences": "mot et phrase. " * 700,
    "right to left": "\u202eشركة (SARL) 45\u202f000,00\u2066",
    "lines": "\n" * 500 + "end",
    "braces": "{name} {0} %s %(x)s",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_hostile_text_in_every_field(text: str, code: str) -> None:
    def spoilt(record: object) -> dict[str, str]:
        fields = dataclasses.fields(record)  # type: ignore[arg-type]
        kept = ("basis", "tone")
        return {
            field.name: text
            for field in fields
            if isinstance(getattr(record, field.name), str) and field.name not in kept
        }

    content = dataclasses.replace(
        SUMMARY,
        **spoilt(SUMMARY),  # type: ignore[arg-type]
        issuer=dataclasses.replace(SUMMARY.issuer, **spoilt(SUMMARY.issuer)),  # type: ignore[arg-type]
        landlord=dataclasses.replace(TENANT, **spoilt(TENANT)),
        tenant=dataclasses.replace(TENANT, **spoilt(TENANT)),
        units=tuple(dataclasses.replace(unit, **spoilt(unit)) for unit in UNITS),  # type: ignore[arg-type]
    )
    data = render(content, language.of(code))
    found = reading.pages(data)
    assert reading.unembedded_fonts(data) == []
    assert len(found) < 60
    if text == HOSTILE["markup"]:
        assert text in " ".join(found)
    if text == HOSTILE["braces"]:
        assert text in " ".join(found)


def test_amounts_too_large_for_words_still_print() -> None:
    huge = Amounts(10**15)
    text = reading.words(render(dataclasses.replace(SUMMARY, monthly=huge, yearly=None), EN))
    assert "10,000,000,000,000.00" in text


def test_neighbours_share_a_row_only_where_they_are_alike() -> None:
    spaces = list(UNITS[1:])
    spaces[2] = dataclasses.replace(spaces[2], start=START + timedelta(days=1))
    text = reading.words(render(dataclasses.replace(SUMMARY, units=tuple(spaces)), EN))
    assert "P-041, P-042 2 × Parking space" in text
    assert "P-043 Parking space" in text
    assert "P-044 Parking space" in text


def test_a_few_lines_too_many_are_set_closer_instead_of_starting_a_page() -> None:
    more = (
        *SUMMARY.contacts,
        *(dataclasses.replace(c, name=f"{c.name} 2") for c in SUMMARY.contacts),
    )
    content = dataclasses.replace(SUMMARY, contacts=more)
    assert len(reading.pages(render(content, FR))) == 1
    many = dataclasses.replace(SUMMARY, contacts=more * 4)
    assert len(reading.pages(render(many, FR))) == 2
