"""A condition report as its panel shows it: what it says, room by room, what it comes to."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.meters.words import INDEX
from ctv_desktop.features.meters.words import KINDS as METER_KINDS
from ctv_desktop.features.park.words import UNIT_KINDS
from ctv_desktop.features.register.rows import of_record
from ctv_desktop.features.register.words import LANGUAGES
from ctv_desktop.features.surveys.rows import choices, single
from ctv_desktop.features.surveys.rules import checks
from ctv_desktop.features.surveys.rules.compare import steps
from ctv_desktop.features.surveys.words import ACCESS, CONDITIONS, KINDS, LABELS, SIDES, STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import COUNT, DAY, LONG_TEXT, MONEY, TEXT, Tone
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from pathlib import Path

    from ctv_desktop.database.read import Reader
    from ctv_desktop.ui.desk import Desk

Row = Mapping[str, Any]


def view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of a report."""
    found = single.survey(reader, id)
    if found is None:
        return None
    state = STATES["signed" if found.signed else "draft"]
    charge = single.charged(reader, id)
    held_back = single.kept(reader, found.lease_id, found.reference)
    groups = (_report(reader, found), _result(found, charge, held_back), _said(found))
    related = (_units(found), _rooms(found), _persons(found), _keys(found), _meters(found),
               _issued(reader, id))  # fmt: skip
    return RecordView(
        id,
        found.reference,
        f"{KINDS.label(found.kind)} · {found.tenant}",
        state.label,
        state.tone,
        groups=tuple(group for group in groups if group.facts),
        related=tuple(one for one in related if one.lines or one.empty),
        values={
            "signed": found.signed, "version": found.version, "kind": found.kind,
            "due": found.due, "charged": charge is not None, "kept": held_back,
            "invoiced": bool(charge and charge[1]),
            "unsigned": checks.unsigned(found.items, found.persons, found.units),
            "photos": found.photos,
            "issued": bool(related[-1].lines),
            "meters": any(row["meter_id"] for row in found.meters),
        },
        tables=(("survey", id), *(("survey_item", one["id"]) for one in found.items)),
    )  # fmt: skip


def _report(reader: "Reader", found: single.Survey) -> Group:
    facts = [
        Fact(LABELS["survey"]["day"][0], found.day, DAY),
        Fact(say("Lease"), found.lease, TEXT, Link("lease", found.lease_id)),
        Fact(say("Tenant"), found.tenant, TEXT, Link("tenant", found.tenant_id)),
    ]
    if found.entry_id is not None:
        name = choices.entry_name(reader, found.entry_id)
        facts.append(Fact(LABELS["survey"]["entry_id"][0], name, TEXT,
                          Link("survey", found.entry_id)))  # fmt: skip
    if found.signed_on is not None:
        facts.append(Fact(LABELS["survey"]["signed_on"][0], found.signed_on, DAY))
    return Group(say("Report"), tuple(facts))


def _result(found: single.Survey, charge: tuple[int, bool] | None, held_back: int) -> Group:
    facts = []
    if found.missing:
        facts.append(Fact(say("States missing"), found.missing, COUNT, tone="warn"))
    if found.kind == "exit":
        worse = sum(steps(one["entry_state"], one["state"]) > 0 for one in found.items)
        facts.append(Fact(say("Elements that became worse"), worse, COUNT))
        facts.append(Fact(LABELS["survey"]["due"][0], found.due, MONEY))
    if charge is not None:
        said = say("Invoiced") if charge[1] else say("Waits for the next invoice")
        facts.append(Fact(say("Charged"), str(said), TEXT))
    if held_back:
        link = Link("deposit", found.lease_id)
        facts.append(Fact(say("Kept from the deposit"), held_back, MONEY, link))
    return Group(say("Result"), tuple(facts))


