"""Random leases by a seed, and what their schedule must come to, reckoned in another way.

The check knows nothing of spans or periods: it asks what a unit costs on a day, in whole numbers of
a common part of every length of month, and adds the days up.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from ctv_desktop.features.rates.rules import Rates, known
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.features.rent.rules.spans import rent_on, spans
from ctv_desktop.features.rent.rules.terms import Change, Line, Step, Terms
from ctv_desktop.values.period import add_months, last_of_month

DAY = timedelta(days=1)
COMMON = 377_580  # the least multiple of 28, 29, 30 and 31
WAYS = ("month", "quarter", "half_year", "year")
RATES = known()


def lease(seed: int) -> Terms:
    """A lease as odd as the form lets through: the same for the same seed."""
    rng = random.Random(seed)
    starts = date(2024, 1, 1) + rng.randrange(2_000) * DAY
    ends = add_months(starts, rng.randrange(1, 61)) + rng.randrange(-1, 20) * DAY
    length = (ends - starts).days
    lines = []
    for unit in range(rng.randrange(1, 5)):
        first = starts + rng.choice((0, rng.randrange(length))) * DAY
        last = rng.choice((ends, first + rng.randrange((ends - first).days + 1) * DAY))
        parking = rng.random() < 0.2
        lines.append(
            Line(
                unit, f"A-{unit}", "parking_space" if parking else "office",
                "item" if parking or rng.random() < 0.2 else "area", rng.randrange(100_000),
                0 if parking else rng.randrange(200_000), first, last,
                rng.choice(("", "", "", "outside", "option")), unit,
            )
        )  # fmt: skip
    steps = tuple(_step(rng, starts, length) for _ in range(rng.choice((0, 0, 1, 2, 4))))
    return Terms(
        starts, ends, tuple(lines), steps, period=rng.choice(WAYS),
        term=rng.choice(("advance", "arrears")), part_month=rng.choice(("calendar", "thirty")),
        payment_days=rng.choice((None, 0, 30, 60)), charges_rate=rng.choice((0, 2_500, 3_333)),
        rent_starts=rng.choice((None, None, starts + rng.randrange(200) * DAY)),
        vat_regime=rng.choice(("equipped", "option", "outside")), tsc=rng.random() < 0.3,
        withholds=rng.random() < 0.5,
    )  # fmt: skip


def _step(rng: random.Random, starts: date, length: int) -> Step:
    first = starts + rng.randrange(-20, length + 1) * DAY
    last = rng.choice((None, first + rng.randrange(400) * DAY))
    kind = rng.choice(("price", "amount", "discount", "free", "fit_out"))
    unit = rng.randrange(4) if kind == "amount" else rng.choice((None, rng.randrange(4)))
    return Step(kind, first, last, rng.randrange(20_000), unit)


def amended(terms: Terms, seed: int) -> Terms:
    """The same lease whose way of billing was changed from the first day of some month on."""
    rng = random.Random(-seed)
    months = (terms.ends.year - terms.starts.year) * 12 + terms.ends.month - terms.starts.month
    day = add_months(terms.starts.replace(day=1), rng.randrange(1, max(months, 1) + 1))
    old = {
        "period": rng.choice(WAYS), "term": rng.choice(("advance", "arrears")),
        "payment_days": rng.choice((None, 15, 90)),
    }  # fmt: skip
    keys = rng.sample(sorted(old), rng.randrange(1, 4))
    return replace(terms, changes=tuple(Change(day, key, old[key]) for key in keys))


def wrong(seed: int) -> str:
    """What is wrong with the schedule of the lease of a seed; nothing where all sums hold."""
    terms = lease(seed)
    for said in (*_faults(terms, seed), *_billing(terms, seed)):
        return f"seed {seed}: {said}"
    return ""


def wrongs(seeds: range) -> list[str]:
    """What is wrong with the leases of some seeds; one process' share of the work."""
    return [said for seed in seeds if (said := wrong(seed))]


def _faults(terms: Terms, seed: int) -> Iterator[str]:
    dues = schedule(terms, RATES)
    if (dues[0].starts, dues[-1].ends) != (terms.starts, terms.ends):
        yield "the dues do not begin or end with the lease"
    for one, two in pairwise(dues):
        if one.ends + DAY != two.starts:
            yield f"a gap or an overlap after {one.ends}"
    for due in dues:
        yield from _of_due(terms, RATES, due)
    yield from _sums(terms, dues)
    rng = random.Random(seed + 1)
    day = terms.starts + rng.randrange((terms.ends - terms.starts).days + 1) * DAY
    expected = sum(_rent(terms, line, day) for line in terms.lines if _live(terms, line, day))
    if rent_on(terms, day) != expected:
        yield f"the rent on {day} is {rent_on(terms, day)}, not {expected}"


