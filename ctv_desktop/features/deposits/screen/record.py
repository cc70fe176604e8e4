"""The deposit of a lease as its panel shows it: what is asked and held, each movement."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.deposits.rows import deposits as rows
from ctv_desktop.features.deposits.rows.guarantees import guarantees_of
from ctv_desktop.features.deposits.rules import deposit as rules
from ctv_desktop.features.deposits.screen.guarantee import line as guarantee_line
from ctv_desktop.features.deposits.words import ENTRIES, METHODS, STATES
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rent.rules.explain import CONTRACT, Explanation
from ctv_desktop.ui.declare import Fact, Group, Line, Link, Record, RecordView, Related
from ctv_desktop.values import language
from ctv_desktop.values.kinds import CODE, DAY, MONEY, TEXT
from ctv_desktop.values.say import Say, Shown, say, says

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.rates.rules import Rates


def view(reader: "Reader", id: int, today: date) -> RecordView | None:
    """The panel of a lease's deposit on a day."""
    found = rows.deposit(reader, id, today)
    if found is None:
        return None
    rates, noted = all_rates(reader), rows.entries(reader, id)
    state = STATES[rules.state(found.deposit, rates, today)]
    papers = guarantees_of(reader, today, lease=id)
    return RecordView(
        id,
        found.tenant,
        f"{found.reference} · {found.units}",
        state.label,
        state.tone,
        groups=(_amounts(found, rates), _days(found, rates)),
        related=(
            Related(say("Movements"), tuple(map(_line, noted)), count=len(noted),
                    empty=say("Nothing was received yet.")),
            Related(say("Guarantees and insurance"), tuple(map(guarantee_line, papers)),
                    count=len(papers), empty=say("None is noted for this lease.")),
        ),
        trail=((found.reference, Link("lease", id)),),
        values={
            "signed": found.lease_state != "draft",
            "over": found.deposit.over,
            "held": found.deposit.held,
            "next": found.deposit.next,
            "entries": len(noted),
        },
        tables=(("lease", id), *(("deposit_entry", one.id) for one in noted)),
    )  # fmt: skip


def why_asked(found: rules.Deposit) -> Explanation:
    """Months of the rent before VAT (R11)."""
    step = says(
        "{count} month × {rent} = {amount}",
        "{count} months × {rent} = {amount}",
        found.months,
        rent=Shown(MONEY, found.rent),
        amount=Shown(MONEY, found.asked),
    )
    return Explanation(say("Deposit asked"), (step,), CONTRACT, found.asked)


def _amounts(found: rows.Found, rates: "Rates") -> Group:
    held = found.deposit
    facts = [
        Fact(say("Asked"), held.asked, MONEY, why=why_asked(held)),
        Fact(say("Held"), held.held, MONEY),
    ]
    if held.missing:
        facts.append(Fact(say("Missing"), held.missing, MONEY, tone="warn"))
    most = rules.cap(held, rates)
    if most is not None:
        facts.append(Fact(say("Cap of law 67-12"), most, MONEY))
    return Group(say("Deposit"), tuple(facts))


def _days(found: rows.Found, rates: "Rates") -> Group:
    held = found.deposit
    facts = [
        Fact(say("Lease"), found.reference, CODE, Link("lease", found.id)),
        Fact(say("Tenant"), found.tenant, TEXT, Link("tenant", found.tenant_id)),
        Fact(say("Left on") if held.over else say("Leaves on"), held.leaves_on, DAY),
    ]
    if held.over and held.held:
        facts.append(Fact(say("Return by"), rules.return_by(held, rates), DAY))
    if held.next is not None:
        facts.append(Fact(say("Next lease"), str(say("Open")), TEXT, Link("deposit", held.next)))
    if found.before is not None:
        facts.append(Fact(say("Lease before"), str(say("Open")), TEXT,
                          Link("deposit", found.before)))  # fmt: skip
    return Group(say("Lease"), tuple(facts))


def _line(one: rows.Entry) -> Line:
    spoken = language.current()
    kind = ENTRIES[one.kind]
    parts: list[Say | str] = [spoken.day(one.day)]
    if one.method:
        parts.append(METHODS.label(one.method))
    parts += [part for part in (one.bank_reference, one.other, one.reason) if part]
    sign = "+" if rules.SIGNS[one.kind] > 0 else "−"
    link = Link("deposit", one.other_id) if one.other_id else None
    title = f"{sign}\u00a0{spoken.money(one.amount)}"
    return Line(title, " · ".join(map(str, parts)), kind.label, kind.tone, link)


RECORD = Record("deposit", view)
