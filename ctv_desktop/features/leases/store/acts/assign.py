"""A lease goes to another tenant: the old one ends the day before, a new one carries it on."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.features.leases.model import (
    Lease,
    LeaseDraft,
    LeaseLine,
    LeaseOption,
    LeaseStep,
    LineDraft,
    OptionDraft,
)
from ctv_desktop.features.leases.rules import amend as rules
from ctv_desktop.features.leases.rules import assign as carried
from ctv_desktop.features.leases.rules import checks, state
from ctv_desktop.features.leases.session import rebuild, terms_of
from ctv_desktop.features.leases.store.acts.amend import note, write
from ctv_desktop.features.leases.store.acts.within import frame, opened, refuse
from ctv_desktop.features.leases.store.lease import lines_of, number
from ctv_desktop.features.rent.rules.spans import Span, spans
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

DAY = timedelta(days=1)
Values = Mapping[str, Any]
NOT_CARRIED = ("tenant_id", "starts", "start_rule", "handover_days", "not_before", "not_after")


def assign(database: "Database", id: int, values: Values, today: date) -> "Changed":
    """Give a lease to another tenant (`tenant_id`) from `effective_on`, as `signed_on` says.

    The new lease carries lines, steps still to come, options and remarks on; prices in force are
    its own. An amendment of the old lease keeps the act. Raises Refused.
    """
    with database.write(say("Assign lease")) as work:
        lease = opened(work, id)
        work.act = say("Assign lease {reference}", reference=lease.reference)
        refuse(state.why_not_extend(state.state(lease, today)))
        _refuse(work, lease, values, today)
        day = values["effective_on"]
        found = spans(terms_of(work, lease))
        lines = [line for line in lines_of(work, lease) if line.ends >= day]
        kept = [_line(line, found, day) for line in lines]
        steps = _steps(work, lease, lines, found, day)
        terms = _terms(lease, values)
        _end_old(work, lease, values, lines)
        fresh = _fresh(work, lease, terms)
        _carry(work, lease, fresh, kept, steps)
        rebuild(work, lease)
        rebuild(work, fresh)
        work.subject = fresh.id
        tenant = work.find(Tenant, fresh.tenant_id)
        work.act = say(
            "Lease {reference} assigned to {tenant} as {other}",
            reference=lease.reference,
            tenant=tenant.legal_name,
            other=fresh.reference,
        )
    return work.changed


def _refuse(work: "Work", lease: Lease, values: Values, today: date) -> None:
    day = values.get("effective_on")
    found, offers = rules.day_problems(
        frame(work, lease), values.get("signed_on"), day, today, money=True
    )
    if day == lease.starts:
        found["effective_on"] = say("The lease only starts on {day}.", day=day)
    tenant = values.get("tenant_id")
    if not tenant or work.get(Tenant, tenant) is None:
        found["tenant_id"] = say("Choose the new tenant.")
    elif tenant == lease.tenant_id:
        found["tenant_id"] = say("This is its tenant already.")
    checks.refuse(found, offers)


def _line(line: LeaseLine, found: list[Span], day: date) -> dict[str, Any]:
    price = carried.price_of(line.id or 0, line.rent, found, max(day, line.starts))
    kept = {key: getattr(line, key) for key in (*LineDraft.model_fields, "area")}
    return {**kept, "starts": max(line.starts, day), "rent": price.price}


def _steps(
    work: "Work", lease: Lease, lines: list[LeaseLine], found: list[Span], day: date
) -> list[dict[str, Any]]:
    stored = work.exec(
        select(LeaseStep).where(LeaseStep.lease_id == lease.id).order_by(col(LeaseStep.id))
    ).all()
    steps = carried.carried_steps(stored, day)
    for line in lines:
        price = carried.price_of(line.id or 0, line.rent, found, max(day, line.starts))
        if price.amount is not None:
            start = max(day, line.starts)
            steps.append({"unit_id": line.unit_id, "kind": "amount", "starts": start,
                          "amount": price.amount})  # fmt: skip
    return steps


def _end_old(work: "Work", lease: Lease, values: Values, lines: list[LeaseLine]) -> None:
    day = values["effective_on"]
    row = write(work, lease, "assignment", values)
    note(work, row, "tenant_id", lease.tenant_id, values["tenant_id"])
    note(work, row, "ends", lease.ends, day - DAY)
    for line in lines:
        if line.starts < day:
            line.ends, line.agreed_ends = day - DAY, None
        else:
            line.binding = False
    lease.ends = lease.last_day = day - DAY
    if lease.firm_until is not None and lease.firm_until > lease.ends:
        note(work, row, "firm_until", lease.firm_until, lease.ends)
        lease.firm_until = lease.ends
    work.flush()


def _terms(lease: Lease, values: Values) -> dict[str, Any]:
    """The terms of the new lease: those of the old one, before it is shortened."""
    day = values["effective_on"]
    kept = {key: getattr(lease, key) for key in LeaseDraft.model_fields if key not in NOT_CARRIED}
    for key in ("rent_starts", "firm_until"):
        if kept[key] is not None and kept[key] < day:
            kept[key] = None
    return {**kept, "tenant_id": values["tenant_id"], "starts": day,
            "signed_on": values["signed_on"]}  # fmt: skip


def _fresh(work: "Work", lease: Lease, terms: Values) -> Lease:
    """The new lease, signed."""
    draft = LeaseDraft(**terms)
    row = Lease(
        **draft.model_dump(),
        **number(work, draft),
        signed=True,
        last_day=draft.ends,
        assigned_from_id=lease.id,
    )
    work.add(row)
    work.flush()
    return row


def _carry(
    work: "Work",
    lease: Lease,
    fresh: Lease,
    lines: list[dict[str, Any]],
    steps: list[dict[str, Any]],
) -> None:
    for line in lines:
        work.add(LeaseLine(**line, lease_id=fresh.id or 0, binding=True))
    for step in steps:
        work.add(LeaseStep(**step, lease_id=fresh.id or 0))
    options = work.exec(select(LeaseOption).where(LeaseOption.lease_id == lease.id)).all()
    for option in options:
        if option.used_on is None and option.closes >= fresh.starts:
            values = {key: getattr(option, key) for key in OptionDraft.model_fields}
            work.add(LeaseOption(**values, lease_id=fresh.id or 0))
    work.flush()
