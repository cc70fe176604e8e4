"""Clauses, steps, options, templates of a lease: what is refused, doubted, proposed, prefilled."""

from datetime import date
from typing import Any

import pytest

from ctv_desktop.features.leases.rules import checks, clauses, engine, steps
from ctv_desktop.features.leases.rules.templates import TEMPLATES, prefilled
from ctv_desktop.features.leases.words import (
    PERIODS,
    REGIMES,
    RENEWALS,
    REVISIONS,
    TERMS,
    VAT_REGIMES,
)
from ctv_desktop.features.leases.words import TEMPLATES as KINDS
from ctv_desktop.features.rates.rules import KNOWN, Rates, known
from ctv_desktop.features.rent.rules.terms import Line, Terms
from ctv_desktop.values.language import use
from ctv_desktop.values.period import add_years

RATES = known()
FROM, TO = date(2027, 1, 1), date(2035, 12, 31)
LEASE: dict[str, Any] = {
    "landlord_id": 1, "tenant_id": 1, "regime": "doc", "starts": FROM, "ends": TO,
    "notice_months": 6, "deposit_months": 3, "revision_kind": "rate", "revision_months": 36,
    "revision_rate": 1_000,
}  # fmt: skip
LINES = [{"unit_id": 1, "basis": "area", "starts": FROM, "ends": TO}]


def wrong(**more: Any) -> dict[str, str]:
    """What is refused of the lease with some values changed."""
    use("en")
    values = {**LEASE, **more}
    found = checks.problems(values, LINES, RATES) | steps.problems(values, LINES)
    return {key: str(said) for key, said in found.items()}


def step(**more: Any) -> dict[str, Any]:
    return {"kind": "price", "starts": date(2030, 1, 1), "amount": 16_000, **more}


def test_a_sound_lease_is_not_refused() -> None:
    option = {"kind": "break", "held_by": "tenant", "opens": FROM, "closes": date(2028, 1, 1)}
    assert (
        wrong(steps=[step(), step(kind="free", starts=FROM, amount=None)], options=[option]) == {}
    )


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"firm_until": date(2036, 1, 1)}, "firm_until", "31/12/2035"),
        ({"notice_months": 120}, "notice_months", "108 months"),
        ({"revision_months": 12}, "revision_months", "36 months (Loi 07-03"),
        ({"revision_rate": 1_200}, "revision_rate", "10%"),  # R9
        ({"regime": "67-12", "deposit_months": 3}, "deposit_months", "2 months"),  # R12
        ({"payment_days": 121}, "payment_days", "120 days"),  # R20
        ({"ends": date(2126, 1, 1)}, "ends", "99 years"),
        ({"revision_kind": "index"}, "index_id", "index"),
        ({"revision_kind": "index", "index_share": 0}, "index_share", "100 %"),
        (
            {"revision_kind": "index", "index_floor": 500, "index_ceiling": 100},
            "index_ceiling",
            "5%",
        ),
        ({"start_rule": "handover", "not_before": date(2027, 2, 1)}, "starts", "01/02/2027"),
        ({"start_rule": "handover", "not_after": date(2026, 2, 1)}, "starts", "01/02/2026"),
        ({"start_rule": "never"}, "start_rule", "Choose"),
    ],
)
def test_contradictory_clauses_are_refused_beside_their_field(
    more: dict[str, Any], field: str, said: str
) -> None:
    assert said in wrong(**more)[field]


def test_what_would_do_is_proposed() -> None:
    values = {**LEASE, "regime": "67-12", "firm_until": date(2040, 1, 1)}
    found = {key: offer.value for key, offer in clauses.proposals(values, RATES).items()}
    assert found == {
        "deposit_months": 2,
        "payment_days": 120,
        "revision_months": 36,
        "revision_rate": 1_000,
        "firm_until": TO,
    }


def test_the_caps_are_those_of_the_day_the_lease_starts() -> None:
    later = Rates((*KNOWN, ("revision_cap", date(2027, 1, 1), 500, "Loi nouvelle")))
    found = checks.problems(LEASE, LINES, later)
    assert "Loi nouvelle" in str(found["revision_rate"])
    assert not checks.problems({**LEASE, "starts": date(2026, 12, 1)}, (), later)


def test_services_are_no_leases_for_law_07_03() -> None:
    assert wrong(regime="coworking", revision_months=12) == {}


def test_a_lease_of_ninety_nine_years_is_asked_about_and_one_day_more_refused() -> None:
    last = date(2125, 12, 31)
    assert wrong(ends=last) == {}
    assert "99 years" in str(clauses.doubts({**LEASE, "ends": last}, RATES)["ends"])
    assert "ends" in wrong(ends=date(2126, 1, 1))


