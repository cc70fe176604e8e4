"""What was issued for a lease and holds, and the charges that wait: what a plan is made from."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rules.items import Held, HeldItem, Key, Waiting

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

# An invoice that holds with its credit notes: each counts under the invoice it corrects.
_PAPERS = (
    " FROM invoice AS paper JOIN invoice AS root ON root.id = coalesce(paper.corrects_id, paper.id)"
)
_OF_LEASE = " WHERE paper.lease_id = $1 AND root.kind = 'invoice' AND root.cancelled = 0"


def held(reader: "Reader", lease_id: int) -> list[Held]:
    """The invoices of a lease that hold, what credit notes took off them taken off."""
    items, agreed = _lines(reader, lease_id)
    rows = reader.rows(
        "SELECT root.id, root.version, root.reference, root.covers, root.starts, root.ends,"
        " root.issued_on, sum(paper.vat), sum(paper.gross), sum(paper.withheld),"
        " sum(CASE WHEN paper.covers = 'agreed' THEN paper.vat ELSE 0 END),"
        " sum(CASE WHEN paper.covers = 'agreed' THEN paper.withheld ELSE 0 END)"
        f"{_PAPERS}{_OF_LEASE} GROUP BY root.id ORDER BY root.id",
        lease_id,
    )
    return [
        Held(
            id, version, reference, covers, date.fromisoformat(starts), date.fromisoformat(ends),
            date.fromisoformat(issued), items.get(id, {}), vat, gross, withheld,
            agreed.get(id, {}), agreed_vat, agreed_withheld,
        )
        for id, version, reference, covers, starts, ends, issued, vat, gross, withheld,
            agreed_vat, agreed_withheld in rows
    ]  # fmt: skip


def _lines(
    reader: "Reader", lease_id: int
) -> tuple[dict[int, dict[Key, HeldItem]], dict[int, dict[Key, int]]]:
    rows = reader.rows(
        "SELECT root.id, line.kind, line.unit_id, line.vat_rate, line.charge_id, line.label,"
        " sum(line.net), line.withholdable,"
        " sum(CASE WHEN paper.covers = 'agreed' THEN line.net ELSE 0 END), min(line.id)"
        f"{_PAPERS} JOIN invoice_line AS line ON line.invoice_id = paper.id{_OF_LEASE}"
        " GROUP BY root.id, line.kind, line.unit_id, line.vat_rate, line.charge_id"
        " ORDER BY min(line.id)",
        lease_id,
    )
    items: dict[int, dict[Key, HeldItem]] = {}
    agreed: dict[int, dict[Key, int]] = {}
    for root, kind, unit, rate, charge, label, net, withholdable, off, _ in rows:
        key = (kind, unit, rate, charge)
        items.setdefault(root, {})[key] = HeldItem(label, net, bool(withholdable))
        if off:
            agreed.setdefault(root, {})[key] = off
    return items, agreed


def waiting(reader: "Reader", lease_id: int) -> list[Waiting]:
    """The charges of a lease that wait to be invoiced."""
    rows = reader.rows(
        "SELECT id, kind, label, starts, ends, net, vat_rate, explanation FROM charge"
        " WHERE lease_id = $1 AND invoice_id IS NULL ORDER BY starts, id",
        lease_id,
    )
    return [
        Waiting(
            id, kind, label, date.fromisoformat(first), date.fromisoformat(last), net, rate, why
        )
        for id, kind, label, first, last, net, rate, why in rows
    ]
