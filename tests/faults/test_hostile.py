"""Hostile text in every text field of every record: kept as text, or refused in a sentence."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ctv_desktop.app import features
from ctv_desktop.database import journal
from ctv_desktop.database.park_file import examine
from ctv_desktop.database.work import Database
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say

HOSTILE = {
    "markup": "<b>A & B</b> <script>&amp;",
    "formula": "=1+1",
    "controls": "a\x00b\x07c\x1b[31m",
    "emoji": "👩🏽‍💻🇲🇦",
    "right to left": "شركة الأطلس \u202egnirts\u202c SARL",
    "quotes": "'; DROP TABLE tenant; --\"",
    "long": "x" * 10_000,
    "surrogate": "\ud800 alone",
    "blank": " \t\n\u00a0 ",
    "percent": "100 %s {name} {0} %(x)s",
}


def drafts() -> list[tuple[type[Any], type[Any]]]:
    """Every edited table with the draft it extends."""
    features.schema()
    from ctv_desktop.database.tables import Identity

    found = []
    for table in Identity.__subclasses__():
        bases = [base for base in table.__mro__[1:] if base.__name__.endswith("Draft")]
        found += [(table, bases[0])] if bases else []
    return found


DRAFTS = drafts()


def filled(draft: type[Any], text: str) -> dict[str, Any]:
    """A draft with the text in every text field and something plain elsewhere."""
    values: dict[str, Any] = {}
    for name, field in draft.model_fields.items():
        kind = str(field.annotation)
        if name.endswith("_id"):
            values[name] = None if "None" in kind else 1
        elif "str" in kind:
            values[name] = text
        elif "datetime" in kind:
            values[name] = datetime(2026, 11, 23, tzinfo=UTC)
        elif "date" in kind:
            values[name] = date(2026, 11, 23)
        elif field.is_required():
            values[name] = 1
    return values


def or_refused(act: Callable[..., Any], *args: Any) -> Any:
    """What an act gives, or its refusal."""
    try:
        return act(*args)
    except Refused as refused:
        return refused


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("pair", DRAFTS, ids=lambda pair: pair[0].__name__)
def test_hostile_text_is_kept_or_refused(
    park: Database, pair: tuple[type[Any], type[Any]], hostile: str
) -> None:
    _table, draft = pair
    from ctv_desktop.database.work import checked

    kept = or_refused(checked, draft, filled(draft, HOSTILE[hostile]))
    if isinstance(kept, Refused):
        assert kept.problems
        assert all(str(said) for said in kept.problems.values())
        return
    for name, field in draft.model_fields.items():
        if "str" in str(field.annotation) and not name.endswith("_id"):
            value = getattr(kept, name)
            assert not any(ord(char) < 32 and char not in "\n\t" for char in value)
            value.encode("utf-8")
    assert park.path.exists()


@pytest.mark.parametrize("hostile", [key for key in HOSTILE if key not in ("long", "blank")])
def test_hostile_names_are_saved_found_and_shown_in_history(park: Database, hostile: str) -> None:
    from ctv_desktop.features.tenants import store

    name = f"Atlas {HOSTILE[hostile]}"
    changed = or_refused(store.save, park, {"legal_name": name, "contacts": []})
    if isinstance(changed, Refused):
        assert "legal_name" in changed.problems
        return
    reader = park.reader()
    listing = features.listing("tenants")
    from ctv_desktop.database.read import Ask, first_page

    found = first_page(reader, listing.query, Ask(date(2026, 11, 23), text="atlas"))
    assert [row[0] for row in found] == [changed.subject]
    assert first_page(reader, listing.query, Ask(date(2026, 11, 23), text=HOSTILE[hostile])) in (
        found,
        [],
    )
    (entry,) = journal.history(reader, [("tenant", changed.subject or 0)])
    assert str(entry.said)
    reader.close()
    journal.undo(park)
    assert all(finding.sound for finding in examine(park))
    assert str(say("{name}", name=name))
