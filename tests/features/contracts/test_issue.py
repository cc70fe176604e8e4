"""A contract is issued once: its words and bytes stay, and a file can be checked against them."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.database.files import file_of
from ctv_desktop.features.contracts.rules import library
from ctv_desktop.features.contracts.screen import acts
from ctv_desktop.features.contracts.screen.paper import composed, print_contract
from ctv_desktop.features.register.rows import issued, verdict
from ctv_desktop.features.register.screen.verify import checked
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Unavailable
from tests.features.contracts.test_contract import LAST, stand_in
from tests.features.leases import desks
from tests.features.stage import Desk
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

TODAY = desks.TODAY


@pytest.fixture
def signed(park: "Database", monkeypatch: pytest.MonkeyPatch) -> "Database":
    from ctv_desktop.features.leases import store

    monkeypatch.setattr(library, "factory", stand_in)
    desks.furnish(park)
    desks.draft(park, desks.OFFICE, ends=LAST)
    store.sign(park, 1, TODAY, TODAY)
    return park


def issue(park: "Database", code: str = "fr") -> "Changed":
    return acts.issue_now(1, TODAY, park, {"language": code})


def printed(park: "Database", code: str = "fr") -> bytes:
    reader = park.reader()
    try:
        return print_contract(reader, 1, TODAY, language.of(code))
    finally:
        reader.close()


def judged(park: "Database", data: bytes) -> tuple[str, str]:
    reader = park.reader()
    try:
        found = verdict(reader, data)
    finally:
        reader.close()
    return found.state, found.reference


def rename(park: "Database", name: str) -> None:
    from ctv_desktop.features.tenants.model import Tenant
    from ctv_desktop.values.say import say

    with park.write(say("Rename")) as work:
        work.find(Tenant, desks.ATLAS).legal_name = name


def test_a_draft_is_marked_and_an_issued_one_is_not(signed: "Database") -> None:
    assert "Brouillon" in reading.words(printed(signed))
    issue(signed)
    text = reading.words(printed(signed))
    assert "Brouillon" not in text
    assert "Atlas Data SARL" in text


def test_a_reprint_has_the_same_bytes_whatever_changed_since(signed: "Database") -> None:
    issue(signed)
    first = printed(signed)
    rename(signed, "Atlas Autrement SARL")
    assert printed(signed) == first
    assert "Atlas Autrement" in reading.words(printed(signed, "en"))  # not issued: as it is now


def test_an_issued_contract_is_neither_undone_nor_changed(signed: "Database") -> None:
    from ctv_desktop.database import journal

    issue(signed)
    with pytest.raises(Refused, match="avenant"):
        journal.undo(signed)
    for sql in ("DELETE FROM issued_paper", "UPDATE issued_paper SET reference = 'X'",
                "UPDATE lease SET signed = 0", "DELETE FROM lease"):  # fmt: skip
        with sqlite3.connect(signed.path) as link:
            link.execute("PRAGMA foreign_keys = OFF")
            with pytest.raises(sqlite3.IntegrityError, match="issued"):
                link.execute(sql)


def test_it_is_issued_once_a_language(signed: "Database") -> None:
    issue(signed)
    with pytest.raises(Refused, match="déjà été émis"):
        issue(signed)
    issue(signed, "fr-ar")
    reader = signed.reader()
    assert [one.language for one in issued(reader, "contract", "lease", 1)] == ["fr", "fr-ar"]
    reader.close()


def test_a_draft_lease_is_not_issued(park: "Database", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "factory", stand_in)
    desks.furnish(park)
    desks.draft(park, desks.OFFICE, ends=LAST)
    with pytest.raises(Refused, match="signé"):
        issue(park)


def test_what_changed_since_it_was_composed_stops_it(signed: "Database") -> None:
    from ctv_desktop.features.contracts import store

    reader = signed.reader()
    paper = composed(reader, 1, TODAY, "fr")
    reader.close()
    rename(signed, "Atlas Autrement SARL")
    with pytest.raises(Refused, match="entre-temps"):
        store.issue(signed, paper, TODAY)


def test_a_missing_fact_blocks_it_and_leads_to_where_it_is_noted(
    signed: "Database", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lacking = library.Source("Siège", "{landlord.seat} {tenant.cin}")
    monkeypatch.setattr(library, "factory", lambda *_: lacking)
    with pytest.raises(Refused, match="Bailleur"):
        issue(signed)
    desk: Any = Desk(signed, tmp_path)
    acts.issue(desk, 1)
    assert [one[0] for one in desk.asked] == ["ask", "edit"]
    assert "siège" in desk.asked[0][1]
    assert desk.asked[1] == ("edit", "landlord", desks.LANDLORD, {"focus": "seat"})


def test_the_preview_names_what_is_missing_until_it_is_issued(
    signed: "Database", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk: Any = Desk(signed, tmp_path)
    acts.show(desk, 1)
    assert desk.asked[-1][2] == ""
    lacking = library.Source("Siège", "{landlord.seat} {tenant.cin}")
    with monkeypatch.context() as patch:
        patch.setattr(library, "factory", lambda *_: lacking)
        acts.show(desk, 1)
    assert "siège" in desk.asked[-1][2]
    desk.lacking[1]()
    assert desk.asked[-1] == ("edit", "landlord", desks.LANDLORD, {"focus": "seat"})
    acts._issued(desk, 1, issue(signed))
    monkeypatch.setattr(library, "factory", lambda *_: lacking)
    acts.show(desk, 1)
    assert [one[0] for one in desk.asked[-2:]] == ["preview", "preview"]
    assert desk.asked[-1][2] == ""


def test_a_file_is_as_issued_altered_or_unknown(signed: "Database", tmp_path: Path) -> None:
    draft = printed(signed)
    issue(signed)
    data = printed(signed)
    assert judged(signed, data) == ("issued", "BC-2027-001")
    assert judged(signed, data.replace(b"CTV Desktop", b"CTV Deskt0p")) == (
        "altered", "BC-2027-001",
    )  # fmt: skip
    assert judged(signed, draft)[0] == "unknown"
    assert judged(signed, b"no paper at all")[0] == "unknown"
    path = tmp_path / "contrat.pdf"
    path.write_bytes(data)
    reader = signed.reader()
    fine, (said,) = checked(reader, path)
    assert fine
    assert "BC-2027-001" in str(said)
    assert not checked(reader, tmp_path / "none.pdf")[0]
    reader.close()


def test_contracts_of_chosen_leases_are_printed_as_the_files_issued(signed: "Database") -> None:
    from ctv_desktop.features.register.screen.lots import CONTRACTS, ISSUED
    from ctv_desktop.ui.lot import Wanted

    issue(signed)
    reader = signed.reader()
    try:
        chosen = Wanted(desks.TODAY, (1,))
        (one,) = CONTRACTS.items(reader, chosen, language.of("fr"))
        assert (one.data, one.tenant != "") == (printed(signed), True)
        assert CONTRACTS.count(reader, Wanted(desks.TODAY, (2,))) == 0
        year = Wanted(desks.TODAY, None, date(2026, 1, 1), date(2027, 12, 31))
        assert ISSUED.count(reader, year) == CONTRACTS.count(reader, year) == 1
    finally:
        reader.close()


def test_a_damaged_file_is_said_not_printed(signed: "Database") -> None:
    issue(signed)
    reader = signed.reader()
    (one,) = issued(reader, "contract", "lease", 1)
    reader.close()
    file_of(signed.path, one.file).write_bytes(b"%PDF-1.4 damaged")
    with pytest.raises(Unavailable, match="BC-2027-001"):
        printed(signed)


def test_the_code_says_number_day_total_and_fingerprint(signed: "Database") -> None:
    issue(signed)
    reader = signed.reader()
    (one,) = issued(reader, "contract", "lease", 1)
    reader.close()
    data = printed(signed)
    keywords = reading.reader(data).metadata["/Keywords"]  # type: ignore[index]
    assert keywords == f"BC-2027-001 {TODAY} 54000.00 {one.digest.upper()}"
