"""The payment notice: what falls due, what is late, and that it is no invoice."""

from datetime import date

import pytest

from ctv_desktop.database.work import Database
from ctv_desktop.features.invoices.papers.notice import render
from ctv_desktop.features.invoices.screen.paper import print_next
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from tests.features.invoices import bills
from tests.features.invoices.papers import samples
from tests.pdf import reading


def missing(data: bytes, *facts: str) -> list[str]:
    text = reading.words(data)
    return [fact for fact in facts if reading.plain(fact) not in text]


def test_every_field_is_on_one_page() -> None:
    stated = {**samples.invoice(), "reference": "BC-2027-014"}
    data = render(stated, 12_345_67, language.of("fr"))
    assert len(reading.pages(data)) == 1
    facts = (
        "AVIS D’ÉCHÉANCE",
        "BC-2027-014",
        "du 01/01/2027 au 31/01/2027",
        "Échéance le 2 mars 2027",
        "Le présent avis ne vaut ni facture ni quittance.",
        "Arriérés en sus : 12 345,67 MAD",
        "Loyer de A-3.12 300,00 m2 150,00 20 % 45 000,00",
        "Total TTC (MAD) 66 326,07",
        "Retenue à la source (5 %) -2 350,00",
        "Net à payer (MAD) 63 976,07",
        "007 780 0001234567890123 96",
    )
    assert missing(data, *facts) == []
    assert missing(data, "FAC-", "Arrêtée") == ["FAC-", "Arrêtée"]
    assert missing(render(stated, 0, language.of("fr")), "Arriérés") == ["Arriérés"]


@pytest.mark.parametrize("code", ["fr", "en", "ar"])
def test_the_next_payment_of_a_lease_with_what_is_late(park: Database, code: str) -> None:
    bills.furnish(park)
    id = bills.lease(park, starts=date(2026, 10, 1))
    bills.issue(park, bills.month(2026, 10))
    tongue = language.of(code)
    reader = park.reader()
    try:
        data = print_next(reader, id, date(2027, 3, 1), tongue)
        owed = int(reader.value("SELECT balance FROM invoice"))
        assert missing(data, tongue.money(owed, unit=False), tongue.day(date(2026, 11, 1))) == []
        assert reading.unembedded_fonts(data) == []
        with pytest.raises(Refused):
            print_next(reader, 9_999, date(2027, 3, 1), tongue)
    finally:
        reader.close()
