"""The rules of leases: states, dates and money, with the worked examples of DOMAIN.md §8."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.leases.rules import checks, money, terms
from ctv_desktop.features.leases.rules.notice import Clause, notice
from ctv_desktop.features.leases.rules.state import state
from ctv_desktop.features.rates.rules import known
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.period import add_months

DAY = timedelta(days=1)
RATES = known()
DAYS = st.dates(date(2000, 1, 1), date(2150, 12, 31))


@dataclass(frozen=True)
class Acted:
    """A lease as the state sees it."""

    signed: bool = True
    starts: date = date(2027, 1, 1)
    last_day: date = date(2035, 12, 31)
    notice_on: date | None = None
    terminated_on: date | None = None
    start_rule: str = "fixed"
    handed_over_on: date | None = None


@dataclass(frozen=True)
class Let:
    """A line as the money sees it."""

    area: int
    rent: int
    basis: str = "area"
    starts: date = date(2027, 1, 1)
    ends: date = date(2035, 12, 31)


STARTED = date(2027, 6, 1)
LEFT = Acted(terminated_on=date(2030, 1, 1), last_day=date(2030, 1, 1))
NEVER_BEGUN = Acted(terminated_on=date(2026, 12, 1), last_day=date(2026, 12, 1))
L = (Let(30_000, 15_000), *[Let(0, 50_000, "item")] * 4)  # the demo lease of DOMAIN.md §8


@pytest.mark.parametrize(
    ("lease", "today", "expected"),
    [
        (Acted(signed=False), date(2030, 1, 1), "draft"),
        (Acted(), date(2026, 12, 31), "signed"),
        (Acted(), date(2027, 1, 1), "running"),
        (Acted(), date(2035, 12, 31), "running"),
        (Acted(), date(2036, 1, 1), "ended"),
        (Acted(notice_on=date(2030, 1, 1)), date(2030, 1, 1), "notice"),
        (LEFT, date(2030, 1, 1), "notice"),
        (LEFT, date(2030, 1, 2), "terminated"),
        (NEVER_BEGUN, date(2026, 11, 1), "terminated"),
        (Acted(start_rule="handover"), date(2027, 6, 1), "waiting"),
        (Acted(start_rule="handover", handed_over_on=date(2027, 1, 1)), STARTED, "running"),
    ],
)
def test_state_of_a_lease_on_a_day(lease: Acted, today: date, expected: str) -> None:
    assert state(lease, today) == expected


def test_r1_monthly_sums_of_the_demo_lease() -> None:
    month = money.monthly(money.rent_on(L, date(2027, 5, 1)), 30_000, 2_500, "equipped", 2_000)
    assert (month.rent, month.charges) == (4_700_000, 750_000)
    assert (month.net, month.vat, month.gross) == (5_450_000, 1_090_000, 6_540_000)


def test_r2_vat_is_taken_once_on_the_sum() -> None:
    assert money.due(3 * 3_333, 0, 2_000).vat == 2_000


def test_r3_an_amount_with_vat_is_split_back() -> None:
    split = money.without_vat(6_540_000, 2_000)
    assert (split.net, split.vat) == (5_450_000, 1_090_000)


@pytest.mark.parametrize(
    ("regime", "gross"),
    [("equipped", 6_540_000), ("option", 6_540_000), ("outside", 5_450_000), ("exempt", 5_450_000)],
)
def test_r4_vat_follows_the_regime_of_the_lease(regime: str, gross: int) -> None:
    assert money.monthly(4_700_000, 30_000, 2_500, regime, 2_000).gross == gross


def test_r5_r7_withholding_from_its_day_on_and_only_by_those_who_apply_it() -> None:
    june = RATES.of("withholding", date(2026, 6, 30))
    july = RATES.of("withholding", date(2026, 7, 1))
    assert money.withheld(4_700_000, june, withholds=True) == 0
    assert money.withheld(4_700_000, july, withholds=True) == 235_000
    assert money.withheld(4_700_000, july, withholds=False) == 0


def test_r8_first_revision_after_three_years() -> None:
    assert terms.first_revision(date(2027, 1, 1), RATES) == date(2030, 1, 1)
    assert terms.first_revision(date(2027, 1, 1), RATES, date(2030, 1, 1)) == date(2033, 1, 1)


def test_r11_deposit_is_months_of_rent_before_vat() -> None:
    assert money.deposit(3, 4_500_000) == 13_500_000


def test_r12_law_67_12_caps_the_deposit_at_two_months() -> None:
    values = {
        "landlord_id": 1,
        "tenant_id": 1,
        "starts": date(2027, 1, 1),
        "ends": date(2030, 1, 1),
    }
    refused = checks.problems({**values, "regime": "67-12", "deposit_months": 3}, (), RATES)
    assert "deposit_months" in refused
    assert not checks.problems({**values, "regime": "67-12", "deposit_months": 2}, (), RATES)
    assert not checks.problems({**values, "regime": "doc", "deposit_months": 3}, (), RATES)


def test_r28_renewal_right_only_under_law_49_16() -> None:
    start = date(2027, 3, 1)
    assert terms.renewal_right("49-16", start, RATES) == date(2029, 3, 1)
    assert terms.renewal_right("49-16", start, RATES, entry_fee=True) == start


def test_r29_other_regimes_go_by_the_delays_of_the_contract() -> None:
    assert terms.renewal_right("doc", date(2027, 3, 1), RATES) is None
    assert _last_day(date(2027, 4, 5), 1, None, date(2036, 1, 1)) == date(2027, 5, 5)


def _last_day(served_on: date, months: int, firm: date | None, ends: date) -> date:
    clause = Clause("doc", months, None, firm, ends)
    return notice(clause, "tenant", "contract", served_on, RATES).last_day


def test_notice_waits_for_the_firm_period_and_never_outlasts_the_lease() -> None:
    firm, ends = date(2029, 12, 31), date(2035, 12, 31)
    assert _last_day(date(2027, 4, 5), 3, firm, ends) == firm
    assert _last_day(date(2035, 11, 1), 3, firm, ends) == ends


def test_r30_registration_within_thirty_days_of_signing() -> None:
    assert terms.registration_limit(date(2027, 1, 10), RATES) == date(2027, 2, 9)


def test_r31_more_than_three_years_enter_the_land_register() -> None:
    start = date(2027, 1, 1)
    assert terms.enters_land_register(start, date(2035, 12, 31), RATES)
    assert terms.enters_land_register(start, date(2030, 1, 1), RATES)
    assert not terms.enters_land_register(start, date(2029, 12, 31), RATES)


@given(DAYS, st.integers(0, 120))
def test_the_notice_limit_is_the_last_day_that_is_early_enough(ends: date, months: int) -> None:
    limit = terms.notice_limit(ends, months)
    assert add_months(limit, months) <= ends < add_months(limit + DAY, months)


@given(DAYS, st.integers(0, 40_000))
def test_a_length_in_months_and_days_leads_to_the_end(start: date, days: int) -> None:
    months, left = terms.length(start, start + days * DAY)
    assert add_months(start, months) + left * DAY == start + (days + 1) * DAY
    assert add_months(start, months + 1) > start + days * DAY + DAY - DAY * (left == 0)


def test_length_counts_both_ends() -> None:
    assert terms.length(date(2027, 2, 1), date(2036, 1, 31)) == (108, 0)
    assert terms.length(date(2027, 2, 1), date(2027, 2, 1)) == (0, 1)


def test_a_rent_that_steps_up_counts_once() -> None:
    first = Let(10_000, 14_000, ends=date(2027, 12, 31))
    second = Let(10_000, 15_000, starts=date(2028, 1, 1))
    assert money.headline([first, second]) == (10_000, 1_500_000)
    assert money.headline([]) == (0, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ends", date(2026, 12, 31)),
        ("rent_starts", date(2026, 12, 1)),
        ("rent_starts", date(2031, 1, 1)),
        ("firm_until", date(2026, 1, 1)),
        ("firm_until", date(2031, 1, 1)),
        ("starts", date(1800, 1, 1)),
        ("ends", date(9999, 12, 31)),
        ("tenant_id", None),
        ("regime", "martian"),
        ("vat_regime", "exempt"),
    ],
)
def test_impossible_values_are_refused_beside_their_field(field: str, value: object) -> None:
    values = {
        "landlord_id": 1,
        "tenant_id": 1,
        "starts": date(2027, 1, 1),
        "ends": date(2030, 12, 31),
        field: value,
    }
    found = checks.problems(values, (), RATES)
    assert ("exemption" if value == "exempt" else field) in found
    with pytest.raises(Refused):
        checks.refuse(found)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"starts": date(2026, 1, 1)}, "starts"),
        ({"ends": date(2032, 1, 1)}, "ends"),
        ({"starts": date(2029, 1, 1), "ends": date(2028, 1, 1)}, "ends"),
    ],
)
def test_a_line_stays_inside_its_lease(days: dict[str, date], field: str) -> None:
    values = {
        "landlord_id": 1,
        "tenant_id": 1,
        "starts": date(2027, 1, 1),
        "ends": date(2030, 12, 31),
    }
    lines = checks.within(values, [{"unit_id": 1, "basis": "area", **days}])
    assert list(checks.problems(values, lines, RATES)) == [f"lines.0.{field}"]


def test_r29_a_clause_in_days_counts_days_back_from_the_end() -> None:
    assert terms.notice_limit(date(2027, 5, 5), 3, 30) == date(2027, 4, 5)
    assert terms.notice_limit(date(2027, 5, 5), 1) == date(2027, 4, 5)