def _said(found: single.Survey) -> Group:
    facts = tuple(
        Fact(LABELS["survey"][key][0], getattr(found, key), LONG_TEXT)
        for key in ("reservations", "remarks")
        if getattr(found, key)
    )
    return Group(say("Reservations and remarks"), facts)


def _rooms(found: single.Survey) -> Related:
    lines = [
        _room(room, list(items))
        for room, items in groupby(found.items, key=lambda item: item["room"])
    ]
    return Related(say("Rooms"), tuple(lines), count=len(lines),
                   empty=say("Nothing is described yet."))  # fmt: skip


def _room(room: str, items: list[Row]) -> Line:
    worst = max(items, key=lambda one: steps("new", one["state"]))
    missing = sum(not one["state"] for one in items)
    photos = sum(len(one["photos"]) for one in items)
    due = sum(one["due"] for one in items)
    said = [str(says("{count} element", "{count} elements", len(items)))]
    if photos:
        said.append(str(says("{count} photo", "{count} photos", photos)))
    if due:
        said.append(str(say("{amount} borne by the tenant", amount=Shown(MONEY, due))))
    badge: Say | None = None
    tone: Tone = ""
    if missing:
        badge, tone = say("States missing"), "warn"
    elif worst["state"]:
        choice = CONDITIONS[worst["state"]]
        badge, tone = choice.label, choice.tone
    return Line(room, " · ".join(said), badge, tone)


def _units(found: single.Survey) -> Related:
    spoken = language.current()
    lines = tuple(
        Line(
            unit["code"],
            f"{UNIT_KINDS.label(unit['kind'])}"
            + (f" · {spoken.area(unit['area'])}" if unit["area"] else ""),
            link=Link("unit", unit["unit_id"]),
        )
        for unit in found.units
    )
    return Related(say("Premises"), lines, count=len(lines), empty=say("No unit yet."))


def _persons(found: single.Survey) -> Related:
    lines = tuple(
        Line(row["name"], " · ".join(filter(None, (str(SIDES.label(row["side"])),
                                                   row["capacity"]))))
        for row in found.persons
    )  # fmt: skip
    return Related(say("Persons present"), lines, count=len(lines))


def _keys(found: single.Survey) -> Related:
    lines = []
    for row in found.keys:
        given = language.current().number(row["given"])
        said = str(say("{count} handed over", count=given))
        badge = None
        if row["returned"] is not None:
            back = language.current().number(row["returned"])
            said += " · " + str(say("{count} returned", count=back))
            badge = say("Missing") if row["returned"] < row["given"] else None
        title = " · ".join(filter(None, (str(ACCESS.label(row["kind"])), row["what"])))
        lines.append(Line(title, said, badge, "bad" if badge else ""))
    return Related(say("Keys and badges"), tuple(lines), count=len(lines))


def _meters(found: single.Survey) -> Related:
    lines = tuple(
        Line(
            f"{METER_KINDS.label(row['kind'])} · {row['serial']}",
            str(say("Index {index}", index=Shown(INDEX, row["counter"]))),
            link=Link("meter", row["meter_id"]) if row["meter_id"] else None,
        )
        for row in found.meters
    )
    return Related(say("Meters"), lines, count=len(lines))


def _issued(reader: "Reader", id: int) -> Related:
    """What was issued, one line a language, and what came back signed."""
    lines = tuple(
        Line(
            str(LANGUAGES.label(one.language)),
            str(say("Issued on {day}", day=one.issued_on)),
            say("Signed") if one.copies else None,
            "good" if one.copies else "",
            Link("issued_paper", one.id),
        )
        for one in of_record(reader, "survey", id)
    )
    return Related(say("Issued report"), lines, count=len(lines))


def takes(desk: "Desk", id: int, paths: "list[Path]") -> None:
    """A file dropped on a report is its signed copy."""
    from ctv_desktop.features.surveys.screen.issuing import attach

    attach(desk, id, *paths)


RECORD = Record("survey", view, takes)
