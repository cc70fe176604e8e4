"""The deals of a demo park as rows: leases, their lines and rent spans, with who let what."""

from datetime import date, timedelta
from itertools import cycle

from ctv_desktop.app.demo import revised
from ctv_desktop.app.demo.deals import Deal
from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.leases.rules import engine
from ctv_desktop.features.rent.rules.terms import Line, Terms
from ctv_desktop.values.period import add_months, term_end

PURPOSES = {
    "catering": "Restauration et vente à emporter, à l’exclusion de toute cuisson au charbon.",
    "training": "Formation professionnelle et activités de bureau liées.",
    "customer_relations": "Centre de relation client, activités de bureau.",
}
PURPOSE = "Activités de services et de bureau conformes à la vocation du parc."
HANDED = "Remise des clés et état des lieux de sortie signés."
EXEMPT = "Entreprise exportatrice, attestation n° {:04d}/EX (fictive)"
PERIODS = ("quarter",) * 7 + ("month", "month", "half_year", "year")


def write_deals(draft: Draft, deals: list[Deal]) -> None:
    """The deals as rows, in the order in which they were drawn up."""
    rng = draft.rng
    signed: list[tuple[date, Deal]] = []
    for deal in deals:
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
    desk = deal.group.desk
    regime = _regime(draft, deal)
    vat = rng.choice(("equipped", "equipped", "equipped", "option", "option", "outside", "exempt"))
    reference = f"BC-{drawn.year}-{number:03d}"
    free = 0 if desk or rng.random() < 0.6 else rng.choice((1, 2, 3))
    return draft.add(
        "lease",
        landlord_id=1,
        tenant_id=tenant["id"],
        regime=regime,
        signed_on=drawn.isoformat() if deal.signed else None,
        starts=deal.starts.isoformat(),
        rent_starts=add_months(deal.starts, free).isoformat(),
        firm_until=min(term_end(deal.starts, 36), deal.ends).isoformat(),
        ends=deal.ends.isoformat(),
        notice_months=1 if desk else 6,
        charges_rate=0 if desk else rng.choice((22_00, 25_00, 28_00)),
        vat_regime="equipped" if desk else vat,
        exemption=EXEMPT.format(number) if vat == "exempt" and not desk else "",
        deposit_months=1 if desk else rng.choice((2, 2, 3)) if regime != "67-12" else 2,
        payment_period="month" if desk else rng.choice(PERIODS),
        payment_term="arrears" if rng.random() < 0.08 else "advance",
        purpose=PURPOSES.get(tenant["line"], PURPOSE),
        series="BC",
        year=drawn.year,
        number=number,
        reference=reference,
        reference_key=reference.lower(),
        signed=int(deal.signed),
        **_awaited(draft, deal),
        **_ended(draft, deal),
    )


def _regime(draft: Draft, deal: Deal) -> str:
    """The law the lease stands under."""
    shop = deal.group.units[0]["kind"] == "shop"
    regime = "49-16" if shop else draft.rng.choice(("doc", "doc", "doc", "doc", "67-12"))
    if deal.group.desk:
        regime = "domiciliation" if draft.rng.random() < 0.2 else "coworking"
    return regime


def _awaited(draft: Draft, deal: Deal) -> Row:
    """How it begins: on a fixed day, or when a building under works is handed over."""
    if not (deal.signed and deal.group.state == "under_works" and deal.starts > draft.today):
        return {"start_rule": "fixed", "handover_days": 0, "not_before": None, "not_after": None}
    return {
        "start_rule": "handover",
        "handover_days": 30,
        "not_before": deal.starts.isoformat(),
        "not_after": add_months(deal.starts, 6).isoformat(),
    }


def _ended(draft: Draft, deal: Deal) -> Row:
    """Who gave notice, and how and when it ended early."""
    by = draft.rng.choice(("tenant", "tenant", "landlord")) if deal.notice_on else ""
    return {
        "notice_on": deal.notice_on.isoformat() if deal.notice_on else None,
        "notice_by": by,
        "terminated_on": deal.last_day.isoformat() if deal.reason else None,
        "termination_reason": deal.reason,
        "termination_note": HANDED if deal.reason else "",
        "last_day": deal.last_day.isoformat(),
    }


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
