"""What follows from a lease while it is typed: schedule, figures, sentences beside the fields."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.leases.rows import taken
from ctv_desktop.features.leases.rows.typed import Typed, typed
from ctv_desktop.features.leases.rules import checks, clauses, money, occupancy, steps, terms
from ctv_desktop.features.leases.screen.schedule import COLUMNS, cells, totals, why_of
from ctv_desktop.features.rent.rules.month import first_rent, month_on, representative_day, why
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.ui.declare import Computed, Fact, Live
from ctv_desktop.values.errors import Proposal
from ctv_desktop.values.kinds import AREA, MONEY, PERCENT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.leases.rows.single import Lease
    from ctv_desktop.features.rent.rules.terms import Terms
    from ctv_desktop.values.language import Language

Values = Mapping[str, Any]
Said = Iterator[tuple[str, Say]]


def compute(reader: "Reader", values: Values, id: int | None, _today: date) -> Computed:
    """All that follows from a lease as typed; runs in a reading lane."""
    given = steps.as_stored(values)
    found = typed(reader, given, id)
    wrong = _wrong(given, found)
    days, proposals = _occupied(reader, found, id)
    wrong = {**days, **wrong}
    proposals |= {key: offer for key, offer in _offers(values, found).items() if key in wrong}
    doubts, notes = clauses.doubts(values, found.rates), dict(_of_lines(found))
    if found.lease is None or found.terms is None or not found.lease.lines:
        said = steps.as_typed(wrong, values)
        return Computed(notes=notes, doubts=doubts, wrong=said, proposals=proposals)
    rent, rates = found.terms, found.rates
    dues = schedule(rent, rates)
    notes |= dict(_notes(values, found.lease, rent, found))
    doubts |= steps.doubts(given, rent, rates)
    wrong |= steps.unexplained(given, rent, rates)
    return Computed(
        rows=tuple(cells(due) for due in dues),
        totals=totals(dues),
        figures=_figures(rent, found),
        notes=notes,
        doubts=doubts,
        wrong=steps.as_typed(wrong, values),
        proposals=proposals,
        why=partial(why_of, rent, rates, dues),
    )


def paper(
    reader: "Reader", values: Values, id: int | None, today: date, language: "Language"
) -> bytes | None:
    """The summary as it would be printed, a draft; None until days and units are known."""
    from ctv_desktop.features.leases.papers.summary import render
    from ctv_desktop.features.leases.screen.summary import facts_of

    found = typed(reader, steps.as_stored(values), id)
    if found.lease is None or found.terms is None or not found.lease.lines:
        return None
    unnamed = say("New lease").in_language(language)
    return render(facts_of(reader, found.lease, found.terms, today, unnamed), language)


# What would be refused.


def _wrong(values: Values, found: Typed) -> dict[str, Say]:
    """What saving would refuse, but for what is simply not filled in yet."""
    refused = checks.problems(values, found.lines, found.rates)
    refused |= steps.problems(values, found.lines)
    return {key: said for key, said in refused.items() if _typed(values, key)}


def _typed(values: Values, key: str) -> bool:
    name, _, rest = key.partition(".")
    if not rest:
        return values.get(key) not in (None, "")
    place, _, column = rest.partition(".")
    rows = values.get(name) or ()
    return int(place) < len(rows) and rows[int(place)].get(column) not in (None, "")


def _offers(values: Values, found: Typed) -> dict[str, Proposal]:
    return clauses.proposals(values, found.rates)


def _occupied(
    reader: "Reader", found: Typed, id: int | None
) -> tuple[dict[str, Say], dict[str, Proposal]]:
    """Days on which a unit is let to someone else, and the first day that would do."""
    said: dict[str, Say] = {}
    offers: dict[str, Proposal] = {}
    spans = occupancy.spans_of(found.lines, {key: unit.code for key, unit in found.units.items()})
    for span in spans:
        bound = taken.taken(reader, span.unit_id, span.starts, id or 0)
        refused = occupancy.refusal(span, bound)
        if refused is None:
            continue
        key, (field, sentence, offer) = f"lines.{span.place}.unit_id", refused
        free = occupancy.first_free_day(span.starts, bound)
        said[key] = occupancy.with_free_day(sentence, free, span)
        if offer is not None:
            offers[key] = _for_lease(found, span, field.rpartition(".")[2], offer)
    near = {key: taken.near(reader, key) for key in found.units}
    return {**said, **occupancy.twice(spans, near)}, offers


def _for_lease(found: Typed, span: occupancy.Span, column: str, offer: Proposal) -> Proposal:
    """A day proposed for a line goes into the lease itself where the line has no day of its own."""
    starts, ends = (found.lease.starts, found.lease.ends) if found.lease else (None, None)
    own = span.starts != starts if column == "starts" else span.ends != ends
    key = f"lines.{span.place}.{column}" if own else column
    said = say("Start on {day}", day=offer.value)
    if column == "ends":
        said = say("End on {day}", day=offer.value)
    return Proposal(said, offer.value, key)


# What only tells.


def _of_lines(found: Typed) -> Said:
    """What each unit comes to a month."""
    for place, line in enumerate(found.lines):
        unit = found.units.get(line.get("unit_id") or 0)
        if unit is None:
            continue
        area = money.let_area(unit.kind, line["basis"], unit.area)
        rent = Shown(MONEY, money.line_rent(line["basis"], line["rent"], area))
        key = f"lines.{place}.rent"
        if line["basis"] == "area":
            yield key, say("× {area}\u00a0m² = {amount}", area=Shown(AREA, area), amount=rent)
        elif unit.asking_rent and unit.asking_rent != line["rent"]:
            asking = Shown(MONEY, unit.asking_rent)
            yield key, say("Asking rent: {amount}", amount=asking)


def _notes(values: Values, lease: "Lease", rent: "Terms", found: Typed) -> Said:
    yield from _notes_of_days(lease, found)
    yield from _notes_of_money(values, lease, rent, found)
    if lease.withholds:
        rate = found.rates.of("withholding", lease.starts)
        yield "tenant_id", say("Withholds {rate} of the rent.", rate=Shown(PERCENT, rate))


def _notes_of_days(lease: "Lease", found: Typed) -> Said:
    months, days = terms.length(lease.starts, lease.ends)
    if not days:
        yield "ends", says("{count} month", "{count} months", months)
    if lease.notice_months or lease.notice_days is not None:
        limit = terms.notice_limit(lease.ends, lease.notice_months, lease.notice_days)
        limit = max(limit, lease.starts)
        yield (
            "notice_months" if lease.notice_days is None else "notice_days",
            say("To give by {day}", day=limit),
        )
    if lease.signed_on:
        limit = terms.registration_limit(lease.signed_on, found.rates)
        yield "signed_on", say("To register by {day}", day=limit)
    if lease.firm_until and lease.firm_until >= lease.starts:
        months, days = terms.length(lease.starts, lease.firm_until)
        if not days:
            yield "firm_until", says("{count} month firm", "{count} months firm", months)


def _notes_of_money(values: Values, lease: "Lease", rent: "Terms", found: Typed) -> Said:
    rates, day = found.rates, representative_day(rent, lease.starts)
    month = month_on(rent, rates, day)
    asked = money.deposit(lease.deposit_months, first_rent(rent))
    yield (
        "deposit_months",
        says(
            "{count} month = {amount}",
            "{count} months = {amount}",
            lease.deposit_months,
            amount=Shown(MONEY, asked),
        ),
    )
    for key, kind in (("charges_rate", "charges"), ("tsc_recharged", "tsc")):
        if month.of(kind):
            yield key, say("{amount} a month", amount=Shown(MONEY, month.of(kind)))
    if values.get("payment_days") is None:
        yield (
            "payment_days",
            says(
                "Empty: {count} day ({law})",
                "Empty: {count} days ({law})",
                rates.of("payment_days", lease.starts),
                law=rates.source("payment_days", lease.starts),
            ),
        )
    if lease.revision_kind != "none" and lease.regime in clauses.LEASES:
        yield (
            "revision_rate",
            say(
                "Legal cap: {rate} ({law})",
                rate=Shown(PERCENT, rates.of("revision_cap", lease.starts)),
                law=rates.source("revision_cap", lease.starts),
            ),
        )
    yield "vat_regime", _vat(month)


def _vat(month: Due) -> Say:
    rates: Sequence[int] = [part.rate for part in month.vat_parts if part.rate]
    if not rates:
        return say("No VAT")
    return say("VAT {rate}", rate=Shown(PERCENT, rates[0]))


def _figures(rent: "Terms", found: Typed) -> tuple[Fact, ...]:
    """A whole month, figure by figure, each with its reason."""
    day = representative_day(rent, rent.starts)
    month = month_on(rent, found.rates, day)
    shown = (
        (say("Rent per month"), "rent", month.of("rent", "parking")),
        (say("Charges"), "charges", month.of("charges")),
        (say("TSC"), "tsc", month.of("tsc")),
        (say("VAT"), "vat", month.vat),
        (say("With VAT"), "gross", month.gross),
        (say("Withheld"), "withheld", month.withheld),
        (say("To pay per month"), "to_pay", month.to_pay),
    )
    kept = (one for one in shown if one[2] or one[1] in ("rent", "gross"))
    return tuple(
        Fact(label, amount, MONEY, why=why(rent, found.rates, day, key))
        for label, key, amount in kept
    )


LIVE = Live(
    title=say("Schedule"),
    help=say("Computed with every key. Why this amount? Click it, or press F4."),
    empty=say("The schedule appears here as soon as days, units and rents are known."),
    columns=COLUMNS,
    compute=compute,
    paper_title=say("Lease summary"),
    paper=paper,
)
