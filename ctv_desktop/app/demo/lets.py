"""Who has let what: leases back to back in time over groups of neighbouring units."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import cycle

from ctv_desktop.app.demo import revised
from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.leases import words
from ctv_desktop.features.leases.rules import engine
from ctv_desktop.features.rent.rules.terms import Line, Terms
from ctv_desktop.values.period import add_months, last_of_month, term_end

DAY = timedelta(days=1)
VACANT = 0.125  # of the area that can be let
RETIRED_YEARS = 2
PURPOSES = {
    "catering": "Restauration et vente à emporter, à l’exclusion de toute cuisson au charbon.",
    "training": "Formation professionnelle et activités de bureau liées.",
    "customer_relations": "Centre de relation client, activités de bureau.",
}
HANDED = "Remise des clés et état des lieux de sortie signés."
PURPOSE = "Activités de services et de bureau conformes à la vocation du parc."


@dataclass(frozen=True)
class Group:
    """Neighbouring units that are let together."""

    units: tuple[Row, ...]
    state: str  # of the building
    since: date  # delivered on
    desk: bool = False

    @property
    def area(self) -> int:
        """Rentable area in hundredths of m²."""
        return sum(unit["rentable_area"] for unit in self.units)


@dataclass(frozen=True)
class Deal:
    """A lease to be written: over which units, from when to when, and what was done to it."""

    group: Group
    starts: date
    ends: date
    signed: bool = True
    last: date | None = None
    notice_on: date | None = None
    reason: str = ""
    parking: tuple[Row, ...] = ()

    @property
    def last_day(self) -> date:
        """The day it really ends."""
        return self.last or self.ends


@dataclass
class Book:
    """All deals of a park, and how many of each sort are still wanted."""

    draft: Draft
    deals: list[Deal] = field(default_factory=list)

    def some(self, count: int) -> int:
        """A number of leases of the small park in proportion to this one."""
        return max(1, count * self.draft.size.leases // 160)


def build_leases(draft: Draft) -> None:
    """Every lease and its lines, numbered by the year in which it was drawn up."""
    book = Book(draft)
    groups = list(_groups(draft))
    draft.rng.shuffle(groups)
    delivered = [group for group in groups if group.state == "delivered"]
    let, vacant = _divided(delivered)
    _running(book, let)
    _ending(book)
    _notices(book)
    _parked(book)
    _to_come(book, [g for g in groups if g.state == "under_works"], vacant)
    _drafts(book, vacant)
    gone = [group for group in groups if group.state == "retired"]
    _history(book, gone, vacant)
    _written(book)


def _groups(draft: Draft) -> Iterator[Group]:
    """Rooms of one floor, one to three together; some co-working spaces by the desk."""
    buildings = {row["id"]: row for row in draft.all("building")}
    spaces = 0
    waiting: list[Row] = []
    wanted = 0
    for unit in draft.all("unit"):
        if unit["kind"] in ("common_part", "parking_space"):
            continue
        building = buildings[unit["building_id"]]
        since = date.fromisoformat(unit["lettable_from"])
        if unit["kind"] == "coworking_space":
            spaces += 1
        by_desk = spaces % 3 != 2
        if unit["kind"] == "desk":
            if by_desk:
                yield Group((unit,), building["state"], since, desk=True)
            continue
        if unit["kind"] == "coworking_space" and by_desk:
            continue
        if waiting and (len(waiting) >= wanted or not _beside(waiting[-1], unit)):
            yield _grouped(waiting, buildings)
            waiting = []
        if not waiting:
            wanted = draft.rng.choice((1, 1, 1, 2, 2, 3))
        waiting.append(unit)
    if waiting:
        yield _grouped(waiting, buildings)


def _beside(unit: Row, other: Row) -> bool:
    together = ("office", "data_room", "meeting_room")
    both = unit["kind"] in together and other["kind"] in together
    return both and unit["floor_id"] == other["floor_id"]


def _grouped(units: list[Row], buildings: dict[int, Row]) -> Group:
    since = date.fromisoformat(units[0]["lettable_from"])
    return Group(tuple(units), buildings[units[0]["building_id"]]["state"], since)


def _divided(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """Which groups are let today and which stand empty."""
    target = VACANT * sum(group.area for group in groups)
    let: list[Group] = []
    vacant: list[Group] = []
    empty = 0
    for group in groups:
        if empty + group.area <= target and not (group.desk and len(vacant) % 2):
            vacant.append(group)
            empty += group.area
        else:
            let.append(group)
    return let, vacant


def _running(book: Book, groups: list[Group]) -> None:
    rng, today = book.draft.rng, book.draft.today
    for group in groups:
        months = 12 if group.desk else rng.choice((36, 36, 72, 72, 108))
        most = (today.year - group.since.year) * 12 + today.month - group.since.month
        age = rng.randrange(max(min(months - 5, most), 1))
        starts = max(add_months(today.replace(day=1), -age), group.since)
        book.deals.append(Deal(group, starts, term_end(starts, months)))


def _ending(book: Book) -> None:
    """Some of those running end within 120 days."""
    rng, today = book.draft.rng, book.draft.today
    for place in _places(book, 9, lambda deal: not deal.group.desk):
        deal = book.deals[place]
        ends = last_of_month(today + timedelta(days=rng.randrange(8, 86)))
        months = next((m for m in (72, 36, 24) if add_months(ends, -m) >= deal.group.since), 12)
        book.deals[place] = replace(deal, starts=add_months(ends + DAY, -months), ends=ends)


def _notices(book: Book) -> None:
    """Some tenants, past their firm term, have given notice."""
    rng, today = book.draft.rng, book.draft.today
    for place in _places(book, 5, lambda deal: deal.ends > add_months(today, 10)):
        deal = book.deals[place]
        given = today - timedelta(days=rng.randrange(5, 60))
        last = last_of_month(add_months(given, 6))
        if last < deal.ends and not deal.group.desk:
            starts = max(min(deal.starts, add_months(today.replace(day=1), -37)), deal.group.since)
            ends = max(deal.ends, term_end(starts, 72))
            book.deals[place] = replace(deal, starts=starts, ends=ends, notice_on=given, last=last)


def _places(book: Book, count: int, fits: Callable[[Deal], bool]) -> list[int]:
    found = [place for place, deal in enumerate(book.deals) if fits(deal)]
    return book.draft.rng.sample(found, min(book.some(count), len(found)))


def _parked(book: Book) -> None:
    """Tenants of a building share most of its parking spaces."""
    rng = book.draft.rng
    free: dict[int, list[Row]] = {}
    for unit in book.draft.all("unit"):
        if unit["kind"] == "parking_space":
            free.setdefault(unit["building_id"], []).append(unit)
    for place, deal in enumerate(book.deals):
        spaces = free.get(deal.group.units[0]["building_id"], [])
        if len(spaces) > 2 and not deal.group.desk and rng.random() < 0.4:
            taken = tuple(spaces.pop(0) for _ in range(min(rng.randrange(1, 5), len(spaces) - 2)))
            book.deals[place] = replace(deal, parking=taken)


def _to_come(book: Book, works: list[Group], vacant: list[Group]) -> None:
    """Signed for later: after an ending lease, in empty units, and before delivery."""
    rng, today = book.draft.rng, book.draft.today
    soon = add_months(today, 4)
    ending = [d for d in book.deals if d.last_day < soon and not d.notice_on]
    after = [Deal(d.group, d.last_day + DAY, term_end(d.last_day + DAY, 36)) for d in ending[::3]]
    for group in vacant[: book.some(2)]:
        starts = add_months(today.replace(day=1), rng.randrange(1, 4))
        after.append(Deal(group, starts, term_end(starts, 72)))
    for group in works[: len(works) * 3 // 5]:
        starts = add_months(group.since, rng.randrange(3))
        after.append(Deal(group, starts, term_end(starts, 108)))
    book.deals += after


def _drafts(book: Book, vacant: list[Group]) -> None:
    rng, today = book.draft.rng, book.draft.today
    offered = vacant[book.some(2) :][: book.some(6)]
    for group in offered:
        starts = add_months(today.replace(day=1), rng.randrange(1, 6))
        book.deals.append(Deal(group, starts, term_end(starts, rng.choice((36, 72))), signed=False))


def _history(book: Book, gone: list[Group], vacant: list[Group]) -> None:
    """Earlier leases, one before the other, until the park has as many as it should."""
    rng, today = book.draft.rng, book.draft.today
    first: dict[int, date] = {}
    for deal in book.deals:
        first[id(deal.group)] = min(deal.starts, first.get(id(deal.group), deal.starts))
    groups = {id(deal.group): deal.group for deal in book.deals}
    groups |= {id(group): group for group in (*gone, *vacant)}
    closed = add_months(today.replace(day=1), -12 * RETIRED_YEARS)
    open_ended = {id(group): closed for group in gone}
    queue = list(groups.values())
    rng.shuffle(queue)
    queue.sort(key=lambda group: group.state == "delivered")
    for group in cycle(queue):
        if len(book.deals) >= book.draft.size.leases or not queue:
            return
        before = first.get(id(group), open_ended.get(id(group), today))
        earlier = _earlier(book, group, min(before, today))
        if earlier is None:
            groups.pop(id(group), None)
            if not groups:
                return
            continue
        first[id(group)] = earlier.starts
        book.deals.append(earlier)


def _earlier(book: Book, group: Group, before: date) -> Deal | None:
    """The lease before a day, ended by its term or early; None where the building is too young."""
    rng = book.draft.rng
    last = add_months(before.replace(day=1), -rng.choice((0, 0, 1, 2, 4))) - DAY
    months = 12 if group.desk else rng.choice((36, 36, 24, 72))
    starts = add_months(last + DAY, -months)
    if starts < group.since:
        months = 12
        starts = add_months(last + DAY, -months)
    if starts < group.since:
        return None
    if len(book.deals) % 6 == 0:
        reasons = tuple(words.TERMINATION_REASONS)
        reason = reasons[len(book.deals) // 6 % len(reasons)]
        return Deal(group, starts, term_end(starts, months + 24), last=last, reason=reason)
    return Deal(group, starts, term_end(starts, months))


def _written(book: Book) -> None:
    """The deals as rows, in the order in which they were drawn up."""
    draft, rng = book.draft, book.draft.rng
    signed: list[tuple[date, Deal]] = []
    for deal in book.deals:
        latest = draft.today - timedelta(days=rng.randrange(2, 40))
        drawn = min(deal.starts - timedelta(days=rng.randrange(15, 75)), latest)
        signed.append((drawn, deal))
    signed.sort(key=lambda each: (each[0], each[1].starts, each[1].group.units[0]["id"]))
    numbers: dict[int, int] = {}
    pick = Tenants(draft)
    for drawn, deal in signed:
        numbers[drawn.year] = numbers.get(drawn.year, 0) + 1
        lease = _lease(draft, deal, drawn, numbers[drawn.year], pick.next(deal))
        _lines(draft, lease, deal)


class Tenants:
    """Who comes next: shops for caterers, desks for start-ups, all the rest in turn."""

    def __init__(self, draft: Draft) -> None:
        tenants = draft.all("tenant")
        mixed = list(tenants)
        draft.rng.shuffle(mixed)
        shops = [tenant for tenant in mixed if tenant["line"] == "catering"] or mixed
        small = [tenant for tenant in mixed if tenant["size"] == "startup"] or mixed
        others = [tenant for tenant in mixed if tenant["line"] != "catering"] or mixed
        self._turns = {"shop": cycle(shops), "desk": cycle(small), "": cycle(others)}

    def next(self, deal: Deal) -> Row:
        """The tenant of a deal."""
        kind = deal.group.units[0]["kind"]
        return next(self._turns.get(kind, self._turns[""]))


def _lease(draft: Draft, deal: Deal, drawn: date, number: int, tenant: Row) -> Row:
    rng = draft.rng
    shop = deal.group.units[0]["kind"] == "shop"
    regime = "49-16" if shop else rng.choice(("doc", "doc", "doc", "doc", "67-12"))
    if deal.group.desk:
        regime = "domiciliation" if rng.random() < 0.2 else "coworking"
    vat = rng.choice(("equipped", "equipped", "equipped", "option", "option", "outside", "exempt"))
    reference = f"BC-{drawn.year}-{number:03d}"
    firm = min(term_end(deal.starts, 36), deal.ends)
    free = 0 if deal.group.desk or rng.random() < 0.6 else rng.choice((1, 2, 3))
    waits = deal.signed and deal.group.state == "under_works" and deal.starts > draft.today
    return draft.add(
        "lease",
        start_rule="handover" if waits else "fixed",
        handover_days=30 if waits else 0,
        not_before=deal.starts.isoformat() if waits else None,
        not_after=add_months(deal.starts, 6).isoformat() if waits else None,
        landlord_id=1,
        tenant_id=tenant["id"],
        regime=regime,
        signed_on=drawn.isoformat() if deal.signed else None,
        starts=deal.starts.isoformat(),
        rent_starts=add_months(deal.starts, free).isoformat(),
        firm_until=firm.isoformat(),
        ends=deal.ends.isoformat(),
        notice_months=1 if deal.group.desk else 6,
        charges_rate=0 if deal.group.desk else rng.choice((22_00, 25_00, 28_00)),
        vat_regime="equipped" if deal.group.desk else vat,
        exemption=EXEMPT.format(number) if vat == "exempt" and not deal.group.desk else "",
        deposit_months=1 if deal.group.desk else rng.choice((2, 2, 3)) if regime != "67-12" else 2,
        payment_period="month" if deal.group.desk else rng.choice(PERIODS),
        payment_term="arrears" if rng.random() < 0.08 else "advance",
        purpose=PURPOSES.get(tenant["line"], PURPOSE),
        series="BC",
        year=drawn.year,
        number=number,
        reference=reference,
        reference_key=reference.lower(),
        signed=int(deal.signed),
        notice_on=deal.notice_on.isoformat() if deal.notice_on else None,
        notice_by=rng.choice(("tenant", "tenant", "landlord")) if deal.notice_on else "",
        terminated_on=deal.last_day.isoformat() if deal.reason else None,
        termination_reason=deal.reason,
        termination_note="Remise des clés et état des lieux de sortie signés."
        if deal.reason
        else "",
        last_day=deal.last_day.isoformat(),
    )


EXEMPT = "Entreprise exportatrice, attestation n° {:04d}/EX (fictive)"
PERIODS = ("quarter",) * 7 + ("month", "month", "half_year", "year")


def _lines(draft: Draft, lease: Row, deal: Deal) -> None:
    factor = draft.rng.choice((92, 95, 97, 100, 100, 102))
    made = []
    for unit in (*deal.group.units, *deal.parking):
        item = unit["kind"] in ("desk", "parking_space")
        rent = unit["asking_rent"] if item else unit["asking_rent"] * factor // 5_000 * 50
        line = draft.add(
            "lease_line",
            lease_id=lease["id"],
            unit_id=unit["id"],
            starts=lease["starts"],
            ends=lease["last_day"],
            basis="item" if item else "area",
            rent=rent,
            binding=lease["signed"],
            area=unit["rentable_area"],
        )
        made.append((unit, line))
    _spans(draft, lease, deal, made)


def _spans(draft: Draft, lease: Row, deal: Deal, made: list[tuple[Row, Row]]) -> None:
    """The rent spans of a lease, from the rent engine itself."""
    starts, ends = deal.starts, deal.last_day
    lines = tuple(
        Line(unit["id"], unit["code"], unit["kind"], line["basis"], line["rent"], line["area"],
             starts, ends, id=line["id"])
        for unit, line in made
    )  # fmt: skip
    free = date.fromisoformat(lease["rent_starts"])
    charges = lease["charges_rate"]
    steps = revised.steps(draft, lease, lines)
    terms = Terms(starts, ends, lines, steps, rent_starts=free, charges_rate=charges)
    wanted = list(engine.wanted_spans(terms))
    for one in wanted:
        days = {key: one[key].isoformat() for key in ("starts", "ends")}
        draft.add("rent_span", lease_id=lease["id"], **{**one, **days})
    lease["area"], lease["monthly_rent"] = engine.headline(terms, wanted)
