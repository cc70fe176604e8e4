"""The schedule of dues: worked examples of DOMAIN.md §8, and what must hold of every lease."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctv_desktop.features.rates.rules import Rates, known
from ctv_desktop.features.rent.rules.schedule import (
    DueLine,
    days_of,
    over,
    part,
    schedule,
    vat_parts,
)
from ctv_desktop.features.rent.rules.spans import rent_on, spans
from ctv_desktop.features.rent.rules.terms import Change, Line, Step, Terms
from ctv_desktop.values.money import half_up, part_of
from ctv_desktop.values.period import add_months, term_end
from tests.features.rent.terms import L, let

RATES = known()
DAY = timedelta(days=1)


def at(terms: Terms, place: int = 0) -> tuple[date, date, int]:
    """First day, last day and rent of a due."""
    due = schedule(terms, RATES)[place]
    return due.starts, due.ends, due.of("rent")


def test_r1_a_month_of_the_demo_lease() -> None:
    due = schedule(L, RATES)[0]
    assert (due.of("rent"), due.of("charges"), due.of("parking")) == (4_500_000, 750_000, 200_000)
    assert (due.net, due.vat, due.gross) == (5_450_000, 1_090_000, 6_540_000)


def test_r2_vat_once_on_the_sum() -> None:
    lines = [DueLine("rent", 3_333, 2_000, "equipped") for _ in range(3)]
    (found,) = vat_parts(lines)
    assert (found.net, found.vat) == (9_999, 2_000)


@pytest.mark.parametrize(
    ("regime", "vat"),
    [("equipped", 1_090_000), ("option", 1_090_000), ("outside", 0), ("exempt", 0)],
)
def test_r4_the_regime_decides_on_vat(regime: str, vat: int) -> None:
    assert schedule(replace(L, vat_regime=regime), RATES)[0].vat == vat


def test_r4_a_line_may_have_a_regime_of_its_own() -> None:
    bare = replace(L.lines[0], vat_regime="outside")
    due = schedule(replace(L, lines=(bare, *L.lines[1:])), RATES)[0]
    assert [(p.rate, p.net, p.vat) for p in due.vat_parts] == [
        (2_000, 950_000, 190_000),
        (0, 4_500_000, 0),
    ]


def test_r5_withholding_on_rent_and_parking_of_a_tenant_that_withholds() -> None:
    due = schedule(replace(L, withholds=True), RATES)[0]
    assert (due.withheld, due.to_pay) == (235_000, 6_305_000)
    assert schedule(L, RATES)[0].withheld == 0


def test_r7_nothing_is_withheld_before_the_law() -> None:
    dues = schedule(let(date(2026, 5, 1), withholds=True), RATES)
    assert [due.withheld for due in dues[:3]] == [0, 0, 225_000]


@pytest.mark.parametrize(
    ("monthly", "first", "last", "method", "expected"),
    [
        (4_500_000, date(2027, 3, 10), date(2027, 3, 31), "calendar", 3_193_548),  # R13
        (4_500_000, date(2028, 2, 1), date(2028, 2, 12), "calendar", 1_862_069),  # R13
        (4_500_000, date(2027, 3, 10), date(2027, 3, 31), "thirty", 3_150_000),  # R14
        (4_500_000, date(2027, 2, 1), date(2027, 2, 28), "thirty", 4_500_000),
        (4_500_000, date(2027, 3, 31), date(2027, 3, 31), "thirty", 0),
    ],
)
def test_r13_r14_part_months(
    monthly: int, first: date, last: date, method: str, expected: int
) -> None:
    assert part(monthly, first, last, method) == expected


def test_r15_quarterly_in_advance_from_the_tenth_of_march() -> None:
    terms = let(date(2027, 3, 10), period="quarter")
    assert at(terms) == (date(2027, 3, 10), date(2027, 3, 31), 3_193_548)
    assert at(terms, 1) == (date(2027, 4, 1), date(2027, 6, 30), 13_500_000)


def test_r16_rent_free_months_keep_their_charges() -> None:
    terms = let(date(2027, 1, 1), rent_starts=date(2027, 4, 1), charges_rate=2_500)
    dues = schedule(terms, RATES)
    assert [(d.of("rent"), d.of("charges")) for d in dues[:4]] == [(0, 750_000)] * 3 + [
        (4_500_000, 750_000)
    ]


def test_fit_out_months_owe_neither_rent_nor_charges() -> None:
    step = Step("fit_out", date(2027, 1, 1), date(2027, 2, 28))
    dues = schedule(let(date(2027, 1, 1), steps=(step,), charges_rate=2_500), RATES)
    assert [(d.of("rent"), d.of("charges")) for d in dues[1:3]] == [(0, 0), (4_500_000, 750_000)]


def test_r17_communal_tax_on_the_rent_with_vat() -> None:
    due = schedule(let(date(2027, 1, 1), tsc=True), RATES)[0]
    assert due.of("tsc") == 472_500
    assert due.vat - schedule(let(date(2027, 1, 1)), RATES)[0].vat == 94_500
    year = schedule(let(date(2027, 1, 1), tsc=True, period="year"), RATES)[0]
    assert year.of("tsc") == 5_670_000


@pytest.mark.parametrize(
    ("days", "term", "due_on"),
    [
        (None, "advance", date(2027, 3, 2)),
        (30, "advance", date(2027, 1, 31)),
        (0, "arrears", date(2027, 1, 31)),
    ],
)
def test_r20_due_days(days: int | None, term: str, due_on: date) -> None:
    assert schedule(replace(L, payment_days=days, term=term), RATES)[0].due_on == due_on


def test_stepped_rents_follow_their_days() -> None:
    steps = (
        Step("price", date(2028, 1, 1), amount=15_500),
        Step("price", date(2029, 1, 1), amount=16_000),
    )
    terms = replace(L, steps=steps)
    days = (date(2027, 12, 31), date(2028, 1, 1), date(2029, 1, 1))
    assert [rent_on(terms, day) for day in days] == [4_700_000, 4_850_000, 5_000_000]


def test_a_step_of_one_unit_is_nobody_elses() -> None:
    steps = (Step("amount", date(2028, 1, 1), amount=60_000, unit_id=2),)
    assert rent_on(replace(L, steps=steps), date(2028, 1, 1)) == 4_710_000


def test_a_discount_is_taken_off_for_its_days() -> None:
    steps = (Step("discount", date(2027, 1, 1), date(2027, 6, 30), 1_000),)
    terms = let(date(2027, 1, 1), steps=steps)
    assert rent_on(terms, date(2027, 6, 30)) == 4_050_000
    assert rent_on(terms, date(2027, 7, 1)) == 4_500_000


def test_a_step_inside_a_month_splits_it_by_days() -> None:
    step = Step("price", date(2027, 3, 11), amount=16_000)
    march = schedule(let(date(2027, 1, 1), steps=(step,)), RATES)[2]
    assert march.of("rent") == part_of(4_500_000, 10, 31) + part_of(4_800_000, 21, 31)


def test_an_amendment_changes_the_schedule_from_its_day_only() -> None:
    before = schedule(replace(L, period="quarter"), RATES)
    changed = replace(
        L,
        period="month",
        charges_rate=3_000,
        changes=(
            Change(date(2028, 7, 1), "period", "quarter"),
            Change(date(2028, 7, 1), "charges_rate", 2_500),
        ),
    )
    after = schedule(changed, RATES)
    assert after[:6] == before[:6]
    assert after[6].ends == date(2028, 7, 31)
    assert after[6].of("charges") == 900_000


def test_a_period_is_cut_where_its_terms_change() -> None:
    changed = replace(L, period="quarter", changes=(Change(date(2027, 2, 15), "term", "arrears"),))
    first, second = schedule(changed, RATES)[:2]
    assert (first.ends, second.starts) == (date(2027, 2, 14), date(2027, 2, 15))
    assert (first.invoiced_on, second.invoiced_on) == (first.ends, second.starts)


def test_the_rate_of_the_day_is_used() -> None:
    rates = Rates([("vat", date(2000, 1, 1), 2_000, ""), ("vat", date(2027, 2, 1), 1_800, "")])
    assert [d.vat_parts[0].rate for d in schedule(L, rates)[:2]] == [2_000, 1_800]


def test_a_lease_that_begins_after_its_end_owes_nothing() -> None:
    assert schedule(replace(L, ends=date(2026, 12, 31)), RATES) == []


DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))
PERIODS = st.sampled_from(("month", "quarter", "half_year", "year"))


@st.composite
def leases(draw: st.DrawFn) -> Terms:
    """Random leases: lines inside the term, steps anywhere, every way to bill."""
    starts = draw(DAYS)
    ends = term_end(starts, draw(st.integers(1, 120))) + draw(st.integers(0, 30)) * DAY
    lines = []
    for unit in range(draw(st.integers(1, 4))):
        first = starts + draw(st.integers(0, (ends - starts).days)) * DAY
        last = first + draw(st.integers(0, (ends - first).days)) * DAY
        basis = draw(st.sampled_from(("area", "item")))
        price, area = draw(st.integers(0, 99_999)), draw(st.integers(0, 200_000))
        lines.append(Line(unit, str(unit), "office", basis, price, area, first, last, id=unit))
    steps = tuple(
        Step(
            draw(st.sampled_from(("price", "amount", "discount", "free", "fit_out"))),
            starts + draw(st.integers(-30, 2_000)) * DAY,
            draw(st.none() | DAYS),
            draw(st.integers(0, 20_000)),
            draw(st.none() | st.integers(0, 3)),
        )
        for _ in range(draw(st.integers(0, 4)))
    )
    return Terms(
        starts, ends, tuple(lines), steps, period=draw(PERIODS),
        term=draw(st.sampled_from(("advance", "arrears"))),
        part_month=draw(st.sampled_from(("calendar", "thirty"))),
        charges_rate=draw(st.integers(0, 5_000)), tsc=draw(st.booleans()),
        withholds=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(leases())
def test_periods_cover_the_lease_without_gap_or_overlap(terms: Terms) -> None:
    dues = schedule(terms, RATES)
    assert dues[0].starts == terms.starts
    assert dues[-1].ends == terms.ends
    assert all(one.ends + DAY == two.starts for one, two in pairwise(dues))


@settings(max_examples=60, deadline=None)
@given(leases(), PERIODS)
def test_rent_and_charges_add_up_however_they_are_billed(terms: Terms, period: str) -> None:
    kinds = ("rent", "parking", "charges")
    one = sum(due.of(*kinds) for due in schedule(terms, RATES))
    other = sum(due.of(*kinds) for due in schedule(replace(terms, period=period), RATES))
    assert one == other


@settings(max_examples=60, deadline=None)
@given(leases())
def test_rent_is_the_sum_of_its_days_in_exact_fractions(terms: Terms) -> None:
    """Against a loop over days with exact decimals: each month of a span may round by half."""
    terms = replace(terms, part_month="calendar")
    dues = sum(due.of("rent", "parking") for due in schedule(terms, RATES))
    exact, months = Decimal(0), 0
    for span in spans(terms):
        day = span.starts
        while day <= span.ends:
            last = min(add_months(day.replace(day=1), 1) - DAY, span.ends)
            days, of = days_of(day, last, "calendar")
            exact += Decimal(span.rent) * days / of
            months += days != of
            day = last + DAY
    assert abs(dues - exact) <= Decimal(months) / 2


@settings(max_examples=60, deadline=None)
@given(leases())
def test_vat_and_net_make_the_gross_of_every_due(terms: Terms) -> None:
    for due in schedule(terms, RATES):
        assert due.gross == due.net + sum(p.vat for p in due.vat_parts)
        assert due.net == sum(p.net for p in due.vat_parts)
        assert due.to_pay + due.withheld == due.gross


@given(st.integers(0, 10**13), st.dates(date(2026, 1, 1), date(2040, 12, 1)), st.integers(0, 400))
def test_a_month_cut_anywhere_by_thirty_days_adds_up(amount: int, first: date, cut: int) -> None:
    start = first.replace(day=1)
    end = add_months(start, 1) - DAY
    day = start + (cut % (end - start).days) * DAY
    one, of = days_of(start, day, "thirty")
    two, _ = days_of(day + DAY, end, "thirty")
    assert one + two == of
    assert over(amount, start, end, "thirty") == amount


@given(st.integers(-(10**14), 10**14), st.integers(0, 10**6), st.integers(1, 10**6))
def test_part_of_is_half_up(amount: int, share: int, whole: int) -> None:
    assert part_of(amount, share, whole) == half_up(Decimal(amount) * share / whole) or (
        abs(Decimal(amount) * share / whole) > Decimal(10) ** 20
    )


def test_a_lease_of_99_years_with_a_29_february() -> None:
    terms = let(date(2028, 2, 29), date(2127, 2, 28))
    dues = schedule(terms, RATES)
    assert dues[0].of("rent") == part_of(4_500_000, 1, 29)
    assert len(dues) == 99 * 12 + 1
    assert (
        sum(due.of("rent") for due in dues)
        == 4_500_000 * (99 * 12 - 1) + part_of(4_500_000, 1, 29) + 4_500_000
    )


def test_a_shortened_lease_owes_to_its_last_day() -> None:
    terms = replace(let(date(2027, 1, 1)), ends=date(2028, 2, 12))
    assert schedule(terms, RATES)[-1].of("rent") == 1_862_069
