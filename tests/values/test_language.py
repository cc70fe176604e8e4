"""Our forms against Babel's, and where they differ on purpose."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel import Locale, dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.values import language

CODES = pytest.mark.parametrize("code", language.CODES)
AMOUNTS = st.integers(-(10**14) + 1, 10**14 - 1)
MARK = "\u200e"  # before the minus in Arabic: CLDR has it, Babel leaves it out of a given pattern
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@CODES
@given(value=st.one_of(st.integers(-(10**12), 10**12), st.decimals(-(10**9), 10**9, places=3)))
def test_numbers_are_babels(code: str, value: int | Decimal) -> None:
    spoken = language.of(code)
    theirs = numbers.format_decimal(value, "#,##0.######", locale=spoken.locale)
    ours = spoken.number(Decimal(value).normalize() + 0)
    assert ours.removeprefix(MARK) == theirs


@CODES
@given(value=AMOUNTS)
def test_amounts_are_babels_but_the_place_of_the_currency(code: str, value: int) -> None:
    """Babel wraps Arabic amounts in direction marks and puts MAD first in English; we do not."""
    spoken = language.of(code)
    figures = numbers.format_decimal(Decimal(value) / 100, "#,##0.00", locale=spoken.locale)
    assert spoken.money(value, unit=False).removeprefix(MARK) == figures
    unit = "د.م." if code == "ar" else "MAD"
    assert spoken.money(value).removeprefix(MARK) == f"{figures}\u00a0{unit}"


def test_r38_amount_of_the_worked_example() -> None:
    """R38: groups set apart by U+202F, U+00A0 before MAD, as Babel for fr_MA."""
    shown = language.of("fr").money(123_456_789)
    assert shown == "1\u202f234\u202f567,89\u00a0MAD"
    assert shown == numbers.format_currency(Decimal("1234567.89"), "MAD", locale="fr_MA")


def test_arabic_amounts_are_babels_without_direction_marks() -> None:
    theirs = numbers.format_currency(Decimal("1234567.89"), "MAD", locale="ar_MA")
    assert language.of("ar").money(123_456_789) == theirs.strip("\u200f")


@CODES
@given(value=st.integers(-100_000, 1_000_000))
def test_rates_are_babels_but_for_the_space(code: str, value: int) -> None:
    """A no-break space before % in French; elsewhere none, which would part it in Arabic."""
    spoken = language.of(code)
    number = numbers.format_decimal(Decimal(value) / 100, "#,##0.##", locale=spoken.locale)
    assert spoken.percent(value).removeprefix(MARK) == number + ("\u00a0%" if code == "fr" else "%")


@CODES
@given(day=DAYS)
def test_days_are_babels_with_two_figures_in_arabic_too(code: str, day: date) -> None:
    theirs = dates.format_date(day, "dd/MM/yyyy", locale=language.of(code).locale)
    assert language.of(code).day(day) == theirs
    if code != "ar":  # Babel's short Arabic day has no noughts and direction marks
        assert theirs == dates.format_date(
            day, "short" if code == "fr" else "dd/MM/y", locale=language.of(code).locale
        )


@CODES
@given(day=DAYS)
def test_days_in_words_are_babels(code: str, day: date) -> None:
    """Ours keeps day and month together, and says "1er" in French."""
    spoken = language.of(code)
    ours = spoken.long_day(day).replace("\u00a0", " ").replace("1er", "1")
    assert ours == dates.format_date(day, "d MMMM y", locale=spoken.locale)
    assert spoken.month(day) == dates.format_date(day, "MMMM y", locale=spoken.locale)
    assert spoken.weekday(day) == dates.format_date(day, "EEEE", locale=spoken.locale)


def test_first_of_the_month_in_french() -> None:
    assert language.of("fr").long_day(date(2027, 1, 1)) == "1er\u00a0janvier 2027"
    assert language.of("en").long_day(date(2027, 1, 1)) == "1\u00a0January 2027"


def test_moroccan_months_in_arabic() -> None:
    assert language.of("ar").month(date(2026, 11, 1)) == "نونبر 2026"
    assert language.of("ar").month(date(2026, 7, 1), year=False) == "يوليوز"


@CODES
def test_direction_and_week_are_those_of_the_locale(code: str) -> None:
    locale = Locale.parse(language.of(code).locale)
    assert language.of(code).right_to_left is (locale.text_direction == "rtl")
    assert locale.first_week_day == 0


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "23/11/2026 12:00"),
        (datetime(2026, 7, 1, 12, tzinfo=UTC), "01/07/2026 13:00"),
        (datetime(2027, 7, 1, 23, 30, tzinfo=UTC), "01/07/2027 23:30"),
    ],
)
def test_moments_in_casablanca(moment: datetime, shown: str) -> None:
    """R45: UTC+1 until September 2026, then UTC for good, whatever the system believes."""
    assert language.of("fr").instant(moment) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (Decimal("2.345"), 2, "2,35"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("1E+3"), None, "1\u202f000"),
        (Decimal("0E+3"), None, "0"),
        (0, 1, "0,0"),
    ],
)
def test_numbers_are_rounded_half_up_and_never_minus_nought(
    value: Decimal, places: int | None, shown: str
) -> None:
    assert language.of("fr").number(value, places) == shown


@pytest.mark.parametrize(
    ("size", "shown"),
    [(999, "999\u00a0o"), (1000, "1,0\u00a0ko"), (3_260_000, "3,3\u00a0Mo"), (0, "0\u00a0o")],
)
def test_sizes(size: int, shown: str) -> None:
    assert language.of("fr").size(size) == shown


def test_plain_values_in_a_sentence() -> None:
    spoken = language.of("fr")
    assert spoken.plain(12_500) == "12\u202f500"
    assert spoken.plain(date(2027, 1, 5)) == "05/01/2027"
    assert spoken.plain(None) == ""


def test_the_language_in_use() -> None:
    assert language.current().code == "fr"
    assert language.use("ar").right_to_left
    assert language.current().name == "العربية"


def test_an_unknown_language() -> None:
    with pytest.raises(ValueError, match="de"):
        language.of("de")
    assert language.current().code == "fr"


def test_an_arabic_text_reads_from_the_right_whatever_it_begins_with() -> None:
    arabic = language.of("ar")
    assert arabic.led("P3 عادية") == "\u200fP3 عادية"
    shown = "\u200f\u2066T-2024-0001\u2069 · \u2067P3 عادية\u2069"
    assert arabic.led("T-2024-0001 · P3 عادية") == shown
    for text in ("Tensift Hosting SARL", "Étoile du Sud · 4", "12 · 14", ""):
        assert arabic.led(text) == text
    assert language.of("fr").led("P1 · يوم") == "P1 · يوم"
