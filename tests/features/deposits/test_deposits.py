"""Deposits: asked, received, topped up, carried over, returned or kept (R11, R12)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.database import journal
from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.deposits import store
from ctv_desktop.features.deposits.rows import deposits as rows
from ctv_desktop.features.deposits.rules import deposit as rules
from ctv_desktop.features.deposits.rules.deposit import Deposit
from ctv_desktop.features.deposits.screen import form
from ctv_desktop.features.deposits.screen.record import view
from ctv_desktop.features.leases import store as leases
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.revisions import store as revisions
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use
from tests.features.leases import desks
from tests.features.leases.desks import OFFICE, PARKING, TODAY, furnish, signed

RATES = known()
START = date(2023, 1, 1)


@pytest.fixture
def furnished(park: Database) -> Database:
    use("en")
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    found = furnished.reader()
    yield found
    found.close()


def let(park: Database, **more: Any) -> int:
    return signed(park, OFFICE, **{"starts": START, "ends": date(2031, 12, 31), **more})


def noted(amount: int | None, **more: Any) -> dict[str, Any]:
    return {"day": TODAY, "amount": amount, "method": "transfer", "bank_reference": "", **more}


def held(reader: Reader, id: int, today: date = TODAY) -> Deposit:
    found = rows.deposit(reader, id, today)
    assert found is not None
    return found.deposit


def deposit(**more: Any) -> Deposit:
    values: dict[str, Any] = {
        "regime": "doc", "months": 3, "rent": 4_500_000, "held": 0, "starts": START,
        "over": False, "leaves_on": date(2031, 12, 31), **more,
    }  # fmt: skip
    return Deposit(**values)


def test_r11_three_months_are_asked_and_topped_up_after_the_revision(
    furnished: Database, reader: Reader
) -> None:
    id = let(furnished)
    assert held(reader, id).asked == 13_500_000
    store.receive(furnished, id, noted(13_500_000), TODAY)
    assert held(reader, id).missing == 0
    revisions.approve(furnished, [id], TODAY)
    later = date(2026, 12, 1)
    assert held(reader, id).missing == 0
    assert held(reader, id, later).missing == 1_350_000
    store.receive(furnished, id, noted(1_350_000), later)
    assert held(reader, id, later).held == 14_850_000


def test_r12_law_67_12_caps_what_is_received_also_with_a_reason(
    furnished: Database, reader: Reader
) -> None:
    id = let(furnished, regime="67-12", deposit_months=2)
    with pytest.raises(Refused) as refused:
        store.receive(furnished, id, noted(13_500_000, reason="x"), TODAY)
    assert "90,000.00" in str(refused.value)
    assert refused.value.proposals["amount"].value == 9_000_000
    store.receive(furnished, id, noted(9_000_000), TODAY)
    assert held(reader, id).held == 9_000_000


def test_more_than_asked_needs_a_reason(furnished: Database, reader: Reader) -> None:
    id = let(furnished)
    with pytest.raises(Refused) as refused:
        store.receive(furnished, id, noted(13_500_001), TODAY)
    assert "reason" in refused.value.problems
    store.receive(furnished, id, noted(13_500_001, reason="Arrondi"), TODAY)
    assert held(reader, id).held == 13_500_001


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"amount": 0}, "amount"), ({"amount": -5}, "amount"), ({"amount": None}, "amount"),
        ({"day": None}, "day"), ({"day": date(2026, 11, 24)}, "day"),
    ],
)  # fmt: skip
def test_what_is_no_deposit_is_refused(
    furnished: Database, values: dict[str, Any], key: str
) -> None:
    id = let(furnished)
    with pytest.raises(Refused) as refused:
        store.receive(furnished, id, {**noted(100), **values}, TODAY)
    assert key in refused.value.problems
    assert not desks.rows(furnished, "SELECT id FROM deposit_entry")


def test_a_deposit_is_returned_less_what_is_kept_in_one_act(
    furnished: Database, reader: Reader
) -> None:
    id = let(furnished, ends=date(2026, 10, 31))
    store.receive(furnished, id, noted(13_500_000, reason="x"), TODAY)
    assert rules.state(held(reader, id), RATES, TODAY) == "to_return"
    kept = [{"amount": 500_000, "reason": "Peinture"}, {"amount": 250_000, "reason": "Badges"}]
    with pytest.raises(Refused) as refused:
        store.give_back(furnished, id, noted(13_500_000, kept=kept), TODAY)
    assert refused.value.proposals["amount"].value == 12_750_000
    bare = [{"amount": 500_000, "reason": " "}]
    with pytest.raises(Refused) as refused:
        store.give_back(furnished, id, noted(1_000_000, kept=bare), TODAY)
    assert set(refused.value.problems) == {"kept.0.reason"}
    store.give_back(furnished, id, noted(12_750_000, kept=kept), TODAY)
    assert rules.state(held(reader, id), RATES, TODAY) == "settled"
    assert [(one.kind, one.amount) for one in rows.entries(reader, id)] == [
        ("kept", 250_000), ("kept", 500_000), ("returned", 12_750_000), ("received", 13_500_000)
    ]  # fmt: skip
    journal.undo(furnished)
    assert held(reader, id).held == 13_500_000
    with pytest.raises(Refused, match="Nothing is given back"):
        store.give_back(furnished, id, noted(None, kept=[]), TODAY)


def test_a_running_lease_gives_back_only_with_a_reason(furnished: Database) -> None:
    id = let(furnished)
    store.receive(furnished, id, noted(13_500_000), TODAY)
    with pytest.raises(Refused) as refused:
        store.give_back(furnished, id, noted(500), TODAY)
    assert "still runs" in str(refused.value.problems["reason"])
    store.give_back(furnished, id, noted(500, reason="Garantie bancaire reçue"), TODAY)


def test_it_is_to_be_given_back_two_months_after_the_move_out() -> None:
    left = deposit(over=True, held=1, leaves_on=date(2026, 12, 31))
    assert rules.return_by(left, RATES) == date(2027, 2, 28)
    assert rules.state(left, RATES, date(2027, 2, 28)) == "to_return"
    assert rules.state(left, RATES, date(2027, 3, 1)) == "late"


def test_a_deposit_follows_the_lease_that_renews_it(furnished: Database, reader: Reader) -> None:
    id = let(furnished, ends=date(2026, 12, 31))
    store.receive(furnished, id, noted(13_500_000), TODAY)
    with pytest.raises(Refused, match="No signed lease follows"):
        store.carry(furnished, id, TODAY)
    next_id = leases.renew(furnished, [{"id": id, "months": 36, "rate": 0}], TODAY).subject or 0
    leases.sign(furnished, next_id, TODAY, TODAY)
    later = date(2027, 1, 5)
    assert rules.state(held(reader, id, later), RATES, later) == "to_carry"
    store.carry(furnished, id, later)
    assert (held(reader, id, later).held, held(reader, next_id, later).held) == (0, 13_500_000)
    assert held(reader, next_id, later).missing == 0
    store.strike(furnished, next_id)
    assert (held(reader, id, later).held, held(reader, next_id, later).held) == (13_500_000, 0)
    journal.undo(furnished)
    store.give_back(furnished, next_id, noted(13_500_000, reason="x"), later)
    with pytest.raises(Refused, match="less than nothing"):
        store.strike(furnished, id)


def test_the_last_entry_is_taken_back(furnished: Database, reader: Reader) -> None:
    id = let(furnished)
    with pytest.raises(Refused, match="Nothing was noted"):
        store.strike(furnished, id)
    store.receive(furnished, id, noted(100), TODAY)
    store.receive(furnished, id, noted(200), TODAY)
    store.strike(furnished, id)
    assert held(reader, id).held == 100


MOVES = st.lists(
    st.tuples(st.sampled_from(("receive", "give_back", "keep")), st.integers(1, 20_000_000)),
    max_size=30,
)


@given(MOVES)
def test_the_balance_is_the_sum_of_the_entries_and_never_below_nothing(
    moves: list[tuple[str, int]],
) -> None:
    entries: list[tuple[str, int]] = []
    for act, amount in moves:
        now = deposit(held=rules.balance(entries), over=act != "receive")
        if act == "receive":
            values = {"day": TODAY, "amount": amount, "reason": "x"}
            if not rules.receive_problems(now, values, RATES, TODAY)[0]:
                entries.append(("received", amount))
            continue
        part = amount if act == "keep" else 0
        kept = [{"amount": part, "reason": "x"}] if part else []
        values = {"day": TODAY, "amount": amount - part, "kept": kept}
        if not rules.return_problems(now, values, TODAY)[0]:
            entries.append(("kept" if part else "returned", amount))
    assert rules.balance(entries) >= 0
    assert rules.balance(entries) == sum(
        amount if kind == "received" else -amount for kind, amount in entries
    )


@given(st.integers(1, 10**8), st.integers(0, 10**9), st.integers(1, 10**9))
def test_law_67_12_never_lets_more_be_held_than_its_cap(rent: int, held: int, amount: int) -> None:
    now = deposit(regime="67-12", months=2, rent=rent, held=held)
    values = {"day": TODAY, "amount": amount, "reason": "x"}
    said = rules.receive_problems(now, values, RATES, TODAY)[0]
    assert bool(said) == (held + amount > 2 * rent)


# The list and the window.


def test_the_list_says_what_the_rules_say(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    rates, keys = all_rates(reader), list(rows.DEPOSITS.columns)
    seen = set()
    for today in (TODAY, date(2027, 3, 31), date(2029, 2, 28)):
        for row in first_page(reader, rows.DEPOSITS, Ask(today), 1_000):
            got = dict(zip(("id", *keys), row, strict=True))
            found = held(reader, got["id"], today)
            state = rules.state(found, rates, today)
            assert (got["asked"], got["held"], got["state"]) == (found.asked, found.held, state)
            assert (got["missing"] or 0) == found.missing
            if got["back_by"]:
                assert got["back_by"] == rules.return_by(found, rates).isoformat()
            seen.add(state)
    assert {"to_receive", "held", "to_return", "late", "settled"} <= seen


def test_the_panel_and_the_form_of_the_return(furnished: Database, reader: Reader) -> None:
    id = let(furnished)
    store.receive(furnished, id, noted(10_000_000, bank_reference="VIR 12"), TODAY)
    found = view(reader, id, TODAY)
    assert found is not None
    facts = {str(fact.label): fact for group in found.groups for fact in group.facts}
    assert (facts["Missing"].value, str(found.state)) == (3_500_000, "To receive")
    why = facts["Asked"].why
    assert why is not None
    assert str(why.steps[0]) == "3 months × 45,000.00 = 135,000.00"
    assert "VIR 12" in found.related[0].lines[0].detail
    values = form.load(reader, None, {"lease_id": id}, TODAY)
    assert (values["held"], values["amount"]) == (10_000_000, 10_000_000)
    with pytest.raises(Refused, match="still runs"):
        form.save(furnished, values, None, None)
    assert PARKING  # the deposit is asked on the rent of all units
