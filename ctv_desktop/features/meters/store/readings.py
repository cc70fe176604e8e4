"""Readings, and the charges that follow from them: one for each lease that held the unit."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from ctv_desktop.database.work import checked
from ctv_desktop.features.invoices.model import Charge
from ctv_desktop.features.leases.model import Lease, LeaseLine
from ctv_desktop.features.leases.words import TAXABLE
from ctv_desktop.features.meters.model import Meter, MeterPrice, MeterReading, ReadingDraft
from ctv_desktop.features.meters.rules import explain, reading
from ctv_desktop.features.meters.rules.billing import Holder, Price, Share, shares
from ctv_desktop.features.meters.rules.reading import Past
from ctv_desktop.features.meters.words import KINDS
from ctv_desktop.features.park.model import Unit
from ctv_desktop.features.rates.session import rates_of
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import of as language_of
from ctv_desktop.values.say import say, says

if TYPE_CHECKING:
    from ctv_desktop.database.session import Work
    from ctv_desktop.database.work import Changed, Database

PAPER = "fr"  # what a charge says is printed on invoices, in their first language
Values = Mapping[str, Any]


def read(database: "Database", entries: Sequence[Values], today: date, name: str = "") -> "Changed":
    """Note readings (meter_id and those of the draft), all or none, and make their charges.

    Of one meter they follow each other by days. Raises Refused; where `name` is given, by fields
    of the rows of a form: `name.0.counter`.
    """
    if not entries:
        raise Refused({"": say("No index was typed.")})
    act = says("Read {count} meter", "Read {count} meters", len(entries))
    with database.write(act) as work:
        order = sorted(range(len(entries)), key=lambda at: str(entries[at].get("day")))
        for place in order:
            try:
                row = _read(work, entries[place], today)
            except Refused as refused:
                raise _placed(refused, name, place) from refused
            work.subject = row.meter_id
    return work.changed


def _placed(refused: Refused, name: str, place: int) -> Refused:
    if not name:
        return refused
    return Refused({f"{name}.{place}.{key or 'counter'}": s for key, s in refused.problems.items()})


def _read(work: "Work", values: Values, today: date) -> MeterReading:
    given = {key: value for key, value in values.items() if value is not None}
    draft = checked(ReadingDraft, given)
    meter = work.find(Meter, draft.meter_id)
    past = pasts(work, draft.meter_id)
    last = past[-1] if past else None
    wrong = reading.wrong(last, draft.model_dump(), today)
    if meter.retired_on is not None and draft.day > meter.retired_on:
        wrong["day"] = say("This meter was taken out on {day}.", day=meter.retired_on)
    if wrong:
        raise Refused(wrong)
    if last is None:
        return work.make(MeterReading, draft.model_dump())
    use = reading.used(last.counter, draft.counter, meter.factor, draft.old_end, draft.new_start)
    days = (draft.day - last.day).days
    odd = reading.unusual(use, days, past) is not None
    row = work.make(MeterReading, {**draft.model_dump(), "used": use, "unusual": odd})
    found = explain.Counted(
        meter.measure,
        last.counter,
        draft.counter,
        meter.factor,
        use,
        draft.old_end,
        draft.new_start,
    )
    _charge(work, meter, row, last.day, found)
    return row


def pasts(work: "Work", meter_id: int) -> list[Past]:
    """The readings of a meter, the first one first."""
    rows = work.exec(
        select(MeterReading)
        .where(MeterReading.meter_id == meter_id)
        .order_by(col(MeterReading.day))
    ).all()
    found: list[Past] = []
    for row in rows:
        days = (row.day - found[-1].day).days if found else 0
        found.append(Past(row.day, row.counter, row.used, days))
    return found


def source_of(reading_id: int) -> str:
    """What names the charges of a reading, so that they are made once."""
    return f"meter_reading/{reading_id}"


def _charge(
    work: "Work", meter: Meter, row: MeterReading, since: date, found: explain.Counted
) -> None:
    """A charge for each lease that held the unit; a meter of common parts has none."""
    if meter.unit_id is None:
        return
    prices = work.exec(select(MeterPrice).where(MeterPrice.meter_id == meter.id)).all()
    known = [Price(one.valid_from, one.price) for one in prices]
    holders = _holders(work, meter.unit_id, since, row.day)
    by_lease: dict[int, list[Share]] = {}
    for one in shares(found.use, since, row.day, known, holders):
        by_lease.setdefault(one.lease_id, []).append(one)
    code = work.find(Unit, meter.unit_id).code
    for lease, mine in by_lease.items():
        _put(work, meter, row, code, lease, mine, found)


def _put(
    work: "Work", meter: Meter, row: MeterReading, code: str, lease: int, mine: Sequence[Share],
    found: explain.Counted,
) -> None:  # fmt: skip
    net = sum(one.net for one in mine)
    if not net:
        return
    french = language_of(PAPER)
    what = {"kind": KINDS.label(meter.kind), "unit": code, "serial": meter.serial}
    label = say("{kind}, {unit}, meter {serial}", **what)
    if row.estimated:
        label = say("{kind}, {unit}, meter {serial} (estimated)", **what)
    work.make(Charge, {
        "lease_id": lease, "kind": "energy", "label": label.in_language(french),
        "starts": min(one.starts for one in mine), "ends": max(one.ends for one in mine),
        "net": net, "vat_rate": mine[0].vat_rate, "source": source_of(row.id or 0),
        "explanation": "\n".join(
            step.in_language(french) for step in explain.steps(found, mine)
        )[:4_000],
    })  # fmt: skip


def _holders(work: "Work", unit_id: int, since: date, day: date) -> list[Holder]:
    """The signed leases of a unit, or of what it is part of, on some days."""
    whole = work.find(Unit, unit_id).part_of_id
    units = [unit_id, *([whole] if whole else [])]
    rows = work.exec(
        select(LeaseLine, Lease)
        .join(Lease, col(Lease.id) == col(LeaseLine.lease_id))
        .where(
            col(LeaseLine.unit_id).in_(units), LeaseLine.binding, Lease.signed,
            LeaseLine.starts <= day, LeaseLine.ends > since,
        )
        .order_by(col(LeaseLine.starts), col(LeaseLine.id))
    ).all()  # fmt: skip
    vat = rates_of(work).of("vat", day)
    return [
        Holder(
            lease.id or 0, line.starts, line.ends,
            vat if (line.vat_regime or lease.vat_regime) in TAXABLE else 0,
        )
        for line, lease in rows
        if lease.start_rule != "handover" or lease.handed_over_on is not None
    ]  # fmt: skip


def delete_last(database: "Database", meter_id: int) -> "Changed":
    """Take back the last reading of a meter with its charges. Raises Refused once invoiced."""
    with database.write(say("Delete the last reading")) as work:
        meter = work.find(Meter, meter_id)
        work.act = say("Delete the last reading of meter {serial}", serial=meter.serial)
        work.subject = meter_id
        row = work.exec(
            select(MeterReading)
            .where(MeterReading.meter_id == meter_id)
            .order_by(col(MeterReading.day).desc())
        ).first()
        if row is None:
            raise Refused({"": say("This meter was never read.")})
        made = work.exec(select(Charge).where(Charge.source == source_of(row.id or 0))).all()
        if any(charge.invoice_id is not None for charge in made):
            raise Refused({"": say("What was used is already invoiced: credit the invoice first.")})
        for gone in (*made, row):
            work.remove(gone)
    return work.changed
