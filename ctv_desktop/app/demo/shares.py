"""Two reconciled years of service charges and an open one for each delivered building."""

from collections.abc import Iterable
from datetime import date, timedelta

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.charges.rules.explain import balance_steps
from ctv_desktop.features.charges.rules.sharing import Building, Cost, Holding, Place
from ctv_desktop.features.charges.rules.statement import (
    Key,
    Paid,
    Statement,
    Tenant,
    packed,
    statements,
)
from ctv_desktop.features.leases.words import TAXABLE
from ctv_desktop.features.rent.rules.schedule import over
from ctv_desktop.values.language import of as language_of

MOST = 4  # buildings, also in a large park
WAITING = "B"  # the building whose last balances wait to be invoiced
COSTS = (  # category, description, share of the provisions in thousandths, supplier
    ("security", "Gardiennage 24 h/24", 240, "SEC"),
    ("cleaning", "Nettoyage des parties communes", 190, "NET"),
    ("lifts", "Maintenance des ascenseurs", 70, "ASC"),
    ("hvac", "Maintenance de la climatisation", 140, "CVC"),
    ("energy", "Électricité des parties communes", 180, "ELE"),
    ("water", "Eau et arrosage", 30, "EAU"),
    ("fees", "Honoraires de gestion", 90, "GES"),
    ("insurance", "Assurance multirisque", 45, "ASS"),
    ("other", "Dératisation, contrôles réglementaires", 25, "DIV"),
)
AREA = 2_500  # centimes a m² and month: what the costs are drawn from
LIFT = "Ascenseurs (étages servis)"
FRENCH = "fr"
DAY = timedelta(days=1)


def build_shares(draft: Draft) -> None:
    """The years before this one are reconciled, this one is running."""
    delivered = [row for row in draft.all("building") if row["state"] == "delivered"][:MOST]
    held = _held(draft, {row["id"] for row in delivered})
    for building in delivered:
        units = [row for row in draft.all("unit") if row["building_id"] == building["id"]]
        key = _key(draft, building, units)
        for back in (2, 1, 0):
            _year(draft, building, units, key, held.get(building["id"], []), back)


def _held(draft: Draft, buildings: set[int]) -> dict[int, list[Row]]:
    """The binding lines of leases by building."""
    of = {row["id"]: row["building_id"] for row in draft.all("unit")}
    found: dict[int, list[Row]] = {}
    for line in draft.all("lease_line"):
        building = of[line["unit_id"]]
        if building in buildings and line["binding"]:
            found.setdefault(building, []).append(line)
    return found


def _key(draft: Draft, building: Row, units: list[Row]) -> Key:
    """The lifts serve the offices above the ground floor."""
    levels = {row["id"]: row["level"] for row in draft.all("floor")}
    row = draft.add("charge_key", building_id=building["id"], name=LIFT)
    weights = {}
    for unit in units:
        level = levels[unit["floor_id"]]
        if level > 0 and unit["rentable_area"] and unit["part_of_id"] is None:
            weights[unit["id"]] = unit["rentable_area"] // 100 * level
            draft.add(
                "key_weight", key_id=row["id"], unit_id=unit["id"], weight=weights[unit["id"]]
            )
    return Key(row["id"], LIFT, weights)


def _year(
    draft: Draft, building: Row, units: list[Row], key: Key, lines: list[Row], back: int
) -> None:  # fmt: skip
    number = draft.today.year - back
    closed_on = date(number + 1, 3, 18)
    closed = back > 0 and closed_on < draft.today
    year = draft.add(
        "charge_year", building_id=building["id"], year=number,
        state="closed" if closed else "open",
        closed_on=closed_on.isoformat() if closed else None,
    )  # fmt: skip
    costs = _costs(draft, year, units, key, number)
    if closed:
        _statements(draft, building, year, units, key, lines, costs)


