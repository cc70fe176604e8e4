"""An amendment (avenant): terms and premises change from a day on; what was stays readable."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.work import checked
from ctv_desktop.features.leases.model import (
    Amendment,
    AmendmentChange,
    AmendmentDraft,
    Lease,
    LeaseDraft,
)
from ctv_desktop.features.leases.rules import amend as rules
from ctv_desktop.features.leases.rules import checks, clauses, state
from ctv_desktop.features.leases.session import rebuild
from ctv_desktop.features.leases.store.acts import premises
from ctv_desktop.features.leases.store.acts.within import frame, opened, refuse, tidy
from ctv_desktop.features.leases.store.lease import lines_of
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.values.errors import Proposal, Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

Values = Mapping[str, Any]


def amend(
    database: "Database", id: int, values: Values, today: date, version: int | None = None
) -> "Changed":
    """Amend a signed lease. `values`: signed_on, effective_on, about (what for), terms by their
    columns, and `premises`: a list of {act: add|give_back|price, unit_id, rent, basis}.

    Dues before the day of effect stay as they are. Raises Refused, also where nothing changes,
    before the last amendment, and for days already invoiced.
    """
    with database.write(say("Amend lease")) as work:
        lease = opened(work, id)
        work.act = say("Amend lease {reference}", reference=lease.reference)
        refuse(state.why_not_amend(state.state(lease, today)))
        premises.refuse_stale(lease, version)
        unsaid = rules.unsaid(rates_of(work), lease.starts)
        changed = rules.changed(lease.model_dump(), values, unsaid)
        acts = [one for one in values.get("premises") or () if one.get("act")]
        _refuse(work, lease, values, changed, acts, today)
        row = write(work, lease, "premises" if acts else "terms", values)
        for item, new in changed.items():
            note(work, row, item, getattr(lease, item), new)
            setattr(lease, item, new)
        premises.change(work, lease, row, acts)
        rebuild(work, lease)
        if acts and not changed:
            lease.version += 1  # who has the older lease open is told so
        work.act, work.subject = _named(lease, row), row.id
    return work.changed


def _named(lease: Lease, row: Amendment) -> Say:
    return say(
        "Amendment no. {number} of lease {reference}",
        number=row.number,
        reference=lease.reference,
    )


def _refuse(
    work: "Work",
    lease: Lease,
    values: Values,
    changed: Values,
    acts: Sequence[Values],
    today: date,
) -> None:
    money = bool(acts) or rules.moves_money(changed)
    found, offers = rules.day_problems(
        frame(work, lease), values.get("signed_on"), values.get("effective_on"), today, money
    )
    terms, more = _terms_problems(work, lease, changed)
    checks.refuse({**terms, **found}, {**more, **offers})
    if not changed and not acts:
        raise Refused({"": say("Nothing changes: an amendment changes a term or the premises.")})


def _terms_problems(
    work: "Work", lease: Lease, changed: Values
) -> tuple[dict[str, Say], dict[str, Proposal]]:
    """What forbids the new terms; what the lease already had is not asked again."""
    rates = rates_of(work)
    merged = {**lease.model_dump(), **changed}
    lines = [line.model_dump() for line in lines_of(work, lease)]
    found = checks.problems(merged, lines, rates)
    near = {*changed, *(("exemption",) if "vat_regime" in changed else ())}
    kept = {key: said for key, said in found.items() if key in near}
    if not kept:
        checked(LeaseDraft, merged)
    return kept, {key: one for key, one in clauses.proposals(merged, rates).items() if key in kept}


def write(work: "Work", lease: Lease, kind: str, values: Values) -> Amendment:
    """A new amendment of a lease, with the next number."""
    draft = checked(
        AmendmentDraft,
        {
            "kind": kind,
            "signed_on": values.get("signed_on"),
            "effective_on": values.get("effective_on"),
            "purpose": tidy(values.get("about")),
        },
    )
    number = frame(work, lease).before_number + 1
    row = Amendment(**draft.model_dump(), lease_id=lease.id or 0, number=number)
    work.add(row)
    work.flush()
    return row


def note(
    work: "Work", row: Amendment, item: str, old: Any, new: Any, unit: int | None = None
) -> None:
    """Keep one change, old and new."""
    work.add(
        AmendmentChange(
            amendment_id=row.id or 0,
            unit_id=unit,
            item=item,
            old=rules.text_of(old),
            new=rules.text_of(new),
        )
    )
    work.flush()
