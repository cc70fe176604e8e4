"""From a file to the plan of its import: nothing is written here."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctv_desktop.features.imports import cobie, tables
from ctv_desktop.features.imports.building import Builder
from ctv_desktop.features.imports.reading import read
from ctv_desktop.features.imports.rows import known
from ctv_desktop.values import language
from ctv_desktop.values.collector import held_off
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.imports.steps import ImportPlan


def plan_file(
    path: Path, reader: "Reader", kind: str | None = None, today: date | None = None
) -> "ImportPlan":
    """What an import of a file would make, change and skip. Raises Refused.

    `kind` is "cobie" or "table" where the user said so; else the sheets tell.
    """
    with held_off():
        sheets = read(path)
        builder = Builder(path.name, known(reader))
        if kind == "cobie" or (kind is None and cobie.is_cobie(sheets)):
            cobie.take(sheets, builder)
        else:
            tables.take(sheets, builder, today or language.today())
    plan = builder.done()
    if not (plan.steps or plan.skipped or plan.wrong):
        raise Refused({"": say("“{name}” holds headings but no row.", name=path.name)})
    return plan
