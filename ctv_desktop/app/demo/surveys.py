"""Condition reports of some leases: at entry, at exit compared with it, with drawn photos."""

import io
from datetime import date
from functools import cache
from pathlib import Path

from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.features.leases.rules.clauses import LEASES
from ctv_desktop.features.rates.rules import known
from ctv_desktop.features.surveys.rules.compare import borne
from ctv_desktop.features.surveys.rules.rooms import Premises, begun
from ctv_desktop.values.language import of as language_of

ENTRIES, EXITS = 14, 6
REMARKS = {
    "floor": ("Dalles en bon état", "Moquette neuve", "Traces légères près de l’entrée"),
    "walls": ("Peinture blanche satinée", "Cloison vitrée", "Impacts de mobilier"),
    "hvac": ("Filtres remplacés", "", "Ventilo-convecteur bruyant"),
    "lighting": ("Dalles LED", "", "Deux tubes à remplacer"),
}
DAMAGES = {  # what is found at exit: element, state, remark, cost in centimes
    "floor": ("bad", "Rayures profondes sur 6 m²", 8_400_00),
    "walls": ("used", "Percements non rebouchés", 3_150_00),
    "openings": ("bad", "Ferme-porte arraché", 1_200_00),
    "data": ("used", "Prises descellées", 640_00),
}
INSPECTOR = ("Salma Idrissi", "Responsable du site")
COLOURS = ("#c9b79c", "#8f9ba8", "#b9c4b1", "#a98f7c", "#9fb3c8", "#c7a7a0")


def build_surveys(draft: Draft) -> None:
    """Reports of leases begun lately, and of leases that are over."""
    today = draft.today.isoformat()
    lets = [row for row in draft.all("lease") if row["signed"] and row["regime"] in LEASES]
    over = [row for row in lets if row["last_day"] < today][-EXITS:]
    running = [row for row in lets if row["starts"] <= today <= row["last_day"]][-ENTRIES:]
    for place, lease in enumerate(running):
        _entry(draft, lease, place, place != len(running) - 1)
    for place, lease in enumerate(over):
        _exit(draft, lease, _entry(draft, lease, place, True), place)


