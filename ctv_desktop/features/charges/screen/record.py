"""A charge year, the statement of a lease and a key as their panels show them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.charges.rows import plan as plans
from ctv_desktop.features.charges.rows import single
from ctv_desktop.features.charges.rows.lists import id_of, statement
from ctv_desktop.features.charges.rules import explain
from ctv_desktop.features.charges.rules.statement import Line as Share
from ctv_desktop.features.charges.rules.statement import Statement
from ctv_desktop.features.charges.words import AREA_KEY, CATEGORIES, LABELS, STATES
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import DAY, LONG_TEXT, MONEY, TEXT, Tone
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

LINES = 60  # statements listed in the panel of a year


def year_view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a charge year: what it cost, who bears it, the statements."""
    found = plans.plan(reader, id, today)
    if found is None:
        return None
    year = found.year
    costs = single.cost_rows(reader, id)
    state = STATES[year.state]
    return RecordView(
        id,
        f"{year.building} · {year.year}",
        year.building_name,
        state.label,
        state.tone,
        groups=tuple(group for group in (_sums(found, costs), _notes(found)) if group.facts),
        related=(_costs(costs), _statements(found), _keys(reader, year.building_id)),
        trail=((year.building, Link("building", year.building_id)),),
        values={
            "state": year.state,
            "version": year.version,
            "building_id": year.building_id,
            "year": year.year,
            "costs": sum(one.actual > 0 for one in costs),
            "statements": len(found.statements),
            "invoiced": single.invoiced(reader, id),
            "today": today,
        },
        tables=(("charge_year", id), *(("charge_cost", one.id) for one in costs)),
    )


def _sums(found: plans.Plan, costs: list[single.CostRow]) -> Group:
    budget, actual = (sum(getattr(one, key) for one in costs) for key in ("budget", "actual"))
    borne = sum(one.share for one in found.statements)
    paid = sum(one.paid.amount for one in found.statements)
    balance = sum(one.balance for one in found.statements)
    words = LABELS["charge_cost"]
    tone: Tone = "warn" if budget and actual > budget else ""
    return Group(
        say("Sums"),
        (
            Fact(words["budget"][0], budget, MONEY),
            Fact(words["actual"][0], actual, MONEY, tone=tone),
            Fact(say("Borne by tenants"), borne, MONEY),
            Fact(say("Borne by the landlord (vacant)"), found.vacant, MONEY),
            Fact(LABELS["charge_statement"]["provisions"][0], paid, MONEY),
            Fact(LABELS["charge_statement"]["balance"][0], balance, MONEY),
        ),
    )


def _notes(found: plans.Plan) -> Group:
    words = LABELS["charge_year"]
    facts = (
        Fact(words["closed_on"][0], found.year.closed_on, DAY),
        Fact(words["notes"][0], found.year.notes, LONG_TEXT),
    )
    return Group(say("Notes"), tuple(fact for fact in facts if fact.value))


def _costs(costs: list[single.CostRow]) -> Related:
    spoken = language.current()
    lines = []
    for one in costs:
        title = CATEGORIES.label(one.category)
        key = one.key or str(AREA_KEY)
        steps = [str(say("Budget: {amount}", amount=Shown(MONEY, one.budget))), key]
        if one.label:
            steps.insert(0, str(title))
        if one.invoice_reference:
            steps.append(one.invoice_reference)
        amount = spoken.money(one.actual, unit=False)
        lines.append(Line(one.label or str(title), " · ".join(steps), Say(amount)))
    return Related(
        say("Costs before VAT"), tuple(lines), count=len(lines), empty=say("No cost yet.")
    )


def _statements(found: plans.Plan) -> Related:
    lines = tuple(_statement_line(found, one) for one in found.statements[:LINES])
    return Related(
        say("Statements"), lines, "statements", {"year": found.year.id}, len(found.statements),
        say("Nobody held a unit of this building in this year, or nothing was spent yet."),
    )  # fmt: skip


def _statement_line(found: plans.Plan, one: Statement) -> Line:
    spoken = language.current()
    if one.tenant.included:
        badge, tone = say("Included in the rent"), "quiet"
    else:
        badge = Say(spoken.money(one.balance, unit=False))
        tone = "warn" if one.balance > 0 else "good"
    detail = say(
        "{share} − {provisions}",
        share=Shown(MONEY, one.share), provisions=Shown(MONEY, one.paid.amount),
    )  # fmt: skip
    link = Link("statement", id_of(found.year.id, one.tenant.lease_id))
    text = f"{one.tenant.lease} · {detail}"
    return Line(one.tenant.tenant, text, badge, tone, link)  # type: ignore[arg-type]


