"""What law and dated settings say of the clauses of a lease: caps, delays, and what would do."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ctv_desktop.features.leases.rules import money, terms
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.kinds import PERCENT
from ctv_desktop.values.period import LATEST, add_months
from ctv_desktop.values.say import Say, Shown, say, says

Values = Mapping[str, Any]
Found = Iterator[tuple[str, Say]]
LEASES = ("doc", "49-16", "67-12")  # other contracts are services: law 07-03 is not theirs
LONG = 30 * 12  # months from which the end is asked again


def refused(values: Values, rates: Rates) -> dict[str, Say]:
    """The clauses that contradict each other or the law, by field."""
    starts = values.get("starts")
    if starts is None:
        return {}
    return dict(
        [
            *_term(values, starts, rates),
            *_handover(values, starts),
            *_money(values, starts, rates),
            *_revision(values, starts, rates),
            *_index(values),
        ]
    )


def _term(values: Values, starts: date, rates: Rates) -> Found:
    ends = values.get("ends")
    if ends is None or ends < starts:
        return
    most = rates.of("lease_months_most", starts)
    if most and ends >= add_months(starts, most):
        yield (
            "ends",
            say(
                "A lease runs for {years} years at most ({law}).",
                years=most // 12,
                law=rates.source("lease_months_most", starts),
            ),
        )
    months, _days = terms.length(starts, ends)
    if (values.get("notice_months") or 0) > max(months, 1):
        yield (
            "notice_months",
            says(
                "The notice cannot be longer than the lease ({count} month).",
                "The notice cannot be longer than the lease ({count} months).",
                months,
            ),
        )


def _handover(values: Values, starts: date) -> Found:
    if values.get("start_rule") != "handover":
        return
    first, last = values.get("not_before"), values.get("not_after")
    if first and last and last < first:
        yield "not_after", say("This day comes before the first one allowed ({day}).", day=first)
    elif first and starts < first:
        yield "starts", say("The lease is not to begin before {day}.", day=first)
    elif last and starts > last:
        yield "starts", say("The lease is to begin by {day}.", day=last)


def _money(values: Values, starts: date, rates: Rates) -> Found:
    regime, months = str(values.get("regime")), values.get("deposit_months") or 0
    cap = money.deposit_problem(regime, months, starts, rates)
    if cap:
        yield "deposit_months", cap
    days, most = values.get("payment_days"), rates.of("payment_days_most", starts)
    if days is not None and most and days > most:
        yield (
            "payment_days",
            says(
                "A payment term is {count} day at most ({law}).",
                "A payment term is {count} days at most ({law}).",
                most,
                law=rates.source("payment_days_most", starts),
            ),
        )


def _revision(values: Values, starts: date, rates: Rates) -> Found:
    if values.get("revision_kind") != "rate" or values.get("regime") not in LEASES:
        return
    months, least = values.get("revision_months"), rates.of("revision_months", starts)
    if months is not None and months < least:
        yield (
            "revision_months",
            says(
                "A rent is not revised before {count} month ({law}).",
                "A rent is not revised before {count} months ({law}).",
                least,
                law=rates.source("revision_months", starts),
            ),
        )
    rate, cap = values.get("revision_rate"), rates.of("revision_cap", starts)
    if rate is not None and cap and rate > cap:
        yield (
            "revision_rate",
            say(
                "A rent rises by {rate} at most ({law}).",
                rate=Shown(PERCENT, cap),
                law=rates.source("revision_cap", starts),
            ),
        )


def _index(values: Values) -> Found:
    if values.get("revision_kind") != "index":
        return
    if not values.get("index_id"):
        yield "index_id", say("Choose the index the rent follows.")
    if not values.get("index_month"):
        yield "index_month", say("Name the month whose index the rent stands for.")
    share = values.get("index_share")
    if share is not None and not 0 < share <= 10_000:
        yield "index_share", say("The share is more than 0 % and at most 100 %.")
    floor, ceiling = values.get("index_floor"), values.get("index_ceiling")
    if floor is not None and ceiling is not None and ceiling < floor:
        yield (
            "index_ceiling",
            say("The ceiling cannot be below the floor ({rate}).", rate=Shown(PERCENT, floor)),
        )


def proposals(values: Values, rates: Rates) -> dict[str, Proposal]:
    """What would do in place of each clause that is refused, where something would."""
    starts, ends = values.get("starts"), values.get("ends")
    if starts is None:
        return {}
    found = {
        "deposit_months": money.deposit_cap(str(values.get("regime")), starts, rates),
        "payment_days": rates.of("payment_days_most", starts),
        "revision_months": rates.of("revision_months", starts),
        "revision_rate": rates.of("revision_cap", starts),
        "firm_until": ends,
    }
    return {key: _offer(key, value) for key, value in found.items() if value}


def _offer(key: str, value: Any) -> Proposal:
    shown = Shown(PERCENT, value) if key == "revision_rate" else value
    return Proposal(say("Use {value}", value=shown), value)


def doubts(values: Values, rates: Rates) -> dict[str, Say]:
    """What the law or practice doubts without refusing it."""
    return dict([*_doubted_days(values), *_doubted_law(values, rates)])


def _doubted_days(values: Values) -> Found:
    signed, starts, ends = values.get("signed_on"), values.get("starts"), values.get("ends")
    if signed and starts and signed > starts:
        yield "signed_on", say("The lease starts before it is signed.")
    firm = values.get("firm_until")
    if firm and ends and firm == ends:
        yield "firm_until", say("Firm to the very end: notice can only be given for the end.")
    if starts and ends and starts <= ends <= LATEST:
        months, _days = terms.length(starts, ends)
        if months >= LONG:
            yield (
                "ends",
                says(
                    "This lease runs for {count} year: is that the end meant?",
                    "This lease runs for {count} years: is that the end meant?",
                    months // 12,
                ),
            )


def _doubted_law(values: Values, rates: Rates) -> Found:
    regime, starts = values.get("regime"), values.get("starts")
    if regime == "49-16" and not values.get("charges_rate"):
        yield (
            "charges_rate",
            say("Under law 49-16, charges that the lease does not name are included in the rent."),
        )
    if starts is None or regime not in LEASES or values.get("revision_kind") != "index":
        return
    least = rates.of("revision_months", starts)
    if (values.get("revision_months") or 0) < least:
        yield (
            "revision_months",
            says(
                "No rise takes effect before {count} month ({law}).",
                "No rise takes effect before {count} months ({law}).",
                least,
                law=rates.source("revision_months", starts),
            ),
        )
