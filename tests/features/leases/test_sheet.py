"""The lease as a live sheet over a real park: computed, refused, proposed, saved, printed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases.rows import terms as rows
from ctv_desktop.features.leases.screen.form import FORM, load
from ctv_desktop.features.leases.screen.live import compute, paper
from ctv_desktop.features.leases.screen.record import view
from ctv_desktop.features.leases.screen.schedule import records
from ctv_desktop.ui.declare import Computed, Fact
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import of, use
from tests.features.leases.desks import (
    FROM,
    OFFICE,
    PARKING,
    RIF,
    TO,
    TODAY,
    draft,
    furnish,
    lease_values,
    signed,
)

STEP = {"kind": "price", "starts": date(2030, 1, 1), "amount": 16_000}


@pytest.fixture
def furnished(park: Database) -> Database:
    use("en")
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    found = furnished.reader()
    yield found
    found.close()


def typed(**more: Any) -> dict[str, Any]:
    """A new lease over the office and a parking space, as the form holds it."""
    given: dict[str, Any] = {
        "regime": "doc", "charges_rate": 2_500, "deposit_months": 3, "notice_months": 6,
        "payment_period": "month", "payment_days": None, "revision_kind": "rate",
        "revision_months": 36, "revision_rate": 1_000,
    }  # fmt: skip
    return lease_values(OFFICE, PARKING, **{**given, **more})


def found(reader: Reader, **more: Any) -> Computed:
    return compute(reader, typed(**more), None, TODAY)


def test_r1_the_schedule_is_there_before_saving(reader: Reader) -> None:
    sheet = found(reader)
    assert len(sheet.rows) == 108
    assert sheet.rows[0] == (
        (FROM, date(2027, 1, 31)), date(2027, 3, 2), 4_550_000, 750_000, 1_060_000, 6_360_000, 0,
        6_360_000,
    )  # fmt: skip
    assert sheet.totals[2] == 108 * 4_550_000
    assert {str(fact.label): fact.value for fact in sheet.figures}["With VAT"] == 6_360_000
    assert sheet.why is not None
    why = sheet.why(0, "vat")
    assert why is not None
    assert why.result.value == 1_060_000
    assert reader.value("SELECT count(*) FROM lease") == 0


def test_r11_what_a_field_comes_to_is_told_beside_it(reader: Reader) -> None:
    notes = {key: str(said) for key, said in found(reader).notes.items()}
    assert notes["deposit_months"] == "3 months = 136,500.00"
    assert notes["revision_rate"].startswith("Legal cap: 10% (Loi 07-03")
    assert notes["payment_days"].startswith("Empty: 60 days (Loi 69-21")
    assert notes["charges_rate"] == "7,500.00 a month"
    assert notes["lines.0.rent"] == "× 300.00\u00a0m² = 45,000.00"
    assert notes["ends"] == "108 months"


def test_r52_a_unit_that_is_let_proposes_the_first_free_day(
    furnished: Database, reader: Reader
) -> None:
    signed(furnished, OFFICE, ends=date(2027, 1, 31))
    sheet = found(reader, tenant_id=RIF)
    assert "until 31/01/2027" in str(sheet.wrong["lines.0.unit_id"])
    offer = sheet.proposals["lines.0.unit_id"]
    assert (str(offer.label), offer.value, offer.key) == (
        "Start on 01/02/2027", date(2027, 2, 1), "starts",
    )  # fmt: skip
    assert not found(reader, tenant_id=RIF, starts=offer.value).wrong


def test_a_day_of_its_own_is_proposed_for_the_line_itself(
    furnished: Database, reader: Reader
) -> None:
    signed(furnished, OFFICE, ends=date(2027, 3, 31))
    line = {"unit_id": OFFICE, "starts": date(2027, 2, 1)}
    offer = found(reader, lines=[line]).proposals["lines.0.unit_id"]
    assert (offer.key, offer.value) == ("lines.0.starts", date(2027, 4, 1))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"firm_until": date(2037, 1, 1)}, "firm_until"),
        ({"notice_months": 119}, "notice_months"),
        ({"revision_months": 12}, "revision_months"),
        ({"regime": "67-12"}, "deposit_months"),
        ({"payment_days": 121}, "payment_days"),
        ({"ends": date(2126, 1, 1)}, "ends"),
        ({"steps": [{**STEP, "starts": date(2026, 1, 1)}]}, "steps.0.starts"),
        ({"steps": [{**STEP, "starts": date(2028, 1, 1)}]}, "steps.0.note"),
        ({"steps": [{"kind": "discount", "starts": FROM, "rate": 10_100}]}, "steps.0.rate"),
    ],
)
def test_terms_that_contradict_are_refused_while_typed_and_when_saved(
    furnished: Database, reader: Reader, more: dict[str, Any], field: str
) -> None:
    assert field in found(reader, **more).wrong
    with pytest.raises(Refused) as refused:
        FORM.save(furnished, typed(**more), None, None)
    assert field in refused.value.problems
    assert reader.value("SELECT count(*) FROM lease") == 0


def test_what_is_only_not_filled_in_yet_is_not_refused_while_typing(reader: Reader) -> None:
    sheet = compute(reader, {"starts": FROM, "lines": [{}], "steps": [{}], "options": [{}]}, None,
                    TODAY)  # fmt: skip
    assert not sheet.wrong
    assert sheet.rows == ()


def test_steps_and_options_are_saved_loaded_and_shown(furnished: Database, reader: Reader) -> None:
    steps = [
        {"kind": "free", "starts": FROM, "ends": date(2027, 3, 31)},
        {"kind": "discount", "starts": date(2027, 4, 1), "ends": date(2027, 12, 31), "rate": 1_000},
        {**STEP, "unit_id": OFFICE},
    ]
    options = [
        {"kind": "break", "held_by": "tenant", "opens": date(2029, 7, 1),
         "closes": date(2029, 12, 31), "note": "six months"},
    ]  # fmt: skip
    id = FORM.save(furnished, typed(steps=steps, options=options), None, None).subject
    stored = [(one.kind, one.amount, one.unit) for one in rows.steps(reader, id)]
    assert stored == [("free", 0, ""), ("discount", 1_000, ""), ("price", 16_000, "A-3.12")]
    values = load(reader, id, {}, TODAY)
    assert [one.get("rate") for one in values["steps"]] == [None, 1_000, None]
    before = reader.value("SELECT count(*) FROM journal_act")
    FORM.save(furnished, values, id, values["version"])
    assert reader.value("SELECT count(*) FROM journal_act") == before
    panel = view(reader, id, TODAY)
    assert panel is not None
    told = {str(group.title): group.facts for group in panel.groups}
    assert len(told["Steps and rent-free time"]) == 3
    rights = next(one for one in panel.related if str(one.title) == "Options")
    assert "01/07/2029 – 31/12/2029" in rights.lines[0].detail
    copy = load(reader, None, {"like": id}, TODAY)
    assert all("id" not in step for step in copy["steps"])


def per_month(facts: tuple[Fact, ...]) -> dict[str, Any]:
    return {str(fact.label): fact for fact in facts}


def test_the_panel_tells_the_rent_in_force_on_the_day_and_why(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE, steps=[STEP])
    panel = None
    for day, rent in ((date(2027, 5, 1), 4_500_000), (date(2030, 5, 1), 4_800_000)):
        panel = view(reader, id, day)
        assert panel is not None
        fact = per_month(panel.groups[0].facts)["Rent"]
        assert fact.value == rent
        assert fact.why.result.value == rent
        assert fact.why.steps
    assert panel is not None
    dues = next(group for group in panel.groups if str(group.title) == "Next dues")
    assert len(dues.facts) == 4
    assert all(fact.why is not None for fact in dues.facts)


def test_the_paper_of_a_typed_lease_is_a_draft(reader: Reader) -> None:
    made = paper(reader, typed(), None, TODAY, of("fr"))
    assert made is not None
    assert made.startswith(b"%PDF")
    assert paper(reader, typed(lines=[]), None, TODAY, of("fr")) is None
    assert paper(reader, typed(ends=date(2026, 1, 1)), None, TODAY, of("fr")) is None


def test_what_is_printed_while_typing_is_what_is_printed_when_saved(
    furnished: Database, reader: Reader
) -> None:
    from ctv_desktop.features.leases.screen.summary import print_summary

    id = draft(furnished, OFFICE, PARKING, charges_rate=2_500)
    values = load(reader, id, {}, TODAY)
    assert paper(reader, values, id, TODAY, of("fr")) == print_summary(reader, id, TODAY, of("fr"))


def test_a_template_begins_a_lease_and_the_schedule_command_gives_all_dues(
    furnished: Database, reader: Reader
) -> None:
    values = load(reader, None, {"template": "coworking", "unit_id": OFFICE, "tenant_id": RIF},
                  TODAY)  # fmt: skip
    assert (values["regime"], values["payment_period"]) == ("coworking", "month")
    FORM.save(furnished, values, None, None)
    reference = reader.value("SELECT reference FROM lease")
    dues = records(reader, reference.lower(), TODAY)
    assert len(dues) == 12
    assert (dues[0][1], dues[-1][2]) == (values["starts"], values["ends"])
    with pytest.raises(Refused):
        records(reader, "BC-1999-001", TODAY)


def test_a_lease_of_ninety_nine_years_by_the_month_is_computed(reader: Reader) -> None:
    sheet = found(reader, ends=date(2125, 12, 31))
    assert len(sheet.rows) == 1_188
    assert "99 years" in str(sheet.doubts["ends"])
    assert sheet.totals[2] == 1_188 * 4_550_000
    assert date(2125, 12, 31) > TO
