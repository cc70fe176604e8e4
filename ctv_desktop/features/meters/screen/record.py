"""A meter as its panel shows it: where it is, what it costs, its readings."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.meters.rows import single
from ctv_desktop.features.meters.words import INDEX, LABELS, PRICE, STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import TEXT, Tone
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a meter as of a day."""
    found = single.meter(reader, id, today)
    if found is None:
        return None
    state = STATES[found.state]
    past = single.readings(reader, id)
    prices = single.prices(reader, id)
    where = found.unit or str(say("Common parts"))
    return RecordView(
        id,
        found.serial,
        f"{where} · {found.building}",
        state.label,
        state.tone,
        groups=tuple(group for group in (_meter(found), _prices(found, prices)) if group.facts),
        related=(_readings(found, past),),
        values={
            "version": found.version,
            "state": found.state,
            "readings": len(past),
            "invoiced": bool(past and past[0].invoiced),
        },
        tables=(
            ("meter", id),
            *(("meter_price", one["id"]) for one in prices),
            *(("meter_reading", one.id) for one in past),
        ),
    )


RECORD = Record("meter", view)


def _meter(found: single.Meter) -> Group:
    words = LABELS["meter"]
    place = Link("unit", found.unit_id) if found.unit_id else Link("building", found.building_id)
    factor = found.factor if found.factor != 1_000 else None
    facts = (
        Fact(words["unit_id"][0] if found.unit_id else words["building_id"][0],
             found.unit or found.building, TEXT, place),
        *(
            Fact(words[key][0], getattr(found, key), words[key][1])
            for key in ("kind", "measure", "place", "retired_on", "notes")
        ),
        Fact(words["factor"][0], factor, INDEX),
    )  # fmt: skip
    return Group(say("Meter"), tuple(fact for fact in facts if fact.value not in (None, "")))


def _prices(found: single.Meter, prices: list[dict[str, object]]) -> Group:
    facts = tuple(
        Fact(
            say("From {day}, by {measure}", day=one["valid_from"], measure=found.measure),
            one["price"],
            PRICE,
        )
        for one in prices
    )
    return Group(say("Prices before VAT"), facts)


def _readings(found: single.Meter, past: list[single.Reading]) -> Related:
    lines = tuple(_line(found, one) for one in past)
    return Related(
        say("Readings"), lines, count=len(lines),
        empty=say("Never read. The first reading only sets where the index begins."),
    )  # fmt: skip


def _line(found: single.Meter, one: single.Reading) -> Line:
    spoken = language.current()
    title = say("{day}: {index}", day=one.day, index=Shown(INDEX, one.counter))
    said = []
    if one.used is not None:
        said.append(
            str(say("{used} {measure} used", used=Shown(INDEX, one.used), measure=found.measure))
        )
    if one.charged is not None:
        amount = spoken.money(one.charged)
        billed = say("{amount} invoiced", amount=amount)
        said.append(str(billed if one.invoiced else say("{amount} to invoice", amount=amount)))
    said += [str(word) for word, told in MARKS if getattr(one, told)]
    said += [text for text in (one.read_by, one.note) if text]
    badge, tone = _badge(one)
    return Line(str(title), " · ".join(said), badge, tone)


MARKS = ((say("estimated"), "estimated"), (say("meter changed"), "changed"))


def _badge(one: single.Reading) -> tuple[Say | None, Tone]:
    if one.unusual:
        return STATES.label("unusual"), "bad"
    return None, ""
