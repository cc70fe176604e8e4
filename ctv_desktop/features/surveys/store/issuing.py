"""A signed condition report issued: frozen with its words and its file."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.register.rules import Paper
from ctv_desktop.features.register.session import freeze
from ctv_desktop.features.surveys.model import Survey
from ctv_desktop.features.surveys.rules import checks
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

# What a report states: a change in one of these after it was composed makes it void.
STATED = (
    "survey", "survey_unit", "survey_person", "survey_key", "survey_meter", "survey_item",
    "survey_photo", "lease", "landlord", "tenant", "contact", "unit", "floor", "building", "site",
)  # fmt: skip


def issue(database: "Database", paper: Paper, today: date) -> "Changed":
    """Issue a signed report in a language; not undone. Raises Refused."""
    with database.write(say("Issue condition report")) as work:
        row = work.find(Survey, paper.row_id)
        work.act = say("Issue condition report {reference}", reference=row.reference)
        if not row.signed:
            raise Refused({"": checks.NOT_SIGNED})
        freeze(work, database.path, paper, today, STATED)
        work.subject = row.id
    return work.changed
