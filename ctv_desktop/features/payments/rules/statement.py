"""A bank statement: its columns told apart, its lines read, and what each most likely settles."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Any

from ctv_desktop.values.errors import Refused
from ctv_desktop.values.folding import fold
from ctv_desktop.values.money import read_hundredths
from ctv_desktop.values.period import read_day
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

# What banks call their columns, folded; the first that fits wins.
HEADS: Mapping[str, tuple[str, ...]] = {
    "day": ("date operation", "date d'operation", "date op", "date comptable", "date valeur",
            "date de valeur", "date", "jour"),
    "label": ("libelle", "libelle operation", "designation", "description", "operation", "motif",
              "nature", "intitule", "label"),
    "reference": ("reference", "ref", "n° operation", "numero", "num piece", "piece", "n°"),
    "credit": ("credit", "montant credit", "credit mad", "entrees", "versements"),
    "debit": ("debit", "montant debit", "debit mad", "sorties", "retraits"),
    "amount": ("montant", "amount", "montant mad", "somme"),
    "sense": ("sens", "d/c", "type"),
}  # fmt: skip
MOST_SUMMED = 12  # open invoices of one tenant tried together
TOGETHER = 4  # at most so many


@dataclass(frozen=True)
class StatementLine:
    """Money that came in: centimes; `key` tells it apart from every other line there was."""

    number: int
    day: date
    label: str
    reference: str
    amount: int
    key: str


@dataclass(frozen=True)
class Owed:
    """An open invoice with whom it is owed by."""

    id: int
    reference: str
    tenant_id: int
    tenant: str
    due_on: date
    balance: int


@dataclass(frozen=True)
class Proposal:
    """What a line may settle: of whom, which parts of invoices, why, and whether it is sure."""

    tenant_id: int | None
    tenant: str
    parts: Mapping[int, int]
    why: Say
    sure: bool


def columns(cells: Sequence[Any]) -> dict[str, int] | None:
    """Which column is what, of a line of titles; None where it is none."""
    heads = [re.sub(r"[^a-z0-9°/' ]+", " ", fold(str(cell or ""))).strip() for cell in cells]
    found: dict[str, int] = {}
    for key, names in HEADS.items():
        place = next((heads.index(name) for name in names if name in heads), None)
        if place is None:
            begins = (i for i, head in enumerate(heads) if any(head.startswith(n) for n in names))
            place = next((i for i in begins if i not in found.values()), None)
        if place is not None and place not in found.values():
            found[key] = place
    whole = "day" in found and ("credit" in found or "amount" in found)
    return found if whole else None


def lines(rows: Iterable[tuple[int, Sequence[Any]]], today: date) -> list[StatementLine]:
    """The incoming lines of a statement; what went out is passed over. Raises Refused.

    `rows` are numbered as an editor numbers them; what stands above the titles is passed over.
    """
    heads: dict[str, int] | None = None
    found: list[StatementLine] = []
    seen: dict[str, int] = {}
    for number, cells in rows:
        if heads is None:
            heads = columns(cells)
            continue
        line = _line(number, cells, heads, today, seen)
        if line is not None:
            found.append(line)
    if heads is None:
        raise Refused({"": say("No line of titles was found: a date, and a credit or an amount.")})
    if not found:
        raise Refused({"": say("Nothing came in on this statement.")})
    return found


def _line(
    number: int, cells: Sequence[Any], heads: Mapping[str, int], today: date, seen: dict[str, int]
) -> StatementLine | None:
    def cell(key: str) -> Any:
        place = heads.get(key, -1)
        return cells[place] if 0 <= place < len(cells) else ""

    raw = cell("day")
    if raw in ("", None) or not str(raw).strip():
        return None  # a total, a remark
    try:
        amount = _incoming(cell)
        if amount <= 0:
            return None
        day = _day(raw, today)
    except Refused as refused:
        said = say("Line {number}: {problem}", number=number, problem=str(refused))
        raise Refused({"": said}) from None
    label = " ".join(str(cell("label") or "").split())[:400]
    reference = " ".join(str(cell("reference") or "").split())[:80]
    stated = f"{day.isoformat()}|{amount}|{fold(label)}|{fold(reference)}"
    seen[stated] = seen.get(stated, 0) + 1  # two equal lines of one day are two payments
    key = hashlib.sha256(f"{stated}|{seen[stated]}".encode()).hexdigest()
    return StatementLine(number, day, label, reference, amount, key)


def _incoming(cell: Any) -> int:
    """What came in by a line, in centimes; nothing or less where it went out."""
    credit = _amount(cell("credit"))
    if credit is not None:
        return credit
    if _amount(cell("debit")):
        return 0
    amount = _amount(cell("amount")) or 0
    sense = fold(str(cell("sense") or ""))
    return -abs(amount) if sense.startswith(("d", "-")) else amount


def _amount(value: Any) -> int | None:
    if value is None or (isinstance(value, str) and not value.strip(" -")):
        return None
    if isinstance(value, int | float):
        return round(value * 100)  # a workbook's number
    return read_hundredths(str(value).replace("+", ""))


def _day(value: Any, today: date) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else read_day(str(value).strip(), today)


# What a line most likely settles.


class Matcher:
    """Finds the invoices that a line pays: by number, by amount, by the tenant's name."""

    def __init__(self, owed: Iterable[Owed], tenants: Mapping[int, str]) -> None:
        self._owed = {one.id: one for one in owed}
        self._by_tenant: dict[int, list[Owed]] = {}
        self._by_balance: dict[int, list[Owed]] = {}
        for one in sorted(self._owed.values(), key=lambda each: (each.due_on, each.id)):
            self._by_tenant.setdefault(one.tenant_id, []).append(one)
            self._by_balance.setdefault(one.balance, []).append(one)
        self._references = {_bare(one.reference): one for one in self._owed.values()}
        self._names = {id: _core(name) for id, name in tenants.items() if len(_core(name)) > 3}
        self._tenants = dict(tenants)

    def find(self, line: StatementLine) -> Proposal:
        """The best guess for a line, the surest sign first."""
        said = f"{line.label} {line.reference}"
        return (
            self._named_invoices(line, said)
            or self._named_tenant(line, said)
            or self._same_amount(line)
            or Proposal(None, "", {}, say("Nobody found: choose the tenant."), False)
        )

    def _named_invoices(self, line: StatementLine, said: str) -> Proposal | None:
        """Invoices whose numbers stand in the words of the line, all of one tenant."""
        bare = _bare(said)
        found = [one for key, one in self._references.items() if key in bare]
        if not found or len({one.tenant_id for one in found}) > 1:
            return None
        parts, whole = _spread(line.amount, found)
        exact = whole == line.amount
        why = say("Number of the invoice") if exact else say("Number of the invoice, other amount")
        return Proposal(found[0].tenant_id, found[0].tenant, parts, why, exact)

    def _named_tenant(self, line: StatementLine, said: str) -> Proposal | None:
        """A tenant whose name stands in the words of the line."""
        words = f" {_core(said)} "
        found = [id for id, name in self._names.items() if f" {name} " in words]
        if len(found) != 1:
            return None
        id = found[0]
        mine = self._by_tenant.get(id, [])
        chosen = _summing(line.amount, mine)
        if chosen:
            parts = {one.id: one.balance for one in chosen}
            return Proposal(id, self._tenants[id], parts, say("Tenant and amount"), True)
        parts, _ = _spread(line.amount, mine)
        return Proposal(id, self._tenants[id], parts, say("Name of the tenant"), False)

    def _same_amount(self, line: StatementLine) -> Proposal | None:
        """The only open invoice of that amount, or the only tenant whose invoices add up to it."""
        same = self._by_balance.get(line.amount, [])
        if len(same) == 1:
            one = same[0]
            why = say("The only open invoice of this amount")
            return Proposal(one.tenant_id, one.tenant, {one.id: one.balance}, why, False)
        if same:
            return None
        sums = [(id, chosen) for id, mine in self._by_tenant.items()
                if (chosen := _summing(line.amount, mine))]  # fmt: skip
        if len(sums) != 1:
            return None
        id, chosen = sums[0]
        parts = {one.id: one.balance for one in chosen}
        why = say("The only tenant whose invoices add up to it")
        return Proposal(id, self._tenants[id], parts, why, False)


