"""Leases in the window, without a window: form, warnings, panel, acts and the summary's facts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.leases import store
from ctv_desktop.features.leases.rows import single
from ctv_desktop.features.leases.screen import acts, summary
from ctv_desktop.features.leases.screen.form import FORM, load
from ctv_desktop.features.leases.screen.live import compute
from ctv_desktop.features.leases.screen.record import view
from ctv_desktop.features.leases.screen.sections import LINES, OPTIONS, STEPS
from ctv_desktop.features.leases.words import STATES
from ctv_desktop.ui.declare import Field, Rows
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import current, of, use
from tests.features.leases.desks import (
    ATLAS,
    DESK,
    FROM,
    LANDLORD,
    OFFICE,
    OFFICE_2,
    PARKING,
    RIF,
    TO,
    TODAY,
    draft,
    furnish,
    lease_values,
    signed,
)


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let."""
    use("en")
    return furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    """A reader of the furnished park."""
    found = furnished.reader()
    yield found
    found.close()


class Tasks:
    """A reading lane that reads at once."""

    def __init__(self, park: Database) -> None:
        self._park = park

    def read(self, function: Callable[..., Any], *args: Any, then: Any) -> None:
        reader = self._park.reader()
        then(function(reader, *args))
        reader.close()


class Desk:
    """The desk of a window: what was asked of it."""

    def __init__(self, park: Database) -> None:
        self.park = park
        self.tasks = Tasks(park)
        self.asked: list[str] = []
        self.answers: Mapping[str, Any] = {}
        self.papers: list[bytes] = []
        self.edited: list[tuple[Any, ...]] = []
        self.said: dict[str, str] = {}
        self.warned: list[str] = []

    def warn(self, said: Any) -> None:
        self.warned.append(str(said))

    def today(self) -> date:
        return TODAY

    def ask(self, title: Any, text: Any, yes: Any, then: Any, danger: bool = False) -> None:
        self.asked.append(f"{title} {text} {yes} {danger}")
        then()

    def ask_values(
        self,
        title: Any,
        fields: Any,
        values: Any,
        function: Any,
        yes: Any,
        text: Any = None,
        propose: Any = None,
        warn: Any = None,
    ) -> None:
        self.asked.append(str(title))
        keys = {field.key for field in fields}
        assert keys == set(values)
        assert self.answers.keys() <= keys
        if warn is not None:
            reader = self.park.reader()
            found = warn(reader, {**values, **self.answers})
            self.said = {key: str(said) for key, said in found.items()}
            reader.close()
        function(self.park, {**values, **self.answers})

    def act(self, function: Any, *args: Any, then: Any = None) -> None:
        function(self.park, *args)

    def edit(self, noun: str, id: int | None, given: Any = None) -> None:
        self.edited.append((noun, id, given))

    def preview(self, title: Any, file_name: str, make: Any, **_: Any) -> None:
        self.asked.append(f"{title} {file_name}")
        reader = self.park.reader()
        self.papers.append(make(reader, of("fr")))
        reader.close()


def do(desk: Desk, key: str, id: int, **answers: Any) -> None:
    """Run an action of the list on a lease."""
    desk.answers = answers
    action = next(action for action in acts.ACTIONS if action.key == key)
    action.run(desk, (id,))  # type: ignore[arg-type]


def state_of(park: Database, id: int) -> str:
    reader = park.reader()
    found = view(reader, id, TODAY)
    reader.close()
    assert found is not None
    return str(found.values["state"])


def keys_of(rows: Rows) -> set[str]:
    return {field.key for field in rows.fields}


# The form.


def test_a_new_lease_begins_with_what_is_known(reader: Reader) -> None:
    values = load(reader, None, {"tenant_id": RIF, "unit_id": PARKING}, TODAY)
    assert (values["tenant_id"], values["landlord_id"]) == (RIF, LANDLORD)
    assert values["lines"] == [{"unit_id": PARKING, "basis": "item", "rent": 50_000}]
    assert (values["starts"], values["ends"]) == (date(2026, 12, 1), date(2029, 11, 30))


def test_what_a_form_loads_it_can_save_unchanged(furnished: Database, reader: Reader) -> None:
    id = draft(furnished, lines=[{"unit_id": OFFICE}, {"unit_id": DESK, "ends": date(2028, 1, 1)}])
    values = load(reader, id, {}, TODAY)
    assert [line["ends"] for line in values["lines"]] == [None, date(2028, 1, 1)]
    before = reader.value("SELECT count(*) FROM journal_act")
    FORM.save(furnished, values, id, values["version"])
    assert reader.value("SELECT count(*) FROM journal_act") == before
    FORM.save(furnished, {**values, "ends": date(2040, 1, 1)}, id, values["version"])
    assert reader.rows("SELECT ends FROM lease_line ORDER BY id") == [
        ("2040-01-01",),
        ("2028-01-01",),
    ]


