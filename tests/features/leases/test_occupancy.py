"""No unit is let twice (R52): the rule on days, back to back and with gaps."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.leases.rules.occupancy import (
    Span,
    Taken,
    first_free_day,
    free_until,
    in_the_way,
    refusal,
    twice,
)
from ctv_desktop.values.period import OPEN_END

FIRST = date(2027, 1, 1)
DAY = timedelta(days=1)


def day(number: int) -> date:
    return FIRST + number * DAY


def bound(start: int, end: int) -> Taken:
    return Taken(1, "A-3.01", day(start), day(end), 7, "BC-2023-014", "Rif Cloud SARL")


def span(start: int, end: int) -> Span:
    return Span(0, 1, "A-3.01", day(start), day(end))


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 15)).map(lambda p: bound(p[0], p[0] + p[1])),
    max_size=8,
)


def test_r52_back_to_back_is_allowed_and_one_shared_day_is_not() -> None:
    taken = [bound(0, 10)]
    assert in_the_way(span(11, 20), taken) is None
    assert in_the_way(span(10, 20), taken) == taken[0]


def test_the_refusal_names_the_lease_and_offers_the_first_free_day() -> None:
    found = refusal(span(5, 40), [bound(0, 10), bound(11, 20)])
    assert found is not None
    field, said, proposal = found
    assert field == "lines.0.starts"
    assert said.args["reference"] == "BC-2023-014"
    assert said.args["tenant"] == "Rif Cloud SARL"
    assert proposal is not None
    assert proposal.value == day(21)


def test_a_unit_let_later_offers_an_earlier_end() -> None:
    found = refusal(span(0, 40), [bound(30, 50)])
    assert found is not None
    assert found[0] == "lines.0.ends"
    assert found[2] is not None
    assert found[2].value == day(29)


def test_a_gap_too_short_is_not_offered() -> None:
    found = refusal(span(0, 40), [bound(0, 10), bound(20, 30)])
    assert found is not None
    assert found[2] is not None
    assert found[2].value == day(31)


def test_nothing_is_offered_where_no_day_is_left() -> None:
    found = refusal(span(0, 9), [bound(0, 10)])
    assert found is not None
    assert found[2] is None


def test_let_for_good_is_never_free() -> None:
    forever = Taken(1, "A-3.01", FIRST, OPEN_END)
    assert first_free_day(day(3), [forever]) is None


@given(SPANS, st.integers(0, 70))
def test_the_first_free_day_is_free_and_none_before_it_is(taken: list[Taken], start: int) -> None:
    free = first_free_day(day(start), taken)
    assert free is not None
    covered = {day(n) for one in taken for n in range(-5, 90) if one.starts <= day(n) <= one.ends}
    assert free not in covered
    assert all(day(n) in covered for n in range(start, (free - FIRST).days))


@given(SPANS, st.integers(0, 70))
def test_free_until_is_the_day_before_the_next_span(taken: list[Taken], start: int) -> None:
    free = first_free_day(day(start), taken)
    assert free is not None
    until = free_until(free, taken)
    if until is None:
        assert not any(one.starts > free for one in taken)
    else:
        assert in_the_way(Span(0, 1, "", free, until), taken) is None
        assert in_the_way(Span(0, 1, "", free, until + DAY), taken) is not None


@given(SPANS, st.integers(0, 60), st.integers(0, 30))
def test_r52_overlap_is_refused_exactly_when_a_day_is_shared(
    taken: list[Taken], start: int, length: int
) -> None:
    asked = span(start, start + length)
    days = {day(n) for n in range(start, start + length + 1)}
    shared = any(days & {one.starts + n * DAY for n in range((one.ends - one.starts).days + 1)}
                 for one in taken)  # fmt: skip
    assert (refusal(asked, taken) is not None) == shared


@given(SPANS, st.integers(0, 60), st.integers(0, 30))
def test_what_is_offered_would_be_accepted(taken: list[Taken], start: int, length: int) -> None:
    asked = span(start, start + length)
    found = refusal(asked, taken)
    if found is None or found[2] is None:
        return
    starts = found[2].value if found[0].endswith("starts") else asked.starts
    ends = found[2].value if found[0].endswith("ends") else asked.ends
    assert refusal(Span(0, 1, "", starts, ends), taken) is None


def test_one_lease_cannot_hold_a_unit_twice_or_with_its_part() -> None:
    space = Span(0, 4, "A-3.20", day(0), day(10))
    desk = Span(1, 5, "A-3.20-1", day(5), day(20))
    again = Span(2, 4, "A-3.20", day(11), day(20))
    near = {4: frozenset({4, 5}), 5: frozenset({4, 5})}
    assert set(twice([space, desk, again], near)) == {"lines.1.unit_id", "lines.2.unit_id"}
    assert twice([space, again], near) == {}
