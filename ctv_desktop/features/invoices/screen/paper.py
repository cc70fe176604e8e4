"""Invoices and credit notes as PDF: from what was frozen at issue, so a reprint is the same."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.invoices.rows import dues
from ctv_desktop.features.invoices.rows.paper import arrears, issued
from ctv_desktop.features.invoices.rows.plan import Asked, plan
from ctv_desktop.features.invoices.rules.content import content
from ctv_desktop.features.invoices.rules.proposals import due_day
from ctv_desktop.features.originals.rows import out
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.rules import prevailing
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.invoices.rows.plan import Entry
    from ctv_desktop.values.language import Language


def print_invoice(reader: "Reader", id: int, _today: date, language: "Language") -> bytes:
    """The PDF of an issued paper in a language; a duplicate where its original went out before."""
    from ctv_desktop.features.invoices.papers.invoice import render
    from ctv_desktop.features.invoices.papers.parts import Mail

    found = issued(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    logo = kept(reader.path, found.content["seller"]["logo"])
    again = out(reader, "invoice", id) is not None
    mail = Mail(logo, again, fictitious=fictitious(reader))
    return render(found.content, found.digest, language, mail)


AHEAD = 400  # days: the next period of any lease begins within them


def print_next(reader: "Reader", lease_id: int, today: date, language: "Language") -> bytes:
    """The payment notice of the next period of a lease that is not invoiced yet."""
    asked = Asked(today + timedelta(days=AHEAD), leases=(lease_id,), corrections=False)
    found = (one for one in plan(reader, asked, today).entries if one.paper.kind == "invoice")
    entry = min(found, key=lambda one: one.paper.starts, default=None)
    if entry is None:
        raise Refused({"": say("Nothing is left to invoice on this lease.")})
    return _notice(reader, entry, today, language)


def print_due(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The payment notice of what is to be invoiced, by its number in that list."""
    entry = dues.entry(reader, id, today)
    if entry is None:
        raise Refused({"": say("There is nothing to invoice.")})
    return _notice(reader, entry, today, language)


def _notice(reader: "Reader", entry: "Entry", today: date, language: "Language") -> bytes:
    from ctv_desktop.features.invoices.papers.notice import render
    from ctv_desktop.features.invoices.papers.parts import Mail

    facts, paper = entry.facts, entry.paper
    due_on = due_day(paper, max(today, paper.invoiced_on))
    stated = content(facts, paper, facts.reference, today, due_on, language.code)
    late = arrears(reader, facts.lease_id, today)
    logo = kept(reader.path, facts.seller.logo)
    counts = prevailing(rates(reader), today)
    mail = Mail(logo, fictitious=fictitious(reader), prevails=counts)
    return render(stated, late, language, mail)
