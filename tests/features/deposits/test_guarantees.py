"""Bank guarantees and insurance certificates: validity, replacement, their files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctv_desktop.database import journal
from ctv_desktop.database.files import content
from ctv_desktop.database.read import Ask, Reader, first_page
from ctv_desktop.database.work import Database
from ctv_desktop.features.deposits import store
from ctv_desktop.features.deposits.rows import guarantees as rows
from ctv_desktop.features.deposits.rules import guarantee as rules
from ctv_desktop.features.deposits.screen import guarantee as screen
from ctv_desktop.features.deposits.screen import guarantee_acts as acts
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.language import use
from tests.features.leases import desks
from tests.features.leases.desks import ATLAS, OFFICE, RIF, TODAY, furnish, signed


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
    return {
        "kind": "bank", "tenant_id": ATLAS, "issuer": "Banque du Littoral", "number": "GB-1",
        "amount": 13_500_000, "valid_from": date(2026, 1, 1), "expires_on": date(2026, 12, 31),
        **more,
    }  # fmt: skip


def made(park: Database, **more: Any) -> int:
    return store.save(park, typed(**more)).subject or 0


def test_a_newer_guarantee_replaces_the_one_that_expires(
    furnished: Database, reader: Reader
) -> None:
    id = made(furnished)
    found = rows.guarantee(reader, id, TODAY)
    assert found is not None
    assert found.validity == "expiring"
    values = screen.load(reader, None, {"replaces": id}, TODAY)
    assert (values["valid_from"], values["expires_on"]) == (date(2027, 1, 1), date(2027, 12, 31))
    assert (values["number"], values["amount"]) == ("", 13_500_000)
    newer = store.save(furnished, {**values, "number": "GB-2"}).subject or 0
    old = rows.guarantee(reader, id, TODAY)
    assert old is not None
    assert (old.validity, old.newer_id) == ("renewed", newer)
    assert [one.id for one in rows.guarantees_of(reader, TODAY, tenant=ATLAS)] == [newer]
    with pytest.raises(Refused, match="already replaces"):
        made(furnished, replaces_id=id)
    with pytest.raises(Refused, match="delete that first"):
        store.delete(furnished, id)
    store.delete(furnished, id, newer)
    journal.undo(furnished)
    back = rows.guarantee(reader, id, TODAY)
    assert back is not None
    assert replace(back, version=old.version) == old


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"tenant_id": None}, "tenant_id"), ({"issuer": ""}, "issuer"),
        ({"amount": None}, "amount"),
        ({"expires_on": date(2025, 12, 31)}, "expires_on"), ({"valid_from": None}, "valid_from"),
    ],
)  # fmt: skip
def test_what_is_missing_stands_beside_its_field(
    furnished: Database, values: dict[str, Any], key: str
) -> None:
    with pytest.raises(Refused) as refused:
        made(furnished, **values)
    assert set(refused.value.problems) == {key}


def test_an_insurance_needs_no_amount_and_a_lease_must_be_the_tenants(furnished: Database) -> None:
    made(furnished, kind="insurance", amount=None)
    lease = signed(furnished, OFFICE, tenant=RIF)
    with pytest.raises(Refused) as refused:
        made(furnished, lease_id=lease)
    assert "lease_id" in refused.value.problems


def test_its_file_is_kept_under_its_hash_and_opened_by_its_name(
    furnished: Database, reader: Reader, tmp_path: Path
) -> None:
    id = made(furnished)
    path = tmp_path / "Garantie é.pdf"
    path.write_bytes(b"%PDF-1.4 test")
    store.attach(furnished, id, path)
    found = rows.guarantee(reader, id, TODAY)
    assert found is not None
    assert content(furnished.path, found.file_digest) == b"%PDF-1.4 test"
    copy = acts.named_copy(reader, id, TODAY, furnished.path)
    assert copy is not None
    assert (copy.name, copy.read_bytes()) == ("Garantie é.pdf", b"%PDF-1.4 test")
    empty = tmp_path / "empty.pdf"
    empty.touch()
    with pytest.raises(Refused, match="empty"):
        store.attach(furnished, id, empty)
    journal.undo(furnished)
    assert acts.named_copy(reader, id, TODAY, furnished.path) is None


@given(st.integers(-400, 400), st.one_of(st.none(), st.integers(0, 800)), st.booleans())
def test_validity_is_one_of_the_words_and_ends_with_the_last_day(
    begins: int, length: int | None, replaced: bool
) -> None:
    first = TODAY + timedelta(days=begins)
    last = None if length is None else first + timedelta(days=length)
    found = rules.validity(first, last, replaced, TODAY)
    if replaced:
        assert found == "renewed"
    elif last is not None and last < TODAY:
        assert found == "expired"
    elif begins > 0:
        assert found == "to_come"
    else:
        soon = last is not None and (last - TODAY).days <= rules.SOON
        assert found == ("expiring" if soon else "valid")


def test_the_list_says_what_the_rule_says(demo_park_file: Path) -> None:
    reader = Reader(demo_park_file)
    seen = set()
    keys = ("id", *rows.GUARANTEES.columns)
    for today in (TODAY, date(2027, 6, 30)):
        for row in first_page(reader, rows.GUARANTEES, Ask(today), 1_000):
            got = dict(zip(keys, row, strict=True))
            found = rows.guarantee(reader, got["id"], today)
            assert found is not None
            last = found.expires_on
            said = rules.validity(found.valid_from, last, found.newer_id is not None, today)
            assert got["validity"] == found.validity == said
            seen.add(said)
    assert {"valid", "expiring", "expired", "renewed"} <= seen


def test_the_panel_leads_to_tenant_and_lease(furnished: Database, reader: Reader) -> None:
    lease = signed(furnished, OFFICE)
    id = made(furnished, lease_id=lease)
    found = screen.view(reader, id, TODAY)
    assert found is not None
    links = {fact.link.noun for group in found.groups for fact in group.facts if fact.link}
    assert links == {"tenant", "lease"}
    assert desks.rows(furnished, "SELECT count(*) FROM guarantee_search") == [(1,)]
