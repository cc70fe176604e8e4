"""What a notice of revision states: the rent before and after, how it was found, what follows."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.sealing import unpack
from ctv_desktop.features.contracts.rows import sentences
from ctv_desktop.features.contracts.rows.facts import Case
from ctv_desktop.features.contracts.rows.parties import issuer
from ctv_desktop.features.letters.rows.letter import Letter, as_agreed, letter, numbers
from ctv_desktop.features.letters.rows.sums import compared
from ctv_desktop.features.letters.rules.content import signer
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.revisions.rows.case import Past, past
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

SERVICES = ("coworking", "domiciliation")  # law 07-03 is not theirs


def revision(reader: "Reader", id: int, today: date) -> Letter:
    """The letter of the latest revision of a lease. Raises Refused where there was none."""
    decided = past(reader, id)
    if not decided:
        raise Refused({"": say("The rent of this lease was not revised.")})
    last = decided[0]
    found = as_agreed(reader, id, today, last.effective_on)
    eve = last.effective_on - timedelta(days=1)
    sums = compared((found.terms, eve), (found.terms, last.effective_on), all_rates(reader))
    facts = {**found.facts, **numbers(reader, id, today), **_facts(found, last)}
    parties = {"sender": found.landlord, "addressee": found.tenant}
    forms = {"sender": "landlord.form", "addressee": "tenant.form"}
    more = {
        "by": "landlord", "bailiff": False, "sums": sums,
        **{key: {**issuer(party), "form": facts[forms[key]] or ""}
           for key, party in parties.items()},
        "signer": signer(facts, "landlord"), "receiver": signer(facts, "tenant"),
    }  # fmt: skip
    return letter(
        "revision", found, today, ("lease", id), len(decided), facts,
        say("Contract {reference}", reference=found.lease.reference), last.decided_on, more=more,
        total=last.new,
    )  # fmt: skip


def _facts(found: Case, last: Past) -> dict[str, Any]:
    more = found.lease.deposit_months * (last.new - last.old)
    bound = found.lease.regime not in SERVICES and last.rate <= last.cap
    steps = [unpack(step) for step in last.calculation.splitlines()]
    return {
        "revision.effective_on": last.effective_on,
        "revision.old_rent": last.old,
        "revision.new_rent": last.new,
        "revision.rate": last.rate or None,
        "revision.cap": last.cap if bound else None,
        "revision.basis": last.basis,
        "revision.steps": sentences.listed(steps),
        "revision.top_up": more if more > 0 else None,
    }
