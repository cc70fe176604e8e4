"""What is proposed for a lease in place of what its clause gives."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.revisions.rows.case import Case, case
from ctv_desktop.features.revisions.rules.explain import top_up
from ctv_desktop.features.revisions.rules.offer import Wanted
from ctv_desktop.features.revisions.words import LABELS
from ctv_desktop.ui.declare import Field, Form, Section, Values
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import MONEY, PERCENT
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database


def load(reader: "Reader", id: int | None, _given: Values, today: date) -> dict[str, Any]:
    """What was typed for a lease; where nothing is, its clause gives the rent."""
    blank: dict[str, Any] = dict.fromkeys(("lease", "now", "effective_on", "rate", "rent"))
    if id is None:
        return {**blank, "reason": ""}
    found = case(reader, id, today, all_rates(reader))
    if found is None:
        raise Refused({"": say("This lease has been deleted in the meantime.")})
    wanted = found.wanted
    return {
        "lease": f"{found.reference} · {found.tenant}",
        "now": found.offer.old,
        "effective_on": wanted.effective_on,
        "rate": wanted.rate,
        "rent": wanted.rent,
        "reason": wanted.reason,
    }


def save(database: "Database", values: Values, id: int | None, _version: int | None) -> "Changed":
    """Keep it, in the writing lane, where the store is loaded."""
    from ctv_desktop.features.revisions import store
    from ctv_desktop.values.language import today

    if id is None:
        raise Refused({"": say("A revision is proposed for a lease: choose it in the list.")})
    return store.propose(database, id, values, today())


def warn(reader: "Reader", values: Values, id: int | None, today: date) -> Mapping[str, Say]:
    """What would follow from what is typed, or be refused."""
    if id is None:
        return {}
    wanted = Wanted(
        values.get("effective_on"), values.get("rate"), values.get("rent"),
        str(values.get("reason") or "").strip(),
    )  # fmt: skip
    found = case(reader, id, today, all_rates(reader), wanted)
    if found is None:
        return {}
    return {"effective_on": say("Possible from {day}", day=found.offer.first), **_said(found)}


def _said(found: Case) -> dict[str, Say]:
    key = "rent" if found.wanted.rent is not None else "rate"
    said = {key: _new_rent(found)}
    if found.deposit_months and found.offer.new > found.offer.old:
        more = top_up(found.deposit_months, found.offer.old, found.offer.new)
        said["now"] = say("Deposit to top up: {amount}", amount=Shown(MONEY, more))
    return {**said, **found.problems}


def _new_rent(found: Case) -> Say:
    return say(
        "New rent: {rent} ({rate})",
        rent=Shown(MONEY, found.offer.new),
        rate=Shown(PERCENT, found.offer.rate),
    )


def _field(key: str, span: int = 1, limit: int = 200, hint: Say | None = None) -> Field:
    label, kind = LABELS["revision_proposal"][key]
    return Field(key, label, kind, span=span, limit=limit, help=hint)


FORM = Form(
    noun="proposal",
    title_new=say("Revision"),
    title_edit=say("Propose a revision"),
    sections=(
        Section(
            say("Revision"),
            (
                Field("lease", say("Lease"), read_only=True, span=3),
                Field("now", say("Rent per month"), MONEY, read_only=True, span=1),
                _field("effective_on", span=2),
                _field("rate", hint=say("Empty: what the lease and the law give.")),
                _field("rent", hint=say("Instead of a rate.")),
                _field(
                    "reason",
                    span=4,
                    limit=2_000,
                    hint=say("Asked where the rise exceeds the cap or comes before its time."),
                ),
            ),
        ),
    ),
    load=load,
    save=save,
    warn=warn,
)
