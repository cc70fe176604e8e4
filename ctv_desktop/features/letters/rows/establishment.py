"""What a certificate of establishment states: who is in the park, where, since when, as what."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.features.contracts.rows import sentences
from ctv_desktop.features.contracts.rows.facts import Case
from ctv_desktop.features.leases.words import REGIMES
from ctv_desktop.features.letters.rows.letter import Letter, as_agreed, letter, next_sequence
from ctv_desktop.features.register.rows import issued
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.kinds import AREA, COUNT
from ctv_desktop.values.say import Say, Shown, say

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_SINCE = (  # the first of the leases that were renewed one by the other for one tenant
    "WITH RECURSIVE chain (id, starts, before, tenant_id) AS (SELECT id, starts, renewed_from_id,"
    " tenant_id FROM lease WHERE id = $1 UNION SELECT lease.id, lease.starts,"
    " lease.renewed_from_id, lease.tenant_id FROM lease JOIN chain ON lease.id = chain.before"
    " AND lease.tenant_id = chain.tenant_id AND lease.signed = 1) SELECT min(starts) FROM chain"
)


def certificate(reader: "Reader", id: int, today: date, purpose: str = "") -> Letter:
    """The certificate of a lease that runs, for what `purpose` says. Raises Refused."""
    found = as_agreed(reader, id, today, today)
    _refuse(reader, found, today)
    since = date.fromisoformat(reader.value(_SINCE, id))
    facts = {
        **found.facts,
        "since": since,
        "establishment.end": sentences.inside(purpose),
    }
    return letter(
        "establishment", found, today, ("lease", id),
        next_sequence(issued(reader, "establishment", "lease", id)), facts,
        say("Contract {reference}", reference=found.lease.reference), today,
        more={"points": _points(reader, found, since)},
    )  # fmt: skip


def _refuse(reader: "Reader", found: Case, today: date) -> None:
    lease = found.lease
    last = date.fromisoformat(reader.value("SELECT last_day FROM lease WHERE id = $1", lease.id))
    said = None
    if not lease.signed:
        said = say("A certificate is issued once the lease is signed.")
    elif lease.starts > today:
        said = say("The lease only starts on {day}.", day=lease.starts)
    elif last < today:
        said = say("The lease already ends on {day}.", day=last)
    if said is not None:
        raise Refused({"": said})


def _points(reader: "Reader", found: Case, since: date) -> list[dict[str, Any]]:
    """The facts of the certificate, those known."""
    facts, lease = found.facts, found.lease
    jobs = reader.value("SELECT jobs_present FROM tenant WHERE id = $1", lease.tenant_id)
    domiciled = lease.regime == "domiciliation"
    known: list[tuple[Say, Say | str | None]] = [
        (say("Contract"), lease.reference),
        (say("Legal regime"), REGIMES.label(lease.regime)),
        (say("Premises"), facts["premises"]),
        (say("Area"), None if domiciled else _area(facts["area"])),
        (say("Signed on"), _day(lease.signed_on)),
        (say("Established since"), _day(since)),
        (say("End of the contract"), _day(lease.ends)),
        (say("Activity"), facts["purpose"]),
        (say("Offshoring line"), facts["tenant.offshoring"]),
        (
            say("Jobs declared"),
            None if domiciled else _count(jobs),
        ),
    ]
    return [{"label": label, "value": value} for label, value in known if value]


def _area(value: int | None) -> Say | None:
    return say("{area}\u00a0m²", area=Shown(AREA, value)) if value else None


def _count(value: int) -> Say | None:
    return say("{value}", value=Shown(COUNT, value)) if value else None


def _day(day: date | None) -> Say | None:
    return say("{day}", day=day) if day else None
