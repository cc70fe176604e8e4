"""Typed days, months added, spans that overlap."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.values import language, period
from ctv_desktop.values.errors import Refused

TODAY = date(2026, 11, 23)
DAYS = st.dates(period.EARLIEST, period.LATEST)
CALM = st.dates(date(1901, 1, 1), date(2190, 1, 1))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/4", date(2027, 4, 3)),
        ("23/11", TODAY),
        ("24.12", date(2026, 12, 24)),
        ("3-4-27", date(2027, 4, 3)),
        ("3 4 2027", date(2027, 4, 3)),
        ("03042027", date(2027, 4, 3)),
        ("030427", date(2027, 4, 3)),
        ("0304", date(2027, 4, 3)),
        ("2027-04-03", date(2027, 4, 3)),
        ("2027/4/3", date(2027, 4, 3)),
        ("٠٣/٠٤/٢٠٢٧", date(2027, 4, 3)),
        ("\u200f3/4/2027\u200e", date(2027, 4, 3)),
        ("+30", date(2026, 12, 23)),
        ("- 1", date(2026, 11, 22)),
        ("  Fin  Mois ", date(2026, 11, 30)),
        ("آخر الشهر", date(2026, 11, 30)),
        ("Aujourd’hui", TODAY),
        ("today", TODAY),
        ("29/2", date(2028, 2, 29)),
        ("1er février 2027", date(2027, 2, 1)),
        ("3 Avril", date(2027, 4, 3)),
        ("5 غشت 2027", date(2027, 8, 5)),
        ("5 August 2027", date(2027, 8, 5)),
    ],
)
def test_what_an_office_types(typed: str, meant: date) -> None:
    assert period.read_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["31/2", "30/02/2027", "29/02/2027", "00/01", "3/4/5/6", "demain", "x" * 10_000, "1/13"],
)
def test_what_is_no_date(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        period.read_day(typed, TODAY)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("typed", ["31/12/1899", "01/01/2200", "+99999"])
def test_days_far_away_are_refused(typed: str) -> None:
    with pytest.raises(Refused, match="1900–2199"):
        period.read_day(typed, TODAY)


@given(day=DAYS, today=CALM, code=st.sampled_from(language.CODES))
def test_every_shown_day_reads_back(day: date, today: date, code: str) -> None:
    spoken = language.of(code)
    for text in (spoken.day(day), spoken.long_day(day), day.isoformat()):
        assert period.read_day(text, today) == day


@given(day=CALM, today=CALM)
def test_without_a_year_the_nearest_such_day(day: date, today: date) -> None:
    found = period.read_day(f"{day.day}/{day.month}", today)
    assert (found.day, found.month) == (day.day, day.month)
    if (day.day, day.month) != (29, 2):
        assert abs((found - today).days) <= 183


@pytest.mark.parametrize(
    ("typed", "day"),
    [("28/9", date(2026, 9, 28)), ("26/11", date(2026, 11, 26)), ("1/3", date(2027, 3, 1))],
)
def test_in_november_september_is_past_and_march_to_come(typed: str, day: date) -> None:
    assert period.read_day(typed, date(2026, 11, 26)) == day


@given(text=st.text(max_size=20))
def test_any_text_is_a_day_or_a_refusal(text: str) -> None:
    with contextlib.suppress(Refused):
        assert period.EARLIEST <= period.read_day(text, TODAY) <= period.LATEST


@given(day=CALM, months=st.integers(0, 120))
def test_months_added_keep_the_day_or_the_last(day: date, months: int) -> None:
    later = period.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, period.last_of_month(later).day)


def test_terms_of_whole_months() -> None:
    assert period.term_end(date(2027, 2, 1), 108) == date(2036, 1, 31)
    assert period.term_end(date(2027, 1, 31), 1) == date(2027, 2, 27)
    assert period.add_years(date(2028, 2, 29), 1) == date(2029, 2, 28)


@given(a=CALM, long=st.integers(0, 400), b=CALM, wide=st.integers(0, 400))
def test_overlap_is_a_shared_day(a: date, long: int, b: date, wide: int) -> None:
    ours = {a + timedelta(days=step) for step in range(long + 1)}
    theirs = {b + timedelta(days=step) for step in range(wide + 1)}
    shared = period.overlap(a, max(ours), b, max(theirs))
    assert shared is bool(ours & theirs)


def test_back_to_back_spans_do_not_overlap() -> None:
    """R52: one lease may end the day before the next begins."""
    first, second = date(2027, 1, 1), date(2027, 7, 1)
    assert not period.overlap(first, second - timedelta(days=1), second, period.OPEN_END)
    assert period.overlap(first, second, second, period.OPEN_END)


@pytest.mark.parametrize(
    ("typed", "days"), [("29/02/2027", "28"), ("31/04/2027", "30"), ("30022028", "29")]
)
def test_a_day_that_a_month_does_not_have_is_said_to_be_one(typed: str, days: str) -> None:
    with pytest.raises(Refused) as refused:
        period.read_day(typed, date(2026, 11, 23))
    assert days in str(refused.value)
    assert "03/04/2027" not in str(refused.value)