def _costs(draft: Draft, year: Row, units: list[Row], key: Key, number: int) -> list[Cost]:
    area = sum(u["rentable_area"] for u in units if u["part_of_id"] is None)
    whole = area * AREA * 12 // 100
    passed = (draft.today - date(number, 1, 1)).days
    found = []
    for place, (category, label, part, supplier) in enumerate(COSTS):
        budget = whole * part // 100_000 * 100
        drift = 96 + (number * 7 + place * 5 + year["building_id"] * 3) % 13
        actual = budget * drift // 100 + 37 * place
        if passed < 365:  # of the year that runs, what was invoiced so far
            actual = actual * passed // 365
        row = draft.add(
            "charge_cost", year_id=year["id"], category=category, label=label,
            key_id=key.id if category == "lifts" else None, budget=budget, actual=actual,
            invoice_reference=f"{supplier}-{number}-{100 + place * 17}",
        )  # fmt: skip
        found.append(
            Cost(row["id"], category, label, row["key_id"], actual, row["invoice_reference"])
        )
    return found


def _statements(
    draft: Draft, building: Row, year: Row, units: list[Row], key: Key, lines: Iterable[Row],
    costs: list[Cost],
) -> None:  # fmt: skip
    first, last = date(year["year"], 1, 1), date(year["year"], 12, 31)
    places = [
        Place(u["id"], u["code"], u["kind"], u["rentable_area"], u["part_of_id"], first, last)
        for u in units
    ]
    leases = {row["id"]: row for row in draft.all("lease")}
    holdings = [
        Holding(line["lease_id"], line["unit_id"], max(starts, first), min(ends, last))
        for line in lines
        if leases[line["lease_id"]]["signed"]
        for starts, ends in [_days(line)]
        if starts <= last and ends >= first
    ]
    held = Building(places, holdings)
    names = {row["id"]: row["legal_name"] for row in draft.all("tenant")}
    paid = _paid(draft, leases, {unit["id"] for unit in units}, set(held.leases), first, last)
    tenants = {id: _tenant(leases[id], names, paid[id]) for id in held.leases}
    made, _ = statements((last - first).days + 1, held, costs, {key.id: key}, tenants, paid)
    for one in made:
        draft.add(
            "charge_statement", year_id=year["id"], lease_id=one.tenant.lease_id, share=one.share,
            provisions=one.paid.amount, balance=one.balance, content=packed(one),
        )  # fmt: skip
        recent = year["year"] == draft.today.year - 1
        if building["code"] == WAITING and recent and one.balance:
            _charge(draft, building, year, one)


def _days(row: Row) -> tuple[date, date]:
    return date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"])


def _tenant(lease: Row, names: dict[int, str], paid: Paid) -> Tenant:
    vat = 2_000 if lease["vat_regime"] in TAXABLE else 0
    included = not lease["charges_rate"] and not paid.amount
    of = lease["tenant_id"]
    return Tenant(lease["id"], lease["reference"], of, names[of], vat, included)


def _paid(
    draft: Draft, leases: dict[int, Row], units: set[int], wanted: set[int], first: date,
    last: date,
) -> dict[int, Paid]:  # fmt: skip
    sums = dict.fromkeys(wanted, 0)
    for span in draft.all("rent_span"):
        if span["lease_id"] in wanted and span["unit_id"] in units and span["charges"]:
            starts, ends = _days(span)
            if starts <= last and ends >= first:
                method = leases[span["lease_id"]]["part_month"]
                sums[span["lease_id"]] += over(
                    span["charges"], max(starts, first), min(ends, last), method
                )
    return {lease: Paid(amount, "schedule") for lease, amount in sums.items()}


def _charge(draft: Draft, building: Row, year: Row, one: Statement) -> None:
    french = language_of(FRENCH)
    draft.add(
        "charge", lease_id=one.tenant.lease_id, kind="reconciliation",
        label=f"Charges {year['year']}, bâtiment {building['code']} : régularisation",
        starts=one.starts.isoformat(), ends=one.ends.isoformat(), net=one.balance,
        vat_rate=one.tenant.vat_rate,
        source=f"charge_year/{year['id']}/lease/{one.tenant.lease_id}",
        explanation="\n".join(step.in_language(french) for step in balance_steps(one)),
    )  # fmt: skip
