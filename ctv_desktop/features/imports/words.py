"""The headings that files may use, in French, English and as the program shows them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ctv_desktop.features.park.words import LABELS as PARK
from ctv_desktop.features.tenants.words import LABELS as TENANTS
from ctv_desktop.values import language
from ctv_desktop.values.folding import fold
from ctv_desktop.values.kinds import CODE, TEXT, Kind
from ctv_desktop.values.say import Say, say

UNIT_COLUMNS: Mapping[str, tuple[Say, Kind]] = {
    "site": (say("Site"), TEXT),
    "building": (say("Building"), CODE),
    "floor": (say("Floor"), TEXT),
    **{
        key: PARK["unit"][key]
        for key in (
            "code",
            "name",
            "kind",
            "usable_area",
            "common_share",
            "rentable_area",
            "area_method",
            "asking_rent",
            "lettable_from",
        )
    },
    "part_of": (say("Part of"), CODE),
    "equipment": PARK["unit"]["equipment"],
}
TENANT_COLUMNS: Mapping[str, tuple[Say, Kind]] = {
    key: TENANTS["tenant"][key] for key in TENANTS["tenant"]
}

_UNIT_NAMES: Mapping[str, str] = {
    "site": "site, parc, park",
    "building": "bâtiment, bat, immeuble, tour, building, block, code bâtiment, building code",
    "floor": "étage, niveau, floor, level, plateau",
    "code": "code, local, lot, unité, unit, n° de local, numéro, code local, unit code, réf",
    "name": "nom, désignation, libellé, name, description",
    "kind": "type, nature, kind, usage, type de local, unit type",
    "usable_area": "surface utile, su, surface, usable area, net area, area, superficie",
    "common_share": "quote-part, quote-part des parties communes, parties communes,"
    " share of common parts, common share",
    "rentable_area": "surface locative, gla, surface louable, rentable area, leasable area",
    "area_method": "mesuré par, méthode, mode de mesure, measured by, method",
    "asking_rent": "loyer demandé, loyer, prix, loyer au m², asking rent, rent, price",
    "lettable_from": "disponible le, disponible à partir du, lettable from, available from",
    "part_of": "partie de, fait partie de, part of",
    "equipment": "équipement, équipements, equipment",
}
_TENANT_NAMES: Mapping[str, str] = {
    "legal_name": "raison sociale, dénomination, société, preneur, locataire, legal name, company,"
    " tenant",
    "trade_name": "enseigne, nom commercial, trade name, brand",
    "arabic_name": "nom en arabe, raison sociale en arabe, name in arabic, arabic name",
    "legal_form": "forme juridique, forme, legal form",
    "origin": "origine, nationalité, origin",
    "country": "pays, country",
    "size": "taille, catégorie, size",
    "line": "activité, secteur, secteur d'activité, line of business, business, sector",
    "offshoring": "filière, filière offshoring, offshoring line, offshoring",
    "ice": "ice",
    "rc": "rc, registre de commerce, registre du commerce, trade register",
    "rc_court": "tribunal, ville du rc, tribunal du rc, court, court of the rc",
    "tax_id": "if, identifiant fiscal, tax number, tax id",
    "tp": "tp, patente, taxe professionnelle, business tax",
    "cnss": "cnss",
    "address": "adresse, address",
    "city": "ville, city",
    "phone": "téléphone, tél, phone, telephone",
    "email": "e-mail, email, courriel, mail",
    "website": "site web, site internet, website, web",
    "jobs_planned": "emplois prévus, effectif prévu, jobs planned",
    "jobs_present": "emplois, emplois présents, effectif, effectif présent, jobs present, jobs",
    "withholds": "retenue à la source, ras, withholds",
    "notes": "notes, remarques, observations, remarks",
}

KIND_NAMES: Mapping[str, str] = {  # words of offices that are not ours, folded
    "coworking": "coworking_space",
    "co-working": "coworking_space",
    "espace de coworking": "coworking_space",
    "espace coworking": "coworking_space",
    "plateau": "office_floor",
    "plateau de bureau": "office_floor",
    "bureaux": "office",
    "poste": "desk",
    "poste de travail": "desk",
    "labo": "innovation_lab",
    "laboratoire": "innovation_lab",
    "salle de reunions": "meeting_room",
    "salle serveur": "data_room",
    "salle serveurs": "data_room",
    "data center": "data_room",
    "boutique": "shop",
    "local commercial": "shop",
    "commerce": "shop",
    "stockage": "storage",
    "reserve": "storage",
    "archives": "storage",
    "parking": "parking_space",
    "place de parking": "parking_space",
    "parties communes": "common_part",
}


def plain(heading: Any) -> str:
    """A heading without its unit, accents, case and punctuation: "Surface utile (m²)"."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", str(heading))
    words = re.sub(r"[^\w']+", " ", fold(text)).replace("_", " ").split()
    while len(words) > 1 and words[-1] in ("m2", "mad", "dh", "ht"):
        words.pop()
    return " ".join(words)


@cache
def headings(noun: str) -> dict[str, str]:
    """Each known heading, in its plain form, and the column that it names."""
    names, columns = {
        "unit": (_UNIT_NAMES, UNIT_COLUMNS),
        "tenant": (_TENANT_NAMES, TENANT_COLUMNS),
    }[noun]
    found: dict[str, str] = {}
    for key, (label, _kind) in columns.items():
        for code in language.CODES:
            found.setdefault(plain(label.in_language(language.of(code))), key)
    for key, listed in names.items():
        for name in (key, *listed.split(",")):
            found.setdefault(plain(name), key)
    found.pop("", None)
    return found
