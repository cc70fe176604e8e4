"""The screens of invoices as text: lists, records, the batch with its preview, the command."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.app import commands, features
from ctv_desktop.app.find import hits
from ctv_desktop.database.work import Database
from ctv_desktop.features.invoices.screen import acts, record
from ctv_desktop.features.invoices.screen.batch import BatchSheet
from ctv_desktop.features.landlords import store as landlords
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.period import period
from tests.features.invoices import bills
from tests.features.leases import desks
from tests.features.stage import TODAY, Desk

STARTS = date(2026, 10, 1)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def furnished(park: Database) -> Database:
    return bills.furnish(park)


@pytest.fixture
def desk(furnished: Database, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(furnished, tmp_path)
    yield made
    made.tasks.close()


def sheet(desk: Desk) -> BatchSheet:
    made = BatchSheet(desk)  # type: ignore[arg-type]
    made.look()
    return made


def remarks(made: BatchSheet) -> list[str]:
    return [row.texts[-1] for row in made.model.rows]


def test_a_batch_shows_what_it_would_issue_and_issues_it(desk: Desk) -> None:
    bills.lease(desk.database, starts=STARTS)
    bills.lease(desk.database, desks.OFFICE_2, starts=STARTS, tenant=desks.ATLAS)
    made = sheet(desk)
    assert [row.texts[0] for row in made.model.rows].count("BC-2026-001") == 2
    assert made.told.text().replace("\u202f", " ").startswith("4 factures")
    assert made.issue.text() == "Émettre 4 pièces"
    made.run()
    assert len(bills.papers(desk.database)) == 4
    assert desk.asked[-2:] == [
        ("notify", "Émission de 4 pièces, FAC-2026-000001 à FAC-2026-000004", False),
        ("show", "invoices"),
    ]


def test_a_batch_of_one_month_and_building(desk: Desk) -> None:
    bills.lease(desk.database, starts=STARTS)
    made = sheet(desk)
    made.period.setCurrentIndex(3)
    made.look()
    assert [row.texts[3] for row in made.model.rows] == ["01/11/2026 – 30/11/2026"]
    made.building.addItem("B", 99)
    made.building.setCurrentIndex(made.building.count() - 1)
    made.look()
    assert made.model.rows == []
    assert not made.issue.isEnabled()
    assert made.told.text() == "Il n’y a rien à facturer."


def test_what_is_blocked_says_why_and_leads_to_where_it_is_mended(
    desk: Desk,
) -> None:
    bills.lease(desk.database, starts=STARTS)
    landlords.save(desk.database, {"tp": ""}, desks.LANDLORD)
    made = sheet(desk)
    assert remarks(made)[0].replace("\xa0", " ").startswith("Manque chez le bailleur :")
    assert not made.issue.isEnabled()
    made.table.setCurrentIndex(made.model.index(0, 0))
    assert not made.mend.isHidden()
    assert made.why.text() == remarks(made)[0]
    made._mend()
    assert desk.asked[-1] == ("edit", "landlord", desks.LANDLORD, {})


def test_a_park_that_changed_behind_the_preview_issues_nothing(
    desk: Desk,
) -> None:
    bills.lease(desk.database, starts=STARTS)
    made = sheet(desk)
    bills.issue(desk.database, bills.until(date(2026, 10, 15)))
    made.run()
    assert len(bills.papers(desk.database)) == 1
    assert [row.texts[3] for row in made.model.rows] == ["01/11/2026 – 30/11/2026"]


def test_a_day_that_cannot_be_read_is_told(desk: Desk) -> None:
    bills.lease(desk.database, starts=STARTS)
    made = sheet(desk)
    made.day.retype("demain peut-être")
    made.run()
    assert "demain peut-être" in made.told.text()
    assert not bills.papers(desk.database)


def test_the_record_of_an_invoice_tells_its_lines_and_what_is_owed(furnished: Database) -> None:
    bills.lease(furnished, tenant=desks.ATLAS, starts=STARTS)
    bills.issue(furnished, bills.until(STARTS))
    reader = furnished.reader()
    view = record.view(reader, 1, date(2027, 1, 15))
    assert view is not None
    facts = {str(fact.label): fact.value for group in view.groups for fact in group.facts}
    assert (str(view.state), facts["Solde"], facts["Net à payer"]) == (
        "En retard",
        63_050_00,
        63_050_00,
    )
    assert facts["Amende au Trésor si payée aujourd’hui (loi 69-21)"] == 65_400_00 * 310 // 10_000
    assert [line.title for line in view.related[0].lines][:2] == [
        "Loyer de A-3.12",
        "Stationnement P-041",
    ]
    assert [line.link.noun for line in view.related[-1].lines if line.link] == [
        "lease",
        "tenant",
        "landlord",
    ]


def test_the_record_of_what_is_due_says_what_stops_it(furnished: Database) -> None:
    lease = bills.lease(furnished, starts=STARTS)
    landlords.save(furnished, {"tp": ""}, desks.LANDLORD)
    from ctv_desktop.features.invoices.rows.dues import id_of

    (entry, _) = bills.planned(furnished, bills.until(TODAY)).entries
    view = record.due_view(furnished.reader(), id_of(entry), TODAY)
    assert view is not None
    assert str(view.state) == "Bloquée"
    assert view.groups[0].facts[0].link is not None
    assert view.groups[0].facts[0].link.noun == "landlord"
    assert view.values["lease_id"] == lease
    assert record.due_view(furnished.reader(), 7, TODAY) is None


def test_credit_notes_from_the_acts(furnished: Database) -> None:
    bills.lease(furnished, starts=STARTS)
    bills.issue(furnished, bills.until(STARTS))
    changed = acts.reduce_now(
        1, 6, STARTS, furnished,
        {"line0": 1_000_00, **{f"line{place}": None for place in range(1, 6)}, "reason": "Panne"},
    )  # fmt: skip
    assert str(changed.said) == "Émission de l’avoir AV-2026-000001"
    acts.cancel_now(1, STARTS, furnished, {"reason": "Erreur"})
    assert [gross for _, gross in bills.papers(furnished)] == [65_400_00, -1_200_00, -64_200_00]
    reader = furnished.reader()
    view = record.view(reader, 1, STARTS)
    assert view is not None
    cannot = {act.key: act.why_not(view.values) for act in acts.ACTIONS if act.why_not}
    assert all(cannot.values())


def test_an_invoice_taken_back_or_receipted_offers_neither_certificate_nor_receipt() -> None:
    reasons = {act.key: act.why_not for act in acts.ACTIONS if act.why_not}
    settled = {"kind": "invoice", "cancelled": False, "paid": 1, "missing": 1}
    certify, receipt = reasons["certify"], reasons["receipt"]
    assert certify is not None
    assert receipt is not None
    assert (certify(settled), receipt(settled)) == (None, None)
    assert certify({**settled, "cancelled": True})
    assert receipt({**settled, "receipted": True})


def test_an_invoice_is_found_by_its_number(furnished: Database) -> None:
    bills.lease(furnished, starts=STARTS)
    bills.issue(furnished, bills.until(STARTS))
    found = [(hit.noun, hit.name) for hit in hits(furnished.reader(), "fac-2026-000001")]
    assert found == [("invoice", "FAC-2026-000001")]


@pytest.mark.parametrize("text", ["2027-13", "2027-T5", "janvier", "", "27-01", "1899", "2027-1"])
def test_a_period_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        period(text)
    assert list(caught.value.problems) == ["period"]


def test_periods_are_months_quarters_and_years() -> None:
    assert period("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))
    assert period("2027-T4") == (date(2027, 10, 1), date(2027, 12, 31))
    assert period("2027-q1") == (date(2027, 1, 1), date(2027, 3, 31))
    assert period("2027") == (date(2027, 1, 1), date(2027, 12, 31))


def test_the_command_says_what_it_would_issue_and_issues_it(
    furnished: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    bills.lease(furnished, starts=STARTS)
    call = ["invoice", "--period", "2026-10", "--database", str(furnished.path)]
    assert commands.run([*call, "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "BC-2026-001" in told
    assert "Rien n’a été émis" in told
    assert not bills.papers(furnished)
    assert commands.run(call) == 0
    assert "FAC-2026-000001" in capsys.readouterr().out
    assert len(bills.papers(furnished)) == 1
    assert commands.run([*call[:2], "2026-13", *call[3:]]) == 2


def test_the_list_of_dues_is_told_for_a_day(
    furnished: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    bills.lease(furnished, starts=STARTS)
    call = ["list", "dues", "--database", str(furnished.path), "--as", "csv", "--as-of"]
    assert commands.run([*call, "2026-12-31"]) == 0
    assert capsys.readouterr().out.count("BC-2026-001") == 3
    assert commands.run([*call, "pas une date"]) == 2


def test_dues_and_invoices_stand_in_the_navigation() -> None:
    keys = [feature.key for feature in features.FEATURES]
    assert keys.index("dues") < keys.index("invoices")


def test_a_paper_is_previewed_from_its_record_and_printed_again_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctv_desktop.features.invoices.screen.printing import PRINTING
    from ctv_desktop.values import language

    bills.lease(desk.database, starts=STARTS)
    bills.issue(desk.database, bills.month(2026, 11))
    shown: list[tuple[Any, ...]] = []
    monkeypatch.setattr(desk, "preview", lambda *given: shown.append(given), raising=False)
    for action in PRINTING:
        action.run(desk, (1,))  # type: ignore[arg-type]
    assert desk.asked == [("lot", "invoice", (1,)), ("lot", "invoice", None),
                          ("paper", "invoice-again", 1)]  # fmt: skip
    ((title, name, make, languages, kind, write, hand_out),) = shown
    assert (str(title), name) == ("Facture FAC-2026-000001", "FAC-2026-000001.pdf")
    assert (languages, kind) == (("fr", "ar", "en", "fr-ar"), "invoice")
    reader = desk.database.reader()
    try:
        letter = write(reader, language.of("fr"))
        assert "FAC-2026-000001" in letter.subject
        assert "à régler au plus tard le" in letter.body
        first = make(reader, language.of("fr"))
        landlords.save(desk.database, {"legal_name": "Renamed SA"}, desks.LANDLORD)
        assert make(reader, language.of("fr")) == first  # from what was frozen, not from today's
        hand_out(desk.database, "print", "fr")
        assert make(reader, language.of("fr")) != first  # a duplicate from now on
    finally:
        reader.close()
