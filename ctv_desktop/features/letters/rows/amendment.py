"""What an amendment changes, old and new: the lease before it and after it, on its day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.contracts.rows import sentences
from ctv_desktop.features.contracts.rows.facts import Case, case, of_day
from ctv_desktop.features.contracts.rows.parties import tenant_of
from ctv_desktop.features.contracts.rules.letters import CHANGED, COMPARED
from ctv_desktop.features.leases.rows import life, single
from ctv_desktop.features.leases.rules import money
from ctv_desktop.features.leases.words import BASES, VAT_REGIMES
from ctv_desktop.features.letters.rows.letter import Letter, letter, numbers
from ctv_desktop.features.letters.rows.sums import compared
from ctv_desktop.features.letters.rules.content import signer
from ctv_desktop.features.park.words import UNIT_KINDS, long_floor_label
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rates.words import MONEY_UNIT
from ctv_desktop.features.rent.rules.month import representative_day
from ctv_desktop.features.rent.rules.spans import monthly, spans
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

DAY = timedelta(days=1)


def amendment(reader: "Reader", id: int, today: date) -> Letter:
    """The letter of an amendment. Raises Refused where it was undone."""
    row = life.amendment(reader, id)
    if row is None:
        raise Refused({"": say("This amendment has been undone in the meantime.")})
    before, after = (
        case(reader, row.lease_id, today, row.number - less, revised=True) for less in (1, 0)
    )
    both = _Compared(reader, row, before, after)
    assignee = next((int(one.new) for one in row.changes if one.item == "tenant_id"), 0)
    facts = {
        **(before if row.kind == "assignment" else after).facts,
        **numbers(reader, row.lease_id, today, before if row.number == 1 else None),
        **_assignee(reader, row, assignee),
        **both.facts(),
        **_own(reader, row, before, after),
    }
    lease = before.lease
    more: dict[str, Any] = {"units": both.units(), "sums": both.sums()}
    if assignee:
        more["assignee"] = signer(facts, "assignee")
    return letter(
        "amendment", before, today, ("amendment", id), row.number, facts,
        say("to the contract {reference}", reference=lease.reference), row.signed_on,
        title=say("Amendment no. {number}", number=row.number), more=more,
        total=facts["new.gross"], assignee=assignee,
    )  # fmt: skip


class _Compared:
    """The lease on the day of an amendment: as it would have been, and as it is."""

    def __init__(self, reader: "Reader", row: life.AmendmentRow, before: Case, after: Case) -> None:
        self.row, self.before, self.after = row, before, after
        self.rates = all_rates(reader)
        # An extension begins when the lease would have been over; an assignment changes nothing.
        late = row.kind == "extension"
        self.old_day = row.effective_on - DAY if late else row.effective_on
        self.old = _terms(reader, before, self.rates, self.old_day)
        if row.kind == "assignment":
            self.after, self.new = before, self.old
        else:
            self.new = _terms(reader, after, self.rates, row.effective_on)

    def facts(self) -> dict[str, Any]:
        """Old, new, and whether they differ."""
        old, new = self.old, self.new
        differs = {
            name: any(old.get(one) != new.get(one) for one in names)
            for name, names in CHANGED.items()
        }
        more = (new.get("deposit") or 0) - (old.get("deposit") or 0)
        return {
            **{f"old.{name}": old.get(name) for name in COMPARED},
            **{f"new.{name}": new.get(name) for name in COMPARED},
            **{f"changed.{name}": one for name, one in differs.items()},
            "amendment.top_up": more if more > 0 else None,
            "amendment.surplus": -more if more < 0 else None,
        }

    def units(self) -> list[dict[str, Any]]:
        """Each unit with its rent of a month before and after; none where nothing changes there."""
        sides = (_rents(self.before, self.old_day), _rents(self.after, self.row.effective_on))
        if sides[0] == sides[1]:
            return []
        lines = {line.unit_id: line for line in (*self.before.lines, *self.after.lines)}
        return [
            {
                "code": line.code, "kind": UNIT_KINDS.label(line.kind), "building": line.building,
                "floor": long_floor_label(line.level, line.floor), "area": line.area,
                "old": sides[0].get(unit), "new": sides[1].get(unit),
            }
            for unit, line in lines.items()
            if unit in sides[0] or unit in sides[1]
        ]  # fmt: skip

    def sums(self) -> list[dict[str, Any]]:
        """What a month comes to before and after; nothing where it stays the same."""
        return compared(
            (self.before.terms, self.old_day), (self.after.terms, self.row.effective_on), self.rates
        )


def _terms(reader: "Reader", found: Case, rates: Rates, day: date) -> dict[str, Any]:
    """What an amendment may change, as it is on a day; the deposit as R11 counts it then."""
    lease = found.lease
    told = of_day(reader, lease, found.terms, rates, day)
    told["vat_regime"] = VAT_REGIMES.label(lease.vat_regime)
    told["exemption"] = told["exemption"] if lease.vat_regime == "exempt" else None
    base = sum(
        monthly(one.line, one.level) for one in spans(found.terms) if one.starts <= day <= one.ends
    )
    told["deposit"] = money.deposit(lease.deposit_months, base)
    return told


def _rents(found: Case, day: date) -> dict[int, int]:
    """The rent of a month of each unit on a day, past rent-free time."""
    at = representative_day(found.terms, day)
    return {
        one.line.unit_id: one.rent for one in spans(found.terms) if one.starts <= at <= one.ends
    }


def _own(reader: "Reader", row: life.AmendmentRow, before: Case, after: Case) -> dict[str, Any]:
    """What the amendment says of itself."""
    changed: dict[str, list[life.ChangeRow]] = {}
    for change in row.changes:
        changed.setdefault(change.item, []).append(change)

    returned = {change.unit_id for change in changed.get("given_back", ())}
    return {
        "amendment.number": row.number,
        "amendment.kind": row.kind,
        "amendment.signed_on": row.signed_on,
        "amendment.effective_on": row.effective_on,
        "amendment.eve": row.effective_on - DAY,
        "amendment.purpose": sentences.inside(row.purpose),
        "amendment.earlier": _earlier(reader, row),
        "amendment.added": _added(changed.get("added", ()), after.lines),
        "amendment.given_back": sentences.premises(
            [line for line in before.lines if line.unit_id in returned]
        ),
        "amendment.priced": _priced(changed.get("price", ()), before.lines),
    }


def _earlier(reader: "Reader", row: life.AmendmentRow) -> Say | None:
    """The amendments before this one, in their order."""
    found = [one for one in life.amendments(reader, row.lease_id) if one.number < row.number]
    return sentences.listed(
        say("amendment no. {number} of {day}", number=one.number, day=one.signed_on)
        for one in reversed(found)
    )


def _added(changes: Iterable[life.ChangeRow], lines: Iterable[single.Line]) -> Say | None:
    added = {change.unit_id for change in changes}
    return sentences.listed(
        say(
            "{premises}, at {price} {basis} and month before VAT",
            premises=sentences.premises([line]), price=Shown(MONEY_UNIT, line.rent),
            basis=BASES.label(line.basis),
        )
        for line in lines
        if line.unit_id in added
    )  # fmt: skip


def _priced(changes: Iterable[life.ChangeRow], lines: Iterable[single.Line]) -> Say | None:
    bases = {line.unit_id: line.basis for line in lines}
    return sentences.listed(
        say(
            "{unit}, {new} instead of {old} {basis} and month",
            unit=one.name, new=Shown(MONEY_UNIT, int(one.new)), old=Shown(MONEY_UNIT, int(one.old)),
            basis=BASES.label(bases.get(one.unit_id or 0, "area")),
        )
        for one in changes
    )  # fmt: skip


def _assignee(reader: "Reader", row: life.AmendmentRow, assignee: int) -> Mapping[str, Any]:
    """The tenant that a lease goes to, with the number of its lease."""
    if not assignee:
        return {}
    _party, facts = tenant_of(reader, assignee)
    reference = reader.value(
        "SELECT reference FROM lease WHERE assigned_from_id = $1 AND starts = $2",
        row.lease_id,
        row.effective_on,
    )
    named = {key.replace("tenant.", "assignee."): value for key, value in facts.items()}
    return {**named, "assignee.reference": reference or ""}
