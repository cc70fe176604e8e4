"""What holds of every act on every lease: the past stays, undo restores, no unit is let twice."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.rules import engine, renew
from ctv_desktop.features.leases.rules.amend import as_on, text_of, value_of
from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.rent.rules.schedule import schedule
from ctv_desktop.features.rent.rules.spans import spans
from ctv_desktop.features.rent.rules.terms import Change, Line, Step, Terms
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use
from tests.features.leases.desks import (
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    SPACE,
    TODAY,
    draft,
    furnish,
    rows,
    signed,
)
from tests.features.leases.test_acts import dues, kept

DAY = timedelta(days=1)
FIRST, LAST = date(2027, 1, 1), date(2035, 12, 31)
RATES = known()
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "period": st.sampled_from(["month", "quarter", "half_year", "year"]),
    "term": st.sampled_from(["advance", "arrears"]),
    "payment_days": st.sampled_from([None, 0, 30, 120]),
    "part_month": st.sampled_from(["calendar", "thirty"]),
    "charges_rate": st.integers(0, 5_000),
    "vat_regime": st.sampled_from(["equipped", "option", "outside", "exempt"]),
    "tsc": st.booleans(),
}
days = st.dates(FIRST, LAST)


@st.composite
def lets(draw: st.DrawFn) -> Terms:
    """A lease over two units with steps, in any of its terms."""
    starts = draw(st.dates(FIRST, date(2030, 1, 1)))
    ends = draw(st.dates(starts + 40 * DAY, LAST))
    lines = tuple(
        Line(unit, f"U{unit}", "office", "area", draw(st.integers(1, 30_000)),
             draw(st.integers(100, 90_000)), starts, ends, id=unit)
        for unit in (1, 2)
    )  # fmt: skip
    steps = tuple(
        Step(kind, draw(st.dates(starts, ends)), None, draw(st.integers(0, 9_000)))
        for kind in draw(st.lists(st.sampled_from(["price", "discount"]), max_size=2))
    )
    terms = {key: draw(value) for key, value in VALUES.items()}
    return Terms(starts, ends, lines, steps, **terms)


def before(terms: Terms, day: date) -> list[Any]:
    return [due for due in schedule(terms, RATES) if due.ends < day]


@given(lets(), st.data())
def test_amended_terms_never_change_the_dues_before_their_day(terms: Terms, data: Any) -> None:
    day = data.draw(st.dates(terms.starts, terms.ends))
    keys = data.draw(st.lists(st.sampled_from(list(VALUES)), min_size=1, max_size=3, unique=True))
    new = {key: data.draw(VALUES[key]) for key in keys}
    changes = tuple(Change(day, key, getattr(terms, key)) for key in keys)
    amended = replace(terms, **new, changes=changes)
    was, now = before(terms, day), before(amended, day)
    assert now[: len(was)] == was  # the due the day falls into is cut there, the rest is the same
    left = [due for due in now[len(was) :] if due.starts < day]
    assert len(left) <= 1


@given(lets(), st.data())
def test_amended_premises_never_change_the_rent_before_their_day(terms: Terms, data: Any) -> None:
    day = data.draw(st.dates(terms.starts + DAY, terms.ends))
    one, other = terms.lines
    kind = data.draw(st.sampled_from(["add", "give_back", "price"]))
    if kind == "add":
        added = Line(3, "U3", "office", "area", 10_000, 10_000, day, terms.ends, id=3)
        amended = replace(terms, lines=(*terms.lines, added))
    elif kind == "give_back":
        amended = replace(terms, lines=(one, replace(other, ends=day - DAY)))
    else:
        amended = replace(terms, steps=(*terms.steps, Step("price", day, None, 1, 1, "amendment")))
    assert before(amended, day) == before(terms, day)
    seen = [
        [(s.line.id, s.starts, min(s.ends, day - DAY), s.rent, s.charged)
         for s in spans(some) if s.starts < day]
        for some in (terms, amended)
    ]  # fmt: skip
    assert _joined(seen[0]) == _joined(seen[1])
    if kind == "price":
        assert all(s.rent <= s.line.area for s in spans(amended)
                   if s.line.id == 1 and s.starts == day)  # fmt: skip


def _joined(found: list[Any]) -> list[Any]:
    """Days before a cut told alike however they are cut."""
    made: list[Any] = []
    for line, starts, ends, rent, charged in found:
        if made and made[-1][0] == line and made[-1][3:] == (rent, charged):
            made[-1] = (line, made[-1][1], ends, rent, charged)
        else:
            made.append((line, starts, ends, rent, charged))
    return made


@given(lets(), st.data())
def test_an_extension_never_changes_the_dues_of_the_old_term(terms: Terms, data: Any) -> None:
    ends = data.draw(st.dates(terms.ends + DAY, LAST + 4_000 * DAY))
    change = engine.change(terms.ends + DAY, "ends", terms.ends.isoformat())
    assert change is not None
    lines = tuple(replace(line, ends=ends) for line in terms.lines)
    longer = replace(terms, ends=ends, lines=lines, changes=(change,))
    assert before(longer, terms.ends + DAY) == schedule(terms, RATES)


@given(st.lists(st.tuples(days, st.integers(0, 5_000)), min_size=1, max_size=6))
def test_the_terms_of_any_day_are_those_agreed_last_before_it(agreed: list[Any]) -> None:
    agreed = sorted(agreed, key=lambda each: each[0])
    now, changes = 7, []
    for day, rate in agreed:
        changes.append((day, "charges_rate", str(now)))
        now = rate
    for day, _ in agreed:
        for at in (day - DAY, day, day + DAY):
            due = [rate for since, rate in agreed if since <= at]
            expected = due[-1] if due else 7
            assert as_on({"charges_rate": now}, changes, at)["charges_rate"] == expected


@given(st.one_of(st.none(), st.booleans(), st.integers(0, 10**9)))
def test_a_term_kept_as_text_is_read_back(value: Any) -> None:
    item = "tsc_recharged" if isinstance(value, bool) else "payment_days"
    assert value_of(item, text_of(value)) == value


@given(
    st.lists(st.tuples(st.integers(0, 90_000), st.integers(0, 9_000_000)), min_size=1),
    st.integers(-2_000, 1_000),
)
def test_a_renewal_at_no_rise_keeps_the_rent_and_never_rises_above_the_cap(
    found: list[tuple[int, int]], rate: int
) -> None:
    lines = [renew.Held(n, "area" if area else "item", area, rent)
             for n, (area, rent) in enumerate(found)]  # fmt: skip
    same = renew.offers(lines, 0, None)
    assert [one.rent for one in same] == [line.rent for line in lines]
    for one, line in zip(renew.offers(lines, rate, None), lines, strict=True):
        exact = line.rent * (10_000 + rate) / 10_000
        # The price by m² is a whole centime, never above the rate: less than one for each m².
        assert exact - max(line.area / 100, 1) - 1 <= one.rent <= exact + 0.5
        assert one.vat_regime == line.vat_regime


# On a real park, by chance that repeats.


@pytest.fixture
def furnished(park: Database) -> Database:
    use("en")
    return furnish(park)


def _some_amendment(chance: random.Random, starts: date) -> dict[str, Any]:
    terms: dict[str, Any] = {
        "charges_rate": chance.randrange(5_000),
        "payment_period": chance.choice(["month", "quarter", "half_year", "year"]),
        "payment_term": chance.choice(["advance", "arrears"]),
        "part_month": chance.choice(["calendar", "thirty"]),
        "vat_regime": chance.choice(["equipped", "option", "outside"]),
        "tsc_recharged": chance.random() < 0.5,
        "notice_months": chance.randrange(1, 12),
        "premises": [
            {"act": "add", "unit_id": OFFICE_2, "rent": chance.randrange(20_000)},
            {"act": "price", "unit_id": OFFICE, "rent": chance.randrange(20_000)},
            {"act": "give_back", "unit_id": PARKING, "rent": None},
        ][: chance.randrange(4)],
    }
    chosen = chance.sample(list(terms), 3)
    day = starts + timedelta(days=chance.randrange(1, 1_500))
    return {"signed_on": TODAY, "effective_on": day, **{key: terms[key] for key in chosen}}


@pytest.mark.parametrize("seed", range(4))
def test_any_chain_of_amendments_leaves_the_past_and_is_undone_exactly(
    furnished: Database, seed: int
) -> None:
    chance = random.Random(seed)
    starts = FIRST + timedelta(days=chance.randrange(200))
    id = signed(furnished, OFFICE, PARKING, starts=starts, charges_rate=2_500,
                payment_period=chance.choice(["month", "quarter"]))  # fmt: skip
    seen = []
    for _ in range(3):
        state, owed = kept(furnished), dues(furnished, id)
        values = _some_amendment(chance, starts)
        try:
            store.amend(furnished, id, values, TODAY)
        except Refused:
            assert kept(furnished) == state
            continue
        seen.append((state, owed))
        day = values["effective_on"]
        past = [due for due in owed if due.ends < day]
        assert dues(furnished, id)[: len(past)] == past
    for state, owed in reversed(seen):
        journal.undo(furnished)
        assert kept(furnished) == state
        assert dues(furnished, id) == owed


TWICE = (
    "SELECT one.id, two.id FROM lease_line AS one JOIN lease_line AS two"
    " ON one.unit_id = two.unit_id AND one.id < two.id AND one.starts <= two.ends"
    " AND two.starts <= one.ends WHERE one.binding = 1 AND two.binding = 1"
)


@pytest.mark.parametrize("seed", range(4))
def test_renewals_extensions_and_assignments_never_let_a_unit_twice(
    furnished: Database, seed: int
) -> None:
    chance = random.Random(seed)
    for unit in (OFFICE, OFFICE_2, PARKING, SPACE):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(300))
        for _ in range(chance.randrange(1, 4)):
            ends = day + timedelta(days=chance.randrange(200, 900))
            signed(furnished, unit, starts=day, ends=ends,
                   lines=[{"unit_id": unit, "rent": 1_000}])  # fmt: skip
            day = ends + timedelta(days=chance.randrange(1, 400))
    acts = 0
    for _ in range(30):
        ids = [id for (id,) in rows(furnished, "SELECT id FROM lease")]
        id = chance.choice(ids)
        act = chance.choice(["renew", "extend", "assign", "sign"])
        try:
            if act == "renew":
                months = chance.randrange(1, 40)
                store.renew(furnished, [{"id": id, "months": months, "rate": 0}], TODAY)
            elif act == "extend":
                ends = TODAY + timedelta(days=chance.randrange(1_500))
                store.extend(furnished, id, {"ends": ends, "signed_on": TODAY}, TODAY)
            elif act == "assign":
                day = TODAY + timedelta(days=chance.randrange(700))
                values = {"tenant_id": RIF, "effective_on": day, "signed_on": TODAY}
                store.assign(furnished, id, values, TODAY)
            else:
                store.sign(furnished, id, TODAY, TODAY)
            acts += 1
        except Refused:
            pass
        assert rows(furnished, TWICE) == []
    assert acts


def test_a_draft_of_a_renewal_may_overlap_what_is_signed_later_but_is_not_signed_then(
    furnished: Database,
) -> None:
    id = signed(furnished, OFFICE, starts=date(2024, 1, 1), ends=date(2026, 12, 31))
    store.renew(furnished, [{"id": id, "months": 36, "rate": 0}], TODAY)
    signed(furnished, OFFICE, tenant=RIF, starts=date(2027, 1, 1))
    with pytest.raises(Refused):
        store.sign(furnished, 2, TODAY, TODAY)
    assert rows(furnished, TWICE) == []
    assert draft(furnished, OFFICE)
