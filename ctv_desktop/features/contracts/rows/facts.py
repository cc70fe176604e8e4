"""Every gap of a clause filled from a lease, its parties, its premises and the dated settings.

Nothing is known without a source: a fact that is not there is None or empty, and blocks the issue
where a clause needs it. Money in centimes before VAT, rates in basis points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.clauses import rows as texts
from ctv_desktop.features.contracts.rows import sentences
from ctv_desktop.features.contracts.rows.parties import landlord_of, tenant_of
from ctv_desktop.features.contracts.rules.content import LANGUAGES
from ctv_desktop.features.contracts.rules.library import Sources
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.agreed import agreed
from ctv_desktop.features.leases.rules import terms
from ctv_desktop.features.leases.rules.money import deposit as asked_deposit
from ctv_desktop.features.leases.words import PERIODS, TAXABLE, TERMS
from ctv_desktop.features.park.words import AREA_METHODS
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rates.words import PREVAILING
from ctv_desktop.features.rent.rules.month import first_rent, month_on, representative_day
from ctv_desktop.features.rent.rules.schedule import Due, schedule
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.period import EARLIEST, add_months
from ctv_desktop.values.record import replace
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

PARKING = "parking_space"


@dataclass(frozen=True)
class Case:
    """A lease with all that its contract states: gaps, premises, the dues of its first year."""

    lease: single.Lease
    facts: dict[str, Any]
    landlord: single.Party
    tenant: single.Party
    lines: tuple[single.Line, ...]
    dues: tuple[Due, ...]
    city: str
    fictitious: bool
    terms: Terms
    prevails: str  # the language of the version that counts where two differ
    sources: Sources  # the office's texts over the factory's


def case(
    reader: "Reader", id: int, today: date, amendments: int = 0, *, revised: bool = False
) -> Case:
    """All that the contract of a lease states, or what so many of its amendments made of it.

    `revised`: with the rents that revisions gave it since. Raises Refused where the lease is gone.
    """
    stored = single.lease(reader, id, today)
    if stored is None:
        raise Refused({"": say("This lease has been deleted in the meantime.")})
    found = agreed(reader, stored, amendments, revised=revised)
    rates = all_rates(reader)
    lease = found.lease
    landlord, lets = landlord_of(reader, lease.landlord_id)
    tenant, takes = tenant_of(reader, lease.tenant_id)
    site = _site(reader, lease.lines)
    prevails = PREVAILING[bool(rates.of("contract_language", lease.signed_on or today))]
    facts = {
        **lets,
        **takes,
        **_premises(reader, lease.lines),
        "site": site[0],
        "site_address": sentences.address(site[1], site[2]),
        "title_deed": _deeds(reader, lease.lines),
        **_days(lease),
        **money(lease, found.terms, rates, lease.starts),
        **_terms(reader, lease, rates),
        **_law(lease, rates),
        "steps": sentences.steps(found.steps),
        "options": sentences.options(found.options),
        "prevails": LANGUAGES[prevails],
    }
    year = add_months(lease.starts, 12)
    dues = tuple(due for due in schedule(found.terms, rates) if due.starts < year)
    return Case(
        lease, facts, landlord, tenant, lease.lines, dues, site[2] or "", bool(site[3]),
        found.terms, prevails, texts.sources(reader),
    )  # fmt: skip


def of_day(
    reader: "Reader", lease: single.Lease, agreed_terms: Terms, rates: Rates, day: date
) -> dict[str, Any]:
    """What an amendment may change, as it is on a day: premises, days, money, terms."""
    lines = tuple(line for line in lease.lines if line.starts <= day <= line.ends)
    return {
        **_premises(reader, lines),
        **_days(lease),
        **money(replace(lease, lines=lines), agreed_terms, rates, day),
        **_terms(reader, lease, rates),
    }


def _site(reader: "Reader", lines: Sequence[single.Line]) -> tuple[str, str, str, bool]:
    row = reader.row(
        "SELECT site.name, site.address, site.city, site.fictitious FROM unit"
        " JOIN building ON building.id = building_id JOIN site ON site.id = building.site_id"
        " WHERE unit.id = $1",
        lines[0].unit_id if lines else 0,
    )
    name, address, city, fictitious = row or ("", "", "", False)
    return name, " ".join(address.split()), city, bool(fictitious)


def _deeds(reader: "Reader", lines: Sequence[single.Line]) -> str:
    """The land titles of the premises, those of their site where a building has none noted."""
    marks = ", ".join(str(line.unit_id) for line in lines) or "0"
    rows = reader.rows(
        "SELECT DISTINCT CASE WHEN trim(building.title_deed) <> '' THEN building.title_deed"
        " ELSE site.title_deed END FROM unit JOIN building ON building.id = unit.building_id"
        f" JOIN site ON site.id = building.site_id WHERE unit.id IN ({marks}) ORDER BY 1"
    )
    return ", ".join(deed for (text,) in rows if (deed := sentences.inside(text)))


def _premises(reader: "Reader", lines: Sequence[single.Line]) -> dict[str, Any]:
    parking = [line for line in lines if line.kind == PARKING]
    rooms = [line for line in lines if line.kind != PARKING] or parking
    methods = list(dict.fromkeys(line.method for line in rooms if line.area and line.method))
    marks = ", ".join(str(line.unit_id) for line in rooms) or "0"
    equipped = reader.rows(
        f"SELECT DISTINCT trim(equipment) FROM unit WHERE id IN ({marks})"
        " AND trim(equipment) <> '' ORDER BY 1"
    )
    spaces = parking if rooms is not parking else []
    return {
        "premises": sentences.premises(rooms),
        "area": sum(line.area for line in rooms) or None,
        "area_method": sentences.listed(map(AREA_METHODS.label, methods)),
        "parking_count": len(spaces) or None,
        "parking": ", ".join(line.code for line in spaces),
        "equipment": ", ".join(sentences.inside(text) for (text,) in equipped),
    }


def _days(lease: single.Lease) -> dict[str, Any]:
    handover = lease.start_rule == "handover"
    return {
        "reference": lease.reference,
        "regime": lease.regime,
        "purpose": sentences.inside(lease.purpose),
        "signed_on": lease.signed_on,
        "starts": lease.starts,
        "ends": lease.ends,
        "length": sentences.length(lease.starts, lease.ends),
        "start_rule": lease.start_rule,
        "handover_days": lease.handover_days if handover else None,
        "not_before": lease.not_before if handover else None,
        "not_after": lease.not_after if handover else None,
        "rent_starts": lease.rent_starts
        if (lease.rent_starts or EARLIEST) > lease.starts
        else None,
        "firm_until": lease.firm_until,
        "notice_months": lease.notice_months if lease.notice_days is None else None,
        "notice_days": lease.notice_days,
        "renewal": lease.renewal,
        "special": "\n\n".join(lease.special.splitlines()),  # a line typed is a paragraph
    }


def money(lease: single.Lease, agreed: Terms, rates: Rates, day: date) -> dict[str, Any]:
    """The first whole month from a day on in which rent is due, at the rates of its day."""
    if not lease.lines:
        return {}
    first = representative_day(agreed, day)
    month = month_on(agreed, rates, first)
    parking = month.of("parking")
    if all(line.kind == PARKING for line in lease.lines):
        parking = 0
    prices = {line.rent for line in lease.lines if line.basis == "area" and line.area}
    taxed = lease.vat_regime in TAXABLE
    return {
        "rent": month.of("rent", "parking"),
        "rent_price": prices.pop() if len(prices) == 1 else None,
        "parking_rent": parking or None,
        "vat": month.vat,
        "vat_rate": rates.of("vat", first) if taxed else None,
        "gross": month.gross,
        "withheld": month.withheld if lease.withholds else None,
        "withholding_rate": rates.of("withholding", first) if lease.withholds else None,
        "charges_rate": lease.charges_rate or None,
        "charges": month.of("charges") or None,
        "tsc": lease.tsc_recharged,
        "tsc_rate": rates.of("tsc", first) if lease.tsc_recharged else None,
        "deposit": asked_deposit(lease.deposit_months, first_rent(agreed)),
    }


def _terms(reader: "Reader", lease: single.Lease, rates: Rates) -> dict[str, Any]:
    starts, days = lease.starts, lease.payment_days
    revised = lease.revision_kind != "none"
    every = max(lease.revision_months, rates.of("revision_months", starts))
    return {
        "vat_regime": lease.vat_regime,
        "exemption": sentences.inside(lease.exemption),
        "period": PERIODS.label(lease.payment_period),
        "term": TERMS.label(lease.payment_term),
        "payment_period": lease.payment_period,
        "payment_term": lease.payment_term,
        "part_month": lease.part_month,
        "payment_days": rates.of("payment_days", starts) if days is None else days,
        "revision_kind": lease.revision_kind,
        "revision_months": every if revised else None,
        "revision_rate": lease.revision_rate if lease.revision_kind == "rate" else None,
        "revision_cap": rates.of("revision_cap", starts),
        "first_revision": add_months(starts, every) if revised else None,
        **_index(reader, lease),
        "deposit_months": lease.deposit_months,
        "deposit_return_months": rates.of("deposit_return_months", starts),
        "entry_fee": lease.entry_fee,
    }


def _index(reader: "Reader", lease: single.Lease) -> dict[str, Any]:
    if lease.revision_kind != "index":
        return {}
    code, name = reader.row(
        "SELECT code, name FROM rent_index WHERE id = $1", lease.index_id or 0
    ) or ("", "")  # fmt: skip
    return {
        "index": name or code,
        "index_month": lease.index_month,
        "index_share": lease.index_share,
        "index_floor": lease.index_floor,
        "index_ceiling": lease.index_ceiling,
    }


def _law(lease: single.Lease, rates: Rates) -> dict[str, Any]:
    """What the dated settings of the first day say of this lease."""
    starts = lease.starts
    same = (
        "registration_days", "registration_duty", "arrears_months", "arrears_days",
        "long_notice_months", "court_months", "professional_notice_months",
    )  # fmt: skip
    return {
        **{key: rates.of(key, starts) or None for key in same},
        "land_register": terms.enters_land_register(starts, lease.ends, rates),
        "renewal_right": terms.renewal_right(lease.regime, starts, rates, bool(lease.entry_fee)),
    }