def _entry(draft: Draft, lease: Row, place: int, signed: bool) -> Row:
    day = date.fromisoformat(lease["starts"])
    row = _survey(draft, lease, "entry", day, signed)
    codes = _units(draft, lease, row)
    for number, (room, element) in enumerate(begun(codes, language_of("fr"))):
        state = ("new", "good", "good", "used")[(number + place) % 4]
        if not signed and number % 9 > 5:
            state = ""  # a report still being typed
        said = REMARKS.get(element, ("", "", ""))[(number + place) % 3]
        item = draft.add("survey_item", survey_id=row["id"], place=number, room=room,
                         element=element, state=state, remark=said)  # fmt: skip
        if number % 8 == 0:
            _photo(draft, row, item, number // 8 + place, said)
    _access(draft, row, lease)
    return row


def _exit(draft: Draft, lease: Row, entry: Row, place: int) -> None:
    rates, day = known(), date.fromisoformat(lease["last_day"])
    row = _survey(draft, lease, "exit", day, place != EXITS - 1)
    row["entry_id"] = entry["id"]
    _units(draft, lease, row)
    before = [one for one in draft.all("survey_item") if one["survey_id"] == entry["id"]]
    total = 0
    for number, one in enumerate(before):
        hit = one["element"] in DAMAGES and (number + place) % 3 == 0
        state, said, cost = DAMAGES[one["element"]] if hit else (one["state"], "", 0)
        first = date.fromisoformat(entry["day"])
        found = borne(one["element"], one["state"], state, cost, None, first, day, rates)
        item = draft.add(
            "survey_item", survey_id=row["id"], place=number, room=one["room"],
            element=one["element"], entry_state=one["state"], entry_remark=one["remark"],
            state=state, remark=said, cost=cost, worn=found.wear, due=found.due,
        )  # fmt: skip
        total += found.due
        if hit:
            _photo(draft, row, item, number + place, said)
    row["due"] = total + _returned(draft, row, entry, place)


def _survey(draft: Draft, lease: Row, kind: str, day: date, signed: bool) -> Row:
    letter = "E" if kind == "entry" else "S"
    row = draft.add(
        "survey", lease_id=lease["id"], kind=kind, day=day.isoformat(), number=1,
        reference=f"{lease['reference']}-{letter}1", signed=int(signed),
        signed_on=day.isoformat() if signed else None,
        reservations="Reprise des joints de la baie vitrée sous 30 jours." if kind == "entry"
        and lease["id"] % 3 == 0 else "",
    )  # fmt: skip
    name, capacity = INSPECTOR
    draft.add("survey_person", survey_id=row["id"], side="landlord", name=name, capacity=capacity)
    who = next(
        (one for one in draft.all("contact") if one["tenant_id"] == lease["tenant_id"]), None
    )
    draft.add("survey_person", survey_id=row["id"], side="tenant",
              name=who["name"] if who else "Représentant du preneur",
              capacity=(who["capacity"] if who else "") or "Gérant")  # fmt: skip
    return row


def _units(draft: Draft, lease: Row, row: Row) -> list[Premises]:
    units = {unit["id"]: unit for unit in draft.all("unit")}
    lines = [line["unit_id"] for line in draft.all("lease_line") if line["lease_id"] == lease["id"]]
    found = []
    for unit in list(dict.fromkeys(lines))[:4]:
        draft.add("survey_unit", survey_id=row["id"], unit_id=unit)
        found.append(Premises(units[unit]["code"], units[unit]["kind"]))
        for meter in draft.all("meter"):
            if meter["unit_id"] == unit:
                draft.add("survey_meter", survey_id=row["id"], meter_id=meter["id"],
                          kind=meter["kind"], serial=meter["serial"],
                          counter=10_250_000 + 731_000 * meter["id"])  # fmt: skip
    return found


def _access(draft: Draft, row: Row, lease: Row) -> None:
    count = 4 + lease["id"] % 9
    draft.add("survey_key", survey_id=row["id"], kind="key", what="Porte principale", given=3)
    draft.add("survey_key", survey_id=row["id"], kind="badge", what="Hall et étage", given=count)


def _returned(draft: Draft, row: Row, entry: Row, place: int) -> int:
    """Keys and badges counted at exit; gives what the missing ones cost, in centimes."""
    total = 0
    for one in [key for key in draft.all("survey_key") if key["survey_id"] == entry["id"]]:
        missing = place % 3 if one["kind"] == "badge" else 0
        cost = missing * 150_00
        draft.add("survey_key", survey_id=row["id"], kind=one["kind"], what=one["what"],
                  given=one["given"], returned=one["given"] - missing, cost=cost)  # fmt: skip
        total += cost
    return total


def _photo(draft: Draft, row: Row, item: Row, number: int, caption: str) -> None:
    from hashlib import sha256

    full, small, width, height = pictures()[number % len(COLOURS)]
    draft.add(
        "survey_photo", survey_id=row["id"], item_id=item["id"], place=item["place"],
        name=f"IMG_{row['id']:03d}{item['place']:03d}.jpg", caption=caption,
        digest=sha256(full).hexdigest(), small=sha256(small).hexdigest(),
        width=width, height=height,
    )  # fmt: skip


@cache
def pictures() -> tuple[tuple[bytes, bytes, int, int], ...]:
    """Drawn rooms in place of photos, both sizes of each: a wall, a floor, a mark on it."""
    from PIL import Image, ImageDraw

    from ctv_desktop.features.surveys.rules.photo import ready

    found = []
    for place, colour in enumerate(COLOURS):
        image = Image.new("RGB", (640, 480), "#eef1f3")
        pen = ImageDraw.Draw(image)
        pen.polygon([(0, 480), (150, 300), (490, 300), (640, 480)], fill=colour)
        pen.rectangle((150, 90, 490, 300), outline="#9aa5ad", width=3)
        pen.line([(0, 0), (150, 90)], fill="#9aa5ad", width=3)
        pen.line([(640, 0), (490, 90)], fill="#9aa5ad", width=3)
        pen.rectangle((200 + 30 * place, 130, 280 + 30 * place, 300), fill="#7d8b96")
        pen.ellipse((260, 360, 330 + 12 * place, 390), outline="#5b3b2a", width=4)
        out = io.BytesIO()
        image.save(out, "PNG")
        made = ready("demo.png", out.getvalue())
        found.append((made.full, made.small, made.width, made.height))
    return tuple(found)


def keep_pictures(park: Path) -> None:
    """Put the pictures beside the finished park."""
    from ctv_desktop.database.files import keep

    for full, small, _width, _height in pictures():
        for data in (full, small):
            keep(park, data)
