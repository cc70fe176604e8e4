"""The frozen content of an invoice or credit note: all that its paper states, as JSON."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ctv_desktop.features.invoices.rules.facts import Facts, stated
from ctv_desktop.features.invoices.rules.items import Item, Proposal
from ctv_desktop.features.leases.words import VAT_REGIMES
from ctv_desktop.features.park.words import UNIT_KINDS
from ctv_desktop.features.tenants.words import LEGAL_FORMS
from ctv_desktop.values import language, words

FORMAT = 1


def content(
    facts: Facts, paper: Proposal, reference: str, issued_on: date, due_on: date, spoken: str
) -> dict[str, Any]:
    """All mentions of DOMAIN.md §1.6 and §3.2: days ISO, money centimes, rates basis points."""
    tongue = language.of(spoken)
    return {
        "format": FORMAT,
        "kind": paper.kind,
        "reference": reference,
        "issued_on": issued_on.isoformat(),
        "language": spoken,
        "seller": stated(facts.seller),
        "client": {
            **stated(facts.client),
            "legal_form": LEGAL_FORMS.label(facts.client.legal_form).in_language(tongue),
        },
        "lease": {"reference": facts.reference, "signed_on": _iso(facts.signed_on)},
        "premises": [
            {**stated(one), "kind": UNIT_KINDS.label(one.kind).in_language(tongue)}
            for one in facts.premises
        ],
        "period": {"starts": paper.starts.isoformat(), "ends": paper.ends.isoformat()},
        "lines": [_line(item, tongue) for item in paper.items],
        "vat_parts": [
            {"rate": part.rate, "net": part.net, "vat": part.vat} for part in paper.vat_parts
        ],
        "vat_mentions": list(_mentions(facts, paper, tongue)),
        "net": paper.net,
        "vat": paper.vat,
        "gross": paper.gross,
        "words": words.amount(abs(paper.gross), spoken),
        "withheld": paper.withheld,
        "withholding_rate": paper.withholding,
        "to_pay": paper.to_pay,
        "due_on": due_on.isoformat(),
        "payment_days": paper.days,
        "payment_mode": "transfer",
        "corrects": _corrected(paper),
        "reason": paper.reason.in_language(tongue) if paper.reason else "",
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _line(item: Item, tongue: language.Language) -> dict[str, Any]:
    """A line in the language of the paper; its words in the others too, for who asks for one."""
    others = [language.of(code) for code in language.CODES if code != tongue.code]
    return {
        "kind": item.kind,
        "label": item.label.in_language(tongue),
        "unit": item.code,
        "quantity": item.quantity,
        "measure": item.measure,
        "price": item.price,
        "details": [step.in_language(tongue) for step in item.steps],
        "labels": {one.code: item.label.in_language(one) for one in others},
        "steps": {one.code: [step.in_language(one) for step in item.steps] for one in others},
        "net": item.net,
        "vat_rate": item.vat_rate,
        "withholdable": item.withholdable,
    }


def _mentions(facts: Facts, paper: Proposal, tongue: language.Language) -> Iterator[str]:
    """The VAT regimes it falls under; of an exempt tenant, the certificate (CGI 145-III)."""
    for regime in dict.fromkeys(item.regime for item in paper.items if item.regime):
        said = VAT_REGIMES.label(regime).in_language(tongue)
        exempt = regime == "exempt" and facts.exemption
        yield f"{said}: {facts.exemption}" if exempt else said


def _corrected(paper: Proposal) -> dict[str, str] | None:
    if paper.corrects is None:
        return None
    return {
        "reference": paper.corrects.reference,
        "issued_on": paper.corrects.issued_on.isoformat(),
    }
