"""The contract of a lease as PDF, from the lease as it is now."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ctv_desktop.database.files import content as kept
from ctv_desktop.features.contracts.rows.facts import Case, case
from ctv_desktop.features.contracts.rows.parties import issuer
from ctv_desktop.features.contracts.rules.content import (
    Given,
    Payment,
    Unit,
    content,
)
from ctv_desktop.features.contracts.rules.library import Sources
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.rules import money
from ctv_desktop.features.register.rows import issued, reprint
from ctv_desktop.features.register.rules import Paper, code_of, languages_of, packed
from ctv_desktop.features.rent.rules.schedule import Due
from ctv_desktop.values.language import of

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.values.language import Language

RENTS = ("rent", "parking")


def stated(
    found: Case, languages: tuple[str, ...], today: date, sources: Sources | None = None
) -> dict[str, Any]:
    """The content of the contract of a lease, as it would be frozen."""
    lease = found.lease
    given = Given(
        reference=lease.reference,
        regime=lease.regime,
        printed_on=today,
        signed_on=lease.signed_on,
        issuer=issuer(found.landlord),
        units=[_unit(line) for line in found.lines],
        dues=[_due(due) for due in found.dues],
        city=found.city,
        draft=True,
        fictitious=found.fictitious,
        prevails=found.prevails,
    )
    return content(given, found.facts, sources or found.sources, languages)


def _unit(line: single.Line) -> Unit:
    rent = money.line_rent(line.basis, line.rent, line.area)
    return Unit(
        line.code, line.kind, line.building, line.level, line.floor, line.area, line.basis,
        line.rent, rent,
    )  # fmt: skip


def _due(due: Due) -> Payment:
    beside = due.net - due.of(*RENTS)
    days = (due.starts.isoformat(), due.ends.isoformat(), due.due_on.isoformat())
    return Payment(*days, due.of(*RENTS), beside, due.vat, due.gross, due.withheld)


def print_contract(reader: "Reader", id: int, today: date, language: "Language") -> bytes:
    """The contract of a lease: as it was issued, else as it would be today, a draft."""
    from ctv_desktop.features.contracts.papers.contract import render

    code = code_of(language)
    for one in issued(reader, "contract", "lease", id):
        if one.language == code:
            return reprint(reader, one)
    found = case(reader, id, today)
    told = stated(found, languages_of(language), today)
    return render(told, kept(reader.path, found.landlord.logo))


def composed(reader: "Reader", id: int, today: date, code: str) -> Paper:
    """The contract of a lease ready to issue in a language."""
    from ctv_desktop.features.contracts.papers.contract import render
    from ctv_desktop.pdf.qr import proof

    seen = int(reader.value("SELECT max(id) FROM journal_act") or 0)
    found = case(reader, id, today)
    told = stated(found, languages_of(of(code)), today) | {"draft": False}
    text, digest = packed(told)
    total = told["gross"]
    reference = found.lease.reference
    mark = proof(reference, today, total, digest)
    pdf = render(told, kept(reader.path, found.landlord.logo), mark)
    return Paper(
        "contract", "lease", id, reference, code, total, text, digest, pdf, seen, told["missing"]
    )
