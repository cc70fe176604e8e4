"""Who has let what: leases back to back in time over groups of neighbouring units."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import cycle

from ctv_desktop.app.demo.deals import Deal, Group, groups
from ctv_desktop.app.demo.lease_rows import write_deals
from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.leases import words
from ctv_desktop.values.period import add_months, last_of_month, term_end

DAY = timedelta(days=1)
VACANT = 0.125  # of the area that can be let
RETIRED_YEARS = 2


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
    found = list(groups(draft))
    draft.rng.shuffle(found)
    delivered = [group for group in found if group.state == "delivered"]
    let, vacant = _divided(delivered)
    _running(book, let)
    _ending(book)
    _notices(book)
    _parked(book)
    _to_come(book, [g for g in found if g.state == "under_works"], vacant)
    _drafts(book, vacant)
    gone = [group for group in found if group.state == "retired"]
    _history(book, gone, vacant)
    write_deals(draft, book.deals)


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
