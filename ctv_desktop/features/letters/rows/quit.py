"""What a notice to quit states: who gives it and why, its days, what is held and owed."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.accounts.rows.ageing import OPEN
from ctv_desktop.features.contracts.rows import sentences
from ctv_desktop.features.contracts.rows.parties import issuer
from ctv_desktop.features.deposits.rows.deposits import deposit
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.letters.rows.letter import (
    Letter,
    as_agreed,
    letter,
    next_sequence,
    numbers,
)
from ctv_desktop.features.letters.rules.content import signer
from ctv_desktop.features.register.rows import issued
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import Say, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader


def notice(reader: "Reader", id: int, today: date) -> Letter:
    """The letter of the notice on a lease. Raises Refused where none was given."""
    lease = single.lease(reader, id, today)
    if lease is None:
        raise Refused({"": say("This lease has been deleted in the meantime.")})
    if lease.notice_on is None:
        raise Refused({"": say("No notice was given on this lease.")})
    found = as_agreed(reader, id, today, lease.last_day)
    facts = {**found.facts, **numbers(reader, id, today), **_notice(reader, lease, today)}
    by, to = ("tenant", "landlord") if lease.notice_by == "tenant" else ("landlord", "tenant")
    parties = {"landlord": found.landlord, "tenant": found.tenant}
    more = {
        "by": by, "notice_on": lease.notice_on, "served_on": lease.notice_served_on,
        "sender": {**issuer(parties[by]), "form": facts[f"{by}.form"] or ""},
        "addressee": {**issuer(parties[to]), "form": facts[f"{to}.form"] or ""},
        "signer": signer(facts, by), "receiver": signer(facts, to),
        "bailiff": by == "landlord" and lease.regime in ("49-16", "67-12"),
    }  # fmt: skip
    return letter(
        "quit", found, today, ("lease", id), _sequence(reader, lease), facts,
        say("Contract {reference}", reference=lease.reference), lease.notice_on, more=more,
    )  # fmt: skip


def _notice(reader: "Reader", lease: single.Lease, today: date) -> dict[str, Any]:
    held = deposit(reader, lease.id, today)
    at = lease.notice_on
    owed = reader.value(
        f"SELECT coalesce(sum(amount), 0) FROM ({OPEN}) WHERE lease_id = $2 AND due_on < $1",
        at, lease.id,
    )  # fmt: skip
    return {
        "notice.by": lease.notice_by,
        "notice.on": at,
        "notice.served_on": lease.notice_served_on,
        "notice.ground": lease.notice_ground or "contract",
        "notice.reason": sentences.inside(lease.notice_reason),
        "notice.article": Say(lease.notice_article) if lease.notice_article else None,
        "notice.expires_on": lease.notice_expires_on or lease.last_day,
        "notice.last_day": lease.last_day,
        "notice.court_by": lease.notice_court_by,
        "notice.survey_on": lease.notice_survey_on,
        "notice.owed": int(owed or 0) or None,
        "deposit_held": (held and held.deposit.held) or None,
    }


def _sequence(reader: "Reader", lease: single.Lease) -> int:
    """That of the paper of this notice, or the next: a later notice has papers of its own."""
    kept = issued(reader, "quit", "lease", lease.id)
    day = str(lease.notice_on)
    for one in kept:
        told = json.loads(one.content)
        if (told["notice_on"], told["by"]) == (day, lease.notice_by or "landlord"):
            return one.sequence
    return next_sequence(kept)
