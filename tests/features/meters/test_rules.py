"""What a reading may be, what it comes to (R35), and parts that add up."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.meters.rules.billing import Holder, Price, shares
from ctv_desktop.features.meters.rules.reading import Past, unusual, used, wrong

OLD, DAY = date(2027, 1, 31), date(2027, 2, 28)
EVER = Holder(1, date(2027, 1, 1), date(2035, 12, 31), 2_000)
PRICE = Price(date(2027, 1, 1), 12_000)
LAST = Past(OLD, 10_250_000)


def test_r35_what_was_used_times_the_price() -> None:
    use = used(10_250_000, 11_480_000, 1_000)
    (one,) = shares(use, OLD, DAY, [PRICE], [EVER])
    assert one.net == 1_476_00
    assert (one.starts, one.ends) == (date(2027, 2, 1), DAY)


def test_r35_an_index_does_not_go_down_unless_the_meter_was_changed() -> None:
    given = {"day": DAY, "counter": 100_000}
    assert set(wrong(LAST, given, DAY)) == {"counter"}
    changed = {**given, "old_end": 10_300_000, "new_start": 20_000}
    assert wrong(LAST, changed, DAY) == {}
    assert used(LAST.counter, 100_000, 1_000, 10_300_000, 20_000) == 130_000


def test_a_change_of_meter_needs_both_indexes_and_they_fit() -> None:
    given = {"day": DAY, "counter": 100_000}
    assert set(wrong(LAST, {**given, "old_end": 10_300_000}, DAY)) == {"new_start"}
    assert set(wrong(LAST, {**given, "new_start": 0}, DAY)) == {"old_end"}
    both = {**given, "old_end": 10_000_000, "new_start": 200_000}
    assert set(wrong(LAST, both, DAY)) == {"old_end", "counter"}


def test_a_reading_comes_after_the_last_one_and_not_tomorrow() -> None:
    for day in (OLD, OLD - timedelta(days=1)):
        assert set(wrong(LAST, {"day": day, "counter": 11_000_000}, DAY)) == {"day"}
    tomorrow = {"day": DAY + timedelta(days=1), "counter": 11_000_000}
    assert set(wrong(LAST, tomorrow, DAY)) == {"day"}
    assert wrong(None, {"day": DAY, "counter": 0}, DAY) == {}


def test_the_factor_multiplies_what_was_read() -> None:
    assert used(1_000, 3_500, 40_000) == 100_000


def test_more_than_twice_the_usual_is_told() -> None:
    past = [Past(OLD, 0), *(Past(OLD, 0, 300_000, 30) for _ in range(3))]
    assert unusual(600_000, 30, past) is None
    assert unusual(600_001, 30, past) is not None
    assert unusual(600_001, 60, past) is None  # twice the days
    assert unusual(600_001, 30, past[:2]) is None  # one alone is no habit


def test_a_tenant_that_came_between_pays_its_days() -> None:
    leaves = Holder(1, date(2026, 1, 1), date(2027, 2, 7), 2_000)
    comes = Holder(2, date(2027, 2, 15), date(2030, 1, 1), 0)
    found = shares(280_000, OLD, DAY, [PRICE], [leaves, comes])
    assert [(one.lease_id, one.used, one.vat_rate) for one in found] == [
        (1, 70_000, 2_000), (2, 140_000, 0),
    ]  # fmt: skip
    # Seven days that nobody held are owed by nobody.


def test_a_price_that_changed_between_counts_from_its_day() -> None:
    dearer = Price(date(2027, 2, 15), 24_000)
    found = shares(280_000, OLD, DAY, [PRICE, dearer], [EVER])
    assert [one.net for one in found] == [168_00, 336_00]
    assert shares(280_000, OLD, DAY, [dearer], [EVER])[0].starts == date(2027, 2, 15)


@given(st.integers(0, 10**9), st.integers(1, 400), st.sets(st.integers(1, 399), max_size=4))
def test_parts_add_up_to_the_whole_use(use: int, days: int, cuts: set[int]) -> None:
    edges = [0, *sorted(cut for cut in cuts if cut < days), days]
    day = OLD + timedelta(days=days)
    holders = [
        Holder(n, OLD + timedelta(days=a + 1), OLD + timedelta(days=b), 2_000)
        for n, (a, b) in enumerate(pairwise(edges))
    ]
    found = shares(use, OLD, day, [PRICE], holders)
    assert sum(one.used for one in found) == use
    whole = shares(use, OLD, day, [PRICE], [Holder(1, OLD, day, 0)])
    assert abs(sum(one.net for one in found) - whole[0].net) <= len(edges)
