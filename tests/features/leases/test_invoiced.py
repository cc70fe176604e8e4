"""What was invoiced stays: the database itself refuses to take the lease beneath it away."""

import sqlite3
from datetime import date

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use
from ctv_desktop.values.say import say
from tests.features.leases.desks import OFFICE, furnish, invoice, rows, signed


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let."""
    use("en")
    return furnish(park)


def test_the_signature_of_a_lease_with_an_invoice_is_no_longer_undone(furnished: Database) -> None:
    id = signed(furnished, OFFICE)
    act = rows(furnished, "SELECT max(id) FROM journal_act")[0][0]
    invoice(furnished, id, date(2027, 1, 1), date(2027, 3, 31))
    with pytest.raises(Refused) as refused:
        journal.reverse(furnished, act, say("Undo"))
    assert "Invoices were issued from this lease" in str(refused.value)
    assert rows(furnished, "SELECT signed FROM lease") == [(1,)]


def test_the_database_keeps_an_invoiced_lease_and_its_first_day(furnished: Database) -> None:
    id = signed(furnished, OFFICE)
    invoice(furnished, id, date(2027, 1, 1), date(2027, 3, 31))
    connection = sqlite3.connect(furnished.path)
    try:
        for sql in ("DELETE FROM lease", "UPDATE lease SET signed = 0",
                    "UPDATE lease SET starts = '2027-02-01'"):  # fmt: skip
            with pytest.raises(sqlite3.IntegrityError, match="lease invoiced"):
                connection.execute(sql)
        connection.execute("UPDATE lease SET remarks = 'still open', starts = starts")
    finally:
        connection.close()


def test_a_lease_without_invoices_is_not_held(furnished: Database) -> None:
    signed(furnished, OFFICE)
    journal.undo(furnished)
    assert rows(furnished, "SELECT signed FROM lease") == [(0,)]
