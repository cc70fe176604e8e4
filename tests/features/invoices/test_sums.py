"""Whatever happens to a lease, its papers add up to its schedule; what is listed agrees with it."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctv_desktop.app.features import schema
from ctv_desktop.database.park_file import open_park
from ctv_desktop.database.read import Ask, View, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.invoices.rows.dues import DUES
from ctv_desktop.features.invoices.rows.lists import INVOICES
from ctv_desktop.features.invoices.rules.late import fine
from ctv_desktop.features.invoices.rules.state import state
from ctv_desktop.features.leases import store as leases
from ctv_desktop.features.leases.model import Lease, LeaseStep
from ctv_desktop.features.leases.rows.single import lease as read_lease
from ctv_desktop.features.leases.rows.terms import terms
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.rent.rules.schedule import schedule
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.invoices import bills
from tests.features.leases import desks

FIRST = date(2027, 1, 1)


def test_r21_the_fine_for_paying_late_goes_to_the_treasury() -> None:
    found = fine(65_400_00, date(2027, 3, 2), date(2027, 4, 15), known())
    assert found is not None
    assert (found.days, found.months, found.rate, found.amount) == (44, 2, 310, 2_027_40)
    assert fine(65_400_00, date(2027, 3, 2), date(2027, 3, 2), known()) is None


def test_r06_nothing_owed_is_settled() -> None:
    assert state(False, False, 63_050_00, 0, FIRST, FIRST) == "settled"


def copied(empty: Path, folder: Path) -> Database:
    path = Path(mkdtemp(dir=folder), "park.ctv")
    shutil.copy(empty, path)
    return bills.furnish(open_park(path, schema))


days = st.integers(0, 900).map(lambda count: FIRST + timedelta(days=count))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_papers_of_a_lease_add_up_to_its_schedule(
    empty_park_file: Path, tmp_path: Path, data: st.DataObject
) -> None:
    """Issued as days go by, with steps put in back in time and an early end."""
    park = copied(empty_park_file, tmp_path)
    draw = data.draw
    id = bills.lease(
        park, tenant=draw(st.sampled_from((desks.ATLAS, desks.RIF))),
        starts=draw(days), ends=date(2031, 6, 17),
        payment_period=draw(st.sampled_from(("month", "quarter", "half_year", "year"))),
        payment_term=draw(st.sampled_from(("advance", "arrears"))),
        part_month=draw(st.sampled_from(("calendar", "thirty"))),
        vat_regime=draw(st.sampled_from(("equipped", "outside"))),
        tsc_recharged=draw(st.booleans()),
    )  # fmt: skip
    for day in sorted(draw(st.lists(days, min_size=1, max_size=3))):
        _change(park, id, day, draw)
        _issue(park, day)
    last = date(2031, 12, 31)
    _end(park, id, draw(days), draw(st.booleans()))
    _issue(park, last)
    _issue(park, last)
    _agrees(park, id)
    park.close()


def _change(park: Database, id: int, day: date, draw: object) -> None:
    """A step of rent from some day, also one already invoiced."""
    from ctv_desktop.features.leases.session import rebuild

    since = draw(days)  # type: ignore[operator]
    kind = draw(st.sampled_from(("discount", "free", "amount")))  # type: ignore[operator]
    with park.write(say("Step from {day}", day=day)) as work:
        unit = desks.OFFICE if kind == "amount" else None
        amount = {"discount": 1_000, "free": 0, "amount": 51_234_56}[kind]
        ends = None if kind == "amount" else since + timedelta(days=70)
        work.add(LeaseStep(lease_id=id, kind=kind, starts=since, ends=ends, amount=amount,
                           unit_id=unit))  # fmt: skip
        rebuild(work, work.find(Lease, id))


def _end(park: Database, id: int, day: date, early: bool) -> None:
    if early:
        try:
            leases.terminate(park, id, day, "agreement", "", day)
        except Refused:
            return  # before its start: it runs to its end


def _issue(park: Database, day: date) -> None:
    try:
        bills.issue(park, bills.until(day))
    except Refused:
        assert not bills.planned(park, bills.until(day)).entries


def _agrees(park: Database, id: int) -> None:
    reader = park.reader()
    found = read_lease(reader, id, FIRST)
    assert found is not None
    dues = schedule(terms(reader, found), rates(reader))
    kinds = ("rent", "parking", "charges", "tsc")
    wanted = {kind: sum(due.of(kind) for due in dues) for kind in kinds}
    rows = reader.rows("SELECT kind, sum(net) FROM invoice_line GROUP BY kind")
    assert {kind: net for kind, net in wanted.items() if net} == {k: n for k, n in rows if n}
    vat, gross, withheld, balance = reader.row(
        "SELECT sum(vat), sum(gross), sum(withheld), sum(balance) FROM invoice"
    ) or (0, 0, 0, 0)
    assert (vat or 0) == sum(due.vat for due in dues)
    assert (gross or 0) == sum(due.gross for due in dues)
    assert (withheld or 0) == sum(due.withheld for due in dues)
    assert (balance or 0) == (gross or 0) - (withheld or 0)
    assert reader.value("SELECT count(*) FROM invoice WHERE gross <> net + vat") == 0
    reader.close()


@given(
    corrects=st.booleans(), cancelled=st.booleans(), paid=st.integers(-1, 1),
    balance=st.integers(-1, 1), due=st.integers(-1, 1),
)  # fmt: skip
def test_a_state_is_the_same_in_sql_as_in_the_rule(
    corrects: bool, cancelled: bool, paid: int, balance: int, due: int
) -> None:
    import sqlite3

    from ctv_desktop.features.invoices.rows.lists import STATE

    today = date(2027, 1, 10)
    row = (int(cancelled), 7 if corrects else None, paid, balance, due)
    sql = (
        f"SELECT {STATE.replace('$1', '?6')} FROM (SELECT ?1 AS cancelled, ?2 AS corrects_id,"
        " ?3 AS paid, ?4 AS balance, date(?6, ?5 || ' days') AS due_on) AS invoice"
    )
    found = sqlite3.connect(":memory:").execute(sql, (*row, today.isoformat())).fetchone()[0]
    due_on = today + timedelta(days=due)
    assert found == state(corrects, cancelled, paid, balance, due_on, today)


def test_the_list_of_dues_is_what_a_batch_would_issue(park: Database) -> None:
    bills.furnish(park)
    id = bills.lease(park)
    bills.lease(park, desks.OFFICE_2, tenant=desks.ATLAS)
    bills.charge(park, id, 100_00)
    reader = park.reader()
    day = date(2027, 3, 5)
    rows = first_page(reader, DUES, Ask(day))
    plan = bills.planned(park, bills.until(day))
    assert len(rows) == len(plan.entries) == 6
    view = View.make(reader, DUES, Ask(day))
    assert view.totals()["gross"] == sum(entry.paper.gross for entry in plan.entries)
    assert View.make(reader, DUES, Ask(day, text="atlas")).count == 3
    assert View.make(reader, DUES, Ask(day, scope={"lease": id})).count == 3
    assert first_page(reader, DUES, Ask(date(2026, 12, 31))) == []


def test_totals_and_filters_of_the_demo_are_consistent(demo_park_file: Path) -> None:
    from ctv_desktop.database.read import Reader, counts

    reader = Reader(demo_park_file)
    today = date(2026, 11, 23)
    found = counts(reader, INVOICES, Ask(today), list(INVOICES.filters))
    assert found["overdue"] > 5
    assert found["credit"] >= 3
    assert found["settled"] > found["open"] > found["overdue"]
    wrong = "SELECT count(*) FROM invoice WHERE corrects_id IS NULL AND balance <> "
    assert reader.value(f"{wrong} gross - withheld - paid + credited") == 0
    assert first_page(reader, DUES, Ask(today)), "something is left to invoice"
