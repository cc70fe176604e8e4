"""What stands around a lease in its panel: amendments, options, the leases before and after."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rows.lists import invoices_of
from ctv_desktop.features.invoices.words import STATES as INVOICE_STATES
from ctv_desktop.features.leases.rows import life
from ctv_desktop.features.leases.rows.terms import OptionRow
from ctv_desktop.features.leases.screen.amendment import line as amendment_line
from ctv_desktop.features.leases.words import GIVERS, OPTION_KINDS, STATES
from ctv_desktop.features.reminders.rows import reminders_of
from ctv_desktop.features.reminders.words import LEVELS
from ctv_desktop.features.surveys.rows.single import surveys_of
from ctv_desktop.features.surveys.words import KINDS as SURVEY_KINDS
from ctv_desktop.features.surveys.words import STATES as SURVEY_STATES
from ctv_desktop.ui.declare import Line, Link, Related
from ctv_desktop.values import language
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

KIN = {
    "renews": say("Renews"),
    "renewed_by": say("Renewed by"),
    "assigned_from": say("Assigned from"),
    "assigned_to": say("Assigned to"),
}


def around(
    amended: list[life.AmendmentRow], held: list[OptionRow], kin: list[life.Kin]
) -> tuple[Related, ...]:
    """Amendments, options, and the leases before and after: each where there is any."""
    spoken = language.current()
    lines = tuple(
        Line(
            one.reference,
            f"{KIN[one.how]} · {one.tenant}",
            STATES.label(one.state),
            STATES[one.state].tone,
            Link("lease", one.id),
        )
        for one in kin
    )
    rights = tuple(
        Line(
            str(OPTION_KINDS.label(one.kind)),
            f"{GIVERS.label(one.held_by)} · {spoken.day(one.opens)} – {spoken.day(one.closes)}",
            say("Used on {day}", day=one.used_on) if one.used_on else None,
            "quiet",
        )
        for one in held
    )
    found = (
        Related(say("Amendments"), tuple(map(amendment_line, amended)), count=len(amended)),
        Related(say("Options"), rights, count=len(rights)),
        Related(say("Before and after"), lines, count=len(lines)),
    )
    return tuple(one for one in found if one.lines)


def surveyed(reader: "Reader", lease_id: int, signed: bool) -> tuple[Related, ...]:
    """The condition reports of a signed lease, with the way to each."""
    found = surveys_of(reader, lease=lease_id)
    if not signed and not found:
        return ()
    spoken = language.current()
    lines = tuple(
        Line(
            one.reference,
            f"{SURVEY_KINDS.label(one.kind)} · {spoken.day(one.day)}",
            (state := SURVEY_STATES["signed" if one.signed else "draft"]).label,
            state.tone,
            Link("survey", one.id),
        )
        for one in found
    )
    empty = say("None yet: one at entry protects both parties.")
    return (Related(say("Condition reports"), lines, "surveys", {"lease": lease_id}, len(lines),
                    empty),)  # fmt: skip


def bills(reader: "Reader", lease_id: int, today: date) -> Related:
    """The latest invoices and credit notes of a lease, with the way to all of them."""
    spoken = language.current()
    found, count = invoices_of(reader, today, lease=lease_id)
    lines = tuple(
        Line(
            one.reference,
            spoken.led(f"{spoken.day(one.starts)} – {spoken.day(one.ends)}")
            + f" · {spoken.money(one.gross)}",
            INVOICE_STATES.label(one.state),
            INVOICE_STATES[one.state].tone,
            Link("invoice", one.id),
        )
        for one in found
    )
    return Related(
        say("Invoices"), lines, "invoices", {"lease": lease_id}, count, say("None issued yet.")
    )


def reminded(reader: "Reader", lease_id: int) -> tuple[Related, ...]:
    """The latest reminders of a lease; nothing where it had none."""
    spoken = language.current()
    lines = tuple(
        Line(
            str(LEVELS.label(one.level)),
            f"{spoken.day(one.made_on)} · {spoken.money(one.owed)}",
            say("Served") if one.served_on else None,
            LEVELS[one.level].tone,
            Link("reminder", one.id),
        )
        for one in reminders_of(reader, lease=lease_id, most=3)
    )
    return (Related(say("Reminders"), lines, count=len(lines)),) if lines else ()
