"""Tenants: identifiers, contacts, duplicates, standing, list, form and panel."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.read import Ask, Reader, counts, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.tenants import rows, rules, store
from ctv_desktop.features.tenants.rows import TENANTS
from ctv_desktop.features.tenants.screen import acts
from ctv_desktop.features.tenants.screen.form import FORM, load, warn
from ctv_desktop.features.tenants.screen.record import view
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.language import use
from tests.features.leases import desks
from tests.features.leases.desks import ATLAS, OFFICE, OFFICE_2, RIF, TODAY

ICE = "001234567000062"


@pytest.fixture
def furnished(park: Database) -> Database:
    """A park with a floor of units to let and two tenants."""
    use("en")
    return desks.furnish(park)


@pytest.fixture
def reader(furnished: Database) -> Iterator[Reader]:
    """A reader of the furnished park."""
    found = furnished.reader()
    yield found
    found.close()


def new(park: Database, **values: Any) -> int:
    """A saved tenant; gives its id."""
    subject = store.save(park, {"legal_name": "Souss Cyber SARL", **values}).subject
    assert subject is not None
    return subject


def problems(park: Database, **values: Any) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        new(park, **values)
    return {key: str(said) for key, said in caught.value.problems.items()}


# What is kept and what is refused.


def test_identifiers_are_stored_as_they_are_written_in_law(
    furnished: Database, reader: Reader
) -> None:
    id = new(
        furnished,
        ice="001234567 0000 62",
        rc="123 456",
        rc_court="Casablanca",
        tax_id="1234567",
        tp="12345678",
        cnss="1234567",
        phone="0522 99 12 34",
        email="Contact@SOUSS.ma",
    )
    found = rows.tenant(reader, id, TODAY)
    assert found is not None
    values = found.values
    assert (values["ice"], values["rc"], values["phone"]) == (ICE, "123456", "+212522991234")
    assert values["email"] == "Contact@souss.ma"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ice", "001234567000063"),
        ("ice", "000000000000000"),
        ("ice", "12345"),
        ("rc", "12AB"),
        ("tax_id", "12"),
        ("tp", "1234567"),
        ("cnss", "12"),
        ("phone", "0522 99 12"),
        ("email", "nobody"),
        ("legal_form", "martian"),
        ("size", "huge"),
        ("jobs_planned", -1),
        ("legal_name", "  "),
        ("legal_name", "x" * 201),
        ("notes", "x" * 10_001),
    ],
)
def test_r39_r41_a_wrong_value_is_refused_beside_its_field(
    furnished: Database, field: str, value: object
) -> None:
    extra = {"rc_court": "Casablanca"} if field == "rc" else {}
    assert list(problems(furnished, **{field: value}, **extra)) == [field]


def test_r39_a_foreign_company_may_have_no_ice_and_numbers_of_its_country(
    furnished: Database,
) -> None:
    new(furnished, origin="foreign", rc="HRB 4711 B", rc_court="München", tax_id="DE 811 569")


def test_an_rc_number_needs_its_court(furnished: Database) -> None:
    assert list(problems(furnished, rc="123456")) == ["rc_court"]


def test_two_tenants_never_share_an_ice(furnished: Database) -> None:
    new(furnished, ice=ICE)
    said = problems(furnished, legal_name="Other SARL", ice=ICE)
    assert said == {"ice": "Souss Cyber SARL already has this ICE."}


def test_every_wrong_field_is_told_at_once_and_nothing_is_saved(
    furnished: Database, reader: Reader
) -> None:
    people = [{"name": "", "email": "x", "phone": "1", "cin": "123456"}]
    found = problems(furnished, ice="1", contacts=people)
    assert set(found) == {
        "ice",
        "contacts.0.name",
        "contacts.0.email",
        "contacts.0.phone",
        "contacts.0.cin",
    }
    assert reader.value("SELECT count(*) FROM tenant") == 2


def test_hostile_texts_are_kept_letter_by_letter(furnished: Database, reader: Reader) -> None:
    name = '<b>O\'Hara & Fils</b> {x} "%s" شركة 🙂'
    id = new(furnished, legal_name=name + "\x00\ud800", arabic_name="شركة الأطلس\u202e")
    found = rows.tenant(reader, id, TODAY)
    assert found is not None
    assert found.name == name
    assert found.values["arabic_name"] == "شركة الأطلس"
    assert [offer[0] for offer in rows.choices(reader, "o'hara شركة")] == [id]


# Contacts.


def test_contacts_are_saved_changed_and_deleted_with_their_tenant(
    furnished: Database, reader: Reader
) -> None:
    id = new(furnished, contacts=[{"name": "Amina", "role": "legal"}, {"name": "Badr"}])
    amina, badr = rows.people(reader, id)
    assert (amina.role, badr.role) == ("legal", "other")
    kept = [{"id": badr.id, "name": "Badr B.", "phone": "0661234567"}, {"name": "Chama"}]
    store.save(furnished, {"legal_name": "Souss Cyber SARL", "contacts": kept}, id)
    found = rows.people(reader, id)
    assert [(one.id, one.name) for one in found] == [(badr.id, "Badr B."), (3, "Chama")]
    assert found[0].phone == "+212661234567"
    journal.undo(furnished)
    assert [one.name for one in rows.people(reader, id)] == ["Amina", "Badr"]


def test_contacts_stay_where_a_save_does_not_speak_of_them(
    furnished: Database, reader: Reader
) -> None:
    id = new(furnished, contacts=[{"name": "Amina"}])
    store.save(furnished, {"legal_name": "Souss Cyber SARL", "city": "Agadir"}, id)
    assert len(rows.people(reader, id)) == 1


def test_contacts_of_another_tenant_are_never_taken(furnished: Database, reader: Reader) -> None:
    id = new(furnished, contacts=[{"name": "Amina"}])
    (amina,) = rows.people(reader, id)
    other = new(furnished, legal_name="Other", contacts=[{"id": amina.id, "name": "Stolen"}])
    assert rows.people(reader, id) == (amina,)
    assert [one.name for one in rows.people(reader, other)] == ["Stolen"]


def test_a_stale_save_is_refused_even_where_only_contacts_changed(furnished: Database) -> None:
    id = new(furnished)
    values = {"legal_name": "Souss Cyber SARL"}
    store.save(furnished, {**values, "contacts": [{"name": "Amina"}]}, id, 1)
    with pytest.raises(Stale):
        store.save(furnished, {**values, "contacts": []}, id, 1)


def test_a_tenant_is_found_by_the_name_of_its_contact(furnished: Database, reader: Reader) -> None:
    id = new(furnished, contacts=[{"name": "Zineb El Fassi"}])
    assert [row[0] for row in first_page(reader, TENANTS, Ask(TODAY, text="fassi"))] == [id]


# Deleting.


def test_a_tenant_that_leases_name_is_not_deleted(furnished: Database) -> None:
    for _ in range(5):
        desks.draft(furnished, OFFICE)
    with pytest.raises(Refused) as caught:
        store.delete(furnished, ATLAS)
    said = str(caught.value)
    assert "BC-2027-001" in said
    assert "5" in said


def test_a_deleted_tenant_comes_back_with_its_contacts(furnished: Database, reader: Reader) -> None:
    id = new(furnished, contacts=[{"name": "Amina"}])
    act = store.delete(furnished, id)
    assert rows.tenant(reader, id, TODAY) is None
    assert rows.people(reader, id) == ()
    journal.restore(furnished, act.act, act.said)
    assert [one.name for one in rows.people(reader, id)] == ["Amina"]


# The list.


def test_standing_follows_from_leases_in_sql_as_in_the_rule(
    furnished: Database, reader: Reader
) -> None:
    former, prospect, to_come = (new(furnished, legal_name=name) for name in "FPT")
    desks.signed(furnished, OFFICE, tenant=ATLAS, starts=date(2026, 1, 1))
    past = {"starts": date(2020, 1, 1), "ends": date(2025, 12, 31)}
    desks.signed(furnished, OFFICE, tenant=former, **past)
    desks.draft(furnished, OFFICE, tenant=prospect)
    desks.signed(furnished, OFFICE_2, tenant=to_come)
    expected = {
        ATLAS: rules.standing(1, 1),
        RIF: rules.standing(0, 0),
        former: rules.standing(1, 0),
        prospect: rules.standing(0, 0),
        to_come: rules.standing(1, 1),
    }
    place = 1 + list(TENANTS.columns).index("standing")
    shown = {row[0]: row[place] for row in first_page(reader, TENANTS, Ask(TODAY))}
    assert shown == expected
    found = counts(reader, TENANTS, Ask(TODAY), ("current", "prospect", "former"))
    assert found == {"current": 2, "prospect": 2, "former": 1}


def test_the_list_adds_up_what_runs_today_and_sorts_by_every_column(
    furnished: Database, reader: Reader
) -> None:
    desks.signed(furnished, OFFICE, starts=date(2026, 1, 1))
    desks.draft(furnished, OFFICE_2)
    keys = ("id", *TENANTS.columns)
    first = dict(zip(keys, first_page(reader, TENANTS, Ask(TODAY))[0], strict=True))
    assert (first["leases"], first["area"], first["rent"]) == (1, 30_000, 4_500_000)
    for key in TENANTS.columns:
        assert len(first_page(reader, TENANTS, Ask(TODAY, sort=((key, True),)))) == 2
    for scope in ({"line": "digital_services"}, {"size": "sme"}, {"building": 1}):
        assert first_page(reader, TENANTS, Ask(TODAY, scope=scope))


def test_names_sort_as_words_do(furnished: Database, reader: Reader) -> None:
    for name in ("Élan SA", "Zagora", "elan", "Fès Net"):
        new(furnished, legal_name=name)
    shown = [row[1] for row in first_page(reader, TENANTS, Ask(TODAY))]
    assert shown == ["Atlas Data SARL", "elan", "Élan SA", "Fès Net", "Rif Cloud SARL", "Zagora"]


# Form and panel.


def test_a_form_begins_with_the_name_typed_elsewhere(reader: Reader) -> None:
    assert load(reader, None, {"typed": "Nour"}, TODAY)["legal_name"] == "Nour"


def test_what_a_form_loads_it_can_save_unchanged(furnished: Database, reader: Reader) -> None:
    id = new(furnished, contacts=[{"name": "Amina"}])
    values = load(reader, id, {}, TODAY)
    before = reader.value("SELECT count(*) FROM journal_act")
    FORM.save(furnished, values, id, values["version"])
    assert reader.value("SELECT count(*) FROM journal_act") == before


def test_a_copy_has_contacts_of_its_own_and_no_identifiers(
    furnished: Database, reader: Reader
) -> None:
    id = new(furnished, ice=ICE, contacts=[{"name": "Amina"}])
    copy = FORM.save(furnished, load(reader, None, {"like": id}, TODAY), None, None)
    assert copy.subject != id
    assert reader.value("SELECT count(*) FROM contact") == 2
    assert reader.value("SELECT ice FROM tenant WHERE id = $1", copy.subject) == ""


def test_every_field_of_the_form_is_one_the_store_knows() -> None:
    from ctv_desktop.features.tenants.model import TenantDraft

    keys = {field.key for section in FORM.sections for field in section.fields}
    assert keys - {"contacts"} == set(TenantDraft.model_fields)


def test_a_name_already_there_is_doubted_while_typing(reader: Reader) -> None:
    said = warn(reader, {"legal_name": "ATLAS  data sarl"}, None, TODAY)
    assert str(said["legal_name"]).startswith("Atlas Data SARL is already there")
    assert "ice" in said
    assert "legal_name" not in warn(reader, {"legal_name": "Atlas Data SARL"}, ATLAS, TODAY)
    assert "ice" not in warn(reader, {"legal_name": "X", "origin": "foreign"}, None, TODAY)


def test_the_panel_shows_leases_contacts_and_history(furnished: Database, reader: Reader) -> None:
    desks.signed(furnished, OFFICE, starts=date(2026, 1, 1))
    store.save(
        furnished,
        {"legal_name": "Atlas Data SARL", "contacts": [{"name": "Amina", "role": "legal"}]},
        ATLAS,
    )
    found = view(reader, ATLAS, TODAY)
    assert found is not None
    assert str(found.state) == "Tenant"
    assert [line.title for line in found.related[0].lines] == ["BC-2026-001"]
    assert found.related[1].lines == ()  # nothing invoiced yet
    assert [line.title for line in found.related[2].lines] == ["Amina"]
    assert ("contact", 1) in found.tables
    assert acts.has_leases(found.values) is not None
    assert view(reader, 99, TODAY) is None


def test_a_tenant_without_leases_may_be_deleted(furnished: Database, reader: Reader) -> None:
    found = view(reader, RIF, TODAY)
    assert found is not None
    assert acts.has_leases(found.values) is None
    acts.delete_now(furnished, RIF)
    assert view(reader, RIF, TODAY) is None
