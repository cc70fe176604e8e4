"""Which days must not be missed: the worked examples, and the SQL against the rules."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.deadlines import rows, store
from ctv_desktop.features.deadlines.rules import days, leads, records
from ctv_desktop.features.deadlines.rules.days import Facts, critical
from ctv_desktop.features.deadlines.words import KINDS
from ctv_desktop.features.deposits.model import DepositEntry, Guarantee
from ctv_desktop.features.leases.model import Lease, LeaseOption, LeaseStep
from ctv_desktop.features.leases.rules.notice import Clause, notice
from ctv_desktop.features.payments.model import Payment
from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.surveys.model import Survey
from ctv_desktop.values.period import add_months, term_end
from ctv_desktop.values.say import say
from tests.features.leases.desks import LANDLORD, TODAY, furnish

RATES = known()
NAMES = tuple(rows.DEADLINES.columns)


def test_r28_renewal_right_after_two_years_or_at_once_with_an_entry_fee() -> None:
    starts = date(2027, 3, 1)
    assert days.renewal_right("49-16", starts, 0, RATES) == date(2029, 3, 1)
    assert days.renewal_right("49-16", starts, 50_000_00, RATES) == starts
    assert days.renewal_right("doc", starts, 0, RATES) is None


def test_r30_registration_within_thirty_days_of_the_signature() -> None:
    assert days.registration(date(2027, 1, 10), RATES) == date(2027, 2, 9)


def test_r31_more_than_three_years_enters_the_land_register() -> None:
    starts = date(2027, 1, 1)
    signed = date(2026, 12, 1)
    nine, three = term_end(starts, 108), term_end(starts, 36)
    assert days.enters_land_register(starts, nine, signed, RATES)
    assert not days.enters_land_register(starts, three, signed, RATES)
    assert days.enters_land_register(starts, three + timedelta(days=1), signed, RATES)


def test_r8_revision_is_never_before_the_law() -> None:
    since = date(2027, 1, 1)
    assert days.revision("doc", "rate", 12, since, RATES) == date(2030, 1, 1)
    assert days.revision("doc", "index", 48, since, RATES) == date(2031, 1, 1)
    assert days.revision("coworking", "rate", 12, since, RATES) == date(2028, 1, 1)
    assert days.revision("doc", "none", 36, since, RATES) is None


def test_a_deposit_goes_back_within_two_months() -> None:
    assert days.deposit_return(date(2026, 12, 31), RATES) == date(2027, 2, 28)


@given(
    st.sampled_from(("doc", "49-16", "67-12", "coworking")),
    st.integers(0, 12),
    st.one_of(st.none(), st.integers(0, 200)),
    st.dates(date(2018, 1, 1), date(2045, 1, 1)),
)
def test_a_notice_on_its_last_day_ends_the_lease_at_its_term(
    regime: str, months: int, delay: int | None, ends: date
) -> None:
    limit = days.notice_limit(regime, months, delay, ends, RATES)
    clause = Clause(regime, months, delay, None, ends)
    ground = {"49-16": "own_use", "67-12": "term"}.get(regime, "contract")
    assert notice(clause, "landlord", ground, limit, RATES).expires_on <= ends


def test_every_kind_has_its_delays_and_what_is_put_off_presses_on_its_day() -> None:
    assert leads.complete()
    day = date(2027, 3, 31)

    def of(today: date, postponed: date | None = None, kind: str = "end") -> str:
        return days.state(kind, day, 30, False, postponed, today)

    assert of(date(2027, 2, 28)) == "later"
    assert of(date(2027, 3, 1)) == "pressing"
    assert of(day) == "pressing"
    assert of(date(2027, 4, 1)) == "late"
    assert of(date(2027, 4, 1), kind="revision") == "pressing"
    assert of(date(2027, 3, 15), date(2027, 3, 20)) == "later"
    assert of(date(2027, 3, 20), date(2027, 3, 20)) == "pressing"
    assert days.state("end", day, 30, True, None, date(2028, 1, 1)) == "done"


# The SQL says what the rules say.


@pytest.fixture
def furnished(park: Database) -> Database:
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    found = furnished.reader()
    yield found
    found.close()


def some_lease(chance: random.Random, number: int) -> Lease:
    """A lease with anything that may be, believable or not."""

    def near(most: int = 1_500) -> date:
        return TODAY + timedelta(days=chance.randrange(-most, most))

    def perhaps(day: date) -> date | None:
        return day if chance.random() < 0.3 else None

    starts = chance.choice((near(), near(), date(2024, 2, 29), date(2026, 1, 31)))
    ends = term_end(starts, chance.choice((1, 12, 35, 36, 37, 72, 108)))
    if chance.random() < 0.3:
        ends += timedelta(days=chance.randrange(0, 40))
    last = ends if chance.random() < 0.8 else min(ends, near())
    return Lease(
        landlord_id=LANDLORD,
        tenant_id=chance.choice((1, 2)),
        regime=chance.choice(("doc", "49-16", "67-12", "coworking")),
        signed=chance.random() < 0.9,
        signed_on=starts - timedelta(days=chance.randrange(60)) if number % 7 else None,
        starts=starts,
        start_rule=chance.choice(("fixed", "fixed", "handover")),
        handed_over_on=perhaps(starts),
        not_after=perhaps(near()),
        rent_starts=perhaps(starts + timedelta(days=chance.randrange(0, 200))),
        ends=ends,
        last_day=last,
        notice_months=chance.choice((0, 1, 3, 6, 12)),
        notice_days=chance.choice((None, None, 0, 45)),
        deposit_months=chance.choice((0, 2, 3)),
        revision_kind=chance.choice(("none", "rate", "index")),
        revision_months=chance.choice((0, 12, 36, 48)),
        renewal=chance.choice(("express", "tacit", "none")),
        entry_fee=chance.choice((0, 0, 1_000_00)),
        notice_on=perhaps(near()),
        notice_court_by=perhaps(near()),
        moved_out_on=perhaps(near()),
        terminated_on=perhaps(near()),
        year=2026,
        number=number,
        reference=f"BC-2026-{number:03d}",
    )


def some_leases(park: Database, chance: random.Random, count: int) -> list[Facts]:
    """Leases with steps and options, some renewed or assigned."""
    held: dict[int, int] = {}
    with park.write(say("Draw")) as work:
        for number in range(1, count + 1):
            lease = some_lease(chance, number)
            if number > 3 and chance.random() < 0.15:
                key = chance.choice(("renewed_from_id", "assigned_from_id"))
                setattr(lease, key, chance.randrange(1, number))
            work.add(lease)
            work.flush()
            for _ in range(chance.choice((0, 0, 1, 2))):
                day = lease.starts + timedelta(days=chance.randrange(0, 1_500))
                kind = chance.choice(("price", "free", "fit_out"))
                origin = chance.choice(("contract", "revision"))
                ends = chance.choice((None, day + timedelta(days=60)))
                work.add(LeaseStep(lease_id=lease.id or 0, kind=kind, starts=day, ends=ends,
                                   origin=origin))  # fmt: skip
            if chance.random() < 0.4:
                day = TODAY + timedelta(days=chance.randrange(-200, 200))
                used = chance.choice((None, None, day))
                work.add(LeaseOption(lease_id=lease.id or 0, kind="break", opens=day,
                                     closes=add_months(day, 3), used_on=used))  # fmt: skip
            if chance.random() < 0.5:
                amount = chance.randrange(1, 9_000)
                held[lease.id or 0] = amount - (amount // 2 if number % 2 else amount)
                for kind, part in (
                    ("received", amount),
                    ("returned", amount // 2 if number % 2 else amount),
                ):
                    if part:
                        work.add(
                            DepositEntry(lease_id=lease.id or 0, day=TODAY, kind=kind, amount=part)
                        )
            work.flush()
        all_leases = list(work.exec(select(Lease)))
        followed = {one.renewed_from_id for one in all_leases if one.signed}
        followed |= {one.assigned_from_id for one in all_leases if one.signed}
        steps, options = list(work.exec(select(LeaseStep))), list(work.exec(select(LeaseOption)))
        return [
            Facts(
                one,
                tuple(step for step in steps if step.lease_id == one.id),
                tuple(option for option in options if option.lease_id == one.id),
                one.id in followed,
                held.get(one.id or 0, 0),
            )
            for one in all_leases
        ]


def some_papers(park: Database, chance: random.Random) -> tuple[list[Guarantee], list[Payment]]:
    """Guarantees and insurances, some replaced; cheques, bills and transfers."""
    with park.write(say("Papers")) as work:
        for number in range(1, 40):
            day = TODAY + timedelta(days=chance.randrange(-400, 400))
            work.add(
                Guarantee(
                    kind=chance.choice(("bank", "insurance", "parent")),
                    tenant_id=chance.choice((1, 2)),
                    lease_id=chance.choice((None, chance.randrange(1, 120))),
                    issuer="Banque",
                    valid_from=day - timedelta(days=365),
                    expires_on=chance.choice((day, day, None)),
                    replaces_id=number - 1 if number % 5 == 0 else None,
                )
            )
            work.flush()
            state = chance.choice(("received", "cleared", "bounced"))
            work.add(
                Payment(
                    tenant_id=1,
                    landlord_id=LANDLORD,
                    received_on=TODAY,
                    amount=100,
                    method=chance.choice(("cheque", "bill", "transfer")),
                    falls_on=chance.choice((day, None)),
                    state=state,
                )
            )
        work.flush()
        return list(work.exec(select(Guarantee))), list(work.exec(select(Payment)))


def papers(guarantees: list[Guarantee], facts: list[Facts], today: date) -> Iterator[days.Critical]:
    """The rule of guarantees, each with the leases it stands for."""
    living = [each.lease for each in facts if each.lease.signed and lives(each, today)]
    replaced = {one.replaces_id for one in guarantees}
    for one in guarantees:
        needed = any(
            lease.id == one.lease_id
            if one.lease_id
            else getattr(lease, "tenant_id", 0) == one.tenant_id
            for lease in living
        )
        found = records.expiry(one.id or 0, one.kind, one.expires_on, one.id in replaced, needed)
        if found is not None:
            yield found


def lives(facts: Facts, today: date) -> bool:
    from ctv_desktop.features.leases.rules.state import over, state

    return not over(state(facts.lease, today))


def bill(payment: Payment) -> days.Critical | None:
    return records.bill(payment.id or 0, payment.method, payment.state, payment.falls_on)


def some_visits(park: Database, chance: random.Random) -> list[Survey]:
    """Condition reports, signed or not, of days around."""
    with park.write(say("Visits")) as work:
        for number in range(1, 20):
            day = TODAY + timedelta(days=chance.randrange(-60, 60))
            signed = chance.random() < 0.4
            work.add(Survey(lease_id=chance.randrange(1, 100), kind="entry", number=number,
                            day=day, reference=f"E{number}", signed=signed))  # fmt: skip
        work.flush()
        return list(work.exec(select(Survey)))


def visit(one: Survey) -> days.Critical | None:
    return records.visit(one.id or 0, one.signed, one.day)


def listed(reader: Reader, today: date, **asked: Any) -> list[dict[str, Any]]:
    """The list as read, by column."""
    found = first_page(reader, rows.DEADLINES, Ask(today, **asked), 100_000)
    return [dict(zip(("id", *NAMES), row, strict=True)) for row in found]


@pytest.mark.parametrize("seed", range(4))
def test_every_source_equals_its_rule(furnished: Database, reader: Reader, seed: int) -> None:
    chance = random.Random(seed)
    facts = some_leases(furnished, chance, 120)
    guarantees, payments = some_papers(furnished, chance)
    visits = some_visits(furnished, chance)
    seen = set()
    for today in (TODAY, *(TODAY + timedelta(days=chance.randrange(-900, 900)) for _ in range(5))):
        expected = {one for each in facts for one in critical(each, RATES, today)}
        expected |= set(papers(guarantees, facts, today))
        expected |= {one for one in map(bill, payments) if one is not None}
        expected |= {one for one in map(visit, visits) if one is not None}
        found = reader.rows(f"SELECT d.kind, d.record, d.day FROM {rows.DEADLINES.source}", today)
        assert {(kind, record, date.fromisoformat(day)) for kind, record, day in found} == expected
        assert len(found) == len(expected)
        ids = [row["id"] for row in listed(reader, today)]
        assert len(set(ids)) == len(ids)
        seen |= {kind for kind, _, _ in found}
    assert seen == set(KINDS)


@pytest.mark.parametrize("seed", range(2))
def test_every_state_equals_its_rule(furnished: Database, reader: Reader, seed: int) -> None:
    chance = random.Random(seed)
    some_leases(furnished, chance, 60)
    marks: dict[tuple[str, int, date], tuple[bool, date | None]] = {}
    for one in rows.calendar(reader, TODAY):
        key = (one.kind, one.record, one.day)
        drawn = chance.random()
        if drawn < 0.2:
            store.done(furnished, [key], TODAY)
            marks[key] = (True, None)
        elif drawn < 0.4:
            to = TODAY + timedelta(days=chance.randrange(1, 60))
            store.postpone(furnished, [key], to, "Plus tard", TODAY)
            marks[key] = (False, to)
    store.set_leads(furnished, "revision", {"leasing": 400, "accounts": 0, "management": 0})
    for today in (TODAY, TODAY + timedelta(days=30)):
        ids = [row["id"] for row in listed(reader, today)]
        for one in rows.several(reader, ids, today):
            done, put_off = marks.get((one.kind, one.record, one.day), (False, None))
            lead = 400 if one.kind == "revision" else leads.lead(one.kind)
            assert one.state == days.state(one.kind, one.day, lead, done, put_off, today)
        pressing = {row["id"] for row in listed(reader, today, filter="pressing")}
        states = {row["id"]: row["state"] for row in listed(reader, today)}
        assert pressing == {id for id, state in states.items() if state in ("late", "pressing")}
        assert rows.pressing_count(reader, today) == len(pressing)
    before = listed(reader, TODAY - timedelta(days=1), filter="done")
    assert before == [], "a mark says nothing of the days before it was made"
