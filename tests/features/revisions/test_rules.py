"""When and by how much a rent may be revised (R8, R9, R11), by a rate or by an index."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.revisions.rules import days, index_file, offer
from ctv_desktop.features.revisions.rules.days import Clause
from ctv_desktop.features.revisions.rules.explain import of_rent, top_up
from ctv_desktop.features.revisions.rules.offer import Offer, Wanted
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use

RATES = known()
START = date(2027, 1, 1)
RENT = 4_500_000


def clause(**more: Any) -> Clause:
    values: dict[str, Any] = {
        "regime": "doc", "kind": "rate", "months": 36, "rate": 1_000, "since": START,
        "revised_on": None, "last_day": date(2035, 12, 31), **more,
    }  # fmt: skip
    return Clause(**values)


def made(
    held: Clause, wanted: Wanted, rent: int = RENT, index: Any = (None, None)
) -> tuple[Offer, dict[str, str], dict[str, Any]]:
    """The offer, what forbids it and what would do, in English."""
    use("en")
    day = wanted.effective_on or days.proposed_on(held, RATES, date(2026, 11, 23))
    found = offer.offer(held, day, rent, index, wanted, RATES)
    said, offers = offer.problems(held, found, wanted, found.day)
    return found, {k: str(v) for k, v in said.items()}, {k: v.value for k, v in offers.items()}


def test_r08_no_revision_before_three_years_and_the_first_day_is_offered() -> None:
    _found, said, offers = made(clause(), Wanted(date(2029, 7, 1)))
    assert "01/01/2030" in said["effective_on"]
    assert offers["effective_on"] == date(2030, 1, 1)
    assert made(clause(), Wanted(date(2030, 1, 1)))[1] == {}
    after = clause(since=date(2030, 1, 1), revised_on=date(2030, 1, 1))
    assert days.allowed_from(after, RATES) == date(2033, 1, 1)


def test_r09_ten_percent_twice_and_twelve_refused_with_what_would_do() -> None:
    first = made(clause(), Wanted(date(2030, 1, 1)))[0]
    assert first.new == 4_950_000
    later = clause(since=date(2030, 1, 1), revised_on=date(2030, 1, 1))
    assert made(later, Wanted(date(2033, 1, 1)), first.new)[0].new == 5_445_000
    _found, said, offers = made(clause(), Wanted(date(2030, 1, 1), rate=1_200))
    assert "49,500.00" in said["rate"]
    assert offers == {"rate": 1_000}
    _found, said, offers = made(clause(), Wanted(date(2030, 1, 1), rent=5_040_000))
    assert offers == {"rent": 4_950_000}


def test_r11_the_deposit_is_topped_up_with_the_rent() -> None:
    assert top_up(3, RENT, 4_950_000) == 1_350_000


def test_a_written_reason_overrides_the_cap_and_the_interval_but_not_the_rest() -> None:
    early = Wanted(date(2028, 1, 1), rate=1_500, reason="Accord des parties, expertise")
    found, said, _offers = made(clause(), early)
    assert (said, found.over, found.early) == ({}, True, True)
    held = clause(invoiced_until=date(2028, 3, 31))
    assert made(held, early)[2] == {"effective_on": date(2030, 1, 1)}
    assert "31/12/2035" in made(clause(), Wanted(date(2036, 1, 1)))[1]["effective_on"]


def test_a_service_contract_is_not_under_the_law() -> None:
    service = clause(regime="coworking", months=12, rate=2_000)
    found, said, _offers = made(service, Wanted())
    assert (found.day, found.cap, found.new, said) == (date(2028, 1, 1), None, 5_400_000, {})


@pytest.mark.parametrize(
    ("kind", "months", "today", "state", "day"),
    [
        ("rate", 36, date(2029, 11, 1), "soon", date(2030, 1, 1)),
        ("rate", 36, date(2029, 1, 1), "later", date(2030, 1, 1)),
        ("rate", 36, date(2030, 3, 12), "due", date(2030, 4, 1)),
        ("rate", 48, date(2030, 3, 12), "allowed", date(2030, 4, 1)),
        ("none", 0, date(2030, 3, 12), "allowed", date(2030, 4, 1)),
        ("rate", 24, date(2029, 3, 12), "later", date(2030, 1, 1)),
    ],
)
def test_what_is_due_and_what_is_only_allowed(
    kind: str, months: int, today: date, state: str, day: date
) -> None:
    held = clause(kind=kind, months=months)
    assert days.state(held, RATES, today) == state
    assert days.proposed_on(held, RATES, today) == day


def test_a_revision_is_not_proposed_inside_what_is_invoiced() -> None:
    held = clause(invoiced_until=date(2030, 6, 30))
    assert days.proposed_on(held, RATES, date(2030, 3, 1)) == date(2030, 7, 1)
    said = made(held, Wanted(date(2030, 4, 1)))[1]
    assert "30/06/2030" in said["effective_on"]


# Index.


def linked(**more: Any) -> Clause:
    return clause(kind="index", index="IPC", index_month=date(2026, 10, 1), **more)


def test_the_index_is_taken_as_many_months_before_as_that_of_the_start() -> None:
    assert days.index_months(linked(), date(2030, 1, 1)) == (date(2026, 10, 1), date(2029, 10, 1))


def test_an_index_raises_by_its_share_between_floor_and_ceiling() -> None:
    day = Wanted(date(2030, 1, 1))
    index = (1_000_000, 1_050_000)
    assert made(linked(), day, index=index)[0].new == 4_725_000
    assert made(linked(share=8_000), day, index=index)[0].new == 4_680_000
    assert made(linked(ceiling=300), day, index=index)[0].new == 4_635_000
    assert made(linked(floor=600), day, index=index)[0].new == 4_770_000
    assert made(linked(), day, index=(1_000_000, 1_300_000))[0].new == 4_950_000  # the cap
    assert made(linked(), day, index=(1_000_000, 900_000))[0].new == 4_050_000


def test_a_missing_index_is_named_with_its_month() -> None:
    said = made(linked(), Wanted(date(2030, 1, 1)), index=(1_000_000, None))[1]
    assert said == {"rate": "Index IPC: no value is known for October 2029."}
    assert made(linked(), Wanted(date(2030, 1, 1), rate=500), index=(1_000_000, None))[1] == {}


def test_each_step_of_an_index_is_explained() -> None:
    held = linked(share=8_000)
    found = made(held, Wanted(date(2030, 1, 1)), index=(1_000_000, 1_050_000))[0]
    steps = [str(step) for step in of_rent(held, found, RATES).steps]
    assert "Index IPC, October 2029: 105" in steps
    assert any("80% × (105 ÷ 100 − 1) = 4%" in step for step in steps)
    assert any("45,000.00 × (1 + 4%) = 46,800.00" in step for step in steps)


BASIS_POINTS = st.integers(-5_000, 5_000)


@given(
    st.integers(1, 10**10), st.integers(1, 10**10), st.integers(1, 10**10),
    st.integers(1, 10_000), BASIS_POINTS, BASIS_POINTS,
)  # fmt: skip
def test_a_higher_index_never_gives_a_lower_rent(
    old: int, one: int, other: int, share: int, low: int, high: int
) -> None:
    floor, ceiling = min(low, high), max(low, high)
    low_rate, high_rate = (
        offer.index_rate(old, new, share, floor, ceiling) for new in sorted((one, other))
    )
    assert floor <= low_rate <= high_rate <= ceiling


@given(st.integers(1, 10**10), st.integers(0, 5_000), st.integers(0, 5_000))
def test_what_is_proposed_by_itself_never_exceeds_the_cap(rent: int, rate: int, index: int) -> None:
    for held, values in (
        (clause(rate=rate), (None, None)),
        (clause(kind="none"), (None, None)),
        (linked(), (10_000, 10_000 + index)),
    ):
        found = made(held, Wanted(date(2030, 1, 1)), rent, values)[0]
        assert found.new * 10_000 <= rent * 11_000


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=12), st.integers(0, 10**11))
def test_the_shares_of_the_lines_add_up_to_the_new_rent(parts: list[int], total: int) -> None:
    found = offer.shares(total, parts)
    assert sum(found) == total
    exact = [total * part / sum(parts) for part in parts]
    assert all(abs(a - b) <= 1.01 for a, b in zip(found, exact, strict=True))


# Files of index values.


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-01", date(2026, 1, 1)), ("01/2026", date(2026, 1, 1)),
        ("31/01/2026", date(2026, 1, 1)), ("janv. 2026", date(2026, 1, 1)),
        ("février 2026", date(2026, 2, 1)), ("2026M03", date(2026, 3, 1)),
        ("12-26", date(2026, 12, 1)), ("2026-04-30", date(2026, 4, 1)),
        ("غشت 2026", date(2026, 8, 1)), ("juil-25", date(2025, 7, 1)),
    ],
)  # fmt: skip
def test_months_are_read_in_the_forms_of_an_office(typed: str, month: date) -> None:
    assert index_file.month_of(typed) == month


@pytest.mark.parametrize("typed", ["2026", "13/2026", "ju 2026", "T1 2026", "", "2026-00"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        index_file.month_of(typed)


def test_values_are_read_and_wrong_lines_are_named() -> None:
    use("en")
    lines = [
        ("Mois", "Indice"), ("01/2026", "118,4"), ("02/2026", "1 118.4512"), ("03/2026", "0"),
        ("04/2026", "-3"), ("05/2026", "1,23456"), ("06/2026",), ("01/2026", "119"), ("x", "1"),
        (),
    ]  # fmt: skip
    found = index_file.read(enumerate(lines, 1))
    assert found.values == {date(2026, 1, 1): 1_184_000, date(2026, 2, 1): 11_184_512}
    assert [str(said).partition(":")[0] for said in found.wrong] == [
        f"Line {number}" for number in (4, 5, 6, 7, 8, 9)
    ]
    assert "more than 0" in str(found.wrong[0])
