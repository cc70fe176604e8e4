"""Why a cell of the schedule is what it is: one period, or all of them together."""

from collections.abc import Iterator, Sequence

from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules import explain
from ctv_desktop.features.rent.rules.explain import CONTRACT, Explanation
from ctv_desktop.features.rent.rules.schedule import Due, DueLine
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.values.kinds import MONEY
from ctv_desktop.values.say import Say, Shown, say, says

RENTS = ("rent", "parking")
BESIDE = ("charges", "tsc")
FULL = 2  # units of which each step is told; of more, what each comes to
MOST = 12  # periods told one by one in a total

TITLES = {
    "rent": say("Rent"),
    "charges": say("Charges"),
    "vat": say("VAT"),
    "gross": say("Sum with VAT"),
    "withheld": say("Withheld by the tenant"),
    "to_pay": say("To pay"),
}


def amount_of(due: Due, key: str) -> int:
    """The amount of a due that a column of the schedule shows, centimes."""
    match key:
        case "rent":
            return due.of(*RENTS)
        case "charges":
            return due.of(*BESIDE)
        case "vat":
            return due.vat
        case "gross":
            return due.gross
        case "withheld":
            return due.withheld
        case _:
            return due.to_pay


def of(terms: Terms, rates: Rates, due: Due, key: str) -> Explanation | None:
    """Why a due has this amount (or day, key `due_on`) in a column of the schedule."""
    if key == "due_on":
        return explain.of_due_day(terms, rates, due)
    if key in ("rent", "charges"):
        kinds = RENTS if key == "rent" else BESIDE
        return _of_lines(terms, rates, due, [line for line in due.lines if line.kind in kinds], key)
    return explain.of_sum(rates, due, key)


def _of_lines(
    terms: Terms, rates: Rates, due: Due, lines: Sequence[DueLine], key: str
) -> Explanation:
    if len(lines) == 1:
        return explain.of_line(terms, rates, due, lines[0])
    total = amount_of(due, key)
    if not lines:
        return Explanation(TITLES[key], (say("Nothing is due for this period."),), CONTRACT, total)
    told = _each(terms, rates, due, lines) if len(lines) <= FULL else _alike(lines)
    return Explanation(TITLES[key], (*told, _sum(len(lines), total)), CONTRACT, total)


def _each(terms: Terms, rates: Rates, due: Due, lines: Sequence[DueLine]) -> Iterator[Say]:
    for line in lines:
        for step in explain.of_line(terms, rates, due, line).steps:
            yield say("{unit}: {step}", unit=explain.what(line), step=step)


def _alike(lines: Sequence[DueLine]) -> Iterator[Say]:
    """What each unit comes to; those that come to the same are counted together."""
    groups: dict[tuple[str, int], list[DueLine]] = {}
    for line in lines:
        groups.setdefault((line.kind, line.net), []).append(line)
    for (_, net), group in groups.items():
        first, last = explain.what(group[0]), explain.what(group[-1])
        if len(group) == 1:
            yield say("{what}: {amount}", what=first, amount=Shown(MONEY, net))
        else:
            yield say(
                "{first} … {last}: {count} × {amount} = {sum}",
                first=first,
                last=last,
                count=len(group),
                amount=Shown(MONEY, net),
                sum=Shown(MONEY, net * len(group)),
            )


def _sum(count: int, total: int) -> Say:
    return says(
        "{count} line together: {sum}",
        "{count} lines together: {sum}",
        count,
        sum=Shown(MONEY, total),
    )


def of_total(dues: Sequence[Due], key: str) -> Explanation | None:
    """What all dues come to in a column, years told one by one."""
    if key not in TITLES:
        return None
    years: dict[int, int] = {}
    for due in dues:
        years[due.starts.year] = years.get(due.starts.year, 0) + amount_of(due, key)
    total = sum(years.values())
    steps = [
        say("{year}: {amount}", year=str(year), amount=Shown(MONEY, amount))
        for year, amount in list(years.items())[:MOST]
    ]
    if len(years) > MOST:
        rest = sum(list(years.values())[MOST:])
        steps.append(say("later years: {amount}", amount=Shown(MONEY, rest)))
    return Explanation(TITLES[key], tuple(steps), CONTRACT, total)
