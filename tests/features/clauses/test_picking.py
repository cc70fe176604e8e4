"""What the picker offers: every gap of every book, shown as it usually is."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.features.clauses.rules.picking import CODES, codes, gaps, passages, usual
from ctv_desktop.features.contracts.rules.filters import FILTERS, FITS
from ctv_desktop.features.contracts.rules.library import BOOKS, articles, factory, types
from ctv_desktop.features.contracts.rules.template import parse
from ctv_desktop.values.language import of
from ctv_desktop.values.say import Say, say

SAMPLES: dict[Any, Any] = {str: "Texte", int: 12, bool: True, date: date(2030, 6, 1)}


def shown(book: str) -> dict[str, set[str]]:
    """The filters with which the factory's texts show each gap."""
    found: dict[str, set[str]] = {}
    for article in articles(book):
        source = factory(book, "fr", article)
        assert source is not None
        clause = parse(source.text, types(book))
        for gap in clause.gaps():
            if f"{{{gap.name}" in source.text:
                found.setdefault(gap.name, set()).add(gap.filter)
    return found


@pytest.mark.parametrize("book", BOOKS)
def test_every_sign_that_the_picker_puts_in_is_right(book: str) -> None:
    facts = {
        name: say("Term") if holds is Say else SAMPLES[holds] for name, holds in types(book).items()
    }
    offered = gaps(BOOKS[book], facts, of("fr"))
    for pick in [*offered, *passages(BOOKS[book], facts)]:
        sign = pick.sign.replace("…", "x")
        assert parse(sign, types(book)).problems == (), sign
        assert "None" not in pick.now
    assert all(pick.now for pick in offered)


@pytest.mark.parametrize("book", BOOKS)
def test_a_gap_is_shown_as_the_factory_shows_it(book: str) -> None:
    """But for those that the texts show in several ways, or in a table."""
    facts = {name: fact for _group, known in BOOKS[book].groups for name, fact in known.items()}
    for name, filters in shown(book).items():
        filter = usual(name, facts[name])
        assert filter in FILTERS
        assert filter not in FITS or issubclass(facts[name].holds, FITS[filter])
        used = filters - {""}  # a passage that asks for it shows nothing
        if used & {"money", "both"}:
            assert filter in ("money", "both"), name
        elif used:
            assert filter in used, name


def test_codes_are_asked_for_and_never_printed() -> None:
    for book in BOOKS:
        printed = {pick.name for pick in gaps(BOOKS[book], {}, of("fr"))}
        assert not printed & set(CODES)
        asked = {(pick.name, pick.value) for pick in passages(BOOKS[book], {})}
        assert {name for name, value in asked if value} <= set(types(book))
    assert ("vat_regime", "equipped") in {
        (pick.name, pick.value) for pick in passages(BOOKS["doc"], {})
    }
    assert codes("old.renewal") is CODES["renewal"]
    assert codes("rent") is None


def test_what_holds_for_the_lease_today_is_ticked() -> None:
    facts = {"vat_regime": "option", "rent": 5, "steps": None, "tsc": False}
    now = {(pick.name, pick.value): pick.now for pick in passages(BOOKS["doc"], facts)}
    assert now["vat_regime", "option"] == now["rent", ""] == "✓"
    assert now["vat_regime", "equipped"] == now["steps", ""] == now["tsc", ""] == ""
