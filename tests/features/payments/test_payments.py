"""Payments settle invoices and can be taken back: R5 to R7, R18, R19, R23, R25 by number."""

import contextlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.payments import store
from ctv_desktop.features.payments.rules import allocating, payment
from ctv_desktop.features.payments.rules.allocating import Open
from ctv_desktop.features.rates.rules import known
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.kinds import MONEY
from tests.features.invoices import bills
from tests.features.leases import desks
from tests.features.payments import till
from tests.features.payments.till import ATLAS, RIF, TODAY, balances, of, pay, unused

MARCH = date(2027, 3, 15)
DUE, RIF_DUE = 63_050_00, 6_000_00


@pytest.fixture
def desk(park: Database) -> Database:
    return till.furnish(park)


def said(refused: pytest.ExceptionInfo[Refused], key: str = "") -> str:
    return str(refused.value.problems[key])


def test_the_park_of_these_tests_is_as_its_numbers_say(desk: Database) -> None:
    assert balances(desk, ATLAS) == [DUE] * 3
    assert balances(desk, RIF) == [RIF_DUE] * 3


def test_r6_an_invoice_is_settled_by_payment_and_withholding(desk: Database) -> None:
    pay(desk, ATLAS, DUE)
    assert balances(desk, ATLAS)[0] == 0
    till.sums_hold(desk)
    store.issue_receipt(desk, of(desk, ATLAS)[0], TODAY, TODAY)
    row = desks.rows(desk, "SELECT kind, reference, amount, rest FROM receipt")
    assert row == [("full", "QUI-2027-000001", DUE, 0)]


def test_r18_cash_is_stamped_and_a_transfer_is_not(desk: Database) -> None:
    pay(desk, ATLAS, 65_400_00, method="cash")
    pay(desk, ATLAS, 65_400_00)
    assert desks.rows(desk, "SELECT stamp FROM payment ORDER BY id") == [(163_50,), (0,)]


def test_r19_cash_from_five_thousand_on_is_doubtful() -> None:
    values: dict[str, Any] = {"method": "cash", "amount": 65_400_00, "received_on": MARCH}
    found = str(payment.doubts(values, known(), TODAY)["amount"])
    assert "6" in found
    assert "193" in found
    small = str(payment.doubts({**values, "amount": 4_999_99}, known(), TODAY)["amount"])
    assert "193" not in small
    assert not payment.doubts({**values, "method": "transfer"}, known(), TODAY)


def test_r25_a_part_is_receipted_with_what_is_left(desk: Database) -> None:
    pay(desk, RIF, 12_00)
    pay(desk, ATLAS, 30_000_00)
    store.issue_receipt(desk, of(desk, ATLAS)[0], TODAY, TODAY)
    (row,) = desks.rows(desk, "SELECT reference, amount, rest, content FROM receipt")
    assert row[:3] == ("RAC-2027-000001", 30_000_00, DUE - 30_000_00)
    stated = json.loads(row[3])
    assert stated["words"] == "trente mille dirhams"
    assert stated["client"]["legal_name"] == "Atlas Data SARL"
    assert stated["payments"][0]["amount"] == 30_000_00


def test_r25_of_65400_without_withholding_35400_are_left(park: Database) -> None:
    bills.furnish(park)
    bills.lease(park, tenant=RIF)
    bills.issue(park, bills.month(2027, 1), date(2027, 1, 1))
    pay(park, RIF, 30_000_00)
    store.issue_receipt(park, 1, TODAY, TODAY)
    assert desks.rows(park, "SELECT kind, rest FROM receipt") == [("part", 35_400_00)]


def test_receipts_are_numbered_without_gap_in_each_series(desk: Database) -> None:
    pay(desk, ATLAS, DUE + 10_00)
    pay(desk, RIF, RIF_DUE)
    first, second, _ = of(desk, ATLAS)
    store.issue_receipts(desk, (first, of(desk, RIF)[0], second), TODAY, TODAY)
    found = desks.rows(desk, "SELECT reference FROM receipt ORDER BY id")
    assert found == [("QUI-2027-000001",), ("QUI-2027-000002",), ("RAC-2027-000001",)]


