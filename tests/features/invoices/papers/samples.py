"""Frozen contents of money papers as the store makes them, all invented."""

from typing import Any

from ctv_desktop.features.register.rules import packed
from ctv_desktop.values import words

SELLER: dict[str, Any] = {
    "legal_name": "Parc Démonstration SA",
    "legal_form": "Société anonyme",
    "capital": 120_000_000_00,
    "seat": "1100, boulevard Al Qods, 20270 Casablanca",
    "rc": "987654",
    "rc_court": "Casablanca",
    "tax_id": "12345678",
    "tp": "34567890",
    "ice": "001234567000062",
    "cnss": "7654321",
    "rib": "007780000123456789012396",
    "bank": "Banque Démonstration",
    "phone": "+212522991234",
    "email": "bailleur@example.ma",
    "logo": "",
}
CLIENT: dict[str, Any] = {
    "legal_name": "Atlas Data & Cloud <SARL>",
    "legal_form": "SARL",
    "address": "12, rue des Forges\n20250",
    "city": "Casablanca",
    "ice": "001561191000066",
    "tax_id": "40765432",
    "rc": "654321",
    "rc_court": "Rabat",
}


def line(kind: str, label: str, net: int, **more: Any) -> dict[str, Any]:
    return {
        "kind": kind, "label": label, "unit": "", "quantity": None, "measure": "", "price": None,
        "details": [], "labels": {}, "steps": {}, "net": net, "vat_rate": 2_000,
        "withholdable": False, **more,
    }  # fmt: skip


LINES = [
    line("rent", "Loyer de A-3.12", 45_000_00, unit="A-3.12", quantity=300_00, measure="area",
         price=150_00, withholdable=True),
    line("parking", "Stationnement P-041", 2_000_00, unit="P-041", quantity=400, measure="item",
         price=500_00, withholdable=True),
    line("charges", "Provision pour charges", 7_500_00,
         details=["300,00 m² × 25,00 MAD = 7 500,00 par mois"]),
    line("energy", "Électricité de décembre", 812_34, vat_rate=1_400),
]  # fmt: skip


def invoice(spoken: str = "fr", **more: Any) -> dict[str, Any]:
    """An invoice of January 2027; sums as its lines make them."""
    found: dict[str, Any] = {
        "format": 1,
        "kind": "invoice",
        "reference": "FAC-2027-000041",
        "issued_on": "2027-01-01",
        "language": spoken,
        "seller": SELLER,
        "client": CLIENT,
        "lease": {"reference": "BC-2027-014", "signed_on": "2026-12-10"},
        "premises": [
            {"code": "A-3.12", "kind": "Bureau", "building": "A", "area": 300_00},
            {"code": "P-041", "kind": "Place de parking", "building": "A", "area": 0},
        ],
        "period": {"starts": "2027-01-01", "ends": "2027-01-31"},
        "lines": LINES,
        "vat_parts": [
            {"rate": 2_000, "net": 54_500_00, "vat": 10_900_00},
            {"rate": 1_400, "net": 812_34, "vat": 113_73},
        ],
        "vat_mentions": ["Locaux nus, TVA sur option"],
        "net": 55_312_34,
        "vat": 11_013_73,
        "gross": 66_326_07,
        "withheld": 2_350_00,
        "withholding_rate": 500,
        "to_pay": 63_976_07,
        "due_on": "2027-03-02",
        "payment_days": 60,
        "payment_mode": "transfer",
        "corrects": None,
        "reason": "",
        **more,
    }
    return {"words": words.amount(abs(found["gross"]), spoken), **found}


def credit(**more: Any) -> dict[str, Any]:
    """A credit note that takes a parking space back."""
    return invoice(
        kind="credit",
        reference="AV-2027-000003",
        lines=[line("parking", "Stationnement P-041", -2_000_00)],
        vat_parts=[{"rate": 2_000, "net": -2_000_00, "vat": -400_00}],
        vat_mentions=[],
        net=-2_000_00,
        vat=-400_00,
        gross=-2_400_00,
        withheld=0,
        to_pay=-2_400_00,
        corrects={"reference": "FAC-2027-000041", "issued_on": "2027-01-01"},
        reason="Place rendue avant le mois.",
        **more,
    )


def digest(content: dict[str, Any]) -> str:
    return packed(content)[1]
