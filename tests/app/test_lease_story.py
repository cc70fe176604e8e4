"""One lease from its draft to the day the tenant has moved out and has its deposit back."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.park_file import examine
from ctv_desktop.database.work import Database
from ctv_desktop.features.deposits.store import deposit as deposits
from ctv_desktop.features.invoices import store as invoices
from ctv_desktop.features.invoices.rows import plan
from ctv_desktop.features.leases import store as leases
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.terms import terms
from ctv_desktop.features.payments import store as payments
from ctv_desktop.features.payments.store import receipts
from ctv_desktop.features.payments.store.certificates import certify
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.features.revisions.store.approve import approve
from ctv_desktop.features.revisions.store.proposal import propose
from ctv_desktop.values.errors import Refused
from tests.features.invoices import bills
from tests.features.leases import desks

FIRST, TERM = date(2027, 1, 1), date(2035, 12, 31)


def lease_on(park: Database, id: int, day: date) -> single.Lease:
    reader = park.reader()
    found = single.lease(reader, id, day)
    reader.close()
    assert found is not None
    return found


def dues(park: Database, id: int, day: date) -> list[Due]:
    reader = park.reader()
    found = single.lease(reader, id, day)
    assert found is not None
    made = schedule(terms(reader, found), rates(reader))
    reader.close()
    return made


def due_on(park: Database, id: int, day: date) -> Due:
    return next(due for due in dues(park, id, day) if due.starts <= day <= due.ends)


def drawn_up(park: Database) -> int:
    """The demo lease L of DOMAIN.md §8 for a tenant that withholds, as a draft."""
    lines = [{"unit_id": unit} for unit in (desks.OFFICE, *bills.SPACES)]
    values = {**desks.lease_values(tenant=desks.ATLAS), **bills.L, "lines": lines,
              "starts": FIRST, "ends": TERM, "deposit_months": 3, "notice_months": 6}  # fmt: skip
    id = leases.save(park, values).subject
    assert id is not None
    return id


def one(park: Database, sql: str, *params: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = desks.rows(park, sql, *params)[0]
    return found


def test_a_lease_from_its_draft_to_the_deposit_returned(park: Database) -> None:
    bills.furnish(park)
    id = drawn_up(park)
    assert lease_on(park, id, desks.TODAY).state == "draft"
    leases.sign(park, id, desks.TODAY, desks.TODAY)
    assert lease_on(park, id, desks.TODAY).state == "signed"
    other = drawn_up(park)
    with pytest.raises(Refused, match=r"A-3\.12"):
        leases.sign(park, other, desks.TODAY, desks.TODAY)
    leases.delete(park, other)

    # The deposit of three months, then January: paid net, the withholding certified (R1, R5, R6).
    asked = 3 * due_on(park, id, FIRST).of("rent", "parking")
    deposits.receive(park, id, {"day": FIRST, "amount": asked, "method": "transfer"}, FIRST)
    january = bills.issue(park, bills.month(2027, 1), FIRST).subject
    assert january is not None
    paid = {"tenant_id": desks.ATLAS, "received_on": date(2027, 1, 20), "amount": 6_305_000,
            "method": "transfer", "reference": "VIR-1"}  # fmt: skip
    payments.save(park, paid, date(2027, 1, 20))
    certify(park, {january: 235_000}, "RAS-1", date(2027, 2, 1), date(2027, 2, 1))
    assert one(park, "SELECT gross, balance, certified FROM invoice WHERE id = $1", january) == (
        6_540_000,
        0,
        235_000,
    )
    receipts.issue_receipt(park, january, date(2027, 2, 1), date(2027, 2, 1))
    assert one(park, "SELECT reference, kind, rest FROM receipt") == ("QUI-2027-000001", "full", 0)

    # February was wrong: a credit note, then the period is invoiced again (R22, R23).
    february = bills.issue(park, bills.month(2027, 2), date(2027, 2, 1)).subject
    assert february is not None
    reader = park.reader()
    wrong = plan.correction(reader, february, None, "Mauvais preneur", date(2027, 2, 2))
    reader.close()
    invoices.issue(park, wrong, date(2027, 2, 2), date(2027, 2, 2))
    bills.issue(park, bills.month(2027, 2), date(2027, 2, 3))
    assert bills.papers(park) == [
        ("FAC-2027-000001", 6_540_000),
        ("FAC-2027-000002", 6_540_000),
        ("AV-2027-000001", -6_540_000),
        ("FAC-2027-000003", 6_540_000),
    ]
    with pytest.raises(Refused):
        journal.undo(park)

    # An amendment from July: the charges rise from that day on only.
    before = dues(park, id, FIRST)
    leases.amend(
        park,
        id,
        {"signed_on": date(2027, 6, 1), "effective_on": date(2027, 7, 1), "purpose": "Charges",
         "charges_rate": 3_000},
        date(2027, 6, 1),
    )  # fmt: skip
    after = dues(park, id, FIRST)
    assert after[:6] == before[:6]
    assert (before[6].of("charges"), after[6].of("charges")) == (750_000, 900_000)

    # The revision after three years: 12 % is refused, 10 % is the cap (R8, R9, R11).
    desk_day, revised = date(2029, 11, 15), date(2030, 1, 1)
    too_much = {"effective_on": revised, "rate": 1_200, "rent": None, "reason": ""}
    with pytest.raises(Refused):
        propose(park, id, too_much, desk_day)
    propose(park, id, {**too_much, "rate": 1_000}, desk_day)
    approve(park, [id], desk_day)
    old, new = due_on(park, id, date(2029, 12, 1)), due_on(park, id, revised)
    assert old.of("rent") == 4_500_000
    assert new.of("rent", "parking") == 5_170_000
    added = 3 * (5_170_000 - 4_700_000)
    deposits.receive(
        park,
        id,
        {"day": revised, "amount": added, "method": "transfer", "reason": "Révision"},
        revised,
    )

    # Notice, the last day, the keys; the deposit goes back less what is kept.
    given = date(2031, 2, 10)
    leases.give_notice(park, id, "tenant", given, None, given)
    leaving = lease_on(park, id, given)
    assert (leaving.state, leaving.last_day) == ("notice", date(2031, 8, 10))
    gone = leaving.last_day
    leases.move_out(park, id, gone, "4 clés, 12 badges", gone)
    assert dues(park, id, gone)[-1].ends == gone
    back = {"day": date(2031, 9, 1), "amount": asked + added - 500_000, "method": "transfer",
            "kept": [{"amount": 500_000, "reason": "Cloison à remettre en état"}]}  # fmt: skip
    deposits.give_back(park, id, back, date(2031, 9, 1))
    with pytest.raises(Refused):
        deposits.give_back(park, id, {**back, "kept": [], "amount": 1}, date(2031, 9, 2))
    assert lease_on(park, id, date(2031, 9, 1)).state == "ended"

    # The units are free again, the papers stand, the file is sound.
    assert drawn_up_again(park) is not None
    assert len(bills.papers(park)) == 4
    assert all(finding.sound for finding in examine(park))


def drawn_up_again(park: Database) -> int:
    """The next lease of the same office, from the day after."""
    values = {**desks.lease_values(tenant=desks.RIF), **bills.L,
              "lines": [{"unit_id": desks.OFFICE}], "starts": date(2031, 8, 11),
              "ends": date(2034, 8, 10)}  # fmt: skip
    id = leases.save(park, values).subject
    assert id is not None
    leases.sign(park, id, date(2031, 8, 1), date(2031, 8, 1))
    return id
