"""What was agreed later: amendments and options of leases that run, keys of those that are over."""

from datetime import date, timedelta

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.values.period import add_months, term_end

EVERY = 11  # one running lease in so many was amended
AGREED = (
    ("notice_months", "Préavis ramené à trois mois d’un commun accord.", 3),
    ("payment_period", "Passage au paiement mensuel à la demande du preneur.", "month"),
    ("purpose", "Extension de la destination à la formation du personnel.",
     "Activités de services et de bureau, formation du personnel comprise."),
)  # fmt: skip
KEYS = "2 jeux de clés, 6 badges, télécommande de parking."


def build_life(draft: Draft) -> None:
    """Amend some running leases, give some an option, note the keys of those that are over."""
    today = draft.today.isoformat()
    running = [
        lease
        for lease in draft.all("lease")
        if lease["signed"] and lease["starts"] <= today <= lease["last_day"]
        and lease["start_rule"] == "fixed" and not lease["notice_on"]
    ]  # fmt: skip
    for place, lease in enumerate(running):
        if place % EVERY == 3:
            _amend(draft, lease, place // EVERY)
        if place % EVERY in (5, 8):
            _option(draft, lease, place)
    for lease in draft.all("lease"):
        if lease["terminated_on"] and lease["last_day"] < today:
            lease["moved_out_on"], lease["keys_note"] = lease["last_day"], KEYS


def _amend(draft: Draft, lease: Row, place: int) -> None:
    item, purpose, new = AGREED[place % len(AGREED)]
    first = date.fromisoformat(lease["starts"])
    effective = max(add_months(draft.today.replace(day=1), -(place % 9)), first)
    signed = max(add_months(effective, -1), date.fromisoformat(lease["signed_on"]))
    row = draft.add(
        "amendment",
        lease_id=lease["id"],
        number=1,
        kind="terms",
        signed_on=min(signed, draft.today).isoformat(),
        effective_on=effective.isoformat(),
        purpose=purpose,
    )
    draft.add(
        "amendment_change",
        amendment_id=row["id"],
        item=item,
        old=str(lease[item]),
        new=str(new),
    )
    lease[item] = new


def _option(draft: Draft, lease: Row, place: int) -> None:
    """The tenant may break at half term, or extend near the end."""
    starts, ends = date.fromisoformat(lease["starts"]), date.fromisoformat(lease["ends"])
    if place % 2:
        days = add_months(ends, -9), add_months(ends, -6)
        kind, note = "extend", "Prorogation de trois ans aux mêmes conditions."
    else:
        half = add_months(starts, ((ends.year - starts.year) * 12 + ends.month - starts.month) // 2)
        days = half, term_end(half, 3)
        kind, note = "break", "Sortie à mi-bail moyennant le préavis du contrat."
    draft.add(
        "lease_option",
        lease_id=lease["id"],
        kind=kind,
        held_by="tenant",
        opens=days[0].isoformat(),
        closes=days[1].isoformat(),
        note=note,
    )


MERGED = 400  # days ago


def build_lineage(draft: Draft) -> None:
    """Two rooms that nobody has let became the third beside them, some time ago."""
    let = {line["unit_id"] for line in draft.all("lease_line")}
    whole = {unit["part_of_id"] for unit in draft.all("unit")}
    by_floor: dict[int, list[Row]] = {}
    for unit in draft.all("unit"):
        if unit["kind"] == "office" and unit["id"] not in let | whole:
            by_floor.setdefault(unit["floor_id"], []).append(unit)
    rooms = next((some for some in by_floor.values() if len(some) > 2), None)
    if rooms is None:
        return
    one, other, merged = rooms[:3]
    day = (draft.today - timedelta(days=MERGED)).isoformat()
    for key in ("usable_area", "common_share", "rentable_area"):
        merged[key] = one[key] + other[key]
    merged["made_on"] = day
    for old in (one, other):
        old["retired_on"] = day
        draft.add("unit_lineage", old_id=old["id"], new_id=merged["id"], on_day=day, kind="merge")
