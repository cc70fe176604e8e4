"""What all letters state alike, and the numbers of the articles of the contract they speak of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.contracts.rows.facts import Case, case, of_day
from ctv_desktop.features.contracts.rows.parties import issuer
from ctv_desktop.features.contracts.rules.content import filled
from ctv_desktop.features.contracts.rules.library import Sources
from ctv_desktop.features.letters.rules.content import Given
from ctv_desktop.features.rates.rows import rates as all_rates
from ctv_desktop.features.register.rows import Issued, issued
from ctv_desktop.values.say import Say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

CODES = {"amendment": "AV", "quit": "CG", "establishment": "AT", "revision": "RV"}


@dataclass(frozen=True)
class Letter:
    """A letter before it is put into words; `noun` and `row` say of which record it is issued.

    `nouns` are the records whose forms note what it lacks.
    """

    given: Given
    facts: Mapping[str, Any]
    sources: Sources
    logo: str
    noun: str
    row: int
    sequence: int
    nouns: tuple[tuple[str, int], ...]
    total: int | None = None


def letter(
    kind: str,
    found: Case,
    today: date,
    row: tuple[str, int],
    sequence: int,
    facts: Mapping[str, Any],
    subtitle: Say,
    dated: date | None,
    *,
    title: Say | None = None,
    more: Mapping[str, Any] | None = None,
    total: int | None = None,
    assignee: int = 0,
) -> Letter:
    """A letter of a lease: its number is that of the lease, its code and its sequence."""
    given = Given(
        kind=kind,
        reference=f"{found.lease.reference}-{CODES[kind]}{sequence}",
        regime=found.lease.regime,
        printed_on=today,
        dated=dated,
        city=found.city,
        issuer=issuer(found.landlord),
        fictitious=found.fictitious,
        prevails=found.prevails,
        subtitle=subtitle,
        title=title,
        more=more or {},
    )
    lease = found.lease
    nouns = [("lease", lease.id), ("landlord", lease.landlord_id), ("tenant", lease.tenant_id)]
    nouns += [("unit", line.unit_id) for line in lease.lines[:1]]
    if assignee:
        nouns.append(("assignee", assignee))
    return Letter(
        given, facts, found.sources, found.landlord.logo, *row, sequence, tuple(nouns), total
    )


def as_agreed(reader: "Reader", id: int, today: date, at: date) -> Case:
    """A lease with all its amendments and revisions, without a notice or a termination.

    Its premises and terms are those of a day.
    """
    count = reader.value("SELECT count(*) FROM amendment WHERE lease_id = $1", id)
    found = case(reader, id, today, int(count or 0), revised=True)
    now = of_day(reader, found.lease, found.terms, all_rates(reader), at)
    return replace(found, facts={**found.facts, **now})


def numbers(reader: "Reader", id: int, today: date, signed: Case | None = None) -> dict[str, int]:
    """The numbers of the articles of the contract: as it was issued, else as it would be.

    `signed` is the lease as it was signed, where that is known already.
    """
    kept = issued(reader, "contract", "lease", id)
    if kept:
        made = json.loads(kept[0].content)["articles"]
    else:
        first = signed or case(reader, id, today)
        made = filled(first.lease.regime, first.facts, first.sources, ("fr",))[0]
    return {f"article.{one['key']}": one["number"] for one in made if one["number"]}


def next_sequence(kept: list[Issued]) -> int:
    """The number of the next paper of a kind."""
    return max((one.sequence for one in kept), default=0) + 1
