"""The unit of work: all of an act is saved, or nothing; refusals are sentences beside fields."""

import pytest

from ctv_desktop.database.work import Database
from ctv_desktop.features.tenants.model import Tenant, TenantDraft
from ctv_desktop.values.errors import Refused, Stale
from ctv_desktop.values.say import say


def count(park: Database, table: str) -> int:
    reader = park.reader()
    try:
        return int(reader.value(f"SELECT count(*) FROM {table}"))
    finally:
        reader.close()


def test_a_failed_act_changes_nothing_and_the_next_one_does_not_save_it(park: Database) -> None:
    def fails() -> None:
        with park.write(say("Fails")) as work:
            work.put(Tenant, TenantDraft, {"legal_name": "Half"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with park.write(say("Works")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "Whole"})
    assert count(park, "tenant") == 1
    assert count(park, "journal_act") == 1
    assert count(park, "tenant_search") == 1


def test_what_breaks_a_limit_is_told_beside_its_field(park: Database) -> None:
    with pytest.raises(Refused) as refused, park.write(say("New")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "", "jobs_planned": -1, "city": "x" * 99})
    assert set(refused.value.problems) == {"legal_name", "jobs_planned", "city"}


def test_an_amount_left_empty_is_nought_where_nought_is_meant(park: Database) -> None:
    with park.write(say("New")) as work:
        row = work.put(Tenant, TenantDraft, {"legal_name": "A", "jobs_planned": None})
    assert row.jobs_planned == 0
    with park.write(say("Edit")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "A", "jobs_planned": 7}, 1, 1)
    with park.write(say("Edit")) as work:
        row = work.put(Tenant, TenantDraft, {"legal_name": "A", "jobs_planned": None}, 1, 2)
    assert row.jobs_planned == 0


def test_a_save_over_a_newer_version_is_refused_with_both(park: Database) -> None:
    with park.write(say("New")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "A"})
    with park.write(say("Edit")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "Theirs"}, 1, 1)
    with pytest.raises(Stale) as stale, park.write(say("Edit")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "Mine"}, 1, 1)
    assert stale.value.theirs["legal_name"] == "Theirs"
    assert stale.value.ours["legal_name"] == "Mine"


def test_a_deleted_record_is_told_in_a_sentence(park: Database) -> None:
    with pytest.raises(Refused), park.write(say("Edit")) as work:
        work.put(Tenant, TenantDraft, {"legal_name": "A"}, 99)


def test_sort_keys_and_versions_are_kept_by_the_writer(park: Database) -> None:
    with park.write(say("New")) as work:
        row = work.put(Tenant, TenantDraft, {"legal_name": "Élan SARL"})
    assert (row.name_key, row.version) == ("elan sarl", 1)
    with park.write(say("Edit")) as work:
        row = work.put(Tenant, TenantDraft, {"legal_name": "Œuvre"}, row.id, 1)
    assert (row.name_key, row.version) == ("oeuvre", 2)


def test_ids_are_never_used_again(park: Database) -> None:
    ids = []
    for _ in range(2):
        with park.write(say("New")) as work:
            row = work.put(Tenant, TenantDraft, {"legal_name": "A"})
        ids.append(row.id or 0)
        with park.write(say("Delete")) as work:
            work.remove(work.find(Tenant, ids[-1]))
    assert ids == [1, 2]
