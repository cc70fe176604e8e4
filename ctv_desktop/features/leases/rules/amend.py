"""Amendments (avenants): what may change, how a term is kept as text, and when it may change."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from ctv_desktop.features.leases.rules.engine import KEYS
from ctv_desktop.features.leases.words import LABELS, PREMISES_ITEMS
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.kinds import DAY as DATED
from ctv_desktop.values.language import Language
from ctv_desktop.values.record import dataclass
from ctv_desktop.values.say import Say, say

DAY = timedelta(days=1)
TERMS = (
    "charges_rate", "tsc_recharged", "payment_period", "payment_term", "payment_days",
    "part_month", "vat_regime", "exemption", "deposit_months", "revision_kind",
    "revision_months", "revision_rate", "notice_months", "notice_days", "firm_until", "renewal",
    "purpose",
)  # fmt: skip
DATES = ("firm_until", "ends")
FLAGS = ("tsc_recharged",)
WORDS = ("payment_period", "payment_term", "part_month", "vat_regime", "exemption",
         "revision_kind", "renewal", "purpose")  # fmt: skip


def text_of(value: Any) -> str:
    """A term as an amendment keeps it: ISO days, whole numbers, 1 and 0, nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.isoformat() if isinstance(value, date) else str(value)


def value_of(item: str, text: str) -> Any:
    """A term of a lease read back from the text of an amendment."""
    if item in FLAGS:
        return text == "1"
    if item in WORDS:
        return text
    if not text:
        return None
    return date.fromisoformat(text) if item in DATES else int(text)


def shown(item: str, text: str, spoken: Language) -> str:
    """A changed term as a person reads it: of the lease, or of its premises."""
    if not text:
        return "–"
    if item in PREMISES_ITEMS:
        kind = PREMISES_ITEMS[item][1]
        return kind.show(date.fromisoformat(text) if kind is DATED else int(text), spoken)
    return LABELS["lease"][item][1].show(value_of(item, text), spoken)


def changed(
    old: Mapping[str, Any], given: Mapping[str, Any], unsaid: Mapping[str, Any]
) -> dict[str, Any]:
    """The terms given that differ from those in force; an empty text and nothing are one.

    `unsaid`: what holds where a term is left empty. To agree just that changes nothing.
    """

    def holds(terms: Mapping[str, Any], item: str) -> str:
        return text_of(terms[item]) or text_of(unsaid.get(item))

    return {
        item: given[item]
        for item in TERMS
        if item in given and holds(given, item) != holds(old, item)
    }


def unsaid(rates: Rates, starts: date) -> dict[str, Any]:
    """What holds for a lease of a day where a term of it is left empty (law 69-21)."""
    return {"payment_days": rates.of("payment_days", starts)}


def moves_money(items: Iterable[str]) -> bool:
    """Whether some dues follow from one of these terms."""
    return any(item in KEYS for item in items)


@dataclass(frozen=True)
class Frame:
    """What bounds the days of an amendment: the lease, the amendment before, what is invoiced."""

    signed_on: date | None
    starts: date
    last_day: date
    before_signed: date | None = None
    before_number: int = 0
    before_effect: date | None = None  # of the last that is no extension: those begin at the end
    effect_number: int = 0
    invoiced_until: date | None = None


def day_problems(
    frame: Frame, signed_on: date | None, effective_on: date | None, today: date, money: bool
) -> tuple[dict[str, Say], dict[str, Proposal]]:
    """What stands against the days of an amendment, and the days that would do.

    `money`: dues follow from what changes, so days already invoiced are out of reach.
    """
    found: dict[str, Say] = {}
    offers: dict[str, Proposal] = {}
    said = _signature(frame, signed_on, today)
    if said is not None:
        found["signed_on"] = said
    if effective_on is None:
        return {**found, "effective_on": say("Fill this in.")}, offers
    first = max(frame.starts, frame.before_effect or frame.starts)
    if effective_on < frame.starts:
        found["effective_on"] = say("The lease only starts on {day}.", day=frame.starts)
    elif effective_on > frame.last_day:
        found["effective_on"] = say("The lease already ends on {day}.", day=frame.last_day)
    elif effective_on < first:
        found["effective_on"] = say(
            "Amendment no. {number} has effect from {day}: a later one cannot come before it.",
            number=frame.effect_number,
            day=first,
        )
    elif money and frame.invoiced_until is not None and effective_on <= frame.invoiced_until:
        first = frame.invoiced_until + DAY
        found["effective_on"] = say(
            "Invoices were issued until {day}: they are corrected by a credit note first.",
            day=frame.invoiced_until,
        )
    else:
        return found, offers
    if frame.starts <= first <= frame.last_day:
        offers["effective_on"] = Proposal(say("Use {day}", day=first), first)
    return found, offers


def _signature(frame: Frame, signed_on: date | None, today: date) -> Say | None:
    if signed_on is None:
        return say("Fill this in.")
    if signed_on > today:
        return say("This day has not come yet.")
    if frame.signed_on is not None and signed_on < frame.signed_on:
        return say("The lease was not signed yet.")
    if frame.before_signed is not None and signed_on < frame.before_signed:
        return say("Amendment no. {number} was signed after this day.", number=frame.before_number)
    return None


def as_on(
    values: Mapping[str, Any], changes: Iterable[tuple[date, str, str]], day: date
) -> dict[str, Any]:
    """The terms of a lease as they were on a day, from those of now and what amendments changed.

    `changes`: day of effect, term, old text, in the order in which they were agreed.
    """
    old: dict[str, Any] = {}
    for effective_on, item, text in changes:
        if effective_on > day and item in values:
            old.setdefault(item, value_of(item, text))
    return {**values, **old}
