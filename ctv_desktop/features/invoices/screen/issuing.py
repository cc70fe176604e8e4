"""What a batch asks for, finds and issues, for the window and the command alike. No Qt here."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rows.dues import id_of
from ctv_desktop.features.invoices.rows.plan import Asked, Entry, Plan, correction, plan
from ctv_desktop.values import language
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.period import add_months, period
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database

MONTHS_BACK, MONTHS_ON = 2, 2
Expected = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Sums:
    """How many invoices and credit notes, what they come to with VAT, how many are blocked."""

    invoices: int
    credits: int
    gross: int
    blocked: int

    def said(self) -> Say:
        """In words."""
        parts = [says("{count} invoice", "{count} invoices", self.invoices)]
        if self.credits:
            parts.append(says("{count} credit note", "{count} credit notes", self.credits))
        whole = parts[0]
        for part in parts[1:]:
            whole = say("{one}, {other}", one=whole, other=part)
        told = say("{what}: {amount} MAD with VAT", what=whole, amount=Shown(MONEY, self.gross))
        if not self.blocked:
            return told
        blocked = says("{count} blocked", "{count} blocked", self.blocked)
        return say("{what}; {blocked}", what=told, blocked=blocked)


def sums(found: Plan) -> Sums:
    """What a plan comes to."""
    ready = found.ready
    back = sum(entry.paper.kind == "credit" for entry in ready)
    gross = sum(entry.paper.gross for entry in ready)
    return Sums(len(ready) - back, back, gross, len(found.blocked))


def spans(today: date) -> list[tuple[Say | str, date | None, date]]:
    """The periods offered: all that is due today, months around it, this quarter and the next."""
    spoken = language.current()
    found: list[tuple[Say | str, date | None, date]] = [
        (say("All that is due on {day}", day=today), None, today)
    ]
    for step in range(-MONTHS_BACK, MONTHS_ON + 1):
        day = add_months(today.replace(day=1), step)
        first, last = period(f"{day:%Y-%m}")
        found.append((spoken.month(first).capitalize(), first, last))
    for step in (0, 3):
        day = add_months(today.replace(day=1), step)
        quarter = (day.month + 2) // 3
        first, last = period(f"{day.year}-T{quarter}")
        said = say("Quarter {number} of {year}", number=quarter, year=str(day.year))
        found.append((said, first, last))
    return found


def preview(reader: "Reader", asked: Asked, only: tuple[int, ...] | None, today: date) -> Plan:
    """What would be issued: all that is asked for, or `only` some papers of it. Uses no number."""
    found = plan(reader, asked, today)
    if only is None:
        return found
    return replace(found, entries=tuple(one for one in found.entries if id_of(one) in only))


def expected(found: Plan) -> Expected:
    """What a preview showed as ready: each paper and its sum."""
    return tuple((id_of(entry), entry.paper.gross) for entry in found.ready)


def issue_now(
    database: "Database",
    asked: Asked,
    only: tuple[int, ...] | None,
    shown: Expected,
    issued_on: date,
    today: date,
) -> "Changed":
    """Issue what a preview showed, in the writing lane. Raises Refused where the park moved on."""
    from ctv_desktop.features.invoices import store

    reader = database.reader()
    try:
        found = preview(reader, asked, only, today).without_blocked()
    finally:
        reader.close()
    if expected(found) != shown:
        raise store.Moved({"": say("The park changed in the meantime. Look at the preview again.")})
    return store.issue(database, found, issued_on, today)


def credit_now(
    database: "Database", id: int, taken: tuple[int, ...] | None, reason: str, today: date
) -> "Changed":
    """Issue a credit note of an invoice in the writing lane. Raises Refused."""
    from ctv_desktop.features.invoices import store

    reader = database.reader()
    try:
        found = correction(reader, id, taken, reason, today)
    finally:
        reader.close()
    return store.issue(database, found, today, today)


def what(entry: Entry) -> Say:
    """A paper to issue in few words."""
    if entry.paper.kind == "credit":
        held = entry.paper.corrects
        return say("Credit note on {reference}", reference=held.reference) if held else say(
            "Credit note"
        )  # fmt: skip
    if entry.paper.covers == "complement":
        return say("Complement")
    return say("Charges") if entry.paper.covers == "charges" else say("Invoice")
