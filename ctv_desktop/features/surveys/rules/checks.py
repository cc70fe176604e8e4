"""What a condition report must say to be saved, and what more to be signed."""

from collections.abc import Mapping, Sequence
from typing import Any

from ctv_desktop.features.surveys.words import CONDITIONS, KINDS, SIDES
from ctv_desktop.values.say import Say, say, says

Values = Mapping[str, Any]
Rows = Sequence[Values]
MOST_ITEMS, MOST_PHOTOS = 2_000, 400


def problems(values: Values) -> dict[str, Say]:
    """What stands against saving a report, by field; rows are named `items.3.state`.

    Its day may be to come: a visit is prepared before it takes place.
    """
    found: dict[str, Say] = {}
    if values.get("kind") not in KINDS:
        found["kind"] = say("Choose one of the list.")
    if values.get("day") is None:
        found["day"] = say("Fill this in.")
    items: Rows = values.get("items") or ()
    if len(items) > MOST_ITEMS:
        found["items"] = say("At most {most} elements fit on one report.", most=MOST_ITEMS)
    photos = sum(len(item.get("photos") or ()) for item in items)
    if photos > MOST_PHOTOS:
        found["items"] = say("At most {most} photos fit on one report.", most=MOST_PHOTOS)
    return found | _twice(items) | _rows(values)


def _twice(items: Rows) -> dict[str, Say]:
    """An element stands once in a room, else nobody knows which of its states holds."""
    seen: set[tuple[str, str]] = set()
    found = {}
    for place, item in enumerate(items):
        key = (_plain(item.get("room")), _plain(item.get("element")))
        if all(key) and key in seen:
            found[f"items.{place}.element"] = say("This element stands in this room already.")
        seen.add(key)
        state = item.get("state") or ""
        if state and state not in CONDITIONS:
            found[f"items.{place}.state"] = say("Choose one of the list.")
    return found


def _plain(text: Any) -> str:
    return str(text or "").strip().casefold()


def _rows(values: Values) -> dict[str, Say]:
    found: dict[str, Say] = {}
    for place, row in enumerate(values.get("persons") or ()):
        if row.get("side") not in SIDES:
            found[f"persons.{place}.side"] = say("Choose one of the list.")
    for place, row in enumerate(values.get("keys") or ()):
        given, back = row.get("given") or 0, row.get("returned")
        if back is not None and back > given:
            said = say("Only {count} were handed over.", count=given)
            found[f"keys.{place}.returned"] = said
    units = [row.get("unit_id") for row in values.get("units") or ()]
    for place, unit in enumerate(units):
        if unit is not None and unit in units[:place]:
            found[f"units.{place}.unit_id"] = say("This unit stands on the report already.")
    return found


def unsigned(items: Rows, persons: Rows, units: Rows) -> Say | None:
    """Why a report cannot be signed; None where it can."""
    if not units:
        return say("Name the premises before it is signed.")
    if not items:
        return say("Nothing is described yet.")
    missing = sum(not item.get("state") for item in items)
    if missing:
        return says(
            "{count} element has no state yet.", "{count} elements have no state yet.", missing
        )
    for side in ("landlord", "tenant"):
        if not any(row.get("side") == side for row in persons):
            return say("Name who is present: {side}.", side=SIDES.label(side))
    return None


SIGNED = say("This report is signed: it no longer changes.")
NOT_SIGNED = say("This report is not signed yet.")
