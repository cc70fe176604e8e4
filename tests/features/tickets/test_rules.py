"""What may follow what in the life of a ticket, and what must be typed."""

from datetime import date

import pytest

from ctv_desktop.features.tickets import rules
from ctv_desktop.features.tickets.words import LIVE, PRIORITIES, STATES
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused


@pytest.mark.parametrize("act", rules.ACTS)
@pytest.mark.parametrize("state", STATES)
def test_each_act_is_allowed_or_says_why_not(act: str, state: str) -> None:
    allowed, leads_to = rules.ACTS[act]
    said = rules.why_not(act, state)
    assert (said is None) == (state in allowed)
    assert said is None or str(said)
    assert leads_to in {"", *STATES}


def test_every_state_is_reached_and_only_the_end_stays() -> None:
    reached = {"open", "assigned"} | {to for _, to in rules.ACTS.values() if to}
    assert reached == set(STATES)
    for state in STATES:
        onward = [act for act, (froms, to) in rules.ACTS.items() if state in froms and to]
        assert onward, state


def test_closing_needs_a_resolution_first() -> None:
    for state in LIVE:
        with pytest.raises(Refused, match="R"):
            rules.check("close", state)
    rules.check("close", "resolved")


def test_an_open_ticket_becomes_assigned_another_keeps_its_state() -> None:
    assert rules.after("assign", "open", "Samir") == "assigned"
    assert rules.after("assign", "waiting", "Samir") == "waiting"
    assert rules.after("reopen", "closed", "") == "open"
    assert rules.after("reopen", "closed", "Samir") == "assigned"


def test_what_waits_is_resumed_not_started() -> None:
    rules.check("resume", "waiting")
    with pytest.raises(Refused):
        rules.check("start", "waiting")


def test_a_ticket_needs_a_place_and_a_subject() -> None:
    with pytest.raises(Refused) as refused:
        rules.check_ticket({"place": None, "title": "  ", "category": "x", "priority": "P9"})
    assert set(refused.value.problems) == {"place", "title", "category", "priority"}
    rules.check_ticket({"place": "unit:1", "title": "Fuite", "category": "water"})


def test_words_of_an_act_are_needed_and_limited() -> None:
    assert rules.words({"reason": " pièce "}, "reason", 400) == "pièce"
    for text in ("", "   ", None, "x" * 401):
        with pytest.raises(Refused) as refused:
            rules.words({"reason": text}, "reason", 400)
        assert list(refused.value.problems) == ["reason"]


def test_numbers_grow_beyond_four_digits() -> None:
    assert rules.reference(2026, 612) == "T-2026-0612"
    assert rules.reference(2026, 12_345) == "T-2026-12345"


def test_age_is_said_in_days() -> None:
    language.use("en")
    day = date(2026, 11, 23)
    assert str(rules.age(day, day)) == "since today"
    assert str(rules.age(date(2026, 11, 22), day)) == "1 day"
    assert str(rules.age(date(2026, 11, 13), day)) == "10 days"


def test_every_priority_has_its_targets() -> None:
    assert set(rules.TARGETS) == set(PRIORITIES)