def _keys(reader: "Reader", building_id: int) -> Related:
    lines = tuple(
        Line(name, link=Link("charge_key", id))
        for id, name in single.key_offers(reader, building_id)
    )
    return Related(
        say("Keys of the building"), lines, count=len(lines),
        empty=say("None: all is shared by rentable area."),
    )  # fmt: skip


YEAR_RECORD = Record("charge_year", year_view)


def statement_view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a statement: each share with its why, what was paid ahead, what is left."""
    read = statement(reader, id, today)
    if read is None:
        return None
    found, one = read
    state = STATES[found.year.state]
    return RecordView(
        id,
        one.tenant.tenant,
        f"{found.year.building} · {found.year.year} · {one.tenant.lease}",
        state.label,
        state.tone,
        groups=(_shares(one), _balance(one)),
        related=(_held(one), _around(reader, found, one)),
        trail=((f"{found.year.building} · {found.year.year}", Link("charge_year", found.year.id)),),
        values={"year_id": found.year.id, "lease_id": one.tenant.lease_id},
        tables=(("charge_year", found.year.id), ("lease", one.tenant.lease_id)),
    )


def _shares(one: Statement) -> Group:
    facts = tuple(
        Fact(_short(line), line.share, MONEY, why=explain.of_line(one, line)) for line in one.lines
    )
    return Group(say("Shares of the costs"), facts)


def _short(line: Share) -> Say:
    """Its description alone where it has one: the panel is narrow, the why names the category."""
    return Say(line.label) if line.label else CATEGORIES.label(line.category)


def _balance(one: Statement) -> Group:
    words = LABELS["charge_statement"]
    why = explain.of_balance(one)
    facts: tuple[Any, ...] = (
        Fact(words["share"][0], one.share, MONEY),
        Fact(words["provisions"][0], one.paid.amount, MONEY),
        Fact(words["balance"][0], one.balance, MONEY, why=why),
    )
    if one.tenant.included:
        return Group(say("Balance"), (*facts, Fact(say("Charges"), str(why.steps[0]), LONG_TEXT)))
    return Group(
        say("Balance"),
        (*facts, Fact(say("VAT"), one.vat, MONEY), Fact(say("With VAT"), one.gross, MONEY)),
    )


def _held(one: Statement) -> Related:
    lines = tuple(Line(str(said)) for said in explain.pieces(one))
    return Related(say("Held in the year"), lines, count=len(lines))


def _around(reader: "Reader", found: plans.Plan, one: Statement) -> Related:
    tenant = one.tenant
    lines = [
        Line(tenant.lease, str(say("Lease")), link=Link("lease", tenant.lease_id)),
        Line(tenant.tenant, str(say("Tenant")), link=Link("tenant", tenant.tenant_id)),
    ]
    source = f"charge_year/{found.year.id}/lease/{tenant.lease_id}"
    charge = single.charge_of(reader, source)
    if charge is not None and charge[1] is not None:
        lines.append(Line(charge[2], str(say("Invoice")), link=Link("invoice", charge[1])))
    elif charge is not None:
        lines.append(Line(str(say("Waits to be invoiced")), str(say("Charge"))))
    return Related(say("Around it"), tuple(lines))


STATEMENT_RECORD = Record("statement", statement_view)


def key_view(reader: "Reader", id: int, _today: date) -> RecordView | None:
    """The panel of a key."""
    found = single.key_row(reader, id)
    if found is None:
        return None
    whole = sum(one["weight"] for one in found["weights"])
    lines = tuple(
        Line(one["code"], "", Say(f"{one['weight']} / {whole}"), link=Link("unit", one["unit_id"]))
        for one in found["weights"]
    )
    words = LABELS["charge_key"]["building_id"]
    place = Fact(words[0], found["building"], TEXT, Link("building", found["building_id"]))
    return RecordView(
        id,
        found["name"],
        found["building"],
        groups=(Group(say("Key"), (place,)),),
        related=(Related(say("Units that bear it"), lines, count=len(lines), empty=say("None.")),),
        values={"version": found["version"]},
        tables=(("charge_key", id), *(("key_weight", one["id"]) for one in found["weights"])),
    )


KEY_RECORD = Record("charge_key", key_view)
