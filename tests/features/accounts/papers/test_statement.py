"""The statement of account: opening, entries, closing and ages are on paper; long ones run on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ctv_desktop.database.work import Database
from ctv_desktop.features.accounts.papers.statement import Account, Entry, render
from ctv_desktop.features.accounts.screen.paper import facts
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.invoices import bills
from tests.features.invoices.papers import samples
from tests.features.leases import desks
from tests.pdf import reading

DAY = date(2027, 3, 31)
ENTRIES = (
    Entry(date(2027, 1, 1), "invoice", "FAC-2027-000041", "", "BC-2027-014", 66_326_07, 0,
          2_350_00, 73_976_07),
    Entry(date(2027, 2, 9), "payment", "VIR 77", "transfer", "", 0, 63_976_07, 0, 10_000_00),
)  # fmt: skip
AGES = {"not_due": 1_000_00, "d30": 2_000_00, "d60": 3_000_00, "d90": 0, "older": 4_000_00}
ACCOUNT = Account(
    samples.SELLER, samples.CLIENT, date(2027, 1, 1), DAY, 10_000_00, 10_000_00, ENTRIES, AGES, 55
)


def missing(data: bytes, *texts: str) -> list[str]:
    found = reading.words(data)
    return [text for text in texts if reading.plain(text) not in found]


def test_every_field_is_on_one_page() -> None:
    data = render(ACCOUNT, language.of("fr"))
    assert len(reading.pages(data)) == 1
    texts = (
        "RELEVÉ DE COMPTE",
        "Du 1er janvier 2027",
        "Au 31 mars 2027",
        "dû par le preneur",
        "01/01/2027 Solde antérieur 10 000,00",
        "01/01/2027 Facture · FAC-2027-000041 BC-2027-014 66 326,07 2 350,00 73 976,07",
        "09/02/2027 Paiement · VIR 77 Virement 63 976,07 10 000,00",
        "31/03/2027 Solde à la clôture 10 000,00",
        "3 000,00",
        "0,55",
        "007 780 0001234567890123 96",
        "Atlas Data & Cloud <SARL>",
    )
    assert missing(data, *texts) == []


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_two_hundred_entries_run_on_under_their_heads(code: str) -> None:
    tongue = language.of(code)
    many = tuple(
        replace(ENTRIES[0], reference=f"FAC-{number:04d}", day=DAY - timedelta(number))
        for number in range(200)
    )
    account = replace(ACCOUNT, entries=many, closing=999_999_999_999_99)
    data = render(account, tongue)
    pages = reading.pages(data)
    assert all(any(one.reference in page for page in pages) for one in many)
    head = reading.plain(say("Debit").in_language(tongue))
    assert len(pages) > 4
    assert code == "ar" or all(head in page for page in pages)
    assert reading.unembedded_fonts(data) == []
    assert render(account, tongue) == data


def test_the_year_of_a_tenant_with_what_was_open_before(park: Database) -> None:
    bills.furnish(park)
    bills.lease(park, starts=date(2026, 11, 1))
    for year, month in ((2026, 11), (2027, 1)):
        bills.issue(park, bills.month(year, month))
    reader = park.reader()
    try:
        found = facts(reader, desks.RIF, DAY, language.of("fr"))
        with pytest.raises(Refused):
            facts(reader, desks.ATLAS, DAY, language.of("fr"))
    finally:
        reader.close()
    assert len(found.entries) >= 1
    assert found.opening > 0
    moved = sum(one.debit - one.credit - one.withheld for one in found.entries)
    assert found.closing == found.opening + moved
    assert sum(found.ages.values()) - found.credit == found.closing