def test_a_copy_is_a_new_draft_with_lines_of_its_own(furnished: Database, reader: Reader) -> None:
    id = signed(furnished, OFFICE, PARKING)
    values = load(reader, None, {"like": id}, TODAY)
    copy = FORM.save(furnished, values, None, None)
    assert copy.subject != id
    assert reader.rows("SELECT lease_id, count(*) FROM lease_line GROUP BY 1") == [(1, 2), (2, 2)]
    assert state_of(furnished, copy.subject) == "draft"


def test_a_signed_or_deleted_lease_is_not_opened_for_editing(
    furnished: Database, reader: Reader
) -> None:
    with pytest.raises(Refused):
        load(reader, signed(furnished, OFFICE), {}, TODAY)
    with pytest.raises(Refused):
        load(reader, 99, {}, TODAY)


def test_every_field_of_the_form_is_one_the_store_knows() -> None:
    from ctv_desktop.features.leases.model import LeaseDraft, LineDraft, OptionDraft, StepDraft

    known = set(LeaseDraft.model_fields)
    for section in FORM.sections:
        for field in section.fields:
            assert field in (LINES, STEPS, OPTIONS) or field.key in known
    assert keys_of(LINES) == set(LineDraft.model_fields)
    assert keys_of(STEPS) - {"rate"} == set(StepDraft.model_fields)  # a discount is typed apart
    assert keys_of(OPTIONS) == set(OptionDraft.model_fields)


def test_doubts_are_told_while_typing(furnished: Database, reader: Reader) -> None:
    signed(furnished, OFFICE, ends=date(2030, 6, 30))
    values = lease_values(OFFICE, OFFICE_2, PARKING, DESK, tenant=RIF)
    values["lines"][2]["rent"] = 40_000
    found = compute(reader, values, None, TODAY)
    assert str(found.wrong["lines.0.unit_id"]) == (
        "A-3.12 is let to Atlas Data SARL until 30/06/2030 (BC-2027-001)."
        " It is free from 01/07/2030."
    )
    offered = found.proposals["lines.0.unit_id"]
    assert (offered.key, offered.value) == ("starts", date(2030, 7, 1))
    assert str(found.notes["lines.2.rent"]) == "Asking rent: 500.00"
    assert "lines.3.rent" not in found.notes


def test_a_half_typed_form_is_looked_at_without_harm(reader: Reader) -> None:
    half: tuple[dict[str, Any], ...] = (
        {},
        {"lines": [{}]},
        {"starts": TO, "ends": FROM, "lines": [{"unit_id": 99}]},
    )
    for values in half:
        compute(reader, values, None, TODAY)


def test_pickers_offer_and_name_records(reader: Reader) -> None:
    fields = {
        field.key: field
        for section in FORM.sections
        for field in section.fields
        if isinstance(field, Field)
    }
    tenant, landlord = fields["tenant_id"].picker, fields["landlord_id"].picker
    unit = LINES.fields[0].picker
    assert tenant is not None
    assert landlord is not None
    assert unit is not None
    assert [offer.value for offer in tenant.offer(reader, "rif", {})] == [RIF]
    assert tenant.label(reader, ATLAS) == "Atlas Data SARL"
    assert [offer.label for offer in landlord.offer(reader, "am", {})] == ["Aménageur du Parc SA"]
    (offer,) = unit.offer(reader, "A-3.12", {"starts": FROM})
    assert "300.00" in offer.detail
    assert offer.detail.endswith("free")
    assert unit.label(reader, OFFICE) == "A-3.12"


# The panel and the acts.


def test_the_panel_tells_the_money_and_the_days_of_a_lease(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE, *[PARKING], charges_rate=2_500, regime="49-16")
    found = view(reader, id, TODAY)
    assert found is not None
    facts = {str(fact.label): fact.value for group in found.groups for fact in group.facts}
    assert facts["Rent"] == 4_550_000
    assert facts["Charges (provision)"] == 750_000
    assert facts["Due, incl. VAT"] == 6_360_000
    assert facts["Deposit, 3 months"] == 13_650_000
    assert facts["First revision"] == date(2030, 1, 1)
    assert facts["Renewal right from"] == date(2029, 1, 1)
    assert facts["Notice to give by"] == date(2035, 9, 30)
    assert facts["To register by"] == date(2026, 12, 23)
    assert facts["Length"] == "108 months"
    assert [title for title, _ in found.trail] == ["Building A", "A-3.12"]
    assert found.title == "BC-2027-001"
    assert ("lease", id) in found.tables
    assert view(reader, 99, TODAY) is None


def test_acts_lead_a_lease_through_its_life(furnished: Database) -> None:
    desk = Desk(furnished)
    id = draft(furnished, OFFICE, starts=date(2026, 1, 1))
    do(desk, "sign", id)
    assert state_of(furnished, id) == "running"
    do(desk, "notice", id, notice_by="landlord")
    assert state_of(furnished, id) == "notice"
    do(desk, "cancel_notice", id)
    assert state_of(furnished, id) == "running"
    do(desk, "remarks", id, remarks="Keys")
    do(desk, "print", id)
    assert desk.papers[0].startswith(b"%PDF")
    do(desk, "terminate", id, terminated_on=date(2026, 11, 22))
    assert state_of(furnished, id) == "terminated"
    other = draft(furnished, OFFICE_2)
    do(desk, "delete", other)
    reader = furnished.reader()
    assert view(reader, other, TODAY) is None
    reader.close()
    do(desk, "ticket", id)
    assert desk.edited == [("ticket", None, {"unit_id": OFFICE})]


