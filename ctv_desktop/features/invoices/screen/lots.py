"""Invoices and payment notices printed many at once. No Qt here: commands use it too."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rows import dues
from ctv_desktop.features.invoices.rows.paper import arrears, batched, count
from ctv_desktop.features.invoices.rows.plan import Asked, Entry, plan
from ctv_desktop.features.invoices.rules.content import content
from ctv_desktop.features.invoices.rules.proposals import due_day
from ctv_desktop.features.landlords.rows import logos
from ctv_desktop.features.originals.rows import all_out
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.rules import prevailing
from ctv_desktop.ui.lot import Item, Lot, Wanted
from ctv_desktop.values.language import OF_PAPERS
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.database.work import Changed, Database
    from ctv_desktop.values.language import Language

PAPERS = "ctv_desktop.features.invoices.papers"


def how_many(reader: "Reader", wanted: Wanted) -> int:
    """How many invoices and credit notes are wanted."""
    return count(reader, wanted.ids, wanted.first, wanted.last)


def invoices(reader: "Reader", wanted: Wanted, language: "Language") -> list[Item]:
    """The invoices and credit notes that are wanted, each as it was issued."""
    found = batched(reader, wanted.ids, wanted.first, wanted.last)
    gone = all_out(reader, "invoice", [one.id for one in found])
    logo, demo = logos(reader), fictitious(reader)
    items = []
    for one in found:
        again = one.id in gone
        mark = logo(str(json.loads(one.content)["seller"]["logo"]))
        facts = (one.content, one.digest, mark, again, demo)
        title = titled(one.kind, one.reference).in_language(language)
        original = not again and one.language in (language.code, language.beside)
        items.append(
            Item(one.id, one.reference, one.tenant, one.starts, title,
                 f"{PAPERS}.invoice:of_issued", facts, original=original)
        )  # fmt: skip
    return items


def titled(kind: str, reference: str) -> Say:
    """What an invoice or credit note is called."""
    if kind == "credit":
        return say("Credit note {reference}", reference=reference)
    return say("Invoice {reference}", reference=reference)


def hand_out(database: "Database", ids: Sequence[int], code: str, today: date) -> "Changed":
    """Note in the writing lane that originals went out."""
    from ctv_desktop.features.originals import store

    return store.hand_out(database, "invoice", ids, "batch", code, today)


INVOICES = Lot(
    "invoice",
    say("Invoices and credit notes"),
    say("invoice"),
    say("issued within the period"),
    how_many,
    invoices,
    OF_PAPERS,
    hand_out,
)


def _entries(reader: "Reader", wanted: Wanted) -> Iterator[Entry]:
    """What is to be invoiced and not stopped: chosen, or due to be invoiced within the period."""
    until = max(wanted.last or wanted.today, wanted.today)
    leases = None if wanted.ids is None else tuple({dues.lease_of(id) for id in wanted.ids})
    asked = Asked(until) if leases is None else Asked(until, leases=leases)
    for entry in plan(reader, asked, wanted.today).entries:
        day = entry.paper.invoiced_on
        within = (wanted.first or date.min) <= day <= (wanted.last or date.max)
        chosen = within if wanted.ids is None else dues.id_of(entry) in wanted.ids
        if chosen and entry.paper.kind == "invoice":
            yield entry


def notices_count(reader: "Reader", wanted: Wanted) -> int:
    """How many payment notices are wanted."""
    return sum(1 for _ in _entries(reader, wanted))


def notices(reader: "Reader", wanted: Wanted, language: "Language") -> list[Item]:
    """The payment notices that are wanted."""
    logo, demo = logos(reader), fictitious(reader)
    counts = prevailing(rates(reader), wanted.today)
    items = []
    for entry in _entries(reader, wanted):
        facts, paper = entry.facts, entry.paper
        due_on = due_day(paper, max(wanted.today, paper.invoiced_on))
        stated = content(facts, paper, facts.reference, wanted.today, due_on, language.code)
        late = arrears(reader, facts.lease_id, wanted.today)
        title = say("Payment notice {reference}", reference=facts.reference).in_language(language)
        items.append(
            Item(dues.id_of(entry), facts.reference, facts.client.legal_name, paper.starts, title,
                 f"{PAPERS}.notice:of_due", (stated, late, logo(facts.seller.logo), demo, counts))
        )  # fmt: skip
    return items


NOTICES = Lot(
    "notice",
    say("Payment notices"),
    say("payment notice"),
    say("to be invoiced within the period"),
    notices_count,
    notices,
    OF_PAPERS,
)
