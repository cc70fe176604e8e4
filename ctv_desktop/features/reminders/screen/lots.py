"""Reminders printed many at once. No Qt here: commands use it too."""

from typing import TYPE_CHECKING

from ctv_desktop.features.landlords.rows import logos
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.rules import prevailing
from ctv_desktop.features.reminders.rows import batched, counted
from ctv_desktop.features.reminders.screen.paper import served_of
from ctv_desktop.features.reminders.words import LEVELS
from ctv_desktop.ui.lot import Item, Lot, Wanted
from ctv_desktop.values.language import OF_PAPERS
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language

COMPOSER = "ctv_desktop.features.reminders.papers.letter:of_sent"


def how_many(reader: "Reader", wanted: Wanted) -> int:
    """How many reminders are wanted."""
    return counted(reader, wanted.ids, wanted.first, wanted.last)


def reminders(reader: "Reader", wanted: Wanted, language: "Language") -> list[Item]:
    """The reminders that are wanted, each as it was written."""
    from ctv_desktop.features.reminders.papers.letter import Mail

    logo, demo, known = logos(reader), fictitious(reader), rates(reader)
    items = []
    for one in batched(reader, wanted.ids, wanted.first, wanted.last):
        counts = prevailing(known, one.made_on)
        mail = Mail(logo(str(one.content["seller"]["logo"])), fictitious=demo, prevails=counts)
        title = say("{kind} {reference}", kind=LEVELS.label(one.level), reference=one.lease)
        facts = (dict(one.content), one.digest, served_of(one), mail)
        items.append(
            Item(one.id, f"{one.lease}-{one.made_on}", one.tenant, one.made_on,
                 title.in_language(language), COMPOSER, facts)
        )  # fmt: skip
    return items


REMINDERS = Lot(
    "reminder",
    say("Reminders and formal notices"),
    say("reminder"),
    say("written within the period"),
    how_many,
    reminders,
    OF_PAPERS,
)
