"""Deposits received, given back or kept with a reason, carried over to the lease that follows."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, func, or_, select

from ctv_desktop.features.deposits.model import DepositEntry, EntryDraft
from ctv_desktop.features.deposits.rules import deposit as rules
from ctv_desktop.features.deposits.rules.deposit import Deposit
from ctv_desktop.features.leases.model import Lease, RentSpan
from ctv_desktop.features.leases.rules import state
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]


def receive(database: "Database", id: int, values: Values, today: date) -> "Changed":
    """Note a deposit received for a lease: `day`, `amount`, `method`, `bank_reference`, `reason`.

    Raises Refused: above the cap of the law (R12), more than asked without a reason.
    """
    with database.write(say("Receive a deposit")) as work:
        lease = _signed(work, id)
        work.act = say("Deposit of {reference} received", reference=lease.reference)
        found = deposit_of(work, lease, today)
        _refuse(rules.receive_problems(found, values, rates_of(work), today))
        _put(work, lease, "received", values)
    return work.changed


def give_back(database: "Database", id: int, values: Values, today: date) -> "Changed":
    """Give a deposit back: `amount` returned, `kept` the parts kept (amount, reason), in one act.

    Raises Refused: more than is held, a part kept without a reason.
    """
    with database.write(say("Return a deposit")) as work:
        lease = _signed(work, id)
        work.act = say("Deposit of {reference} returned", reference=lease.reference)
        found = deposit_of(work, lease, today)
        _refuse(rules.return_problems(found, values, today))
        if values.get("amount"):
            _put(work, lease, "returned", values)
        for part in values.get("kept") or ():
            _put(work, lease, "kept", {**part, "day": values["day"]})
    return work.changed


def carry(database: "Database", id: int, today: date) -> "Changed":
    """Carry all that a lease holds over to the signed lease that renews or follows it."""
    with database.write(say("Carry a deposit over")) as work:
        lease = _signed(work, id)
        found = deposit_of(work, lease, today)
        if found.next is None:
            raise Refused({"": say("No signed lease follows this one.")})
        if not found.held:
            raise Refused({"": say("No deposit is held for this lease.")})
        after = work.find(Lease, found.next)
        work.act = say(
            "Deposit of {reference} carried over to {next}",
            reference=lease.reference,
            next=after.reference,
        )
        values = {"day": today, "amount": found.held}
        _put(work, lease, "carried_out", {**values, "other_id": after.id})
        _put(work, after, "carried_in", {**values, "other_id": lease.id})
    return work.changed


def strike(database: "Database", id: int) -> "Changed":
    """Take the last entry of a lease's deposit away: it was noted by mistake.

    What was carried over is taken away at both leases. Raises Refused.
    """
    with database.write(say("Take back the last entry")) as work:
        lease = _signed(work, id)
        work.act = say("Take back the last entry of {reference}", reference=lease.reference)
        row = _last(work, lease)
        if row is None:
            raise Refused({"": say("Nothing was noted of this deposit.")})
        pair = []
        if row.other_id is not None:
            kinds = ("carried_in", "carried_out")
            pair = [
                other
                for other in work.exec(
                    select(DepositEntry).where(
                        DepositEntry.lease_id == row.other_id,
                        DepositEntry.other_id == row.lease_id,
                        col(DepositEntry.kind).in_(kinds),
                    )
                ).all()
                if other.day == row.day and other.amount == row.amount
            ][-1:]
        for each in (row, *pair):
            work.remove(each)
        _hold(work, lease, *(work.find(Lease, other.lease_id) for other in pair))
    return work.changed


def _hold(work: "Work", *leases: Lease) -> None:
    """No lease may hold less than nothing."""
    for lease in leases:
        if _held(work, lease) < 0:
            raise Refused(
                {"": say("{reference} would hold less than nothing.", reference=lease.reference)}
            )


def _last(work: "Work", lease: Lease) -> DepositEntry | None:
    wanted = select(DepositEntry).where(DepositEntry.lease_id == lease.id)
    return work.exec(wanted.order_by(col(DepositEntry.id).desc())).first()


def _signed(work: "Work", id: int) -> Lease:
    lease = work.find(Lease, id)
    work.subject = id
    if not lease.signed:
        raise Refused({"": state.NOT_SIGNED})
    return lease


def _put(work: "Work", lease: Lease, kind: str, values: Values) -> None:
    keys = ("day", "amount", "method", "bank_reference", "reason", "other_id")
    given = {key: values[key] for key in keys if values.get(key) is not None}
    work.put(DepositEntry, EntryDraft, {**given, "lease_id": lease.id, "kind": kind})


def _refuse(found: rules.Found) -> None:
    said, offers = found
    if said:
        raise Refused(said, offers)


def _held(work: "Work", lease: Lease) -> int:
    rows = work.exec(
        select(DepositEntry.kind, DepositEntry.amount).where(DepositEntry.lease_id == lease.id)
    ).all()
    return rules.balance(rows)


def deposit_of(work: "Work", lease: Lease, today: date) -> Deposit:
    """The deposit of a lease on a day, read in the session that changes it."""
    on = min(max(today, lease.starts), lease.last_day)
    rent = work.exec(
        select(func.coalesce(func.sum(RentSpan.base), 0)).where(
            RentSpan.lease_id == lease.id, RentSpan.starts <= on, RentSpan.ends >= on
        )
    ).one()
    after = work.exec(
        select(Lease.id)
        .where(
            Lease.signed == True,  # noqa: E712 - a column
            or_(Lease.renewed_from_id == lease.id, Lease.assigned_from_id == lease.id),
        )
        .order_by(col(Lease.id))
    ).first()
    left = lease.moved_out_on is not None and lease.moved_out_on <= today
    return Deposit(
        lease.regime, lease.deposit_months, int(rent), _held(work, lease), lease.starts,
        left or state.over(state.state(lease, today)), lease.moved_out_on or lease.last_day, after,
    )  # fmt: skip