def test_a_receipt_that_cannot_be_issued_says_why_and_uses_no_number(desk: Database) -> None:
    first, second, _ = of(desk, ATLAS)
    with pytest.raises(Refused) as refused:
        store.issue_receipt(desk, first, TODAY, TODAY)
    assert "FAC-2027-000001" in said(refused)
    pay(desk, ATLAS, DUE)
    with pytest.raises(Refused):
        store.issue_receipts(desk, (first, second), TODAY, TODAY)
    store.issue_receipt(desk, first, TODAY, TODAY)
    with pytest.raises(Refused):
        store.issue_receipt(desk, first, TODAY, TODAY)
    with pytest.raises(Refused):
        store.issue_receipt(desk, second, date(2027, 5, 1), TODAY)
    assert desks.rows(desk, "SELECT number FROM receipt") == [(1,)]


def test_a_receipt_is_not_undone_and_keeps_its_payment(desk: Database) -> None:
    id = pay(desk, ATLAS, DUE)
    store.issue_receipt(desk, of(desk, ATLAS)[0], TODAY, TODAY)
    before = till.whole(desk)
    with pytest.raises(Refused):
        journal.undo(desk)
    with pytest.raises(Refused):
        store.delete(desk, id)
    with pytest.raises(Refused):
        store.allocate(desk, id, {}, TODAY)
    assert till.whole(desk) == before


def test_a_cancelled_receipt_keeps_its_number_and_frees_its_payment(desk: Database) -> None:
    id = pay(desk, ATLAS, DUE)
    invoice = of(desk, ATLAS)[0]
    store.issue_receipt(desk, invoice, TODAY, TODAY)
    with pytest.raises(Refused):
        store.void_receipt(desk, 1, " ", TODAY)
    store.void_receipt(desk, 1, "Erreur de période", TODAY)
    store.issue_receipt(desk, invoice, TODAY, TODAY)
    found = desks.rows(desk, "SELECT reference, voided_on FROM receipt ORDER BY id")
    assert found == [("QUI-2027-000001", "2027-04-30"), ("QUI-2027-000002", None)]
    store.void_receipt(desk, 2, "Erreur", TODAY)
    store.delete(desk, id)
    assert balances(desk, ATLAS)[0] == DUE


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE receipt SET rest = 1",
        "DELETE FROM receipt",
        "UPDATE allocation SET amount = 1",
        "DELETE FROM allocation",
    ],
)
def test_the_database_itself_keeps_what_is_on_a_receipt(desk: Database, sql: str) -> None:
    import sqlite3

    pay(desk, ATLAS, DUE)
    store.issue_receipt(desk, of(desk, ATLAS)[0], TODAY, TODAY)
    with sqlite3.connect(desk.path) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(sql)


def test_the_oldest_invoices_are_settled_first_and_the_rest_is_credit(desk: Database) -> None:
    id = pay(desk, ATLAS, 2 * DUE + 5_00)
    assert balances(desk, ATLAS) == [0, 0, DUE - 5_00]
    more = pay(desk, ATLAS, DUE)
    assert balances(desk, ATLAS) == [0, 0, 0]
    assert (unused(desk, id), unused(desk, more)) == (0, 5_00)
    till.sums_hold(desk)


def test_chosen_invoices_are_settled_and_settled_again_otherwise(desk: Database) -> None:
    first, second, third = of(desk, ATLAS)
    id = pay(desk, ATLAS, DUE, settles="credit")
    assert unused(desk, id) == DUE
    store.allocate(desk, id, {third: DUE - 1_00, second: 1_00}, TODAY)
    assert balances(desk, ATLAS) == [DUE, DUE - 1_00, 1_00]
    store.allocate(desk, id, {first: 50_00}, TODAY)
    assert balances(desk, ATLAS) == [DUE - 50_00, DUE, DUE]
    assert unused(desk, id) == DUE - 50_00
    till.sums_hold(desk)


