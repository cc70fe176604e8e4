"""One amendment as its panel shows it: what changed, and the lease as it was before."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import life, single
from ctv_desktop.features.leases.rules import amend
from ctv_desktop.features.leases.screen.issued import papers
from ctv_desktop.features.leases.words import AMENDMENT_KINDS, LABELS, PREMISES_ITEMS
from ctv_desktop.features.register.rows import of_record
from ctv_desktop.ui.declare import Action, Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import TEXT
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk

DAY = timedelta(days=1)
BEFORE = ("ends", *amend.TERMS)


def named(row: life.AmendmentRow) -> Say:
    """What an amendment is called."""
    return say("Amendment no. {number}", number=row.number)


def changed(one: life.ChangeRow) -> tuple[Say, str]:
    """What changed and how: the term, then old → new as a person reads them."""
    spoken = language.current()
    if one.item == "tenant_id":
        old, _, new = one.name.partition("\n")
        return LABELS["lease"]["tenant_id"][0], str(say("{old} → {new}", old=old, new=new))
    old, new = (amend.shown(one.item, text, spoken) for text in (one.old, one.new))
    if one.item in PREMISES_ITEMS:
        what = say("{unit} {act}", unit=one.name, act=PREMISES_ITEMS[one.item][0])
        return what, new if one.item != "price" else str(say("{old} → {new}", old=old, new=new))
    return LABELS["lease"][one.item][0], str(say("{old} → {new}", old=old, new=new))


def line(row: life.AmendmentRow) -> Line:
    """An amendment among those of its lease."""
    parts = [f"{label} {text}" for label, text in map(changed, row.changes)]
    day = language.current().day(row.effective_on)
    return Line(
        str(say("No. {number} from {day}", number=row.number, day=day)),
        " · ".join(parts)[:400],
        AMENDMENT_KINDS.label(row.kind),
        link=Link("amendment", row.id),
    )


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of an amendment."""
    row = life.amendment(reader, id)
    lease = single.lease(reader, row.lease_id, today) if row else None
    if row is None or lease is None:
        return None
    begun = row.effective_on <= today
    return RecordView(
        id,
        str(named(row)),
        f"{row.reference} · {row.tenant}",
        say("In effect") if begun else say("To come"),
        "good" if begun else "info",
        groups=(_own(row), _changes(row), _before(reader, row, lease)),
        related=(_premises(row, lease), *papers(of_record(reader, "amendment", id))),
        trail=((row.reference, Link("lease", row.lease_id)),),
        values={"lease_id": row.lease_id, "version": row.version},
        tables=(("amendment", id),),
    )


def _own(row: life.AmendmentRow) -> Group:
    words = LABELS["amendment"]
    facts = (
        Fact(words["kind"][0], str(AMENDMENT_KINDS.label(row.kind)), TEXT),
        Fact(*words["signed_on"][:1], row.signed_on, words["signed_on"][1]),
        Fact(*words["effective_on"][:1], row.effective_on, words["effective_on"][1]),
        Fact(*words["purpose"][:1], row.purpose, words["purpose"][1]),
    )
    return Group(named(row), tuple(fact for fact in facts if fact.value))


def _changes(row: life.AmendmentRow) -> Group:
    facts = tuple(Fact(label, text, TEXT) for label, text in map(changed, row.changes))
    return Group(say("What changes"), facts)


def _before(reader: "Reader", row: life.AmendmentRow, lease: single.Lease) -> Group:
    """The terms on the eve; a later end counts from its signature on."""
    eve = min(row.effective_on, row.signed_on if row.kind == "extension" else row.effective_on)
    terms = life.terms_on(reader, lease, eve - DAY)
    facts = tuple(_term(key, terms[key]) for key in BEFORE if terms[key] not in (None, ""))
    return Group(say("The lease until {day}", day=row.effective_on - DAY), facts)


def _term(key: str, value: Any) -> Fact:
    label, kind = LABELS["lease"][key]
    return Fact(label, value, kind)


def _premises(row: life.AmendmentRow, lease: single.Lease) -> Related:
    eve = row.effective_on - DAY
    spoken = language.current()
    lines = tuple(
        Line(one.code, spoken.area(one.area) if one.area else "", link=Link("unit", one.unit_id))
        for one in lease.lines
        if one.starts <= eve <= one.ends
    )
    title = say("Premises until {day}", day=eve)
    return Related(title, lines[:20], count=len(lines), empty=say("None."))


def _lease(desk: "Desk", ids: tuple[int, ...]) -> None:
    desk.tasks.read(life.amendment, ids[0], then=partial(_open, desk))


def _open(desk: "Desk", row: life.AmendmentRow | None) -> None:
    if row is None:
        desk.warn(say("This amendment has been undone in the meantime."))
    else:
        desk.open("lease", row.lease_id)


def _show(desk: "Desk", ids: tuple[int, ...]) -> None:
    desk.paper("amendment", ids[0])


def _issue(desk: "Desk", ids: tuple[int, ...]) -> None:
    desk.paper("issue-amendment", ids[0])


ACTIONS = (
    Action("print", say("Amendment on paper…"), _show, "print", "Ctrl+P"),
    Action("issue", say("Issue the amendment…"), _issue, "lock"),
    Action("lease", say("Open the lease"), _lease, icon="description"),
)
RECORD = Record("amendment", view)
