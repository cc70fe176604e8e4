"""A lease amended, extended, assigned, renewed, and its options used."""

from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.screen.acts.asking import Ids, field, of
from ctv_desktop.features.leases.words import OPTION_KINDS
from ctv_desktop.features.tenants import rows as tenants
from ctv_desktop.ui.declare import Choosable, Field, Picker, Values
from ctv_desktop.values.kinds import COUNT, MONEY, PERCENT, Choice, Choices, choice
from ctv_desktop.values.period import add_months
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.features.leases.rows.renewals import Ending
    from ctv_desktop.features.leases.rows.single import Lease
    from ctv_desktop.features.leases.rows.terms import OptionRow
    from ctv_desktop.ui.desk import Desk

LAW = say(
    "Under law 49-16 (art. 25) the lease right may be transferred; the landlord is told, and may"
    " step in first at the price offered."
)


def amend(desk: "Desk", ids: Ids) -> None:
    desk.edit("amendment", None, {"lease_id": ids[0]})


def revise(desk: "Desk", ids: Ids) -> None:
    """Go to the lease at the revision desk."""
    desk.open("proposal", ids[0])


# A later end.


def _extend(desk: "Desk", lease: "Lease") -> None:
    today = desk.today()
    desk.ask_values(
        say("Extend {reference}", reference=lease.reference),
        (
            field("ends", label=say("New end"), required=True),
            field("signed_on", table="amendment", required=True),
            field("purpose", table="amendment", span=4, limit=2_000),
        ),
        {"ends": add_months(lease.ends, 12), "signed_on": today, "purpose": ""},
        partial(extend_now, lease.id, today),
        say("Extend"),
        say("An amendment: the terms stay as they are until the new end."),
    )


def extend_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Extend in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.extend(database, id, {**values, "about": values["purpose"]}, today)


# Another tenant.


def _tenants(reader: "Reader", text: str, _values: Values) -> list[Choosable]:
    return [Choosable(*offer) for offer in tenants.choices(reader, text)]


def _assign(desk: "Desk", lease: "Lease") -> None:
    today = desk.today()
    first = add_months(max(today, lease.starts).replace(day=1), 1)
    desk.ask_values(
        say("Assign {reference}", reference=lease.reference),
        (
            Field(
                "tenant_id",
                say("New tenant"),
                required=True,
                span=4,
                picker=Picker(_tenants, tenants.name_of, create="tenant"),
            ),
            field("effective_on", table="amendment", required=True),
            field("signed_on", table="amendment", required=True),
            field("purpose", table="amendment", span=4, limit=2_000),
        ),
        {"tenant_id": None, "effective_on": first, "signed_on": today, "purpose": ""},
        partial(assign_now, lease.id, today),
        say("Assign the lease"),
        LAW
        if lease.regime == "49-16"
        else say("The lease ends the day before; a new one carries its terms on."),
    )


def assign_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Assign in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    return store.assign(database, id, {**values, "about": values["purpose"]}, today)


# The next lease.


def renew(desk: "Desk", ids: Ids) -> None:
    from ctv_desktop.features.leases.rows.renewals import ending_one

    desk.tasks.read(ending_one, ids[0], desk.today(), then=partial(_ask_renewal, desk))


def _ask_renewal(desk: "Desk", found: "Ending | None") -> None:
    if found is None or found.problem is not None:
        desk.warn((found and found.problem) or say("This lease is not renewed."))
        return
    desk.ask_values(
        say("Renew {reference}", reference=found.reference),
        (
            Field("months", say("Length in months"), COUNT, required=True),
            Field("rate", say("Rise of the rent"), PERCENT),
            Field("rent", say("or new rent per month"), MONEY),
        ),
        {"months": found.months, "rate": found.rate, "rent": None},
        partial(renew_now, found.id, desk.today()),
        say("Make the new lease"),
        say(
            "A draft from {day} with the same premises, terms and notes. Rent now: {rent}",
            day=found.starts,
            rent=Shown(MONEY, found.rent),
        ),
        warn=partial(_new_rent, found),
    )


def _new_rent(found: "Ending", _reader: "Reader", values: Values) -> "Mapping[str, Say]":
    offered = found.at(values.get("months"), values.get("rate"), values.get("rent"))
    said = say("New rent: {rent}", rent=Shown(MONEY, offered.rent))
    return {"rate": offered.doubt or offered.problem or said}


def renew_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Renew in the writing lane, where the store is loaded; refusals stand beside the fields."""
    from ctv_desktop.features.leases import store
    from ctv_desktop.values.errors import Refused

    try:
        return store.renew(database, [{**values, "id": id}], today)
    except Refused as refused:
        problems = {key.removeprefix("0."): said for key, said in refused.problems.items()}
        offers = {key.removeprefix("0."): one for key, one in refused.proposals.items()}
        raise Refused(problems, offers) from None


# Options.


def _option(desk: "Desk", lease: "Lease") -> None:
    from ctv_desktop.features.leases.rows.terms import options

    desk.tasks.read(options, lease.id, then=partial(_ask_option, desk, lease))


def _ask_option(desk: "Desk", lease: "Lease", found: "Sequence[OptionRow]") -> None:
    today = desk.today()
    left = [one for one in found if one.used_on is None]
    if not left:
        desk.warn(say("No option is left."))
        return
    kinds = {str(one.id): one.kind for one in left}
    choices = choice(Choices(*(Choice(str(one.id), _named(one)) for one in left)))

    def longer(values: Values) -> bool:
        return kinds.get(str(values.get("option"))) == "extend"

    desk.ask_values(
        say("Use an option of {reference}", reference=lease.reference),
        (
            Field("option", say("Option"), choices, required=True, span=4),
            field("used_on", table="lease_option", required=True),
            field("ends", label=say("New end"), required=True, shown=longer),
        ),
        {"option": str(left[0].id), "used_on": today, "ends": add_months(lease.ends, 36)},
        partial(option_now, lease.id, today),
        say("Note its use"),
        say("A break is followed by a notice, more space by an amendment."),
    )


def _named(option: "OptionRow") -> Say:
    return say(
        "{option}, {first} to {last}",
        option=OPTION_KINDS.label(option.kind),
        first=option.opens,
        last=option.closes,
    )


def option_now(id: int, today: "date", database: "Database", values: Values) -> "Changed":
    """Note the use of an option in the writing lane, where the store is loaded."""
    from ctv_desktop.features.leases import store

    chosen: Any = values["option"]
    return store.use_option(database, id, int(chosen) if chosen else None, values, today)


extend = of(_extend)
assign = of(_assign)
option = of(_option)
