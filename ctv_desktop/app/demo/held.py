"""Deposits received, returned and kept; bank guarantees and insurance certificates."""

from datetime import date, timedelta

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.values.period import add_months

BANKS = ("Banque du Littoral (fictive)", "Crédit Atlas (fictif)", "Banque des Oasis (fictive)")
INSURERS = ("Assurances du Détroit (fictives)", "Mutuelle Anfa (fictive)")
WEAR = ("Reprise de peinture et cloisons", "Badges non rendus", "Remise en état du faux plancher")
RETURNED = 50  # days after the last day


def build_held(draft: Draft) -> None:
    """The deposit of every signed lease and the papers of some."""
    first: dict[int, int] = {}
    for span in draft.all("rent_span"):
        lease = draft.all("lease")[span["lease_id"] - 1]
        if span["starts"] <= lease["starts"] <= span["ends"]:
            first[lease["id"]] = first.get(lease["id"], 0) + span["base"]
    for lease in draft.all("lease"):
        if lease["signed"]:
            _deposit(draft, lease, lease["deposit_months"] * first.get(lease["id"], 0))
            if lease["regime"] in LEASES and lease["last_day"] >= draft.today.isoformat():
                _papers(draft, lease)


def _deposit(draft: Draft, lease: Row, asked: int) -> None:
    id, today = lease["id"], draft.today
    signed = date.fromisoformat(lease["signed_on"])
    if not asked or (id % 17 == 5 and lease["starts"] > add_months(today, -3).isoformat()):
        return
    amount = asked // 2 if id % 19 == 4 else asked
    _entry(draft, lease, signed, "received", amount, f"VIR {signed:%y%m%d}{id:03d}")
    back = date.fromisoformat(lease["last_day"]) + timedelta(days=RETURNED)
    if back > today or id % 23 == 7:
        return
    kept = amount // 800_00 * 100_00 if id % 5 == 2 else 0
    if kept:
        _entry(draft, lease, back, "kept", kept, "", WEAR[id % len(WEAR)])
    _entry(draft, lease, back, "returned", amount - kept, f"VIR {back:%y%m%d}{id:03d}")


def _entry(
    draft: Draft, lease: Row, day: date, kind: str, amount: int, bank: str, reason: str = ""
) -> None:
    draft.add(
        "deposit_entry", lease_id=lease["id"], day=day.isoformat(), kind=kind, amount=amount,
        method="transfer" if bank else "", bank_reference=bank, reason=reason,
    )  # fmt: skip


def _papers(draft: Draft, lease: Row) -> None:
    """An insurance certificate a year, the older replaced; a bank guarantee of some."""
    id, today = lease["id"], draft.today
    if id % 2:
        ends = add_months(today, (id * 5) % 14 - 1).replace(day=1) - timedelta(days=1)
        older = None
        for place in range(1 + (id % 3 == 0)):
            last = add_months(ends, -12 * (id % 3 == 0) + 12 * place)
            older = _paper(draft, lease, "insurance", INSURERS[id // 2 % 2], last, None, older)
    if id % 6 == 1:
        last = add_months(today, 1 + id % 30)
        _paper(draft, lease, "bank", BANKS[id % 3], last, 3 * lease["monthly_rent"], None)


def _paper(
    draft: Draft, lease: Row, kind: str, issuer: str, last: date, amount: int | None,
    older: Row | None,
) -> Row:  # fmt: skip
    first = add_months(last, -12) + timedelta(days=1)
    return draft.add(
        "guarantee", kind=kind, tenant_id=lease["tenant_id"], lease_id=lease["id"],
        issuer=issuer, number=f"{kind[0].upper()}{first:%y}-{lease['id']:04d}", amount=amount,
        valid_from=first.isoformat(), expires_on=last.isoformat(),
        replaces_id=older["id"] if older else None,
    )  # fmt: skip
