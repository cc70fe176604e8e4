"""Sheets to fill by hand, of a unit or of all units of a lease."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.landlords import rows as landlords
from ctv_desktop.features.park.rows import single as park
from ctv_desktop.features.surveys.rows import choices, single
from ctv_desktop.features.surveys.rules import rooms
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk
    from ctv_desktop.values.language import Language


def show_unit(desk: "Desk", id: int) -> None:
    """Look at the sheet of a unit."""
    desk.preview(
        say("Condition report to fill"),
        "etat-des-lieux-vierge.pdf",
        partial(make_unit, id, desk.today()),
        ("fr", "ar", "en", "fr-ar"),
        "survey-sheet",
    )


def make_unit(id: int, today: date, reader: "Reader", language: "Language") -> bytes:
    """The sheet of a unit as a preview asks for it."""
    return print_sheet(reader, id, today, language)


def show_lease(desk: "Desk", id: int) -> None:
    """Look at the sheet of all units of a lease."""
    desk.preview(
        say("Condition report to fill"),
        "etat-des-lieux-vierge.pdf",
        partial(make_lease, id, desk.today()),
        ("fr", "ar", "en", "fr-ar"),
        "survey-sheet",
    )


def make_lease(id: int, today: date, reader: "Reader", language: "Language") -> bytes:
    """The sheet of a lease as a preview asks for it."""
    units = single.units_of_lease(reader, id, today)
    return _printed(reader, units, id, today, language)


def print_sheet(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The sheet of a unit, with the lease that holds it on a day."""
    lease = reader.value(
        "SELECT lease_id FROM lease_line WHERE unit_id = $1 AND binding = 1 AND starts <= $2"
        " AND ends >= $2 ORDER BY id DESC LIMIT 1",
        id,
        today,
    )
    return _printed(reader, [id], lease, today, language)


def _printed(
    reader: "Reader", units: "Sequence[int]", lease: int | None, today: date, language: "Language"
) -> bytes:
    from ctv_desktop.features.surveys.papers.blank import render

    told = content(reader, units, lease, today, language)
    return render(told, language, _logo(reader))


def _logo(reader: "Reader") -> bytes | None:
    landlord = landlords.first(reader)
    return kept(reader.path, landlord.logo) if landlord else None


def show_kinds(desk: "Desk", _ids: tuple[int, ...] = ()) -> None:
    """Look at a sheet for each kind of unit there is."""
    desk.preview(
        say("Condition reports to fill"),
        "etats-des-lieux-vierges.pdf",
        partial(make_kinds, desk.today()),
        ("fr", "ar", "en", "fr-ar"),
        "survey-sheet",
    )


def make_kinds(today: date, reader: "Reader", language: "Language") -> bytes:
    """A sheet for each kind of unit there is, none of a unit of its own. Raises Refused."""
    from ctv_desktop.features.surveys.papers.blank import render_all

    kinds = [kind for (kind,) in reader.rows("SELECT DISTINCT kind FROM unit ORDER BY kind")]
    if not kinds:
        raise Refused({"": say("There is no unit yet.")})
    shared = {
        "issuer": landlords.stationery(landlords.first(reader)), "printed_on": today.isoformat(),
        "fictitious": park.fictitious(reader), "units": [], "lease": "", "tenant": "",
        "meters": [],
    }  # fmt: skip
    told = [
        {**shared, "of_kind": kind, "items": _lines(rooms.begun([rooms.Premises("", kind)],
                                                                language))}
        for kind in kinds
    ]  # fmt: skip
    return render_all(told, language, _logo(reader))


def _lines(found: "Iterable[tuple[str, str]]") -> list[dict[str, str]]:
    return [{"room": room, "element": element} for room, element in found]


def content(
    reader: "Reader", units: "Sequence[int]", lease: int | None, today: date, language: "Language"
) -> dict[str, Any]:
    """What a sheet states: its units, their rooms and meters. Raises Refused without a unit."""
    found = [unit for id in units if (unit := single.unit(reader, id)) is not None]
    if not found:
        raise Refused({"": say("This lease has no unit yet.")})
    lines = rooms.begun([rooms.Premises(unit["code"], unit["kind"]) for unit in found], language)
    named = choices.lease_name(reader, lease).partition(" · ") if lease else ("", "", "")
    return {
        "issuer": landlords.stationery(landlords.first(reader)),
        "printed_on": today.isoformat(),
        "fictitious": any(unit["fictitious"] for unit in found),
        "units": [{**unit, "building": unit["building_name"] or unit["building"]}
                  for unit in found],
        "lease": named[0], "tenant": named[2],
        "items": _lines(lines),
        "meters": single.meters_of(reader, [unit["unit_id"] for unit in found]),
    }  # fmt: skip
