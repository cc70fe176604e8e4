"""Contents of condition reports for the tests of their paper, without a park."""

import io
from typing import Any

ISSUER = {
    "name": "Parc & Cie SA", "form": "SA", "capital": 100_000_00, "seat": "Bd Zerktouni",
    "rc": "12", "rc_court": "Casablanca", "tax_id": "33", "tp": "44", "ice": "001234567000062",
    "cnss": "55", "phone": "+212 5 22 99 12 34", "email": "parc@example.ma",
}  # fmt: skip
ITEMS = (
    ("Accueil", "floor", "new", "bad", "Dalles neuves", "Rayures profondes", 10_000_00, 3_000),
    ("Accueil", "walls", "good", "good", "Peinture blanche", "", 0, 0),
    ("Open space", "hvac", "used", "bad", "", "Grille arrachée", 2_400_00, 8_000),
    ("Open space", "Store vénitien", "", "used", "", "Lames pliées", 450_00, 4_500),
)
ORDER = ("new", "good", "used", "bad")


def jpeg(colour: str = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    """A small photo."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", quality=80)
    return out.getvalue()


def content(kind: str = "entry", **more: Any) -> dict[str, Any]:
    """What a report states, as the screen gathers it."""
    leaving = kind == "exit"
    items = []
    for room, element, entry, now, first, said, cost, worn in ITEMS:
        state = now if leaving else (entry or "good")
        steps = ORDER.index(state) - ORDER.index(entry or "good")
        due = cost * (10_000 - worn) // 10_000 if leaving and steps > 0 else 0
        items.append({
            "room": room, "element": element, "entry_state": entry if leaving else "",
            "entry_remark": first if leaving else "", "state": state,
            "remark": said if leaving else first, "cost": cost if leaving else 0,
            "worn": worn if leaving else 0, "due": due, "steps": steps if leaving else 0,
            "photos": [],
        })  # fmt: skip
    party = {"form": "sarl", "address": "12, rue des Forges, Casablanca", "rc": "4567 (Rabat)",
             "ice": "001561191000066", "representative": "Youssef Bennani, Gérant"}  # fmt: skip
    return {
        "kind": kind, "reference": "BC-2027-001-E1", "lease": "BC-2027-001", "day": "2027-01-04",
        "printed_on": "2027-01-05", "signed": True, "signed_on": "2027-01-04", "issuer": ISSUER,
        "landlord": {**party, "name": "Parc & Cie SA"},
        "tenant": {**party, "name": "Atlas Data SARL"}, "city": "Casablanca", "fictitious": True,
        "units": [{"code": "A-3.12", "kind": "office", "area": 30_000, "level": 3, "floor": "",
                   "site": "Parc d’essai", "building": "Bâtiment A"}],
        "persons": [
            {"side": "landlord", "name": "Nadia Alami", "capacity": "Gestionnaire de site"},
            {"side": "tenant", "name": "Youssef Bennani", "capacity": "Gérant"},
            {"side": "other", "name": "Karim Tazi", "capacity": "Expert"},
        ],
        "keys": [{"kind": "badge", "what": "Accès R+3", "given": 12,
                  "returned": 10 if leaving else None, "cost": 300_00 if leaving else 0}],
        "meters": [{"kind": "electricity", "serial": "E-778", "counter": 12_345_600,
                    "before": 10_000_000 if leaving else None}],
        "items": items, "entry": "BC-2027-001-E0" if leaving else "",
        "entry_day": "2024-01-04" if leaving else "",
        "reservations": "Joints à reprendre sous 30 jours.", "remarks": "Visite de jour.", **more,
    }  # fmt: skip


def photographed(count: int, kind: str = "entry") -> tuple[dict[str, Any], dict[str, bytes]]:
    """A report with so many photos, and their bytes."""
    told = content(kind)
    found = {"a" * 64: jpeg("teal"), "b" * 64: jpeg("navy", (48, 64))}
    names = list(found)
    for number in range(1, count + 1):
        photo = {"number": number, "entry": False, "caption": f"Vue {number}", "digest": "c" * 64,
                 "small": names[number % 2]}  # fmt: skip
        told["items"][number * len(told["items"]) // (count + 1)]["photos"].append(photo)
    return told, found
