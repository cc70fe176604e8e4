"""The frozen content of a contract: every word its paper states, in each of its languages, as JSON.

Days are ISO, money centimes, areas hundredths of m². A contract in two languages gives both the
same articles and paragraphs, so that they stand side by side; where one has fewer, the rest of the
other stands alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.rules.library import Source, Sources, articles, types
from ctv_desktop.features.contracts.rules.template import fill, parse
from ctv_desktop.features.leases.words import REGIMES
from ctv_desktop.features.park.words import UNIT_KINDS, long_floor_label
from ctv_desktop.values import language
from ctv_desktop.values.say import Say, say

FORMAT = 1
UNNUMBERED = ("preamble",)
TITLES = {
    "coworking": say("Co-working agreement"),
    "domiciliation": say("Domiciliation agreement"),
}
LEASE = say("Lease agreement")
LANGUAGES = {"fr": say("French"), "ar": say("Arabic"), "en": say("English")}
ANNEXES = (
    say("Plan of the premises"),
    say("Condition report on entry"),
    say("House rules"),
    say("Budget of charges"),
    say("Powers of the signatories"),
    say("Certificates of insurance"),
)
SERVICES = {  # contracts that let no premises: what is annexed to them
    "coworking": (
        say("Plan of the spaces"),
        say("House rules"),
        say("Tariff of additional services"),
        say("Powers of the signatories"),
        say("Certificates of insurance"),
    ),
    "domiciliation": (
        say("Identity of the company, its managers and beneficial owners"),
        say("Extract of the trade register and articles of association"),
        say("Tariff of additional services"),
        say("Powers of the signatories"),
    ),
}
SCHEDULE = say("Schedule of the first year")


@dataclass(frozen=True)
class Unit:
    """A row of the table of premises: `price` by m² or item and month, `rent` of a month."""

    code: str
    kind: str
    building: str
    level: int
    floor: str
    area: int
    basis: str
    price: int
    rent: int


@dataclass(frozen=True)
class Payment:
    """A due of the first year, in centimes."""

    starts: str
    ends: str
    due_on: str
    rent: int
    charges: int
    vat: int
    gross: int
    withheld: int


@dataclass(frozen=True)
class Given:
    """What a contract is made of, beside the facts of its gaps."""

    reference: str
    regime: str
    printed_on: date
    signed_on: date | None
    issuer: Mapping[str, Any]
    units: Sequence[Unit]
    dues: Sequence[Payment]
    city: str
    draft: bool
    fictitious: bool
    prevails: str


def content(
    given: Given, facts: Mapping[str, Any], sources: Sources, languages: Sequence[str]
) -> dict[str, Any]:
    """All that the paper states; `missing` names the gaps whose fact is not known."""
    articles_, missing = filled(given.regime, facts, sources, languages)
    spoken = {code: language.of(code) for code in languages}

    def in_each(said: Say) -> dict[str, str]:
        return {code: said.in_language(one) for code, one in spoken.items()}

    return {
        "format": FORMAT,
        "kind": "contract",
        "reference": given.reference,
        "languages": list(languages),
        "regime": given.regime,
        "printed_on": given.printed_on.isoformat(),
        "signed_on": given.signed_on.isoformat() if given.signed_on else None,
        "draft": given.draft,
        "fictitious": given.fictitious,
        "issuer": dict(given.issuer),
        "title": in_each(TITLES.get(given.regime, LEASE)),
        "subtitle": in_each(REGIMES.label(given.regime)),
        "landlord": _signer(facts, "landlord"),
        "tenant": _signer(facts, "tenant"),
        "city": given.city,
        "articles": articles_,
        "premises": [
            {**asdict(unit), "kind": in_each(UNIT_KINDS.label(unit.kind)),
             "floor": in_each(long_floor_label(unit.level, unit.floor))}
            for unit in given.units
            if given.regime not in SERVICES
        ],
        "schedule": [asdict(due) for due in given.dues],
        "annexes": [in_each(one) for one in (SCHEDULE, *SERVICES.get(given.regime, ANNEXES))],
        "gross": facts.get("gross"),
        "prevails": given.prevails,
        "missing": missing,
    }  # fmt: skip


def _signer(facts: Mapping[str, Any], party: str) -> dict[str, str]:
    keys = ("name", "signatory", "capacity")
    return {key: str(facts.get(f"{party}.{key}") or "") for key in keys}


def filled(
    regime: str,
    facts: Mapping[str, Any],
    sources: Sources,
    languages: Sequence[str],
    unnumbered: Sequence[str] = UNNUMBERED,
) -> tuple[list[dict[str, Any]], list[str]]:
    """The articles of a regime, or the parts of a letter, with their facts; the gaps missing.

    What has no paragraph in any language is left out, and has no number.
    """
    made: list[dict[str, Any]] = []
    missing: dict[str, None] = {}
    number = 0
    for article in articles(regime):
        texts = {
            code: _text(sources(regime, code, article), facts, code, types(regime))
            for code in languages
        }
        for _title, _paragraphs, gone in texts.values():
            missing |= dict.fromkeys(gone)
        if not any(paragraphs for _title, paragraphs, _gone in texts.values()):
            continue
        numbered = article not in unnumbered
        number += numbered
        made.append({
            "key": article,
            "number": number if numbered else None,
            "title": {code: text[0] for code, text in texts.items()},
            "paragraphs": {code: text[1] for code, text in texts.items()},
        })  # fmt: skip
    return made, list(missing)


def _text(
    source: Source | None, facts: Mapping[str, Any], code: str, known: Mapping[str, type[Any]]
) -> tuple[str, list[str], tuple[str, ...]]:
    """Title, paragraphs and missing facts of an article in a language."""
    if source is None:
        return "", [], ()
    spoken = language.of(code)
    title = fill(parse(source.title, known), facts, spoken)
    body = fill(parse(source.text, known), facts, spoken)
    if not body.paragraphs:
        return "", [], ()
    return " ".join(title.paragraphs), list(body.paragraphs), (*title.missing, *body.missing)


def pairs(article: Mapping[str, Any], languages: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The paragraphs of an article side by side in its languages; nothing where one has fewer."""
    texts = [article["paragraphs"][code] for code in languages]
    for place in range(max(map(len, texts))):
        yield tuple(text[place] if place < len(text) else "" for text in texts)
