"""Approval of one or many revisions: what will change is shown first, one undo takes it back."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.revisions.rows.case import Case, cases
from ctv_desktop.features.revisions.rules.offer import shares
from ctv_desktop.ui import ask
from ctv_desktop.values.kinds import MONEY, PERCENT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.ui.desk import Desk

Ids = tuple[int, ...]
UNITS = 12  # units named one by one in the preview of one lease


def approve(desk: "Desk", ids: Ids) -> None:
    """Ask, once it was shown what changes."""
    desk.tasks.read(read, ids, desk.today(), then=partial(_ask, desk))


def read(reader: "Reader", ids: Ids, today: date) -> list[Case]:
    """The cases of some leases, in a reading lane."""
    return cases(reader, ids, today, all_rates(reader))


def _ask(desk: "Desk", found: list[Case]) -> None:
    can = [one for one in found if one.open and not one.problems]
    stay = [one for one in found if not one.open or one.problems]
    if not can:
        for said in list(why_not(stay))[:3]:
            desk.warn(Say(said))
        return
    title = (
        say("Revise the rent of {reference}?", reference=can[0].reference)
        if len(can) == 1
        else says("Revise the rent of {count} lease?", "Revise the rents of {count} leases?",
                  len(can))
    )  # fmt: skip
    ids = tuple(one.id for one in can)
    desk.ask(title, Say(preview(can, stay)), say("Approve"), partial(_do, desk, ids))


def _do(desk: "Desk", ids: Ids) -> None:
    desk.act(approve_now, ids, desk.today())


def approve_now(database: "Database", ids: Ids, today: date) -> "Changed":
    """Approve in the writing lane, where the store is loaded."""
    from ctv_desktop.features.revisions import store

    return store.approve(database, ids, today)


def preview(can: list[Case], stay: list[Case]) -> str:
    """Old and new rents: of each unit where it is one lease, of each lease, in all, by year."""
    lines = ask.listed([_lease(one) for one in can], len(can)).splitlines()
    if len(can) == 1:
        lines = [_lease(can[0]), *_units(can[0])]
    old, new = (sum(getattr(one.offer, key) for one in can) for key in ("old", "new"))
    for title, months in ((say("A month"), 1), (say("A year"), 12)):
        lines.append(f"{title}{COLON}{_change(months * old, months * new)}")
    if stay:
        more = says("{count} other stays as it is:", "{count} others stay as they are:", len(stay))
        lines += [str(more), *(f"•\u00a0{said}" for said in list(why_not(stay))[: ask.NAMED])]
    return "\n".join(lines)


COLON = "\u00a0: "


def _lease(one: Case) -> str:
    said = say(
        "{reference}: {change} ({rate}) from {day}",
        reference=one.reference,
        change=_change(one.offer.old, one.offer.new),
        rate=Shown(PERCENT, one.offer.rate),
        day=one.offer.day,
    )
    return str(said)


def _units(one: Case) -> list[str]:
    after = shares(one.offer.new, [line.rent for line in one.lines])
    pairs = list(zip(one.lines, after, strict=True))
    lines = [f"•\u00a0{line.code}{COLON}{_change(line.rent, new)}" for line, new in pairs[:UNITS]]
    if len(pairs) > UNITS:
        more = len(pairs) - UNITS
        lines.append(str(says("and {count} more.", "and {count} more.", more)))
    return lines


def _change(old: int, new: int) -> str:
    return str(say("{old} → {new}", old=Shown(MONEY, old), new=Shown(MONEY, new)))


def why_not(stay: list[Case]) -> list[str]:
    """Why some leases are not revised, a sentence each."""
    return [
        str(say("{reference}: {sentence}", reference=one.reference, sentence=_reason(one)))
        for one in stay
    ]


def _reason(one: Case) -> Say:
    if not one.open:
        return say("Only a lease that runs is revised.")
    return next(iter(one.problems.values()))
