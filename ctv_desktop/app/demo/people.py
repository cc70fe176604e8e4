"""The tenants and the people to call at their offices."""

from collections.abc import Iterator
from itertools import cycle, product

from ctv_desktop.app.demo import names
from ctv_desktop.app.demo.rows import Draft, Row
from ctv_desktop.values.folding import fold

FORMS = ("sarl", "sarl", "sarl", "sa", "sa", "sarl_au", "sas")
SHOWN = {"sarl": "SARL", "sa": "SA", "sarl_au": "SARL AU", "sas": "SAS"}
RARE = ("branch", "gie", "association", "snc", "public", "sole", "other")
SIZES = ("startup", "startup", "sme", "sme", "sme", "large", "investor")
ROLES = ("legal", "director", "facility", "accounting", "technical", "security", "other")
CAPACITIES = {
    "legal": "Gérant",
    "director": "Directeur général",
    "facility": "Responsable des services généraux",
    "accounting": "Comptable",
    "technical": "Responsable technique",
    "security": "Responsable sûreté",
    "other": "Assistante de direction",
}
LATIN = "abcdefghijklmnopqrstuvwxyz0123456789"


def build_people(draft: Draft) -> None:
    """Tenants of every line of business, each with two or three contacts."""
    companies = _companies(draft)
    for number in range(draft.size.tenants):
        first, line, second, third = next(companies)
        tenant = _tenant(draft, number, first, line, second, third)
        _contacts(draft, tenant, number)


Company = tuple[str, str, list[str], str]


def _companies(draft: Draft) -> Iterator[Company]:
    """Names that differ: the lines take turns so that each has its tenants."""
    found = {}
    for line, seconds in names.SECOND.items():
        mixed = list(product(names.FIRST, seconds))
        draft.rng.shuffle(mixed)
        found[line] = iter(
            [(first, line, second, third) for third in names.THIRD for first, second in mixed]
        )
    lines = [line for line in names.SECOND for _ in range(1 if line == "other" else 2)]
    number = 0
    for line in cycle(lines):
        company = next(found[line], None)
        if company is None:
            number += 1
            first, second = "Atlas", names.SECOND[line][0]
            company = (first, line, second, str(number + 1))
        yield company


def _tenant(draft: Draft, number: int, first: str, line: str, second: list[str], third: str) -> Row:
    rng = draft.rng
    rare = number % 17 == 16
    form = RARE[number // 17 % len(RARE)] if rare else rng.choice(FORMS)
    trade = " ".join(part for part in (first, second[0], third) if part)
    foreign = form == "branch" or rng.random() < 0.12
    legal = f"{trade} {SHOWN[form]}" if form in SHOWN else trade
    size = rng.choice(SIZES)
    jobs = {"startup": 15, "sme": 60, "large": 400, "investor": 8}[size]
    planned = jobs + rng.randrange(jobs)
    plain = "".join(c for c in fold(trade) if c in LATIN)
    return draft.add(
        "tenant",
        legal_name=legal,
        name_key=fold(legal)[:200],
        trade_name=trade,
        arabic_name=f"{names.FIRST[first]} {second[1]}" if rng.random() < 0.4 else "",
        legal_form=form,
        origin="foreign" if foreign else "national",
        country=rng.choice(names.COUNTRIES) if foreign else "Maroc",
        size=size,
        line=line,
        offshoring=names.OFFSHORING[line] if size != "investor" else "none",
        ice=names.ice(2_400_000 + number * 37),
        rc=str(rng.randrange(100_000, 700_000)),
        rc_court="Casablanca",
        tax_id=str(rng.randrange(10_000_000, 60_000_000)),
        tp=str(rng.randrange(30_000_000, 40_000_000)),
        cnss=str(rng.randrange(1_000_000, 9_999_999)),
        address=f"{rng.randrange(1, 290)}, {rng.choice(names.STREETS)}",
        city=rng.choice(names.CITIES),
        phone=names.phone(rng),
        email=f"contact@{plain}.example.ma",
        website=f"https://www.{plain}.example.ma" if rng.random() < 0.5 else "",
        jobs_planned=planned,
        jobs_present=int(planned * rng.uniform(0.3, 1.0)),
        withholds=int(form == "sa" and size != "startup"),
    )


def _contacts(draft: Draft, tenant: Row, number: int) -> None:
    rng = draft.rng
    domain = tenant["email"].split("@")[1]
    for place in range(2 + number % 2):
        name = names.person(rng)
        role = ROLES[0] if place == 0 else ROLES[(number + place) % len(ROLES)]
        user = ".".join("".join(c for c in word if c in LATIN) for word in fold(name).split()[:2])
        draft.add(
            "contact",
            tenant_id=tenant["id"],
            name=name,
            role=role,
            capacity=CAPACITIES[role],
            cin=f"BK{rng.randrange(100_000, 999_999)}" if role == "legal" else "",
            email=f"{user}@{domain}",
            phone=names.phone(rng, mobile=True),
        )
