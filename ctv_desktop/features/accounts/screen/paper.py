"""The statement of a tenant's account as PDF."""

from datetime import date
from typing import TYPE_CHECKING

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.accounts.rows.ageing import ageing
from ctv_desktop.features.accounts.rows.entries import entries
from ctv_desktop.features.accounts.words import AGES
from ctv_desktop.features.invoices.rows.facts import Parties
from ctv_desktop.features.invoices.rules.facts import stated
from ctv_desktop.features.park.rows.single import fictitious
from ctv_desktop.features.rates.rows import rates
from ctv_desktop.features.rates.rules import prevailing
from ctv_desktop.features.tenants.words import LEGAL_FORMS
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.accounts.papers.statement import Account
    from ctv_desktop.values.language import Language

_LANDLORD = "SELECT landlord_id FROM lease WHERE tenant_id = $1 ORDER BY starts DESC, id DESC"


def print_account(reader: "Reader", tenant: int, day: date, language: "Language") -> bytes:
    """The account of a tenant from the first of January to a day, with what was open before."""
    from ctv_desktop.features.accounts.papers.statement import Mail, render

    account = facts(reader, tenant, day, language)
    logo = kept(reader.path, account.seller["logo"])
    counts = prevailing(rates(reader), day)
    return render(account, language, Mail(logo, fictitious=fictitious(reader), prevails=counts))


def facts(reader: "Reader", tenant: int, day: date, language: "Language") -> "Account":
    """What the statement states. Raises Refused where the tenant has no lease."""
    from ctv_desktop.features.accounts.papers.statement import Account, Entry

    landlord = reader.value(f"{_LANDLORD} LIMIT 1", tenant)
    if landlord is None:
        raise Refused({"": say("This tenant has no lease, and so no account.")})
    parties = Parties(reader)
    client = parties.client(tenant)
    starts = date(day.year, 1, 1)
    found = entries(reader, tenant, day)
    before = [one for one in found if one.day < starts]
    ages = ageing(reader, day, tenant)
    form = LEGAL_FORMS.label(client.legal_form).in_language(language)
    return Account(
        seller=stated(parties.seller(landlord)),
        client={**stated(client), "legal_form": form},
        starts=starts,
        ends=day,
        opening=before[-1].balance if before else 0,
        closing=found[-1].balance if found else 0,
        entries=tuple(
            Entry(one.day, one.kind, one.reference, one.method, one.lease, one.debit, one.credit,
                  one.withheld, one.balance)
            for one in found[len(before) :]
        ),
        ages={key: getattr(ages, key) for key in AGES},
        credit=ages.credit,
    )  # fmt: skip
