"""Sub-meters read every month: electricity of offices, water of shops, common parts."""

from datetime import date, timedelta

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.leases.words import TAXABLE
from ctv_desktop.features.meters.rules.billing import Holder, Price, shares
from ctv_desktop.features.meters.rules.explain import Counted, steps
from ctv_desktop.features.meters.rules.reading import Past, unusual, used
from ctv_desktop.values.folding import fold
from ctv_desktop.values.language import of as language_of
from ctv_desktop.values.period import add_months

COUNT = 40
MONTHS = 13  # readings of each
RECENT = 12  # meters already read last month; what they charge waits
KINDS = {"shop": ("water", "m³", 180_000), "data_room": ("chilled", "kWh", 9_000)}
POWER = ("electricity", "kWh", 12_000)  # kind, measure, price in ten-thousandths of a dirham
READER = "Rachid Amrani"


def build_meters(draft: Draft) -> None:
    """Meters of units in the order of their codes, one of the common parts of each building."""
    days = _month_ends(draft.today)
    delivered = {row["id"]: row for row in draft.all("building") if row["state"] == "delivered"}
    lines = _lines(draft)
    units = [
        row for row in draft.all("unit")
        if row["building_id"] in delivered and row["kind"] in WITH
    ][: COUNT * 3]  # fmt: skip
    let = [unit for unit in units if lines.get(unit["id"])][: COUNT - len(delivered)]
    for place, unit in enumerate(let):
        code = delivered[unit["building_id"]]["code"]
        known = KINDS.get(unit["kind"], POWER)
        meter = _meter(
            draft, unit["building_id"], unit["id"], f"{code}-{10_021 + place * 7}", known
        )
        _read(draft, meter, unit, lines[unit["id"]], days[: None if place < RECENT else -1])
    for place, (id, building) in enumerate(list(delivered.items())[:4]):
        meter = _meter(draft, id, None, f"{building['code']}-GEN-{place + 1}", POWER)
        _read(draft, meter, None, [], days)


WITH = ("office", "office_floor", "shop", "data_room", "innovation_lab")


def _month_ends(today: date) -> list[date]:
    """The last days of the months before this one."""
    first = today.replace(day=1)
    return [add_months(first, -back) - timedelta(days=1) for back in range(MONTHS - 1, -1, -1)]


def _lines(draft: Draft) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for line in draft.all("lease_line"):
        if line["binding"]:
            found.setdefault(line["unit_id"], []).append(line)
    return found


def _meter(
    draft: Draft, building: int, unit: int | None, serial: str, known: tuple[str, str, int]
) -> Row:
    kind, measure, price = known
    row = draft.add(
        "meter", building_id=building, unit_id=unit, kind=kind, serial=serial,
        serial_key=fold(serial), measure=measure, factor=1_000,
        place="Local technique de l’étage" if unit else "Tableau général basse tension",
    )  # fmt: skip
    draft.add(
        "meter_price", meter_id=row["id"],
        valid_from=date(draft.today.year - 2, 1, 1).isoformat(), price=price,
    )  # fmt: skip
    return row


def _read(draft: Draft, meter: Row, unit: Row | None, lines: list[Row], days: list[date]) -> None:
    scale = unit["rentable_area"] if unit else 400_000  # thousandths a day: 0,1 kWh by m²
    scale = scale // 10 if meter["kind"] == "water" else scale
    counter = 10_250_000 + 731_000 * meter["id"]
    past: list[Past] = []
    for place, day in enumerate(days):
        use = 0
        if past:
            passed = (day - past[-1].day).days
            use = scale * passed * (85 + (meter["id"] * 13 + place * 29) % 31) // 100
            if meter["id"] % 13 == 5 and place == len(days) - 1:
                use = use * 5 // 2  # a leak, or a machine left on
            use = use // 1_000 * 1_000
        counter += use
        odd = unusual(use, (day - past[-1].day).days, past) if past else None
        row = draft.add(
            "meter_reading", meter_id=meter["id"], day=day.isoformat(), counter=counter,
            used=use if past else None, unusual=int(odd is not None), read_by=READER,
            estimated=int(place == 6 and meter["id"] % 9 == 2),
        )  # fmt: skip
        last = day == _month_ends(draft.today)[-1]
        if last and past and unit is not None:
            _charge(draft, meter, unit, lines, row, past[-1], day)
        days_of = (day - past[-1].day).days if past else 0
        past.append(Past(day, counter, use if past else None, days_of))


def _charge(
    draft: Draft, meter: Row, unit: Row, lines: list[Row], row: Row, old: Past, day: date
) -> None:  # fmt: skip
    leases = draft.all("lease")
    holders = [
        Holder(
            line["lease_id"], date.fromisoformat(line["starts"]), date.fromisoformat(line["ends"]),
            2_000 if leases[line["lease_id"] - 1]["vat_regime"] in TAXABLE else 0,
        )
        for line in lines
        if leases[line["lease_id"] - 1]["signed"]
    ]  # fmt: skip
    price = next(p for p in draft.all("meter_price") if p["meter_id"] == meter["id"])
    prices = [Price(date.fromisoformat(price["valid_from"]), price["price"])]
    use = used(old.counter, row["counter"], meter["factor"])
    found = Counted(meter["measure"], old.counter, row["counter"], meter["factor"], use)
    french = language_of("fr")
    words = {"electricity": "Électricité", "water": "Eau", "chilled": "Eau glacée"}
    for one in shares(use, old.day, day, prices, holders):
        draft.add(
            "charge", lease_id=one.lease_id, kind="energy",
            label=f"{words[meter['kind']]}, {unit['code']}, compteur {meter['serial']}",
            starts=one.starts.isoformat(), ends=one.ends.isoformat(), net=one.net,
            vat_rate=one.vat_rate, source=f"meter_reading/{row['id']}",
            explanation="\n".join(step.in_language(french) for step in steps(found, [one])),
        )  # fmt: skip
