"""How the invoices of the demo park were paid: by whom, how, with receipts and certificates.

Most by transfer; some by cheque, of which a few came back unpaid and were paid again; a little in
cash; some paid too much and have credit left.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ctv_desktop.app.demo.dunning import build_reminders
from ctv_desktop.app.demo.handed import hand_out
from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.payments.rules import receipt as receipts
from ctv_desktop.features.payments.rules.payment import begins_as, stamp
from ctv_desktop.features.payments.rules.receipt import Part, Standing
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.register.rules import packed
from ctv_desktop.values.folding import fold

METHODS = ("transfer",) * 14 + ("cheque",) * 4 + ("bill",)
BANKS = (
    "Attijariwafa bank", "Bank of Africa", "Banque populaire", "CIH Bank", "BMCI",
    "Crédit du Maroc",
)  # fmt: skip
CASHED = 9  # days a cheque takes
RECENT = 100  # days of receipts


@dataclass(frozen=True)
class Paid:
    """What was paid on an invoice, and when."""

    invoice: Row
    day: date
    amount: int


def build_payments(draft: Draft, paid: Sequence[Paid]) -> None:
    """Payments in the order of their days, then certificates, reminders and receipts."""
    till = _Till(draft)
    for one in sorted(paid, key=lambda each: (each.day, each.invoice["id"])):
        till.take(one)
    till.certify()
    build_reminders(draft, till.rates)
    if draft.size.tickets <= 20_000:
        till.receipt()
        hand_out(draft)


class _Till:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.rng = Random(f"till {draft.today}")  # of its own: what comes later stays as it was
        self.rates = Rates(
            (row["kind"], date.fromisoformat(row["valid_from"]), row["value"], row["source"])
            for row in draft.all("dated_rate")
        )
        self.parts: dict[int, list[tuple[Row, Row]]] = {}

    def take(self, one: Paid) -> None:
        """A payment of an invoice; the fifteenth cheque or so came back first."""
        method = self.rng.choice(METHODS)
        if one.amount < 4_000_00 and self.rng.random() < 0.25:
            method = "cash"
        early = one.day - timedelta(days=12)
        if method == "cheque" and early.isoformat() >= one.invoice["issued_on"]:
            self._maybe_bounced(one, early)
        more = 0
        if method == "transfer" and self.rng.random() < 0.015:
            more = self.rng.randrange(2, 40) * 100_00
        payment = self._pay(one.invoice, one.day, one.amount + more, method)
        payment["unused"] = more
        share = self._share(payment, one.invoice, one.amount)
        self.parts.setdefault(one.invoice["id"], []).append((payment, share))

    def _pay(self, invoice: Row, day: date, amount: int, method: str) -> Row:
        today = self.draft.today
        number = len(self.draft.all("payment")) + 1
        reference = {
            "cash": "", "transfer": f"VIR{day:%y%m%d}{number:04d}",
            "cheque": f"CHQ {3_400_000 + 37 * number}", "bill": f"LCN {88_000 + number}",
        }[method]  # fmt: skip
        state = begins_as(method)
        falls = day + timedelta(days=30 if method == "bill" else 3)
        cashed = day if state == "cleared" else falls + timedelta(days=CASHED)
        if cashed <= today:
            state = "cleared"
        return self.draft.add(
            "payment",
            tenant_id=invoice["tenant_id"], landlord_id=invoice["landlord_id"],
            received_on=day.isoformat(), method=method, amount=amount,
            bank="" if method == "cash" else BANKS[invoice["tenant_id"] % len(BANKS)],
            reference=reference, reference_key=fold(reference), state=state,
            falls_on=falls.isoformat() if method in ("cheque", "bill") else None,
            cleared_on=cashed.isoformat() if state == "cleared" else None,
            stamp=stamp(method, amount, day, self.rates), unused=0,
        )  # fmt: skip

    def _share(self, payment: Row, invoice: Row, amount: int) -> Row:
        since = max(payment["received_on"], invoice["issued_on"])
        return self.draft.add(
            "allocation",
            payment_id=payment["id"], invoice_id=invoice["id"], amount=amount, since=since,
        )  # fmt: skip

    def _maybe_bounced(self, one: Paid, day: date) -> None:
        """A cheque that came before and was not paid by the bank."""
        if self.rng.random() > 0.1:
            return
        payment = self._pay(one.invoice, day, one.amount, "cheque")
        share = self._share(payment, one.invoice, one.amount)
        share["ended_on"] = payment["bounced_on"] = (day + timedelta(days=7)).isoformat()
        payment |= {"state": "bounced", "cleared_on": None}
        payment["bounce_reason"] = "Provision insuffisante"

    def certify(self) -> None:
        """Tenants that withhold prove most of it, some weeks after the payment."""
        latest = (self.draft.today - timedelta(days=45)).isoformat()
        for row in self.draft.all("invoice"):
            held = row["withheld"] if row["kind"] == "invoice" else 0
            if held <= 0 or row["credited"] or row["balance"] or row["due_on"] > latest:
                continue
            if self.rng.random() < 0.75:
                row["certified"] = held
                self.draft.add(
                    "certificate",
                    invoice_id=row["id"], number=f"ATT-{row['year']}-{row['id']:04d}",
                    dated=(date.fromisoformat(row["due_on"]) + timedelta(days=30)).isoformat(),
                    amount=held,
                )  # fmt: skip

    def receipt(self) -> None:
        """The receipts of the last months, in the order of their days."""
        first = (self.draft.today - timedelta(days=RECENT)).isoformat()
        wanted = []
        for row in self.draft.all("invoice"):
            parts = self.parts.get(row["id"], [])
            last = max((payment["received_on"] for payment, _ in parts), default="")
            if last >= first and not row["cancelled"] and self.rng.random() < 0.7:
                wanted.append((last, row["id"], row, parts))
        numbers: dict[tuple[str, int], int] = {}
        for day, _, row, parts in sorted(wanted, key=lambda one: one[:2]):
            self._issue(row, parts, date.fromisoformat(day), numbers)

    def _issue(
        self, row: Row, parts: list[tuple[Row, Row]], day: date, numbers: dict[tuple[str, int], int]
    ) -> None:
        standing = Standing("invoice", row["balance"], False, False, tuple(map(_part, parts)))
        kind = receipts.kind_of(standing)
        series = receipts.SERIES[kind]
        number = numbers[series, day.year] = numbers.get((series, day.year), 0) + 1
        reference = f"{series}-{day.year}-{number:06d}"
        stated = receipts.content(json.loads(row["content"]), standing, reference, day, "fr")
        text, digest = packed(stated)
        made = self.draft.add(
            "receipt",
            kind=kind, series=series, year=day.year, number=number, reference=reference,
            reference_key=fold(reference), invoice_id=row["id"], lease_id=row["lease_id"],
            tenant_id=row["tenant_id"], landlord_id=row["landlord_id"], issued_on=day.isoformat(),
            amount=stated["amount"], rest=stated["rest"], content=text, digest=digest,
        )  # fmt: skip
        for _, share in parts:
            share["receipt_id"] = made["id"]


def _part(pair: tuple[Row, Row]) -> Part:
    payment, share = pair
    return Part(
        date.fromisoformat(payment["received_on"]), payment["method"], payment["bank"],
        payment["reference"], payment["state"], share["amount"], False,
        payment["stamp"],
    )  # fmt: skip
