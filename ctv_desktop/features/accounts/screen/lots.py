"""Statements of account printed many at once. No Qt here: commands use it too."""

from typing import TYPE_CHECKING

from ctv_desktop.features.accounts.rows.entries import moved
from ctv_desktop.features.accounts.screen.paper import facts as stated
from ctv_desktop.features.landlords.rows import logos
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.rules import prevailing
from ctv_desktop.ui.lot import Item, Lot, Wanted
from ctv_desktop.values.language import OF_PAPERS
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language

COMPOSER = "ctv_desktop.features.accounts.papers.statement:of_account"


def how_many(reader: "Reader", wanted: Wanted) -> int:
    """How many statements are wanted."""
    return len(_tenants(reader, wanted))


def _tenants(reader: "Reader", wanted: Wanted) -> list[tuple[int, str]]:
    """Those chosen, or those whose account moved within the period: id and name."""
    return moved(reader, wanted.ids, wanted.first, wanted.last)


def statements(reader: "Reader", wanted: Wanted, language: "Language") -> list[Item]:
    """The statements that are wanted, each as of the last day of the period."""
    from ctv_desktop.features.accounts.papers.statement import Mail

    logo, demo, known = logos(reader), fictitious(reader), rates(reader)
    day = min(wanted.last or wanted.today, wanted.today)
    items = []
    for id, name in _tenants(reader, wanted):
        account = stated(reader, id, day, language)
        mark = logo(str(account.seller["logo"]))
        mail = Mail(mark, fictitious=demo, prevails=prevailing(known, day))
        title = say("Statement of account {tenant}", tenant=name).in_language(language)
        items.append(Item(id, f"{day:%Y-%m-%d} {name}", name, day, title, COMPOSER,
                          (account, mail)))  # fmt: skip
    return items


STATEMENTS = Lot(
    "account",
    say("Statements of account"),
    say("statement"),
    say("with entries within the period, as of its last day"),
    how_many,
    statements,
    OF_PAPERS,
)
