"""The gaps that clauses may have: what each holds, of which type, and where it is mended.

Amounts are centimes, areas hundredths of m², rates basis points; a Say is a sentence shown in the
language of the paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctv_desktop.values.say import Say, say


@dataclass(frozen=True)
class Fact:
    """A gap: its word, the type of what fills it, and the noun whose form mends it."""

    label: Say
    holds: type[Any] = str
    noun: str = "lease"


LANDLORD = {
    "landlord.name": Fact(say("Landlord: legal name"), str, "landlord"),
    "landlord.form": Fact(say("Landlord: legal form"), Say, "landlord"),
    "landlord.capital": Fact(say("Landlord: capital"), int, "landlord"),
    "landlord.seat": Fact(say("Landlord: seat"), str, "landlord"),
    "landlord.rc": Fact(say("Landlord: RC number"), str, "landlord"),
    "landlord.rc_court": Fact(say("Landlord: court of the RC"), str, "landlord"),
    "landlord.tax_id": Fact(say("Landlord: tax number (IF)"), str, "landlord"),
    "landlord.tp": Fact(say("Landlord: business tax (TP)"), str, "landlord"),
    "landlord.ice": Fact(say("Landlord: ICE"), str, "landlord"),
    "landlord.cnss": Fact(say("Landlord: CNSS"), str, "landlord"),
    "landlord.rib": Fact(say("Landlord: RIB"), str, "landlord"),
    "landlord.bank": Fact(say("Landlord: bank"), str, "landlord"),
    "landlord.signatory": Fact(say("Landlord: signatory"), str, "landlord"),
    "landlord.capacity": Fact(say("Landlord: capacity of the signatory"), str, "landlord"),
    "landlord.email": Fact(say("Landlord: e-mail"), str, "landlord"),
}
TENANT = {
    "tenant.name": Fact(say("Tenant: legal name"), str, "tenant"),
    "tenant.arabic_name": Fact(say("Tenant: Arabic name"), str, "tenant"),
    "tenant.form": Fact(say("Tenant: legal form"), Say, "tenant"),
    "tenant.address": Fact(say("Tenant: address"), str, "tenant"),
    "tenant.rc": Fact(say("Tenant: RC number"), str, "tenant"),
    "tenant.rc_court": Fact(say("Tenant: court of the RC"), str, "tenant"),
    "tenant.tax_id": Fact(say("Tenant: tax number (IF)"), str, "tenant"),
    "tenant.ice": Fact(say("Tenant: ICE"), str, "tenant"),
    "tenant.signatory": Fact(say("Tenant: legal representative"), str, "tenant"),
    "tenant.capacity": Fact(say("Tenant: capacity of the representative"), str, "tenant"),
    "tenant.cin": Fact(say("Tenant: CIN of the representative"), str, "tenant"),
    "tenant.email": Fact(say("Tenant: e-mail"), str, "tenant"),
    "tenant.offshoring": Fact(say("Tenant: offshoring line"), Say, "tenant"),
}
LEASE = {
    "reference": Fact(say("Reference of the lease")),
    "regime": Fact(say("Legal regime, as a code")),
    "site": Fact(say("Site")),
    "site_address": Fact(say("Address of the site"), str, "site"),
    "title_deed": Fact(say("Title deeds"), str, "site"),
    "premises": Fact(say("Premises, listed in a sentence"), Say),
    "area": Fact(say("Area let"), int),
    "area_method": Fact(say("Method of measurement"), Say),
    "parking_count": Fact(say("Number of parking spaces"), int),
    "parking": Fact(say("Parking spaces, listed"), str),
    "equipment": Fact(say("Equipment of the premises"), str, "unit"),
    "purpose": Fact(say("Purpose of the premises")),
    "signed_on": Fact(say("Day of signature"), date),
    "starts": Fact(say("First day"), date),
    "ends": Fact(say("Last day"), date),
    "length": Fact(say("Length, in words"), Say),
    "start_rule": Fact(say("How the lease begins, as a code")),
    "handover_days": Fact(say("Days after the hand-over"), int),
    "not_before": Fact(say("Not before"), date),
    "not_after": Fact(say("Not after"), date),
    "rent_starts": Fact(say("Rent due from"), date),
    "firm_until": Fact(say("Firm until"), date),
    "notice_months": Fact(say("Notice, months"), int),
    "notice_days": Fact(say("Notice, days"), int),
    "renewal": Fact(say("Renewal, as a code")),
    "options": Fact(say("Options, in sentences"), Say),
}
MONEY = {  # the VAT and the sum of a month are those of rent, parking and charges (R1)
    "rent": Fact(say("Rent of a month before VAT, parking included"), int),
    "rent_price": Fact(say("Price of a m² and month"), int),
    "parking_rent": Fact(say("Parking of a month before VAT"), int),
    "steps": Fact(say("Steps of rent, in sentences"), Say),
    "vat_regime": Fact(say("VAT regime, as a code")),
    "vat_rate": Fact(say("VAT rate"), int),
    "vat": Fact(say("VAT of a month"), int),
    "gross": Fact(say("Sum of a month with VAT"), int),
    "exemption": Fact(say("Exemption and certificate")),
    "withheld": Fact(say("Withheld in a month"), int),
    "withholding_rate": Fact(say("Rate of withholding"), int),
    "period": Fact(say("Payment period"), Say),
    "term": Fact(say("In advance or in arrears"), Say),
    "payment_period": Fact(say("Payment period, as a code")),
    "payment_term": Fact(say("In advance or in arrears, as a code")),
    "part_month": Fact(say("Parts of months, as a code")),
    "payment_days": Fact(say("Days to pay"), int),
    "charges_rate": Fact(say("Charges per m² and month"), int),
    "charges": Fact(say("Charges of a month before VAT"), int),
    "tsc": Fact(say("Whether the TSC is recharged"), bool),
    "tsc_rate": Fact(say("Rate of the TSC"), int),
    "revision_kind": Fact(say("Revision, as a code")),
    "revision_months": Fact(say("Months between revisions"), int),
    "revision_rate": Fact(say("Rate of revision"), int),
    "revision_cap": Fact(say("Legal cap of a revision"), int),
    "first_revision": Fact(say("First day of a revision"), date),
    "index": Fact(say("Index of the revision"), str),
    "index_month": Fact(say("Month of the index"), date),
    "index_share": Fact(say("Share of the index"), int),
    "index_floor": Fact(say("Revision by the index, at least"), int),
    "index_ceiling": Fact(say("Revision by the index, at most"), int),
    "deposit_months": Fact(say("Deposit, months"), int),
    "deposit": Fact(say("Deposit"), int),
    "deposit_return_months": Fact(say("Months to return the deposit"), int),
    "entry_fee": Fact(say("Entry fee (pas-de-porte)"), int),
    "registration_days": Fact(say("Days to register"), int),
    "registration_duty": Fact(say("Registration duty"), int),
    "land_register": Fact(say("Whether it enters the land register"), bool),
}
LAW = {  # what it says of this lease (dated settings)
    "renewal_right": Fact(say("Day of the right to renew, law 49-16"), date),
    "arrears_months": Fact(say("Months of arrears for a notice, law 49-16"), int),
    "arrears_days": Fact(say("Days of a notice for arrears, law 49-16"), int),
    "long_notice_months": Fact(say("Months of other notices, law 49-16"), int),
    "court_months": Fact(say("Months to go to court, law 49-16"), int),
    "professional_notice_months": Fact(say("Months of a notice, law 67-12"), int),
}
PAPER = {
    "prevails": Fact(say("Language that prevails"), Say),
    "special": Fact(say("Special conditions")),
}
GROUPS = (
    (say("Landlord"), LANDLORD),
    (say("Tenant"), TENANT),
    (say("Lease"), LEASE),
    (say("Money"), MONEY),
    (say("Law"), LAW),
    (say("Paper"), PAPER),
)
GAPS: dict[str, Fact] = {name: fact for _title, facts in GROUPS for name, fact in facts.items()}
TYPES: dict[str, type[Any]] = {name: fact.holds for name, fact in GAPS.items()}


def named(names: Sequence[str], gaps: Mapping[str, Fact] = GAPS) -> Say:
    """Gaps by their words, one after the other; there is one at least."""
    said = gaps[names[0]].label
    for name in names[1:]:
        said = say("{one}, {other}", one=said, other=gaps[name].label)
    return said
