"""What a lease's panel tells of its month, its next dues, its steps of rent."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.terms import StepRow
from ctv_desktop.features.leases.rows.terms import steps as steps_of
from ctv_desktop.features.leases.rules import money
from ctv_desktop.features.leases.rules.state import over
from ctv_desktop.features.leases.words import ORIGINS, STEP_KINDS
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules import why
from ctv_desktop.features.rent.rules.month import first_rent, month_on
from ctv_desktop.features.rent.rules.month import why as why_month
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.ui.declare import Fact, Group
from ctv_desktop.values import language
from ctv_desktop.values.kinds import AREA, MONEY, PERCENT, TEXT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

NEXT = 4  # dues told in the panel; the schedule has them all


def kept(*facts: Fact) -> tuple[Fact, ...]:
    """The facts that tell something."""
    return tuple(fact for fact in facts if fact.value not in (None, "", 0))


def per_month(lease: single.Lease, rent: Terms, rates: Rates, today: date) -> Group:
    """What a lease comes to a month at the rent and rates of the day, and why."""
    day = min(max(today, rent.starts), max(rent.ends, rent.starts))
    month = month_on(rent, rates, day)
    asked = money.deposit(lease.deposit_months, first_rent(rent))
    count = lease.deposit_months

    def fact(label: Say, key: str, amount: int) -> Fact:
        return Fact(label, amount, MONEY, why=why_month(rent, rates, day, key))

    rate = max((part.rate for part in month.vat_parts), default=0)
    return Group(
        say("Per month") if day == today else say("Per month, on {day}", day=day),
        (
            fact(say("Rent"), "rent", month.of("rent", "parking")),
            *kept(
                fact(say("Charges (provision)"), "charges", month.of("charges")),
                fact(say("TSC recharged"), "tsc", month.of("tsc")),
                fact(say("VAT {rate}", rate=Shown(PERCENT, rate)), "vat", month.vat),
                fact(say("Due, incl. VAT"), "gross", month.gross),
                fact(say("Withheld by the tenant"), "withheld", month.withheld),
                Fact(say("Area"), lease.area, AREA),
                Fact(
                    says("Deposit, {count} month", "Deposit, {count} months", count), asked, MONEY
                ),
            ),
        ),
    )


def next_dues(lease: single.Lease, terms: Terms, rates: Rates, today: date) -> Group:
    """The dues still to come, the nearest first, each with its reason."""
    if over(lease.state) or not lease.lines:
        return Group(say("Next dues"), ())
    coming = [due for due in schedule(terms, rates) if due.due_on >= today][:NEXT]
    return Group(say("Next dues"), tuple(_due(terms, rates, due) for due in coming))


def _due(terms: Terms, rates: Rates, due: Due) -> Fact:
    label = say("On {day}", day=due.due_on)
    return Fact(label, due.to_pay, MONEY, why=why.of(terms, rates, due, "to_pay"))


def agreed_steps(reader: "Reader", lease: single.Lease) -> Group:
    """The steps of rent, whatever made them: the lease, an amendment, a revision."""
    facts = (_step(one) for one in steps_of(reader, lease.id))
    return Group(say("Steps and rent-free time"), tuple(facts))


def _step(step: StepRow) -> Fact:
    spoken = language.current()
    days = spoken.day(step.starts)
    if step.ends is not None:
        days = f"{days} – {spoken.day(step.ends)}"
    told = [str(_worth(step)), step.unit, step.note]
    if step.origin != "contract":
        told.append(str(ORIGINS.label(step.origin)))
    return Fact(Say(days), " · ".join(part for part in told if part), TEXT)


def _worth(step: StepRow) -> Say:
    kind = STEP_KINDS.label(step.kind)
    if step.kind in ("free", "fit_out"):
        return kind
    shown = Shown(PERCENT if step.kind == "discount" else MONEY, step.amount)
    return say("{kind}: {amount}", kind=kind, amount=shown)
