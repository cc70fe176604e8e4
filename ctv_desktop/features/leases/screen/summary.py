"""The facts of a lease summary, gathered from rows, and its paper."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rows.terms import terms as terms_of
from ctv_desktop.features.leases.rules import money, terms
from ctv_desktop.features.leases.rules.state import over
from ctv_desktop.features.leases.words import (
    PERIODS,
    REGIMES,
    STATES,
    TERMINATION_REASONS,
    TERMS,
    VAT_REGIMES,
)
from ctv_desktop.features.park.words import AREA_METHODS, UNIT_KINDS, long_floor_label
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.rates.rules import Rates
from ctv_desktop.features.rent.rules.month import first_rent, month_on, representative_day
from ctv_desktop.features.rent.rules.schedule import Due
from ctv_desktop.features.rent.rules.terms import Terms
from ctv_desktop.features.rent.rules.why import RENTS
from ctv_desktop.features.tenants.rows import people
from ctv_desktop.features.tenants.words import LEGAL_FORMS, ROLES
from ctv_desktop.values.companies import legal_form
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.identifiers import show_phone
from ctv_desktop.values.money import rate_of
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.leases.papers.facts import (
        Amounts,
        ContactLine,
        Party,
        Summary,
        UnitLine,
    )
    from ctv_desktop.pdf.letterhead import Issuer
    from ctv_desktop.values.language import Language


def month_of(reader: "Reader", lease: single.Lease, today: date) -> Due:
    """What a lease comes to a month at the rent, the charges and the rates of the day.

    Of one that has not begun or is over: of its first or last day.
    """
    found = terms_of(reader, lease)
    day = min(max(today, found.starts), max(found.ends, found.starts))
    return month_on(found, all_rates(reader), day)


def summary_facts(reader: "Reader", id: int, today: date) -> "Summary":
    """All that the summary of a lease states, as of a day. Raises Refused where it is gone."""
    lease = single.lease(reader, id, today)
    if lease is None:
        raise Refused({"": say("This lease has been deleted in the meantime.")})
    return facts_of(reader, lease, terms_of(reader, lease), today)


def facts_of(
    reader: "Reader", lease: single.Lease, rent: Terms, today: date, unnamed: str = ""
) -> "Summary":
    """All that the summary of a lease states, stored or as it is typed."""
    from ctv_desktop.features.leases.papers.facts import Summary

    landlord = single.landlord(reader, lease.landlord_id)
    site, fictitious = single.site_of(reader, [line.unit_id for line in lease.lines])
    rates = all_rates(reader)
    month = month_on(rent, rates, representative_day(rent, today))
    ending = not lease.signed or not over(lease.state)
    return Summary(
        reference=lease.reference or unnamed,
        printed_on=today,
        issuer=_issuer(reader, landlord),
        landlord=_party(landlord),
        tenant=_party(single.tenant(reader, lease.tenant_id)),
        state=STATES.label(lease.state),
        tone=STATES[lease.state].tone,
        draft=not lease.signed,
        fictitious=fictitious,
        regime=REGIMES.label(lease.regime),
        site=site,
        units=tuple(_unit(line) for line in lease.lines),
        signed_on=lease.signed_on,
        effective_on=lease.starts,
        rent_from=lease.rent_starts,
        firm_until=lease.firm_until,
        ends_on=lease.last_day,
        notice_months=lease.notice_months if lease.notice_days is None else None,
        **(_duties(lease, rates) if ending else NO_DUTIES),
        notice_given_on=lease.notice_on,
        terminated_on=lease.terminated_on,
        termination_reason=TERMINATION_REASONS.label(lease.termination_reason),
        monthly=_amounts(month, 1),
        yearly=_amounts(month, 12),
        vat_regime=vat_words(lease),
        charges_price=lease.charges_rate or None,
        payment=payment_words(lease),
        deposit_months=lease.deposit_months,
        deposit=money.deposit(lease.deposit_months, first_rent(rent)),
        purpose=lease.purpose,
        remarks=lease.remarks,
        contacts=_contacts(reader, lease.tenant_id),
    )


def _contacts(reader: "Reader", tenant: int) -> "tuple[ContactLine, ...]":
    from ctv_desktop.features.leases.papers.facts import ContactLine

    return tuple(
        ContactLine(one.name, ROLES.label(one.role), show_phone(one.phone), one.email)
        for one in people(reader, tenant)[:8]
    )


def _duties(lease: single.Lease, rates: Rates) -> "dict[str, date | None]":
    """The days that law and contract attach to a lease that is not over."""
    return {
        "notice_by": _notice_by(lease),
        "first_revision_on": _revision(lease, rates),
        "renewal_right_on": _renewal(lease, rates),
    }


NO_DUTIES = dict.fromkeys(("notice_by", "first_revision_on", "renewal_right_on"))


def _notice_by(lease: single.Lease) -> date | None:
    """The last day to give notice for its end; none once notice was given."""
    if lease.notice_on or lease.terminated_on:
        return None
    return max(terms.notice_limit(lease.ends, lease.notice_months, lease.notice_days), lease.starts)


def _inside(day: date, lease: single.Lease) -> date | None:
    return day if day <= lease.last_day else None


def _revision(lease: single.Lease, rates: Rates) -> date | None:
    return _inside(terms.first_revision(lease.starts, rates), lease)


def _renewal(lease: single.Lease, rates: Rates) -> date | None:
    day = terms.renewal_right(lease.regime, lease.starts, rates, bool(lease.entry_fee))
    return day and _inside(day, lease)


def vat_words(lease: single.Lease) -> Say:
    """The VAT regime, with the certificate of an exempt tenant."""
    regime = VAT_REGIMES.label(lease.vat_regime)
    if lease.vat_regime != "exempt" or not lease.exemption:
        return regime
    return say("{regime}: {certificate}", regime=regime, certificate=lease.exemption)


def payment_words(lease: single.Lease) -> Say:
    """How often and when the rent falls due."""
    return say(
        "{period} · {term}",
        period=PERIODS.label(lease.payment_period),
        term=TERMS.label(lease.payment_term),
    )


def _amounts(month: Due, months: int) -> "Amounts":
    """So many months like this one, VAT again on the sum of each rate."""
    from ctv_desktop.features.leases.papers.facts import Amounts, VatShare

    shares = tuple(
        VatShare(part.rate, months * part.net, rate_of(months * part.net, part.rate))
        for part in month.vat_parts
        if part.rate
    )
    rent, charges, tax = (month.of(*kinds) for kinds in (RENTS, ("charges",), ("tsc",)))
    return Amounts(months * rent, months * charges, shares, months * tax)


def _unit(line: single.Line) -> "UnitLine":
    from ctv_desktop.features.leases.papers.facts import UnitLine

    by_area = line.basis == "area"
    return UnitLine(
        code=line.code,
        kind=UNIT_KINDS.label(line.kind),
        building=say("Building {code}", code=line.building),
        floor=long_floor_label(line.level, line.floor),
        area=line.area or None,
        method=AREA_METHODS.label(line.method) if line.area else "",
        start=line.starts,
        end=line.ends,
        price=line.rent,
        basis="area" if by_area else "item",
        rent=money.line_rent(line.basis, line.rent, line.area),
    )


def _party(party: single.Party) -> "Party":
    from ctv_desktop.features.leases.papers.facts import Party

    known = LEGAL_FORMS.get(party.form)
    role = ROLES.label(party.role) if party.role else ""
    return Party(
        name=party.name,
        trade_name=party.trade_name,
        form=known.label if known else legal_form(party.form),
        address=party.address,
        ice=party.ice,
        tax_id=party.tax_id,
        rc=party.rc,
        rc_court=party.rc_court,
        tp=party.tp,
        cnss=party.cnss,
        representative=party.representative,
        capacity=party.capacity or role,
        phone=show_phone(party.phone),
        email=party.email,
    )


def _issuer(reader: "Reader", party: single.Party) -> "Issuer":
    from ctv_desktop.pdf.letterhead import Issuer

    return Issuer(
        name=party.name,
        form=party.form,
        capital=party.capital,
        seat=party.address,
        rc=party.rc,
        rc_court=party.rc_court,
        tax_id=party.tax_id,
        tp=party.tp,
        ice=party.ice,
        cnss=party.cnss,
        phone=show_phone(party.phone),
        email=party.email,
        logo=content(reader.path, party.logo),
    )


def print_summary(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The summary of a lease as of a day, as PDF in a language."""
    from ctv_desktop.features.leases.papers.summary import render

    return render(summary_facts(reader, id, today), language)
