"""The reminders that the late tenants of the demo park had; some of the last ones still wait."""

from datetime import date, timedelta
from random import Random

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.invoices.rules.facts import CLIENT, SELLER
from ctv_desktop.features.leases.rules.notice import Clause
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.register.rules import packed
from ctv_desktop.features.reminders import rules
from ctv_desktop.features.reminders.rules import Item
from ctv_desktop.features.reminders.words import STEPS


def build_reminders(draft: Draft, rates: Rates) -> None:
    """Each late lease had every level whose day came, but for one in three the last of them."""
    rng = Random(f"dunning {draft.today}")
    leases = {row["id"]: row for row in draft.all("lease")}
    tenants = {row["id"]: row for row in draft.all("tenant")}
    late: dict[int, list[Row]] = {}
    for row in draft.all("invoice"):
        if row["balance"] > 0 and row["due_on"] < draft.today.isoformat():
            late.setdefault(row["lease_id"], []).append(row)
    for lease, owed in late.items():
        items = [_item(row) for row in sorted(owed, key=lambda row: (row["due_on"], row["id"]))]
        tenant = tenants[leases[lease]["tenant_id"]]
        _remind(draft, rng, rates, leases[lease], tenant, items)


def _item(row: Row) -> Item:
    days = (date.fromisoformat(row[key]) for key in ("issued_on", "starts", "ends", "due_on"))
    return Item(*(row["reference"], *days, row["gross"], row["balance"]))


def _remind(
    draft: Draft, rng: Random, rates: Rates, lease: Row, tenant: Row, items: list[Item]
) -> None:
    oldest = items[0].due_on
    for level in STEPS:
        made_on = oldest + timedelta(days=rules.days_of(level, rates, oldest) + rng.randrange(4))
        if made_on > draft.today or ((draft.today - made_on).days < 20 and rng.random() < 0.35):
            return
        then = [item for item in items if item.due_on < made_on]
        months = rules.months_owed(then)
        if rules.why_not(level, lease["regime"], months, rates, made_on):
            return
        row = _write(draft, rates, lease, tenant, level, made_on, then)
        if level == "formal" and made_on + timedelta(days=6) <= draft.today:
            _serve(row, lease, made_on + timedelta(days=6), rates)


def _write(
    draft: Draft, rates: Rates, lease: Row, tenant: Row, level: str, made_on: date,
    items: list[Item],
) -> Row:  # fmt: skip
    landlord = draft.all("landlord")[0]
    parties = {
        "lease": lease["reference"], "regime": lease["regime"], "tenant": tenant["legal_name"],
        "address": tenant["address"], "city": tenant["city"], "landlord": landlord["legal_name"],
        "rib": landlord["rib"], "bank": landlord["bank"],
        "seller": {key: landlord.get(key, "") for key in SELLER},
        "client": {key: tenant.get(key, "") for key in CLIENT},
        **(rules.claim(_clause(lease), rates, made_on) if level == "formal" else {}),
    }  # fmt: skip
    text, digest = packed(rules.content(level, parties, items, made_on))
    return draft.add(
        "reminder",
        lease_id=lease["id"], tenant_id=tenant["id"], landlord_id=landlord["id"], level=level,
        made_on=made_on.isoformat(), owed=sum(item.balance for item in items),
        oldest=items[0].due_on.isoformat(), days=(made_on - items[0].due_on).days,
        months=rules.months_owed(items), content=text, digest=digest,
    )  # fmt: skip


def _clause(lease: Row) -> Clause:
    firm, ends = lease["firm_until"], date.fromisoformat(lease["ends"])
    until = date.fromisoformat(firm) if firm else None
    return Clause(lease["regime"], lease["notice_months"], lease["notice_days"], until, ends)


def _serve(row: Row, lease: Row, day: date, rates: Rates) -> None:
    found = rules.limits(_clause(lease), day, rates)
    row |= {
        "served_on": day.isoformat(),
        "pay_by": found.pay_by.isoformat(),
        "leave_by": found.leave_by.isoformat() if found.leave_by else None,
        "court_by": found.court_by.isoformat() if found.court_by else None,
        "article": found.article,
    }