def _spread(amount: int, owed: Sequence[Owed]) -> tuple[dict[int, int], int]:
    """What an amount settles of invoices in their order, and what they come to together."""
    parts: dict[int, int] = {}
    left = amount
    for one in owed:
        if part := min(left, one.balance):
            parts[one.id] = part
            left -= part
    return parts, sum(one.balance for one in owed)


def _summing(amount: int, owed: Sequence[Owed]) -> Sequence[Owed]:
    """The invoices that come to an amount: one, the oldest together, else a few of them."""
    total = 0
    for place, one in enumerate(owed):
        total += one.balance
        if total == amount:
            return owed[: place + 1]
    few = owed[:MOST_SUMMED]
    for count in range(1, min(TOGETHER, len(few)) + 1):
        for chosen in combinations(few, count):
            if sum(one.balance for one in chosen) == amount:
                return chosen
    return ()


def _bare(text: str) -> str:
    """Letters and figures alone: banks drop strokes and spaces."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


_FORMS = {"sarl", "sa", "sas", "au", "snc", "ste", "societe", "maroc"}


def _core(name: str) -> str:
    """The words of a company's name that tell it apart."""
    words = re.sub(r"[^\w ]", " ", fold(name)).split()
    return " ".join(word for word in words if word not in _FORMS)
