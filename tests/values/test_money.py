"""Amounts as typed, rounded and shared."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.values import language, money
from ctv_desktop.values.errors import Refused


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1 234,50", "1234.50"),
        ("1\u202f234,50\u00a0MAD", "1234.50"),
        ("1.234,50 د.م.", "1234.50"),
        ("1,234.50", "1234.50"),
        ("MAD 1,234.50", "1234.50"),
        ("1234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1'234.50", "1234.50"),
        ("45 000 DH", "45000"),
        ("300 m²", "300"),
        ("10,5 %", "10.5"),
        ("١٬٢٣٤٫٥٠", "1234.50"),
        ("\u200e-12,5", "-12.5"),
        ("\u2212 12", "-12"),
        (",5", "0.5"),
        ("5,", "5"),
    ],
)
def test_numbers_as_typed(typed: str, value: str) -> None:
    assert money.read_decimal(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "12,5.3",
        "1,23,456",
        "12 34",
        "1.2.3",
        "--5",
        "1e5",
        "abc",
        "",
        ".",
        "-",
        "9" * 16,
        "½",
        "1/2",
    ],
)
def test_a_slip_is_refused_not_guessed(typed: str) -> None:
    with pytest.raises(Refused):
        money.read_decimal(typed)


@pytest.mark.parametrize("typed", ["1,234", "0,001", "12.345", "1.000", "45,000"])
def test_a_third_decimal_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"[«“]"):
        money.read_hundredths(typed)


def test_amounts_end_where_the_words_end() -> None:
    assert money.read_hundredths("999 999 999 999,99") == money.LARGEST
    with pytest.raises(Refused):
        money.read_hundredths("1 000 000 000 000")


def test_a_long_text_makes_a_short_refusal() -> None:
    with pytest.raises(Refused) as refusal:
        money.read_hundredths("x" * 10_000)
    assert len(str(refusal.value)) < 200


@given(
    amount=st.integers(-money.LARGEST, money.LARGEST),
    code=st.sampled_from(language.CODES),
    unit=st.booleans(),
)
def test_every_shown_amount_reads_back(amount: int, code: str, unit: bool) -> None:
    assert money.read_hundredths(language.of(code).money(amount, unit)) == amount
    assert money.read_hundredths(language.of(code).area(amount, unit)) == amount


@given(text=st.text(alphabet="0123456789 ,.-MADدم%²m\u202f\u200e٣", max_size=14))
def test_any_text_is_an_amount_or_a_refusal(text: str) -> None:
    with contextlib.suppress(Refused):
        assert abs(money.read_hundredths(text)) <= money.LARGEST


def test_halves_go_away_from_nought() -> None:
    assert [money.half_up(Decimal(half)) for half in ("0.5", "1.5", "-0.5", "2.4")] == [1, 2, -1, 2]


def test_vat_is_taken_of_the_sum() -> None:
    """R1 and R2: 20 % of 54 500,00; of 99,99 it is 20,00 where three lines would give 20,01."""
    assert money.rate_of(5_450_000, 2000) == 1_090_000
    assert money.rate_of(3 * 3_333, 2000) == 2_000
    assert 3 * money.rate_of(3_333, 2000) == 2_001


def test_rent_of_an_area() -> None:
    """300 m² at 150 MAD a m² make 45 000,00 (DOMAIN.md §8, lease L)."""
    assert money.rent_of(30_000, 15_000) == 4_500_000


@given(amount=st.integers(-money.LARGEST, money.LARGEST))
def test_dirhams_and_back(amount: int) -> None:
    assert money.centimes(money.dirhams(amount)) == amount
