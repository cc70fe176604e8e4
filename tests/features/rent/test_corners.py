"""Corners of the rent engine that its other tests leave free: one test for each rule there."""

from dataclasses import replace
from datetime import date

from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.rent.rules.schedule import schedule
from ctv_desktop.features.rent.rules.spans import rent_on, spans
from ctv_desktop.features.rent.rules.terms import Change, Line, Step, Terms, cuts, on

RATES = known()
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
DAY = date(2027, 4, 16)
OFFICE = Line(1, "A-1", "office", "area", 15_000, 30_000, FIRST, LAST, id=1)
PARKING = Line(2, "P-1", "parking_space", "item", 50_000, 0, FIRST, LAST, id=2)
LEASE = Terms(FIRST, LAST, (OFFICE,), period="month")


def stepped(*steps: Step) -> Terms:
    return replace(LEASE, steps=steps)


def test_nothing_is_due_for_a_line_past_the_end_of_its_lease() -> None:
    short = replace(LEASE, ends=date(2027, 6, 30))
    assert [span.ends for span in spans(short)] == [short.ends]
    assert rent_on(short, date(2027, 7, 1)) == 0


def test_discounts_together_take_off_no_more_than_all() -> None:
    both = stepped(Step("discount", FIRST, None, 6_000), Step("discount", FIRST, None, 6_000))
    assert rent_on(both, DAY) == 0


def test_of_two_prices_from_one_day_the_one_agreed_last_holds() -> None:
    both = stepped(Step("price", FIRST, None, 16_000), Step("price", FIRST, None, 17_000))
    assert rent_on(both, DAY) == 5_100_000


def test_a_price_of_one_unit_goes_before_one_of_all_from_the_same_day() -> None:
    own, all_of = Step("price", FIRST, None, 16_000, 1), Step("price", FIRST, None, 17_000)
    assert rent_on(stepped(own, all_of), DAY) == rent_on(stepped(all_of, own), DAY) == 4_800_000


def test_days_on_which_nothing_changes_are_one_span() -> None:
    """A price that ends while a later one holds changes nothing: no month is rounded twice."""
    old = Step("price", FIRST, DAY, 16_000)
    new = Step("price", date(2027, 2, 1), None, 17_000)
    assert [span.starts for span in spans(stepped(old, new))] == [FIRST, new.starts]


def test_before_several_changes_of_a_term_its_first_value_holds() -> None:
    first = Change(date(2027, 3, 1), "charges_rate", 1_000)
    second = Change(date(2027, 9, 1), "charges_rate", 2_000)
    for changes in ((first, second), (second, first)):
        terms = replace(LEASE, charges_rate=3_000, changes=changes)
        rates = [on(terms, date(2027, month, 1)).charges_rate for month in (2, 3, 8, 9)]
        assert rates == [1_000, 2_000, 2_000, 3_000]


def test_new_charges_do_not_cut_a_period_a_new_way_of_billing_does() -> None:
    charges = Change(DAY, "charges_rate", 1_000)
    assert cuts(replace(LEASE, changes=(charges,))) == []
    assert cuts(replace(LEASE, changes=(charges, Change(DAY, "period", "year")))) == [DAY]


def test_the_communal_tax_is_on_the_rent_without_parking() -> None:
    due = schedule(replace(LEASE, lines=(OFFICE, PARKING), tsc=True), RATES)[0]
    assert (due.of("parking"), due.of("tsc")) == (50_000, 472_500)
