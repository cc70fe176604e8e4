"""The form of an amendment: its days, what changes in the premises and in the terms."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import choices, life, single, taken
from ctv_desktop.features.leases.rules import amend, occupancy
from ctv_desktop.features.leases.rules.state import why_not_amend
from ctv_desktop.features.leases.screen.acts.asking import field
from ctv_desktop.features.leases.words import LABELS, PREMISES_ACT
from ctv_desktop.ui.declare import Choosable, Field, Form, Picker, Rows, Section, Values
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import LONG_TEXT, MONEY
from ctv_desktop.values.period import add_months
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

GONE = say("This lease has been deleted in the meantime.")
FROM_LEASE = say("An amendment is made from its lease: open the lease first.")


def load(reader: "Reader", id: int | None, given: Values, today: date) -> dict[str, Any]:
    """A new amendment of a lease (`lease_id`): its terms of now; those of one that is signed."""
    row = life.amendment(reader, id) if id is not None else None
    lease_id = row.lease_id if row else given.get("lease_id")
    blank: dict[str, Any] = {"premises": [], **dict.fromkeys((*DAYS, "lease", *amend.TERMS))}
    if lease_id is None:
        return blank
    lease = single.lease(reader, lease_id, today)
    if lease is None:
        raise Refused({"": GONE})
    terms = {key: getattr(lease, key) for key in amend.TERMS}
    named = {"lease": f"{lease.reference} · {lease.tenant}", "lease_id": lease_id}
    if row is not None:
        days = {"signed_on": row.signed_on, "effective_on": row.effective_on, "about": row.purpose}
        return {**blank, **terms, **named, **days, "version": row.version}
    reason = why_not_amend(lease.state)
    if reason is not None:
        raise Refused({"": reason})
    days = {"signed_on": today, "effective_on": _first_day(reader, lease, today), "about": ""}
    return {**blank, **terms, **named, **days, "version": lease.version}


DAYS = ("signed_on", "effective_on", "about")


def _first_day(reader: "Reader", lease: single.Lease, today: date) -> date:
    """The first of next month, or what follows the last day invoiced."""
    until = life.invoiced_until(reader, lease.id)
    day = max(add_months(today.replace(day=1), 1), lease.starts)
    return max(day, until + amend.DAY) if until else day


def save(database: "Database", values: Values, id: int | None, version: int | None) -> "Changed":
    """Amend in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store
    from ctv_desktop.values.language import today

    if id is not None:
        raise Refused({"": say("A signed amendment is not edited: the next one changes it.")})
    if values.get("lease_id") is None:
        raise Refused({"": FROM_LEASE})
    return store.amend(database, values["lease_id"], values, today(), version)


def warn(reader: "Reader", values: Values, _id: int | None, today: date) -> Mapping[str, Say]:
    """What a term was before, beside what it is to be; units that another lease holds."""
    lease = single.lease(reader, values.get("lease_id") or 0, today)
    if lease is None:
        return {}
    old = {key: getattr(lease, key) for key in amend.TERMS}
    spoken = language.current()
    found = {
        key: say("Now: {value}", value=amend.shown(key, amend.text_of(old[key]), spoken))
        for key in amend.changed(old, values, {})
    }
    day = values.get("effective_on")
    until = life.invoiced_until(reader, lease.id)
    if day is not None and until is not None and day <= until:
        found["effective_on"] = say("Invoiced until {day}.", day=until)
    for place, one in enumerate(values.get("premises") or ()):
        said = _unit_said(reader, lease, one, day)
        if said is not None:
            found[f"premises.{place}.unit_id"] = said
    return found


def _unit_said(reader: "Reader", lease: single.Lease, one: Values, day: date | None) -> Say | None:
    unit = one.get("unit_id")
    if not unit or day is None:
        return None
    if one.get("act") != "add":
        held = next(
            (x for x in lease.lines if x.unit_id == unit and x.starts <= day <= x.ends), None
        )
        if held is None:
            return None
        return say("Price of the lease: {amount}", amount=Shown(MONEY, held.rent))
    known = choices.unit(reader, unit)
    if known is None or lease.last_day < day:
        return None
    span = occupancy.Span(0, unit, known.code, day, lease.last_day)
    bound = taken.taken(reader, unit, day, lease.id)
    refused = occupancy.refusal(span, bound)
    if refused is not None:
        return refused[1]
    asked = known.asking_rent
    return None if asked is None else say("Asking rent: {amount}", amount=Shown(MONEY, asked))


def _units(reader: "Reader", text: str, values: Values) -> list[Choosable]:
    """The units of the lease to give back or price anew; all others to add, with their days."""
    day = values.get("effective_on") or language.today()
    if values.get("act") in {"give_back", "price"}:
        held = single.lines(reader, values.get("lease_id") or 0)
        return [
            Choosable(one.unit_id, one.code, one.floor)
            for one in held
            if one.starts <= day <= one.ends and text.lower() in one.code.lower()
        ]
    spoken = language.current()
    return [
        Choosable(one.id, one.code, _free(one, day, spoken))
        for one in choices.units(reader, text, day, values.get("lease_id") or 0)
    ]


def _free(one: choices.UnitOffer, day: date, spoken: language.Language) -> str:
    parts = [spoken.area(one.area)] if one.area else []
    if one.free_from is None:
        parts.append(str(say("let")))
    elif one.free_from > day:
        parts.append(str(say("free from {day}", day=one.free_from)))
    else:
        parts.append(str(say("free")))
    return " · ".join(parts)


def _unit_name(reader: "Reader", id: int) -> str:
    found = choices.unit(reader, id)
    return found.code if found else ""


PREMISES = Rows(
    "premises",
    say("Premises"),
    (
        Field("act", say("Change"), PREMISES_ACT, required=True, span=2),
        Field("unit_id", *LABELS["lease_line"]["unit_id"], required=True, span=3,
              picker=Picker(_units, _unit_name)),
        Field("rent", say("Price per m² or item"), MONEY, span=2),
    ),
    say("Change a unit"),
    say("The premises stay as they are."),
)  # fmt: skip
_term = partial(field, table="lease")
FORM = Form(
    noun="act",  # kept for one lease, its draft must not be offered to another
    title_new=say("Amendment"),
    title_edit=say("Amendment"),
    sections=(
        Section(
            say("Amendment"),
            (
                Field("lease", say("Lease"), read_only=True, span=4),
                field("signed_on", table="amendment", required=True, span=1),
                field("effective_on", table="amendment", required=True, span=1),
                Field("about", LABELS["amendment"]["purpose"][0], LONG_TEXT, limit=2_000, span=4),
            ),
        ),
        Section(say("Premises"), (PREMISES,)),
        Section(
            say("Charges and payment"),
            (
                _term("charges_rate", span=1),
                _term("tsc_recharged", span=1),
                _term("payment_period", span=1),
                _term("payment_term", span=1),
                _term("payment_days", span=1),
                _term("part_month", span=1),
                _term("deposit_months", span=1),
                _term("vat_regime"),
                _term("exemption"),
            ),
        ),
        Section(
            say("Revision, notice, purpose"),
            (
                _term("revision_kind", span=1),
                _term("revision_months", span=1),
                _term("revision_rate", span=1),
                _term("renewal", span=1),
                _term("notice_months", span=1),
                _term("notice_days", span=1,
                      hint=say("Where the lease counts in days; else empty.")),
                _term("firm_until", span=1),
                _term("purpose", span=4, limit=2_000),
            ),
        ),
    ),
    load=load,
    save=save,
    warn=warn,
    wide=True,
)  # fmt: skip