def test_a_part_on_a_receipt_stays_where_it_is_chosen_again(desk: Database) -> None:
    first, second, _ = of(desk, ATLAS)
    id = pay(desk, ATLAS, DUE + 5_00)
    store.issue_receipt(desk, first, TODAY, TODAY)
    store.allocate(desk, id, {first: DUE, second: 3_00}, TODAY)
    assert balances(desk, ATLAS)[:2] == [0, DUE - 3_00]
    with pytest.raises(Refused):
        store.allocate(desk, id, {first: DUE - 1_00, second: 3_00}, TODAY)
    till.sums_hold(desk)


def test_an_invoice_asked_for_is_settled_before_older_ones(desk: Database) -> None:
    _, _, third = of(desk, ATLAS)
    pay(desk, ATLAS, DUE + 1_00, invoice_id=third)
    assert balances(desk, ATLAS) == [DUE - 1_00, DUE, 0]


def test_more_than_is_owed_or_paid_is_refused_beside_its_line(desk: Database) -> None:
    first, second, _ = of(desk, ATLAS)
    id = pay(desk, ATLAS, DUE)
    before = till.whole(desk)
    with pytest.raises(Refused) as refused:
        store.allocate(desk, id, {first: DUE, second: 1}, TODAY)
    assert "0,01" in said(refused)
    with pytest.raises(Refused) as refused:
        store.allocate(desk, id, {second: DUE + 1}, TODAY)
    assert "63" in said(refused, f"part{second}")
    with pytest.raises(Refused):
        store.allocate(desk, id, {of(desk, RIF)[0]: 1}, TODAY)  # another tenant's
    assert till.whole(desk) == before


def test_credit_settles_later_invoices(desk: Database) -> None:
    id = pay(desk, ATLAS, 4 * DUE)
    assert unused(desk, id) == DUE
    bills.issue(desk, bills.month(2027, 4), date(2027, 4, 1))
    store.settle_oldest(desk, ATLAS, TODAY)
    assert balances(desk, ATLAS) == [0, 0, 0, 0]
    with pytest.raises(Refused):
        store.settle_oldest(desk, ATLAS, TODAY)


def test_what_a_credit_note_takes_off_a_paid_invoice_comes_free(desk: Database) -> None:
    from ctv_desktop.features.invoices import store as invoices
    from ctv_desktop.features.invoices.rows.plan import correction

    id = pay(desk, ATLAS, DUE)
    reader = desk.reader()
    plan = correction(reader, of(desk, ATLAS)[0], None, "Erreur", TODAY)
    reader.close()
    invoices.issue(desk, plan, TODAY, TODAY)
    assert balances(desk, ATLAS)[0] == -DUE
    store.settle_oldest(desk, ATLAS, TODAY)
    assert balances(desk, ATLAS)[:2] == [0, 0]
    assert unused(desk, id) == 0
    till.sums_hold(desk)


def test_a_bounced_cheque_takes_all_back_and_cancels_its_receipts(desk: Database) -> None:
    cheque = pay(desk, ATLAS, DUE, method="cheque", reference="CHQ 12")
    store.issue_receipt(desk, of(desk, ATLAS)[0], TODAY, TODAY)
    stated = json.loads(desks.rows(desk, "SELECT content FROM receipt")[0][0])
    assert stated["subject_to_clearing"] is True
    store.bounce(desk, cheque, date(2027, 4, 2), "Provision insuffisante", TODAY)
    assert balances(desk, ATLAS) == [DUE] * 3
    assert desks.rows(desk, "SELECT voided_on FROM receipt") == [("2027-04-02",)]
    assert desks.rows(desk, "SELECT state, unused FROM payment") == [("bounced", 0)]
    assert desks.rows(desk, "SELECT since, ended_on FROM allocation") == [
        ("2027-03-15", "2027-04-02")
    ]
    till.sums_hold(desk)
    journal.undo(desk)
    assert balances(desk, ATLAS)[0] == 0
    assert desks.rows(desk, "SELECT voided_on FROM receipt") == [(None,)]


