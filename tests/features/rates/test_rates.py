"""Dated settings: the one in force, one of a kind for a day, each in its unit."""

from datetime import date

import pytest

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.rates import screen
from ctv_desktop.features.rates.rows import RATES, rates
from ctv_desktop.features.rates.rules import KNOWN, known
from ctv_desktop.features.rates.words import RATES as KINDS
from ctv_desktop.features.rates.words import SETTING
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import of
from tests.features.leases.desks import TODAY, furnish


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with its settings."""
    return furnish(park)


def test_every_kind_has_a_value_from_the_start() -> None:
    assert {kind for kind, *_ in KNOWN} == set(KINDS)


def test_the_value_of_a_day_and_its_source() -> None:
    assert known().of("withholding", date(2026, 6, 30)) == 0
    assert known().of("withholding", date(2026, 7, 1)) == 500
    assert "69-21" in known().source("payment_days", TODAY)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("vat/2000", "20\u00a0%"),
        ("payment_days/60", "60 jours"),
        ("deposit_cap/2", "2 mois"),
        ("cash_limit/500000", "5\u202f000,00\u00a0MAD"),
    ],
)
def test_a_value_is_shown_in_its_unit(raw: str, shown: str) -> None:
    assert SETTING.show(raw, of("fr")) == shown


def test_settings_are_kept_one_of_a_kind_for_a_day(furnished: Database, reader: Reader) -> None:
    values = screen.RATE_FORM.load(reader, None, {}, TODAY)
    with pytest.raises(Refused) as caught:
        screen.RATE_FORM.save(furnished, values, None, None)
    assert list(caught.value.problems) == ["percent"]
    saved = screen.RATE_FORM.save(furnished, {**values, "percent": 1_900}, None, None)
    assert rates(reader).of("vat", TODAY) == 1_900
    with pytest.raises(Refused) as caught:
        screen.RATE_FORM.save(furnished, {**values, "percent": 1_800}, None, None)
    assert list(caught.value.problems) == ["valid_from"]
    shown = screen.RATE_RECORD.view(reader, saved.subject, TODAY)
    assert shown is not None
    assert (shown.title, shown.subtitle) == ("TVA", "19\u00a0%")
    screen.delete_now(furnished, saved.subject)
    assert screen.RATE_RECORD.view(reader, saved.subject, TODAY) is None


def test_a_delay_is_typed_in_days(furnished: Database, reader: Reader) -> None:
    values = {"kind": "payment_days", "valid_from": TODAY, "days": 45, "source": ""}
    saved = screen.RATE_FORM.save(furnished, values, None, None)
    assert saved.subject is not None
    assert screen.RATE_FORM.load(reader, saved.subject, {}, TODAY)["days"] == 45
    assert RATES.table == "dated_rate"


def test_the_language_that_prevails_is_chosen_by_its_name(furnished: Database) -> None:
    reader = furnished.reader()
    kept = reader.value("SELECT id FROM dated_rate WHERE kind = 'contract_language'")
    loaded = screen.load(reader, kept, {}, TODAY)
    assert loaded["language"] == "0"
    screen.save(furnished, {**loaded, "language": "1"}, kept, loaded["version"])
    view = screen.view(reader, kept, TODAY)
    assert view is not None
    assert view.subtitle == "arabe"
    assert rates(reader).of("contract_language", TODAY) == 1
    reader.close()
