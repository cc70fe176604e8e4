"""The frozen content of a letter: every word its paper states, in each of its languages, as JSON.

Days are ISO, money centimes, areas hundredths of m². What a contract states alike has the same key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ctv_desktop.features.contracts.rules.content import UNNUMBERED, filled
from ctv_desktop.features.contracts.rules.library import LETTER, Sources, articles
from ctv_desktop.values import language
from ctv_desktop.values.say import Say

FORMAT = 1
SIGNER = ("name", "signatory", "capacity")


@dataclass(frozen=True)
class Given:
    """What a letter is made of, beside the facts of its gaps.

    `title` is left out where the first part of the letter gives it; `more` is what only this kind
    states: its sentences are said in each language of the paper.
    """

    kind: str
    reference: str
    regime: str
    printed_on: date
    dated: date | None
    city: str
    issuer: Mapping[str, Any]
    fictitious: bool
    prevails: str
    subtitle: Say
    title: Say | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def content(
    given: Given, facts: Mapping[str, Any], sources: Sources, languages: Sequence[str]
) -> dict[str, Any]:
    """All that the paper states; `missing` names the gaps whose fact is not known."""
    book = f"{LETTER}{given.kind}"
    numbered = given.kind == "amendment"
    parts, missing = filled(
        book, facts, sources, languages, UNNUMBERED_PARTS if numbered else articles(book)
    )
    return {
        "format": FORMAT,
        "kind": given.kind,
        "reference": given.reference,
        "languages": list(languages),
        "regime": given.regime,
        "printed_on": given.printed_on.isoformat(),
        "signed_on": given.dated.isoformat() if given.dated else None,
        "draft": True,
        "fictitious": given.fictitious,
        "issuer": dict(given.issuer),
        "title": in_each(given.title, languages) if given.title else parts[0]["title"],
        "subtitle": in_each(given.subtitle, languages),
        "landlord": signer(facts, "landlord"),
        "tenant": signer(facts, "tenant"),
        "city": given.city,
        "articles": parts,
        "annexes": [],
        "prevails": given.prevails,
        "missing": missing,
        **said(given.more, languages),
    }


UNNUMBERED_PARTS = (*UNNUMBERED, "parties")


def in_each(words: Say, languages: Sequence[str]) -> dict[str, str]:
    """A sentence in each language of the paper."""
    return {code: words.in_language(language.of(code)) for code in languages}


def said(value: Any, languages: Sequence[str]) -> Any:
    """Values as JSON: each sentence in every language, days ISO."""
    if isinstance(value, Say):
        return in_each(value, languages)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: said(one, languages) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [said(one, languages) for one in value]
    return value


def signer(facts: Mapping[str, Any], party: str) -> dict[str, str]:
    """Who signs for a party."""
    return {key: str(facts.get(f"{party}.{key}") or "") for key in SIGNER}
