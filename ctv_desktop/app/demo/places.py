"""The land: landlord, sites, phases with milestones, buildings, floors, units."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ctv_desktop.app.demo.rows import SIZES, Draft, Row
from ctv_desktop.values.folding import fold
from ctv_desktop.values.period import add_months, add_years

PATTERNS = ((1.0,), (0.6, 0.4), (0.5, 0.5), (0.45, 0.3, 0.25), (0.3, 0.3, 0.2, 0.2),
            (0.26, 0.22, 0.2, 0.18, 0.14))  # fmt: skip
BUSY = (0, 3, 3, 4, 4, 5)
M2 = 100  # in hundredths


@dataclass(frozen=True)
class Plan:
    """How a building is drawn: floors, size of a floor (m²), measuring, rent asked (MAD/m²)."""

    code: str
    name: str
    floors: int
    area: int
    method: str
    rent: int
    parking: int = 0
    services: bool = False  # shops, meeting rooms, a co-working space, a lab, a data room
    split: tuple[int, ...] = (0, 1, 2, 2, 3, 3, 4)  # places in PATTERNS to draw from
    share: float = 0.12  # common parts in the rentable area


CTV = (
    Plan("A", "Bâtiment A — Al Khawarizmi", 9, 1_380, "gla", 150, 20, True, BUSY),
    Plan("B", "Bâtiment B — Ibn Battouta", 9, 1_090, "gla", 145, 18, True, BUSY),
    Plan("C", "Bâtiment C — Al Idrissi", 9, 1_310, "ipms3", 160, 10, False, (0, 1, 3, 4, 4)),
    Plan("D", "Bâtiment D — Ibn Rochd", 8, 1_200, "ipms3", 155, 0, False, (0, 1, 3)),
)
SHORE = (
    Plan("S1", "Shore 1", 8, 1_240, "boma", 125, 18, True, BUSY),
    Plan("S2", "Shore 2 (ancien pavillon)", 8, 640, "su", 110, 0, False, (0, 1, 2), 0.0),
)


def build_places(draft: Draft) -> None:
    """Everything that stands on the ground, for a small or a large park."""
    landlord = _landlord(draft)
    ctv = _site(draft, "Casablanca Tech Valley", "Sidi Othmane, préfecture d’arrondissements de "
                "Moulay Rachid, 20700 Casablanca", "48215/C", landlord)  # fmt: skip
    shore = _site(draft, "Casanearshore", "1100, boulevard Al Qods, Sidi Maârouf, 20270 Casablanca",
                  "61907/C et 61908/C", landlord)  # fmt: skip
    today, delivered = draft.today, _month(draft.today, -51)
    works = _month(today, 5)
    one = _phase(draft, ctv, "Phase 1 — bâtiments A et B", add_years(delivered, -2), delivered)
    two = _phase(draft, ctv, "Phase 2 — bâtiment C", _month(today, -20), works)
    three = _phase(draft, ctv, "Phase 3 — bâtiment D", _month(today, 10), _month(today, 34))
    begun = add_years(_month(today, 0), -draft.size.age)
    old = _phase(draft, shore, "Tranche 1", add_years(begun, -2), begun)
    _building(draft, ctv, one, "delivered", delivered, CTV[0])
    _building(draft, ctv, one, "delivered", delivered, CTV[1])
    _building(draft, ctv, two, "under_works", works, CTV[2])
    _building(draft, ctv, three, "planned", _month(today, 34), CTV[3])
    _building(draft, shore, old, "delivered", begun, SHORE[0])
    _building(draft, shore, old, "retired", begun, SHORE[1])
    if draft.size != SIZES["small"]:
        _more_buildings(draft, shore, old, begun)
        del draft.all("unit")[draft.size.units :]


def _more_buildings(draft: Draft, site: Row, phase: Row, begun: date) -> None:
    """A larger park has more of Casanearshore, until it has the units asked for."""
    number = len(SHORE)
    while len(draft.all("unit")) < draft.size.units:
        number += 1
        plan = Plan(f"S{number}", f"Shore {number}", 14, 2_400, "gla", 130, 24, True, (4, 5))
        _building(draft, site, phase, "delivered", begun, plan)


def _month(today: date, months: int) -> date:
    return add_months(today.replace(day=1), months)


def _landlord(draft: Draft) -> Row:
    return draft.add(
        "landlord",
        legal_name="Parc Démonstration SA (fictif)",
        legal_form="Société anonyme",
        capital=120_000_000_00,
        seat="1100, boulevard Al Qods, Sidi Maârouf, 20270 Casablanca (adresse fictive)",
        rc="987654",
        rc_court="Casablanca",
        tax_id="12345678",
        tp="34567890",
        ice="001234567000062",
        cnss="7654321",
        rib="007780000123456789012396",
        bank="Banque Démonstration (fictive), agence Sidi Maârouf",
        phone="+212522991234",
        email="bailleur@example.ma",
        signatory="Meryem Benjelloun",
        signatory_capacity="Directrice générale",
    )


def _site(draft: Draft, name: str, address: str, deed: str, landlord: Row) -> Row:
    return draft.add(
        "site",
        name=name,
        name_key=fold(name),
        city="Casablanca",
        address=address,
        title_deed=deed,
        landlord_id=landlord["id"],
        fictitious=1,
        notes="Parc de démonstration : toutes les données sont fictives.",
    )


def _phase(draft: Draft, site: Row, name: str, start: date, delivery: date) -> Row:
    """A phase and its five milestones; what lies behind today has been done, a little late."""
    phase = draft.add("phase", site_id=site["id"], name=name)
    steps = (
        ("works_start", start),
        ("provisional_acceptance", add_months(delivery, -2)),
        ("delivery", delivery),
        ("conformity", delivery),
        ("final_acceptance", add_months(delivery, 10)),
    )
    for kind, planned in steps:
        actual = planned if kind in ("delivery", "conformity") else _late(draft, planned)
        done = actual.isoformat() if actual <= draft.today else None
        draft.add(
            "milestone", phase_id=phase["id"], kind=kind, planned=planned.isoformat(), actual=done
        )
    return phase


def _late(draft: Draft, day: date) -> date:
    return date.fromordinal(day.toordinal() + draft.rng.randrange(0, 18))


def _building(draft: Draft, site: Row, phase: Row, state: str, day: date, plan: Plan) -> None:
    building = draft.add(
        "building",
        site_id=site["id"],
        phase_id=phase["id"],
        code=plan.code,
        name=plan.name,
        state=state,
        address=site["address"],
    )
    unit = _maker(draft, building, plan, day)
    if plan.parking:
        _basement(draft, building, plan, unit)
    for level in range(plan.floors):
        gross = int(plan.area * 1.18) * M2
        floor = draft.add("floor", building_id=building["id"], level=level, gross_area=gross)
        for number, (kind, name, area, rent) in enumerate(_rooms(draft, plan, level), 1):
            code = f"{plan.code}-{level}.{number:02d}"
            made = unit(floor, code, kind, name, area, rent)
            if kind == "coworking_space":
                _desks(floor, made, unit)


Maker = Callable[..., Row]


def _maker(draft: Draft, building: Row, plan: Plan, day: date) -> Maker:
    def unit(
        floor: Row, code: str, kind: str, name: str, area: int, rent: int, whole: Row | None = None
    ) -> Row:
        rentable = area * M2
        usable = int(rentable * (1 - plan.share)) // 50 * 50
        if kind in ("common_part", "desk", "parking_space"):
            usable = rentable
        return draft.add(
            "unit",
            floor_id=floor["id"],
            building_id=building["id"],
            part_of_id=whole["id"] if whole else None,
            code=code,
            code_key=fold(code),
            kind=kind,
            name=name,
            usable_area=0 if kind == "parking_space" else usable,
            common_share=0 if kind == "common_part" else rentable - usable,
            rentable_area=0 if kind in ("common_part", "parking_space") else rentable,
            area_method=plan.method,
            asking_rent=None if kind == "common_part" else rent * 100,
            lettable_from=None if kind == "common_part" else day.isoformat(),
            equipment=EQUIPMENT.get(kind, ""),
        )

    return unit


EQUIPMENT = {
    "office_floor": "Faux plancher, climatisation réversible, câblage catégorie 6A.",
    "office": "Faux plancher, climatisation réversible, câblage catégorie 6A.",
    "coworking_space": "Mobilier, Wi-Fi, imprimante, tisanerie.",
    "meeting_room": "Écran 75 pouces, visioconférence, 12 places.",
    "data_room": "Double alimentation, onduleur, détection et extinction automatiques.",
    "innovation_lab": "Paillasses, air comprimé, charge au sol 500 kg/m².",
}


def _basement(draft: Draft, building: Row, plan: Plan, unit: Maker) -> None:
    floor = draft.add("floor", building_id=building["id"], level=-1, gross_area=1_800 * M2)
    for number in range(1, plan.parking + 1):
        unit(floor, f"{plan.code}-P{number:02d}", "parking_space", "", 0, 500)
    for number in range(1, 3):
        unit(floor, f"{plan.code}-R{number:02d}", "storage", "Réserve", 18 + 6 * number, 60)


Room = tuple[str, str, int, int]


def _rooms(draft: Draft, plan: Plan, level: int) -> Iterator[Room]:
    """The rooms of a floor: kind, name, rentable area in m², rent asked in MAD per m²."""
    if level == 0:
        yield from _ground(plan)
    elif level == 1 and plan.services:
        yield "coworking_space", "Espace partagé", plan.area // 4, plan.rent + 30
        yield "innovation_lab", "Laboratoire d’innovation", plan.area // 4, plan.rent + 15
        yield "meeting_room", "Salle Atlas", 42, plan.rent + 40
        yield from _offices(draft, plan, plan.area // 2 - 42, (1, 2))
    elif level == 2 and plan.services:
        yield "data_room", "Salle informatique", 64, plan.rent + 60
        yield from _offices(draft, plan, plan.area - 64, plan.split)
    else:
        yield from _offices(draft, plan, plan.area, plan.split)


def _ground(plan: Plan) -> Iterator[Room]:
    yield "common_part", "Hall d’accueil", 160, 0
    if plan.services:
        yield "shop", "Restauration", 190, plan.rent + 70
        yield "shop", "Commerce de services", 85, plan.rent + 80
        yield "meeting_room", "Salle Sebou", 55, plan.rent + 40
        yield "office", "", plan.area - 490, plan.rent
    else:
        yield "office", "", plan.area - 160, plan.rent


def _offices(draft: Draft, plan: Plan, area: int, split: tuple[int, ...]) -> Iterator[Room]:
    shares = PATTERNS[draft.rng.choice(split)]
    rent = plan.rent + draft.rng.choice((-5, 0, 0, 5))
    left = area
    for place, share in enumerate(shares):
        mine = left if place == len(shares) - 1 else int(area * share) // 5 * 5
        left -= mine
        kind = "office_floor" if len(shares) == 1 else "office"
        yield kind, "Plateau entier" if kind == "office_floor" else "", mine, rent


def _desks(floor: Row, whole: Row, unit: Maker) -> None:
    for number in range(1, 7):
        unit(floor, f"{whole['code']}-{number}", "desk", f"Poste {number}", 6, 1_800, whole)
