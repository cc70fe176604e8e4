"""Accounts as of any day: what is open, how late, and that both ways to count it agree."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.accounts.rows.ageing import Ageing, ageing
from ctv_desktop.features.accounts.rows.entries import entries
from ctv_desktop.features.accounts.rows.lists import ACCOUNTS
from ctv_desktop.features.accounts.screen.record import view
from ctv_desktop.features.payments import store
from tests.features.invoices import bills
from tests.features.leases import desks
from tests.features.payments import till
from tests.features.payments.till import ATLAS, RIF, TODAY, of, pay

DUE = 63_050_00


@pytest.fixture
def desk(park: Database) -> Database:
    return till.furnish(park)


@pytest.fixture
def reader(desk: Database) -> Iterator[Reader]:
    found = desk.reader()
    yield found
    found.close()


def agree(reader: Reader, tenant: int, day: date) -> Ageing:
    """What is open and the running balance of the entries come to the same."""
    found = ageing(reader, day, tenant)
    lines = entries(reader, tenant, day)
    assert found.balance == (lines[-1].balance if lines else 0), day
    return found


def test_the_running_balance_is_what_is_open_on_every_day(desk: Database, reader: Reader) -> None:
    from ctv_desktop.features.invoices import store as invoices
    from ctv_desktop.features.invoices.rows.plan import correction

    pay(desk, ATLAS, 2 * DUE, received_on=date(2027, 1, 20))  # before two were issued
    cheque = pay(desk, ATLAS, DUE + 9_00, received_on=date(2027, 2, 10), method="cheque")
    free = pay(desk, RIF, 500_00, received_on=date(2027, 3, 5), settles="credit")
    store.bounce(desk, cheque, date(2027, 3, 20), "", TODAY)
    store.repay(desk, free, 200_00, date(2027, 4, 2), "", TODAY)
    plan = correction(reader, of(desk, ATLAS)[0], None, "Erreur", TODAY)
    invoices.issue(desk, plan, date(2027, 4, 5), TODAY)
    for offset in range(150):
        day = date(2026, 12, 20) + timedelta(days=offset)
        for tenant in (ATLAS, RIF):
            agree(reader, tenant, day)
    assert ageing(reader, date(2027, 3, 1), ATLAS).balance == -9_00  # the cheque counted then
    assert ageing(reader, TODAY, ATLAS).balance == 0  # one invoice of three was taken back


def before(reader: Reader) -> dict[tuple[int, date], Ageing]:
    """What was open on every day before today, tenant by tenant."""
    days = [TODAY - timedelta(days=ago) for ago in range(1, 140)]
    return {(who, day): agree(reader, who, day) for who in (ATLAS, RIF) for day in days}


def test_what_is_settled_otherwise_today_changes_no_day_before(
    desk: Database, reader: Reader
) -> None:
    from ctv_desktop.features.invoices import store as invoices
    from ctv_desktop.features.invoices.rows.plan import correction

    first, second, third = of(desk, ATLAS)
    chosen = pay(desk, ATLAS, DUE, received_on=date(2027, 2, 10))
    pay(desk, ATLAS, DUE + 40_00, received_on=date(2027, 3, 5), settles="credit")
    cheque = pay(desk, RIF, 10_00, received_on=date(2027, 2, 20), method="cheque")
    told = before(reader)
    assert told[ATLAS, date(2027, 3, 31)].credit == DUE + 40_00
    acts: tuple[Callable[[], object], ...] = (
        lambda: store.allocate(desk, chosen, {third: DUE - 1_00, second: 1_00}, TODAY),
        lambda: store.allocate(desk, chosen, {third: DUE - 1_00, first: 1_00}, TODAY),
        lambda: store.settle_oldest(desk, ATLAS, TODAY),
        lambda: store.allocate(desk, cheque, {}, TODAY),
    )
    for act in acts:
        act()
        assert before(reader) == told
        agree(reader, ATLAS, TODAY)
    plan = correction(reader, first, None, "Erreur", TODAY)
    invoices.issue(desk, plan, TODAY, TODAY)
    store.settle_oldest(desk, ATLAS, TODAY)  # what was paid too much comes free
    assert before(reader) == told
    agree(reader, ATLAS, TODAY)
    till.sums_hold(desk)


def test_a_cheque_that_bounced_before_it_was_settled_otherwise_counts_for_nothing_since(
    desk: Database, reader: Reader
) -> None:
    _, second, _ = of(desk, ATLAS)
    cheque = pay(desk, ATLAS, DUE, received_on=date(2027, 2, 10), method="cheque")
    store.allocate(desk, cheque, {second: DUE}, TODAY)
    store.bounce(desk, cheque, date(2027, 3, 1), "", TODAY)
    for offset in range(120):
        agree(reader, ATLAS, date(2027, 1, 15) + timedelta(days=offset))
    assert ageing(reader, date(2027, 3, 1), ATLAS).credit == 0


def test_ages_change_on_their_days(desk: Database, reader: Reader) -> None:
    due = date.fromisoformat(desks.rows(desk, "SELECT min(due_on) FROM invoice")[0][0])
    for late, key in ((0, "not_due"), (1, "d30"), (30, "d30"), (31, "d60"), (60, "d60"),
                      (61, "d90"), (90, "d90"), (91, "older"), (900, "older")):  # fmt: skip
        found = ageing(reader, due + timedelta(days=late), RIF)
        assert getattr(found, key) >= 6_000_00, (late, key)
        assert found.balance == found.not_due + found.overdue - found.credit
    found = ageing(reader, due + timedelta(days=31))
    assert found.d60 == DUE + 6_000_00


def test_the_list_shows_what_each_account_comes_to(desk: Database, reader: Reader) -> None:
    pay(desk, RIF, 10 * 6_000_00)
    rows = first_page(reader, ACCOUNTS, Ask(date(2027, 6, 1)))
    keys = ["id", *ACCOUNTS.columns]
    shown = [dict(zip(keys, row, strict=True)) for row in rows]
    assert [one["tenant"] for one in shown] == ["Atlas Data SARL", "Rif Cloud SARL"]
    assert (shown[0]["balance"], shown[0]["to_certify"]) == (3 * DUE, 3 * 2_350_00)
    assert (shown[1]["balance"], shown[1]["credit"]) == (-7 * 6_000_00, 7 * 6_000_00)
    for one in shown:
        assert one["balance"] == ageing(reader, date(2027, 6, 1), one["id"]).balance
    found = first_page(reader, ACCOUNTS, Ask(TODAY, filter="credit"))
    assert [row[1] for row in found] == ["Rif Cloud SARL"]
    assert [row[1] for row in first_page(reader, ACCOUNTS, Ask(TODAY, text="atl"))] == [
        "Atlas Data SARL"
    ]


@pytest.mark.usefixtures("desk")
def test_the_account_outlives_the_lease(reader: Reader) -> None:
    day = date(2040, 1, 1)
    rows = first_page(reader, ACCOUNTS, Ask(day, filter="former"))
    assert {row[1] for row in rows} == {"Atlas Data SARL", "Rif Cloud SARL"}
    found = view(reader, ATLAS, day)
    assert found is not None
    assert found.tone == "bad"
    assert len(found.related[0].lines) == 3


def test_all_accounts_of_the_demo_park_agree_on_many_days(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    tenants = [id for (id,) in reader.rows("SELECT DISTINCT tenant_id FROM invoice")]
    for months in (0, 2, 5, 9):
        day = date(2026, 11, 23) - timedelta(days=30 * months)
        whole = ageing(reader, day)
        assert whole.balance == sum(agree(reader, tenant, day).balance for tenant in tenants)
        assert whole.balance > 0
    reader.close()


def test_a_withheld_invoice_is_in_the_account_as_settled(park: Database) -> None:
    bills.furnish(park)
    bills.lease(park, tenant=ATLAS)
    bills.issue(park, bills.month(2027, 1), date(2027, 1, 1))
    pay(park, ATLAS, DUE)
    reader = park.reader()
    (bill, paid) = entries(reader, ATLAS, TODAY)
    assert (bill.debit, bill.withheld, bill.balance) == (65_400_00, 2_350_00, DUE)
    assert (paid.credit, paid.balance) == (DUE, 0)
    reader.close()