def _half_up(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _of_due(terms: Terms, rates: Rates, due: Due) -> Iterator[str]:
    base: dict[int, int] = {}
    for line in due.lines:
        base[line.vat_rate] = base.get(line.vat_rate, 0) + line.net
    vat = sum(_half_up(Decimal(net) * rate / 10_000) for rate, net in base.items())
    if due.gross != sum(line.net for line in due.lines) + vat:
        yield f"net and VAT do not make the gross of {due.starts}"
    rent = sum(line.net for line in due.lines if line.kind in ("rent", "parking"))
    rate = rates.of("withholding", due.starts) if terms.withholds else 0
    if due.withheld != _half_up(Decimal(rent) * rate / 10_000):
        yield f"{due.withheld} is withheld of {rent} at {rate}"
    if due.to_pay + due.withheld != due.gross:
        yield f"what is paid and what is withheld do not make the gross of {due.starts}"
    taxed = [line for line in due.lines if line.kind == "tsc"]
    let = sum(line.net for line in due.lines if line.kind == "rent")
    share = _half_up(Decimal(let) * rates.of("tsc", due.starts) / 10_000)
    if [line.net for line in taxed] != ([share] if terms.tsc else []):
        yield f"the communal tax of {due.starts}"
    day = due.starts if terms.term == "advance" else due.ends
    delay = terms.payment_days
    delay = rates.of("payment_days", day) if delay is None else delay
    if due.due_on != day + timedelta(days=delay):
        yield f"{due.starts} is due on {due.due_on}"


def _live(terms: Terms, line: Line, day: date) -> bool:
    return line.starts <= day <= min(line.ends, terms.ends)


def _rent(terms: Terms, line: Line, day: date) -> int:
    """What a unit costs a month as of a day, by the words of the lease alone."""
    if terms.rent_starts is not None and day < terms.rent_starts:
        return 0
    live = [one for one in terms.steps if _touches(one, line, day)]
    if any(one.kind in ("free", "fit_out") for one in live):
        return 0
    price, amount, since = line.price, None, (date.min, False)
    for one in live:
        if one.kind in ("price", "amount") and (one.starts, one.unit_id is not None) >= since:
            since = (one.starts, one.unit_id is not None)
            price, amount = one.amount, one.amount if one.kind == "amount" else None
    monthly = price if line.basis == "item" else _half_up(Decimal(line.area * price) / 100)
    monthly = monthly if amount is None else amount
    off = min(10_000, sum(one.amount for one in live if one.kind == "discount"))
    return monthly - _half_up(Decimal(monthly) * off / 10_000)


def _touches(step: Step, line: Line, day: date) -> bool:
    if step.starts > day or (step.ends is not None and step.ends < day):
        return False
    if step.unit_id is not None:
        return step.unit_id == line.unit_id
    return step.kind != "amount" and (step.kind != "price" or line.basis == "area")


def _sums(terms: Terms, dues: list[Due]) -> Iterator[str]:
    """All rent and all charges against the days they are for, to half a centime a rounding."""
    rent = charges = pieces = 0
    edges = _edges(terms)
    for first, after in pairwise(edges):
        measure, cut = _measure(first, after - DAY, terms.part_month)
        live = [line for line in terms.lines if _live(terms, line, first)]
        rent += measure * sum(_rent(terms, line, first) for line in live)
        area = sum(line.area for line in live if _charged(terms, line, first))
        charges += measure * _half_up(Decimal(area * terms.charges_rate) / 100)
        pieces += cut * (len(live) + 1)
    for name, exact, kinds in (
        ("rent", rent, ("rent", "parking")),
        ("charges", charges, ("charges",)),
    ):
        found = sum(due.of(*kinds) for due in dues)
        if abs(2 * (COMMON * found - exact)) > pieces * COMMON:
            yield f"{found} of {name} in all, where the days come to {exact / COMMON:.2f}"


def _charged(terms: Terms, line: Line, day: date) -> bool:
    return not any(one.kind == "fit_out" and _touches(one, line, day) for one in terms.steps)


def _edges(terms: Terms) -> list[date]:
    """The first days of stretches on which every unit costs the same, and the day after all."""
    days = {terms.starts, terms.ends + DAY}
    for line in terms.lines:
        days |= {line.starts, line.ends + DAY}
    for step in terms.steps:
        days |= {step.starts, *([step.ends + DAY] if step.ends else [])}
    if terms.rent_starts:
        days.add(terms.rent_starts)
    return sorted(day for day in days if terms.starts <= day <= terms.ends + DAY)


def _measure(first: date, last: date, method: str) -> tuple[int, int]:
    """How many months some days are, in parts of COMMON, and how many are not whole ones."""
    measure = cut = 0
    day = first
    while day <= last:
        end = min(last_of_month(day), last)
        whole = day.day == 1 and end == last_of_month(day)
        cut += not whole
        measure += COMMON if whole else _part(day, end, method)
        day = end + DAY
    return measure, cut


def _part(day: date, end: date, method: str) -> int:
    of = last_of_month(day).day
    if method == "calendar":
        return COMMON * (end.day - day.day + 1) // of
    closing = 30 if end.day == of else min(end.day, 30)
    return COMMON * max(closing - day.day + 1, 0) // 30


def _billing(terms: Terms, seed: int) -> Iterator[str]:
    """However it is billed, and billed otherwise from some month on, it owes the same."""
    kinds = ("rent", "parking", "charges")
    whole = sum(due.of(*kinds) for due in schedule(terms, RATES))
    other = replace(terms, period=WAYS[seed % 4])
    for one in (other, amended(terms, seed)):
        found = sum(due.of(*kinds) for due in schedule(one, RATES))
        if found != whole:
            yield f"{whole} when billed by {terms.period}, {found} otherwise"
    ends = [span.ends for span in spans(terms)]
    if ends and max(ends) > terms.ends:
        yield "a span runs past the end"