def test_a_lease_from_29_february_keeps_its_days() -> None:
    leap = date(2028, 2, 29)
    values = {**LEASE, "starts": leap, "ends": date(2031, 2, 27), "notice_months": 3}
    assert checks.problems(values, (), RATES) == {}
    assert add_years(leap, 3) == date(2031, 2, 28)


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"starts": None}, "starts", "Fill"),
        ({"starts": date(2026, 1, 1)}, "starts", "only starts"),
        ({"starts": date(2036, 1, 1)}, "starts", "already ends"),
        ({"ends": date(2029, 1, 1)}, "ends", "before 01/01/2030"),
        ({"ends": date(2040, 1, 1)}, "ends", "already ends"),
        ({"kind": "amount", "unit_id": None}, "unit_id", "Name the unit"),
        ({"unit_id": 9}, "unit_id", "not let"),
        ({"amount": None}, "amount", "Fill"),
        ({"amount": -1}, "amount", "negative"),
        ({"kind": "discount", "amount": 10_001}, "amount", "100 %"),
        ({"kind": "discount", "amount": 0}, "amount", "Fill"),
        ({"kind": "gift"}, "kind", "Choose"),
    ],
)
def test_steps_that_cannot_be_are_refused(changed: dict[str, Any], field: str, said: str) -> None:
    assert said in wrong(steps=[step(**changed)])[f"steps.0.{field}"]


def test_two_steps_do_not_set_one_rent_from_one_day() -> None:
    assert list(wrong(steps=[step(), step(amount=17_000)])) == ["steps.1.starts"]
    assert wrong(steps=[step(), step(kind="discount", amount=500)]) == {}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"closes": None}, "closes"),
        ({"opens": date(2026, 1, 1)}, "opens"),
        ({"closes": date(2036, 1, 1)}, "closes"),
        ({"opens": date(2029, 1, 1)}, "closes"),
        ({"kind": "none"}, "kind"),
        ({"held_by": ""}, "held_by"),
    ],
)
def test_options_lie_inside_the_lease(changed: dict[str, Any], field: str) -> None:
    sound = {"kind": "break", "held_by": "tenant", "opens": FROM, "closes": date(2028, 1, 1)}
    assert list(wrong(options=[{**sound, **changed}])) == [f"options.0.{field}"]


def terms(given: list[dict[str, Any]]) -> Terms:
    line = Line(1, "A-3.12", "office", "area", 14_000, 30_000, FROM, TO)
    return Terms(FROM, TO, (line,), tuple(steps.steps_of(given)))


def test_r10_a_rise_in_the_first_three_years_is_doubted_and_wants_a_reason() -> None:
    use("en")
    given = [
        step(starts=date(2028, 1, 1), amount=14_500),
        step(starts=date(2029, 1, 1), amount=15_000),
        step(starts=date(2030, 1, 1), amount=16_000),
    ]
    values = {**LEASE, "steps": given}
    said = steps.doubts(values, terms(given), RATES)
    assert list(said) == ["steps.0.amount", "steps.1.amount"]
    assert "from 42,000.00 to 43,500.00 before 01/01/2030" in str(said["steps.0.amount"])
    assert list(steps.unexplained(values, terms(given), RATES)) == ["steps.0.note", "steps.1.note"]
    given[0]["note"] = given[1]["note"] = "Fit-out paid by the landlord"
    assert not steps.unexplained(values, terms(given), RATES)


def test_r10_a_fall_or_the_end_of_a_rent_free_time_is_no_rise() -> None:
    given = [
        step(starts=date(2028, 1, 1), amount=13_000),
        step(kind="free", starts=FROM, ends=date(2027, 3, 31), amount=None),
    ]
    assert not steps.doubts({**LEASE, "steps": given}, terms(given), RATES)
    assert engine.headline(terms(given), list(engine.wanted_spans(terms(given))))[1] == 4_200_000


def test_a_discount_is_typed_as_a_rate_and_stored_as_an_amount() -> None:
    typed = {"steps": [{"kind": "discount", "starts": FROM, "rate": 1_000, "amount": None}]}
    assert steps.as_stored(typed)["steps"] == [
        {"kind": "discount", "starts": FROM, "amount": 1_000}
    ]
    assert list(steps.as_typed({"steps.0.amount": "x"}, typed)) == ["steps.0.rate"]


@pytest.mark.parametrize("code", list(KINDS))
def test_each_template_gives_terms_that_hold(code: str) -> None:
    values = {**LEASE, **prefilled(code, FROM)}
    assert checks.problems(values, (), RATES) == {}
    for key, words in (
        ("regime", REGIMES), ("vat_regime", VAT_REGIMES), ("payment_period", PERIODS),
        ("payment_term", TERMS), ("renewal", RENEWALS), ("revision_kind", REVISIONS),
    ):  # fmt: skip
        assert values[key] in words
    assert values["purpose"]


def test_what_the_templates_stand_for() -> None:
    assert set(TEMPLATES) == set(KINDS)
    assert prefilled("shop", FROM)["regime"] == "49-16"
    assert prefilled("bare", FROM)["vat_regime"] == "option"
    assert prefilled("domiciliation", FROM)["regime"] == "domiciliation"
    assert prefilled("coworking", FROM)["regime"] == "coworking"
    assert prefilled("equipped", FROM)["ends"] == TO
    assert prefilled("startup", FROM)["firm_until"] == date(2027, 12, 31)
    assert "ends" not in prefilled("equipped", None)
    assert prefilled("", FROM) == {}