def test_only_a_cheque_or_bill_bounces_and_never_before_it_came(desk: Database) -> None:
    transfer = pay(desk, ATLAS, DUE)
    cheque = pay(desk, ATLAS, DUE, method="cheque")
    for id, day in ((transfer, TODAY), (cheque, date(2027, 3, 14)), (cheque, date(2027, 5, 1))):
        with pytest.raises(Refused):
            store.bounce(desk, id, day, "", TODAY)
    store.clear(desk, (cheque,), TODAY, TODAY)
    with pytest.raises(Refused):
        store.clear(desk, (cheque,), TODAY, TODAY)
    store.bounce(desk, cheque, TODAY, "", TODAY)  # the bank may take it back


def test_credit_is_paid_back_but_never_more_than_there_is(desk: Database) -> None:
    id = pay(desk, ATLAS, DUE, settles="credit")
    with pytest.raises(Refused) as refused:
        store.repay(desk, id, DUE + 1, TODAY, "", TODAY)
    assert "63" in said(refused, "amount")
    store.repay(desk, id, 50_00, TODAY, "Demande du locataire", TODAY)
    assert unused(desk, id) == DUE - 50_00
    with pytest.raises(Refused):
        store.allocate(desk, id, {of(desk, ATLAS)[0]: DUE}, TODAY)
    till.sums_hold(desk)


def test_a_bank_reference_noted_twice_is_asked_for(desk: Database) -> None:
    pay(desk, ATLAS, 10_00, reference="VIR 77-2027")
    with pytest.raises(Refused) as refused:
        pay(desk, RIF, 20_00, reference="vir 77-2027 ")
    assert "15/03/2027" in said(refused, "reference")
    proposal = refused.value.proposals["reference"]
    assert (proposal.key, proposal.value) == ("again", True)
    pay(desk, RIF, 20_00, reference="vir 77-2027", again=True)
    assert len(desks.rows(desk, "SELECT 1 FROM payment")) == 2


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"received_on": date(2027, 5, 1)}, "received_on"),
        ({"received_on": None}, "received_on"),
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": None}, "amount"),
        ({"method": "barter"}, "method"),
        ({"falls_on": date(2027, 3, 1), "method": "cheque"}, "falls_on"),
        ({"tenant_id": None}, "tenant_id"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_beside_its_field(
    desk: Database, more: dict[str, Any], key: str
) -> None:
    values = {"tenant_id": ATLAS, "received_on": MARCH, "amount": 1_00, **more}
    with pytest.raises(Refused) as refused:
        store.save(desk, values, TODAY)
    assert key in refused.value.problems
    assert desks.rows(desk, "SELECT 1 FROM payment") == []


def test_an_amount_in_words_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused) as refused:
        MONEY.read("mille dirhams", TODAY)
    assert "mille dirhams" in said(refused)


def test_a_changed_payment_settles_what_it_still_reaches(desk: Database) -> None:
    id = pay(desk, ATLAS, 2 * DUE)
    values = {"tenant_id": ATLAS, "received_on": MARCH, "amount": DUE + 1_00}
    version = desks.rows(desk, "SELECT version FROM payment")[0][0]
    store.save(desk, values, TODAY, id, version)
    assert balances(desk, ATLAS) == [0, DUE - 1_00, DUE]
    store.save(desk, {**values, "amount": 9 * DUE}, TODAY, id)
    assert unused(desk, id) == 9 * DUE - DUE - 1_00
    with pytest.raises(Stale):
        store.save(desk, values, TODAY, id, 1)
    till.sums_hold(desk)


def test_a_certificate_proves_what_was_withheld(desk: Database) -> None:
    first, second, _ = of(desk, ATLAS)
    store.certify(desk, {first: 2_350_00, second: 350_00}, "ATT-1", TODAY, TODAY)
    sql = "SELECT certified, balance FROM invoice WHERE tenant_id = 1 ORDER BY id"
    assert desks.rows(desk, sql) == [(2_350_00, DUE), (350_00, DUE), (0, DUE)]
    with pytest.raises(Refused) as refused:
        store.certify(desk, {second: 2_000_01}, "ATT-2", TODAY, TODAY)
    assert "FAC-2027-000003" in said(refused, f"part{second}")
    with pytest.raises(Refused):
        store.certify(desk, {}, "ATT-3", TODAY, TODAY)
    till.sums_hold(desk)
    store.remove_certificate(desk, 1)
    assert desks.rows(desk, sql)[0] == (0, DUE)


