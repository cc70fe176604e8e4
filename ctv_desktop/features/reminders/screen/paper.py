"""Reminders and formal notices as PDF, from the debt frozen on their day."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.rules import prevailing
from ctv_desktop.features.reminders.rows import Reminder, reminder, reminders_of
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.reminders.papers.letter import Served
    from ctv_desktop.values.language import Language


def print_reminder(reader: "Reader", id: int, _today: date, language: "Language") -> bytes:
    """The letter of a reminder in a language. Raises Refused where it is gone."""
    from ctv_desktop.features.reminders.papers.letter import Mail, render

    found = reminder(reader, id)
    if found is None:
        raise Refused({"": say("This record has been deleted in the meantime.")})
    logo = kept(reader.path, found.content["seller"]["logo"])
    counts = prevailing(rates(reader), found.made_on)
    return render(
        found.content,
        found.digest,
        language,
        served_of(found),
        Mail(logo, fictitious=fictitious(reader), prevails=counts),
    )


def served_of(found: Reminder) -> "Served | None":
    """The days that run from the service of a formal notice; None where it was not served."""
    from ctv_desktop.features.reminders.papers.letter import Served

    if not (found.served_on and found.pay_by):
        return None
    return Served(found.served_on, found.pay_by, found.leave_by, found.court_by)


def print_last(reader: "Reader", lease: int, today: date, language: "Language") -> bytes:
    """The letter of the latest reminder of a lease."""
    found = reminders_of(reader, lease, most=1)
    if not found:
        raise Refused({"": say("This lease had no reminder.")})
    return print_reminder(reader, found[0].id, today, language)
