"""Every amount explains itself: each cell of a schedule, its totals, and each figure of a month."""

from dataclasses import replace
from datetime import date

import pytest

from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.rent.rules import why
from ctv_desktop.features.rent.rules.month import first_rent, month_on, representative_day
from ctv_desktop.features.rent.rules.month import why as why_month
from ctv_desktop.features.rent.rules.schedule import schedule
from ctv_desktop.features.rent.rules.terms import Step, Terms
from ctv_desktop.values.language import use
from tests.features.rent.terms import L, let

RATES = known()
COLUMNS = ("rent", "charges", "vat", "gross", "withheld", "to_pay")
FULL = replace(L, withholds=True, tsc=True, rent_starts=date(2027, 3, 15))


@pytest.mark.parametrize("terms", [L, FULL, let(date(2027, 3, 10), period="quarter")])
def test_each_cell_is_explained_with_its_own_amount(terms: Terms) -> None:
    for due in schedule(terms, RATES)[:6]:
        for key in COLUMNS:
            found = why.of(terms, RATES, due, key)
            assert found is not None
            assert found.amount == why.amount_of(due, key)
            assert found.steps
        day = why.of(terms, RATES, due, "due_on")
        assert day is not None
        assert day.result.value == due.due_on
        assert why.of(terms, RATES, due, "period") is None


def test_totals_are_told_by_year_and_add_up() -> None:
    dues = schedule(FULL, RATES)
    for key in COLUMNS:
        found = why.of_total(dues, key)
        assert found is not None
        assert found.amount == sum(why.amount_of(due, key) for due in dues)
        assert len(found.steps) == len({due.starts.year for due in dues})
    assert why.of_total(dues, "due_on") is None


def test_a_part_month_is_told_as_the_issue_wants_it() -> None:
    use("en")
    terms = let(date(2027, 3, 10))
    found = why.of(terms, RATES, schedule(terms, RATES)[0], "rent")
    assert found is not None
    said = " ".join(map(str, found.steps))
    assert "300.00\u00a0m² × 150.00 MAD = 45,000.00" in said
    assert "22 of 31 days = 31,935.48" in said


def test_many_alike_units_are_counted_together() -> None:
    use("en")
    parking = [replace(L.lines[1], code=f"P-{n}", unit_id=n, id=n) for n in range(41, 45)]
    terms = replace(L, lines=(L.lines[0], *parking))
    found = why.of(terms, RATES, schedule(terms, RATES)[0], "rent")
    assert found is not None
    assert any("P-41 … P-44: 4 ×" in str(step) for step in found.steps)


def test_r1_r5_a_month_at_the_terms_of_a_day() -> None:
    month = month_on(replace(L, withholds=True), RATES, date(2027, 5, 17))
    assert (month.of("rent"), month.of("charges"), month.of("parking")) == (
        4_500_000, 750_000, 200_000,
    )  # fmt: skip
    assert (month.gross, month.withheld, month.to_pay) == (6_540_000, 235_000, 6_305_000)


def test_a_month_follows_the_steps_in_force_on_its_day() -> None:
    steps = (Step("price", date(2028, 1, 1), amount=16_000),)
    terms = replace(L, steps=steps)
    assert month_on(terms, RATES, date(2027, 12, 31)).of("rent") == 4_500_000
    assert month_on(terms, RATES, date(2028, 1, 1)).of("rent") == 4_800_000
    assert month_on(FULL, RATES, date(2027, 2, 1)).of("rent") == 0


def test_the_day_a_lease_is_known_by_lies_past_its_rent_free_time() -> None:
    assert representative_day(FULL, date(2026, 1, 1)) == date(2027, 3, 15)
    assert representative_day(L, date(2027, 6, 1)) == date(2027, 6, 1)
    assert representative_day(L, date(2099, 1, 1)) == L.ends
    never = replace(L, rent_starts=L.ends)
    assert representative_day(never, L.starts) == L.ends


@pytest.mark.parametrize("key", ["rent", "charges", "tsc", "vat", "gross", "withheld", "to_pay"])
def test_each_figure_of_a_month_is_explained(key: str) -> None:
    day = date(2027, 6, 1)
    month = month_on(FULL, RATES, day)
    found = why_month(FULL, RATES, day, key)
    assert found is not None
    shown = {
        "rent": month.of("rent", "parking"), "charges": month.of("charges"),
        "tsc": month.of("tsc"), "vat": month.vat, "gross": month.gross,
        "withheld": month.withheld, "to_pay": month.to_pay,
    }  # fmt: skip
    assert found.amount == shown[key]
    assert found.steps


def test_r11_a_deposit_counts_in_the_first_rent_whatever_steps_follow() -> None:
    steps = (Step("price", date(2030, 1, 1), amount=20_000),)
    assert first_rent(replace(FULL, steps=steps)) == 4_700_000