def test_every_act_is_undone_to_the_last_figure(desk: Database) -> None:
    first, second, third = of(desk, ATLAS)
    states = [till.whole(desk)]
    cheque = pay(desk, ATLAS, DUE + 7_00, method="cheque")
    acts: tuple[Callable[[], object], ...] = (
        lambda: store.allocate(desk, cheque, {second: 5_00, third: 1_00}, TODAY),
        lambda: store.settle_oldest(desk, ATLAS, TODAY),
        lambda: store.allocate(desk, cheque, {}, TODAY),
        lambda: store.repay(desk, cheque, 7_00, TODAY, "", TODAY),
        lambda: store.clear(desk, (cheque,), TODAY, TODAY),
        lambda: store.certify(desk, {first: 1_00}, "A", TODAY, TODAY),
    )
    for act in acts:
        states.append(till.whole(desk))
        act()
    for state in reversed(states):
        journal.undo(desk)
        assert _unversioned(till.whole(desk)) == _unversioned(state)


def _unversioned(state: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Without the second column, which counts the changes of a row."""
    return {table: [(row[0], *row[2:]) if table != "invoice" else row for row in rows]
            for table, rows in state.items()}  # fmt: skip


@given(
    st.integers(1, 10**9),
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 10**7)),
             max_size=12),
)  # fmt: skip
def test_the_oldest_first_uses_all_it_can_and_no_more(
    amount: int, dues: list[tuple[date, int]]
) -> None:
    opens = [Open(id, str(id), day, owed) for id, (day, owed) in enumerate(dues, 1)]
    found = allocating.oldest(amount, opens)
    assert sum(found.values()) == min(amount, sum(one.balance for one in opens))
    assert all(0 < part <= opens[id - 1].balance for id, part in found.items())
    touched = [one for one in sorted(opens, key=lambda o: (o.due_on, o.id)) if one.id in found]
    full = [one for one in touched if found[one.id] == one.balance]
    assert touched[: len(full)] == full  # only the last may be settled in part
    assert allocating.problems(amount, found, opens) == ({}, None)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["pay", "cheque", "free", "oldest", "choose", "bounce", "repay", "undo",
                         "receipt", "void", "delete", "certify"]),
        st.integers(1, 7), st.integers(1, 150_000_00),
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_is_done_the_figures_are_those_of_the_rows(
    desk: Database, steps: list[tuple[str, int, int]]
) -> None:
    for step, place, amount in steps:
        with contextlib.suppress(Refused):
            _do(desk, step, place, amount)
        till.sums_hold(desk)


def _do(desk: Database, step: str, place: int, amount: int) -> None:
    tenant = (ATLAS, RIF)[place % 2]
    invoice = of(desk, tenant)[place % 3]
    acts: dict[str, Callable[[], object]] = {
        "pay": lambda: pay(desk, tenant, amount),
        "cheque": lambda: pay(desk, tenant, amount, method="cheque"),
        "free": lambda: pay(desk, tenant, amount, settles="credit"),
        "oldest": lambda: store.settle_oldest(desk, tenant, TODAY),
        "choose": lambda: store.allocate(desk, place, {invoice: amount}, TODAY),
        "bounce": lambda: store.bounce(desk, place, TODAY, "", TODAY),
        "repay": lambda: store.repay(desk, place, amount, TODAY, "", TODAY),
        "undo": lambda: journal.undo(desk),
        "receipt": lambda: store.issue_receipt(desk, invoice, TODAY, TODAY),
        "void": lambda: store.void_receipt(desk, place, "Erreur", TODAY),
        "delete": lambda: store.delete(desk, place),
        "certify": lambda: store.certify(desk, {invoice: amount}, "A", TODAY, TODAY),
    }
    acts[step]()
