"""How costs are shared among leases: R33 and R34, and shares that add up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.features.charges.rules.sharing import (
    Building,
    Cost,
    Holding,
    Parts,
    Place,
    divided,
    shared,
)
from ctv_desktop.features.charges.rules.statement import (
    Key,
    Paid,
    Tenant,
    packed,
    statements,
    unpacked,
)

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
L, M = 1, 2


def place(id: int, area: int, kind: str = "office", whole: int | None = None) -> Place:
    return Place(id, f"A-{id}", kind, area, whole, FIRST, LAST)


def cost(actual: int, key: int | None = None, id: int = 1) -> Cost:
    return Cost(id, "security", "", key, actual)


def tenant(id: int = L, vat: int = 2_000, included: bool = False) -> Tenant:
    return Tenant(id, f"BC-{id}", id, f"T{id}", vat, included)


BUILDING = Building(
    [place(1, 30_000), place(2, 1_220_000)], [Holding(L, 1, FIRST, LAST)]
)  # 300 m² of 12 500 m²


def test_r33_a_share_is_the_unit_by_the_building() -> None:
    parts = BUILDING.parts(None, None)
    theirs, vacant = shared(cost(1_250_000_00), parts)
    assert theirs == {L: 30_000_00}
    assert vacant == 1_250_000_00 - 30_000_00
    made, _ = statements(365, BUILDING, [cost(1_250_000_00)], {}, {L: tenant()}, {L: Paid(0, "")})
    assert made[0].lines[0].rate == 240  # 2,40 %


def test_r34_the_year_is_settled_with_vat() -> None:
    made, vacant = statements(
        365, BUILDING, [cost(4_055_843_75)], {}, {L: tenant()}, {L: Paid(90_000_00, "schedule")}
    )
    (one,) = made
    assert one.share == 97_340_25
    assert (one.balance, one.vat, one.gross) == (7_340_25, 1_468_05, 8_808_30)
    assert one.share + vacant == 4_055_843_75


def test_what_was_paid_too_much_goes_back() -> None:
    made, _ = statements(
        365, BUILDING, [cost(1_250_000_00)], {}, {L: tenant()}, {L: Paid(36_000_00, "invoices")}
    )
    assert (made[0].balance, made[0].vat, made[0].gross) == (-6_000_00, -1_200_00, -7_200_00)


def test_charges_included_in_the_rent_are_not_settled() -> None:
    made, _ = statements(
        365, BUILDING, [cost(1_250_000_00)], {}, {L: tenant(included=True)}, {L: Paid(0, "")}
    )
    assert (made[0].share, made[0].balance, made[0].gross) == (30_000_00, 0, 0)


def test_a_lease_bears_the_days_it_held_its_units() -> None:
    half = Building([place(1, 30_000)], [Holding(L, 1, FIRST, date(2027, 3, 14))])  # 73 of 365
    theirs, vacant = shared(cost(365_00), half.parts(None, None))
    assert (theirs, vacant) == ({L: 73_00}, 292_00)


def test_a_key_counts_only_the_units_it_names() -> None:
    both = Building(
        [place(1, 30_000), place(2, 10_000)],
        [Holding(L, 1, FIRST, LAST), Holding(M, 2, FIRST, LAST)],
    )
    lift = Key(7, "Ascenseur", {2: 3})
    made, vacant = statements(
        365, both, [cost(900_00, 7), cost(400_00, None, 2)], {7: lift},
        {L: tenant(L), M: tenant(M)}, {L: Paid(0, ""), M: Paid(0, "")},
    )  # fmt: skip
    assert [(one.tenant.lease_id, one.share) for one in made] == [(L, 300_00), (M, 1_000_00)]
    assert vacant == 0


def test_parking_and_common_parts_bear_nothing_by_area() -> None:
    built = Building(
        [place(1, 30_000), place(2, 5_000, "parking_space"), place(3, 9_000, "common_part")],
        [Holding(L, 1, FIRST, LAST), Holding(M, 2, FIRST, LAST)],
    )
    assert shared(cost(100_00), built.parts(None, None)) == ({L: 100_00, M: 0}, 0)


def test_a_desk_is_counted_inside_its_space_once() -> None:
    built = Building([place(1, 10_000), place(2, 1_000, "desk", 1)], [Holding(L, 2, FIRST, LAST)])
    assert shared(cost(1_000_00), built.parts(None, None)) == ({L: 100_00}, 900_00)


def test_a_unit_that_was_split_counts_until_that_day() -> None:
    made_on = date(2027, 7, 2)
    old = Place(1, "A-1", "office", 20_000, None, FIRST, made_on - timedelta(days=1))
    new = [Place(id, f"A-{id}", "office", 10_000, None, made_on, LAST) for id in (2, 3)]
    built = Building([old, *new], [Holding(L, 1, FIRST, old.ends), Holding(M, 2, made_on, LAST)])
    assert built.parts(None, None).whole == 20_000 * 365


def test_nobody_counts_and_the_landlord_bears_it() -> None:
    assert shared(cost(100), Parts({L: 0}, 0)) == ({L: 0}, 100)
    with pytest.raises(ValueError, match="nobody"):
        divided(100, [0, 0])


def test_a_closed_statement_reads_back_as_it_was() -> None:
    made, _ = statements(
        365, BUILDING, [cost(4_055_843_75)], {}, {L: tenant()}, {L: Paid(90_000_00, "schedule")}
    )
    assert unpacked(packed(made[0])) == made[0]


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), min_size=1).filter(sum))
def test_shares_add_up_to_the_centime_and_are_never_a_centime_off(
    amount: int, parts: list[int]
) -> None:
    shares = divided(amount, parts)
    assert sum(shares) == amount
    whole = sum(parts)
    for share, part in zip(shares, parts, strict=True):
        assert abs(share * whole - amount * part) < whole


days = st.dates(FIRST, LAST)


@given(st.lists(days, max_size=5, unique=True), st.integers(1, 10**10), st.integers(1, 10**6))
def test_a_year_of_changes_is_the_sum_of_its_days(cuts: list[date], amount: int, area: int) -> None:
    """Tenants one after the other: each bears its days, all bear the whole, nothing is vacant."""
    edges = sorted({FIRST, *cuts})
    ends = [day - timedelta(days=1) for day in edges[1:]] + [LAST]
    held = [Holding(n, 1, a, b) for n, (a, b) in enumerate(zip(edges, ends, strict=True), 1)]
    theirs, vacant = shared(cost(amount), Building([place(1, area)], held).parts(None, None))
    assert sum(theirs.values()) == amount
    assert vacant == 0
    for one in held:
        assert abs(theirs[one.lease_id] * 365 - amount * one.days) < 365
