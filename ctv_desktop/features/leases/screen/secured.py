"""What secures a lease and how its rent was revised, in its panel."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.deposits.rows.guarantees import GuaranteeRow, guarantees_of
from ctv_desktop.features.deposits.words import KINDS, VALIDITIES
from ctv_desktop.features.revisions.rows.case import Past
from ctv_desktop.features.revisions.words import BASIS
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import MONEY, PERCENT
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.deposits.rows.deposits import Found
    from ctv_desktop.features.leases.rows.single import Lease


def deposit_of(lease: int, found: "Found | None") -> Group:
    """The deposit asked, held and missing of a signed lease."""
    if found is None or not (found.deposit.months or found.deposit.held):
        return Group(say("Deposit"), ())
    held = found.deposit
    facts = [Fact(say("Held"), held.held, MONEY, Link("deposit", lease))]
    if not held.over:
        facts.insert(0, Fact(say("Asked"), held.asked, MONEY))
    if held.missing:
        facts.append(Fact(say("Missing"), held.missing, MONEY, tone="warn"))
    return Group(say("Deposit"), tuple(facts))


def papers_of(reader: "Reader", today: date, **whose: int) -> tuple[Related, ...]:
    """The guarantees and insurance of a lease or tenant, where there are any."""
    found = guarantees_of(reader, today, **whose)
    if not found:
        return ()
    lines = tuple(map(_paper, found))
    return (Related(say("Guarantees and insurance"), lines, "guarantees", whose, len(found)),)


def _paper(one: GuaranteeRow) -> Line:
    parts = [one.issuer, one.number]
    if one.expires_on is not None:
        parts.append(str(say("until {day}", day=one.expires_on)))
    state = VALIDITIES[one.validity]
    detail = " · ".join(part for part in parts if part)
    title = str(KINDS.label(one.kind))
    return Line(title, detail, state.label, state.tone, Link("guarantee", one.id))


def revisions_of(lease: "Lease", past: list[Past]) -> tuple[Related, ...]:
    """The revisions decided, the latest first, where there are any."""
    if not past:
        return ()
    spoken = language.current()
    lines = tuple(
        Line(
            str(say("{old} → {new}", old=Shown(MONEY, one.old), new=Shown(MONEY, one.new))),
            f"{spoken.day(one.effective_on)} · {BASIS.show(one.basis, spoken)}",
            Say("{rate}", {"rate": Shown(PERCENT, one.rate)}),
            "warn" if one.reason else "good",
            Link("proposal", lease.id),
        )
        for one in past
    )
    return (Related(say("Revisions"), lines, count=len(lines)),)