def test_an_action_that_cannot_be_done_says_why() -> None:
    change = {"amend", "extend", "assign", "renew", "option", "revise"}
    leaving = {"move_out", "amend", "renew", "option", "revise"}
    allowed = {
        "draft": {"sign", "edit", "delete"},
        "signed": {"notice", "terminate", "remarks", *change},
        "waiting": {"hand_over", "terminate", "remarks"},
        "running": {"notice", "terminate", "remarks", *change},
        "notice": {"cancel_notice", "terminate", "remarks", *leaving},
        "ended": {"remarks", "renew", "move_out"},
        "terminated": {"remarks", "move_out"},
    }
    always = {"new", "print", "contract", "contracts", "duplicate", "ticket", "survey_sheet"}
    for state in STATES:
        values = {"state": state, "noticed": state == "notice", "options": 1}
        values["deposit"] = 1 if state in ("ended", "running") else 0
        done = {
            action.key
            for action in acts.ACTIONS
            if action.why_not is None or action.why_not(values) is None
        }
        invoiced: set[str] = set() if state in ("draft", "waiting") else {"invoice"}
        signed = {"issue_contract", "survey_entry", "survey_exit"}
        issued: set[str] = set() if state == "draft" else signed
        letters: set[str] = {"quit", "issue_quit"} if state == "notice" else set()
        if state in ("running", "notice"):
            letters |= {"establishment", "issue_establishment"}
        secured = {"deposit_return"} if state in ("ended", "running") else set()
        if state in ("signed", "waiting", "running", "notice"):
            secured |= {"deposit_receive"}
        assert done == allowed[state] | always | invoiced | issued | letters | secured, state


def test_shortcuts_and_keys_of_actions_are_their_own() -> None:
    keys = [action.key for action in acts.ACTIONS]
    shortcuts = [action.shortcut for action in acts.ACTIONS if action.shortcut]
    assert len(set(keys)) == len(keys)
    assert len(set(shortcuts)) == len(shortcuts)


# The summary.


def test_the_summary_states_the_lease_in_both_languages(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE, PARKING, charges_rate=2_500)
    facts = summary.summary_facts(reader, id, TODAY)
    assert facts.monthly is not None
    assert facts.yearly is not None
    assert (facts.monthly.net, facts.monthly.gross) == (5_300_000, 6_360_000)
    assert facts.yearly.gross == 12 * 6_360_000
    assert facts.deposit == 13_650_000
    assert facts.notice_by == date(2035, 9, 30)
    assert facts.first_revision_on == date(2030, 1, 1)
    assert facts.renewal_right_on is None
    assert [unit.area for unit in facts.units] == [30_000, None]
    assert facts.draft is False
    for code in ("fr", "en"):
        paper = summary.print_summary(reader, id, TODAY, of(code))
        assert paper == summary.print_summary(reader, id, TODAY, of(code))
    assert current().code == "en"


def test_the_summary_speaks_its_own_language_whatever_the_window_speaks(
    furnished: Database, reader: Reader
) -> None:
    id = signed(furnished, OFFICE, PARKING)
    papers = []
    for code in ("fr", "ar"):
        use(code)
        papers.append(summary.print_summary(reader, id, TODAY, of("en")))
    assert papers[0] == papers[1]


def test_r4_the_summary_of_a_lease_outside_vat_has_no_vat(
    furnished: Database, reader: Reader
) -> None:
    id = draft(furnished, OFFICE, vat_regime="outside")
    facts = summary.summary_facts(reader, id, TODAY)
    assert facts.monthly is not None
    assert facts.monthly.shares == ()
    assert facts.monthly.gross == 4_500_000
    assert facts.draft is True


def test_the_summary_of_a_lease_without_units_or_that_is_gone(
    furnished: Database, reader: Reader
) -> None:
    id = draft(furnished)
    assert summary.print_summary(reader, id, TODAY, of("fr")).startswith(b"%PDF")
    with pytest.raises(Refused):
        summary.summary_facts(reader, 99, TODAY)


def test_a_terminated_lease_tells_when_and_why(furnished: Database, reader: Reader) -> None:
    id = signed(furnished, OFFICE, starts=date(2026, 1, 1))
    store.terminate(furnished, id, TODAY, "breach", "", TODAY)
    facts = summary.summary_facts(reader, id, date(2026, 11, 24))
    assert facts.terminated_on == TODAY
    assert facts.ends_on == TODAY
    assert facts.notice_by is None
    assert str(facts.termination_reason) == "Breach of the lease"
    found = single.lease(reader, id, TODAY)
    assert found is not None
    assert found.termination_reason == "breach"
