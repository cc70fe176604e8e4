"""The schedule of dues as a table: its columns, its cells, and why each amount is what it is."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.terms import terms as terms_of
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules import why
from ctv_desktop.features.rent.rules.explain import Explanation
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.ui.declare import Column
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import DAY, MONEY, Kind
from ctv_desktop.values.language import Language
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

AMOUNTS = ("rent", "charges", "vat", "gross", "withheld", "to_pay")


def _show(value: tuple[date, date] | int, spoken: Language) -> str:
    """Two days, the first without its year where both are of one; or how many periods."""
    if isinstance(value, int):
        return str(say("Total of {count}", count=value).in_language(spoken))
    first, last = value
    since = spoken.day(first)
    if first.year == last.year:
        since = since[: since.rindex("/")]
    return f"{since} – {spoken.day(last)}"


PERIOD = Kind("period", "start", 20, _show, lambda text, _today: text)

COLUMNS = (
    Column("period", say("Period"), PERIOD),
    Column("due_on", say("Due on"), DAY),
    Column("rent", say("Rent"), MONEY),
    Column("charges", say("Charges"), MONEY),
    Column("vat", say("VAT"), MONEY),
    Column("gross", say("With VAT"), MONEY),
    Column("withheld", say("Withheld"), MONEY),
    Column("to_pay", say("To pay"), MONEY),
)


def cells(due: Due) -> tuple[Any, ...]:
    """A due as a row of the table."""
    amounts = (why.amount_of(due, key) for key in AMOUNTS)
    return ((due.starts, due.ends), due.due_on, *amounts)


def totals(dues: Sequence[Due]) -> tuple[Any, ...]:
    """The sums below the table; none where nothing is due."""
    if not dues:
        return ()
    sums = (sum(why.amount_of(due, key) for due in dues) for key in AMOUNTS)
    return (len(dues), None, *sums)


RECORDS = (
    Column("starts", say("From"), DAY),
    Column("ends", say("To"), DAY),
    *COLUMNS[1:],
)


def records(reader: "Reader", reference: str, today: date) -> list[tuple[Any, ...]]:
    """All dues of a lease by its reference, numbered, for commands; Refused where it is not."""
    id = single.id_of(reader, reference)
    lease = None if id is None else single.lease(reader, id, today)
    if lease is None:
        raise Refused({"": say("There is no “{text}” here.", text=reference)})
    dues = schedule(terms_of(reader, lease), all_rates(reader))
    return [
        (place, due.starts, due.ends, due.due_on, *(why.amount_of(due, key) for key in AMOUNTS))
        for place, due in enumerate(dues, 1)
    ]


def why_of(
    terms: Terms, rates: Rates, dues: Sequence[Due], row: int, key: str
) -> Explanation | None:
    """Why a cell is what it is; row -1 is the totals."""
    return why.of_total(dues, key) if row < 0 else why.of(terms, rates, dues[row], key)
