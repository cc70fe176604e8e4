"""A bank statement's file as a grid: each line with what it may settle, those known left out."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.imports.reading import read
from ctv_desktop.features.payments.rows import choices
from ctv_desktop.features.payments.rules.allocating import Open, oldest
from ctv_desktop.features.payments.rules.statement import (
    Matcher,
    Proposal,
    StatementLine,
    lines,
)
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


@dataclass(frozen=True)
class Offered:
    """A line with its proposal; `known` where it was taken in before, `taken` where ticked."""

    line: StatementLine
    proposal: Proposal
    invoices: tuple[str, ...]
    known: bool
    taken: bool

    def values(self) -> dict[str, Any]:
        """What the store takes in."""
        return {
            "tenant_id": self.proposal.tenant_id,
            "received_on": self.line.day,
            "amount": self.line.amount,
            "reference": self.line.reference,
            "note": self.line.label,
            "statement_key": self.line.key,
            "parts": dict(self.proposal.parts),
        }


def offered(reader: "Reader", path: Path, today: date) -> list[Offered]:
    """The lines of a file with what each most likely settles; sure ones are ticked.

    No part of an invoice is proposed to two lines. Raises Refused.
    """
    found = _lines(path, today)
    known = choices.known_keys(reader, [line.key for line in found])
    open_now = {one.id: one for one in choices.owed(reader)}
    names = choices.tenant_names(reader)
    made = []
    for line in found:
        if line.key in known:
            nothing = Proposal(None, "", {}, say("Imported before"), False)
            made.append(Offered(line, nothing, (), True, False))
            continue
        proposal = Matcher(open_now.values(), names).find(line)
        invoices = tuple(open_now[id].reference for id in proposal.parts)
        made.append(Offered(line, proposal, invoices, False, proposal.sure))
        if proposal.sure:
            for id, part in proposal.parts.items():
                one = open_now.pop(id)
                if part < one.balance:
                    open_now[id] = replace(one, balance=one.balance - part)
    return made


def _lines(path: Path, today: date) -> list[StatementLine]:
    sheet = max(read(path), key=lambda one: len(one.lines))
    return lines(((line.number, line.cells) for line in sheet.lines), today)


def chosen(reader: "Reader", one: Offered, tenant_id: int) -> Offered:
    """The same line, paid by a tenant that was chosen: it settles its oldest invoices."""
    mine = [each for each in choices.owed(reader) if each.tenant_id == tenant_id]
    opens = [Open(each.id, each.reference, each.due_on, each.balance) for each in mine]
    parts = oldest(one.line.amount, opens)
    name = str(reader.value("SELECT legal_name FROM tenant WHERE id = $1", tenant_id) or "")
    numbers = {each.id: each.reference for each in mine}
    proposal = Proposal(tenant_id, name, parts, say("Chosen by hand"), True)
    return replace(one, proposal=proposal, invoices=tuple(numbers[id] for id in parts), taken=True)
