"""Invoices from the schedule of a lease to frozen paper: R1 to R7, R20, R22 to R24 by number."""

import hashlib
import json
from datetime import date

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.work import Database
from ctv_desktop.features.invoices import store
from ctv_desktop.features.landlords import store as landlords
from ctv_desktop.features.leases import store as leases
from ctv_desktop.features.tenants.model import Tenant
from ctv_desktop.values.errors import Refused
from ctv_desktop.values.say import say
from tests.features.invoices import bills
from tests.features.invoices.bills import charge, issue, lease, month, papers, planned, until
from tests.features.leases import desks

JANUARY = date(2027, 1, 1)


@pytest.fixture
def furnished(park: Database) -> Database:
    return bills.furnish(park)


def content(park: Database, reference: str) -> dict[str, object]:
    sql = "SELECT content FROM invoice WHERE reference = $1"
    found: dict[str, object] = json.loads(desks.rows(park, sql, reference)[0][0])
    return found


def test_r01_a_monthly_invoice_sums_its_lines(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    columns = "reference, net, vat, gross, balance, starts, ends"
    assert papers(furnished, columns) == [
        ("FAC-2027-000001", 54_500_00, 10_900_00, 65_400_00, 65_400_00, "2027-01-01", "2027-01-31")
    ]
    lines = desks.rows(furnished, "SELECT kind, net, vat_rate FROM invoice_line ORDER BY place")
    assert lines == [
        ("rent", 45_000_00, 2_000),
        *[("parking", 500_00, 2_000)] * 4,
        ("charges", 7_500_00, 2_000),
    ]


def test_r02_vat_is_taken_once_on_the_sum(furnished: Database) -> None:
    id = lease(furnished)
    for place in range(3):
        charge(furnished, id, 33_33, label=f"Eau {place}", source=f"water/{place}")
    issue(furnished, month(2027, 1), date(2027, 1, 31))
    assert papers(furnished, "net, vat") == [(54_500_00 + 99_99, 10_900_00 + 20_00)]


def test_r04_bare_premises_without_option_have_no_vat_and_say_so(furnished: Database) -> None:
    lease(furnished, vat_regime="outside")
    issue(furnished, month(2027, 1), JANUARY)
    assert papers(furnished, "net, vat, gross") == [(54_500_00, 0, 54_500_00)]
    mentions = content(furnished, "FAC-2027-000001")["vat_mentions"]
    assert mentions == ["Locaux nus, hors champ de la TVA"]


def test_r05_the_tenant_withholds_on_rent_and_parking(furnished: Database) -> None:
    lease(furnished, tenant=desks.ATLAS)
    issue(furnished, month(2027, 1), JANUARY)
    assert papers(furnished, "gross, withheld, balance") == [(65_400_00, 2_350_00, 63_050_00)]
    stated = content(furnished, "FAC-2027-000001")
    assert (stated["to_pay"], stated["withholding_rate"]) == (63_050_00, 500)


def test_r07_nothing_is_withheld_before_july_2026(furnished: Database) -> None:
    lease(furnished, tenant=desks.ATLAS, starts=date(2026, 6, 1))
    issue(furnished, month(2026, 6), date(2026, 6, 1))
    issue(furnished, month(2026, 7), date(2026, 7, 1))
    assert papers(furnished, "withheld") == [(0,), (2_350_00,)]


def test_r20_sixty_days_from_the_invoice(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    assert papers(furnished, "due_on") == [("2027-03-02",)]


def test_r20_issued_before_its_day_it_still_falls_due_by_the_lease(furnished: Database) -> None:
    lease(furnished, payment_days=5)
    issue(furnished, month(2027, 1), date(2026, 12, 20))
    issue(furnished, month(2027, 2), date(2027, 2, 10))
    assert papers(furnished, "due_on") == [("2027-01-06",), ("2027-02-15",)]


def test_r22_numbers_follow_without_gap_and_a_preview_uses_none(furnished: Database) -> None:
    lease(furnished)
    lease(furnished, desks.OFFICE_2)
    assert len(planned(furnished, month(2027, 1)).ready) == 2
    issue(furnished, month(2027, 1), JANUARY)
    planned(furnished, month(2027, 2))
    issue(furnished, month(2027, 2), date(2027, 2, 1))
    assert [reference for reference, _ in papers(furnished)] == [
        f"FAC-2027-00000{number}" for number in range(1, 5)
    ]


def test_r22_each_year_and_series_begins_at_one(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), date(2026, 12, 28))
    issue(furnished, month(2027, 2), date(2027, 2, 1))
    cancel(furnished, 2, date(2027, 2, 3))
    assert [reference for reference, _ in papers(furnished)] == [
        "FAC-2026-000001",
        "FAC-2027-000001",
        "AV-2027-000001",
    ]


def cancel(park: Database, id: int, day: date, reason: str = "Erreur de période") -> None:
    reduce(park, id, None, day, reason)


def reduce(
    park: Database, id: int, taken: list[int] | None, day: date, reason: str = "Geste"
) -> None:
    from ctv_desktop.features.invoices.rows.plan import correction

    reader = park.reader()
    try:
        plan = correction(reader, id, taken, reason, day)
    finally:
        reader.close()
    store.issue(park, plan, day, day)


@pytest.mark.parametrize(
    "act",
    [
        "DELETE FROM invoice",
        "DELETE FROM invoice_line",
        "UPDATE invoice SET gross = gross + 100, net = net + 100",
        "UPDATE invoice SET content = '{}'",
        "UPDATE invoice SET number = 7",
        "UPDATE invoice SET corrects_id = 1",
        "UPDATE invoice_line SET net = 0",
        "UPDATE lease SET signed = 0",
    ],
)
def test_r22_what_is_issued_is_neither_changed_nor_deleted(furnished: Database, act: str) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    before = papers(furnished, "*")
    with pytest.raises(Refused), furnished.write(say("Fraud")) as work:
        work.link.exec_driver_sql(act)
    assert papers(furnished, "*") == before


def test_r22_a_number_out_of_order_is_refused_by_the_database(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    skipped = (
        "INSERT INTO invoice (version, kind, series, year, number, reference, reference_key,"
        " lease_id, tenant_id, landlord_id, covers, starts, ends, issued_on, due_on, net, vat,"
        " gross, withheld, reason, language, content, digest, seen, cancelled, paid, credited,"
        " certified, balance) SELECT 1, kind, series, year, 9, 'FAC-2027-000009', '', lease_id,"
        " tenant_id, landlord_id, 'charges', starts, ends, issued_on, due_on, net, vat, gross,"
        " withheld, reason, language, content, digest, seen, 0, 0, 0, 0, balance FROM invoice"
    )
    with pytest.raises(Exception, match="out of order"), furnished.write(say("")) as work:
        work.link.exec_driver_sql(skipped)


def test_what_was_paid_is_not_frozen(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    with furnished.write(say("Pay")) as work:
        work.link.exec_driver_sql("UPDATE invoice SET paid = 100, balance = balance - 100")
    assert papers(furnished, "paid, balance") == [(1_00, 65_399_00)]


def test_r23_a_credit_note_takes_it_back_and_the_period_is_invoiced_anew(
    furnished: Database,
) -> None:
    id = lease(furnished)
    charge(furnished, id, 1_476_00)
    issue(furnished, month(2027, 1), date(2027, 1, 31))
    gross = 65_400_00 + 1_771_20
    assert not planned(furnished, month(2027, 1)).entries
    cancel(furnished, 1, date(2027, 2, 2))
    columns = "reference, gross, balance, credited, cancelled"
    assert papers(furnished, columns) == [
        ("FAC-2027-000001", gross, 0, -gross, 1),
        ("AV-2027-000001", -gross, 0, 0, 0),
    ]
    stated = content(furnished, "AV-2027-000001")
    assert stated["corrects"] == {"reference": "FAC-2027-000001", "issued_on": "2027-01-31"}
    assert stated["reason"] == "Erreur de période"
    issue(furnished, month(2027, 1), date(2027, 2, 2))
    assert papers(furnished)[-1] == ("FAC-2027-000002", gross)


def test_r23_what_is_credited_in_full_is_not_credited_again(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    cancel(furnished, 1, JANUARY)
    with pytest.raises(Refused, match="déjà"):
        cancel(furnished, 1, JANUARY)


def test_a_credit_by_line_takes_its_vat_and_withholding_along(furnished: Database) -> None:
    lease(furnished, tenant=desks.ATLAS)
    issue(furnished, month(2027, 1), JANUARY)
    reduce(furnished, 1, [4_500_00, 0, 0, 0, 0, 0], JANUARY)
    columns = "net, vat, gross, withheld, balance, credited, cancelled"
    assert papers(furnished, columns) == [
        (54_500_00, 10_900_00, 65_400_00, 2_350_00, 57_875_00, -5_175_00, 0),
        (-4_500_00, -900_00, -5_400_00, -225_00, 0, 0, 0),
    ]
    # What was given away on purpose is not asked for again.
    assert not planned(furnished, until(date(2027, 1, 31))).entries


def test_credits_by_pieces_take_off_no_centime_more_than_the_invoice(furnished: Database) -> None:
    id = lease(furnished)
    for place in range(3):
        charge(furnished, id, 33_33, label=f"Eau {place}")
    issue(furnished, month(2027, 1), date(2027, 1, 31))
    for place in range(6, 9):
        reduce(furnished, 1, [0] * place + [33_33] + [0] * (8 - place), date(2027, 1, 31))
    cancel(furnished, 1, date(2027, 1, 31))
    assert sum(gross for _, gross in papers(furnished)) == 0
    assert papers(furnished, "cancelled, balance")[0] == (1, 0)


@pytest.mark.parametrize(
    ("taken", "reason", "key"),
    [
        ([45_000_01, 0, 0, 0, 0, 0], "Geste", "line0"),
        ([-1, 0, 0, 0, 0, 0], "Geste", "line0"),
        ([0, 0, 0, 0, 0, 0], "Geste", "line0"),
        ([1, 0, 0, 0, 0, 0], " ", "reason"),
        ([1, 0, 0, 0, 0, 0], "x" * 2_001, "reason"),
    ],
)
def test_a_credit_that_makes_no_sense_is_refused_at_its_field(
    furnished: Database, taken: list[int], reason: str, key: str
) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    with pytest.raises(Refused) as caught:
        reduce(furnished, 1, taken, JANUARY, reason)
    assert list(caught.value.problems) == [key]
    assert len(papers(furnished)) == 1


@pytest.mark.parametrize("key", ["tp", "tax_id", "ice", "rc", "rc_court", "seat", "rib"])
def test_r24_a_missing_mention_stops_the_issue_and_is_named(furnished: Database, key: str) -> None:
    lease(furnished)
    landlords.save(furnished, {key: ""}, desks.LANDLORD)
    plan = planned(furnished, month(2027, 1))
    (problem,) = plan.blocked[0].problems
    assert (problem.noun, problem.id, problem.key) == ("landlord", desks.LANDLORD, key)
    with pytest.raises(Refused, match="Manque chez le bailleur"):
        store.issue(furnished, plan, JANUARY, JANUARY)
    assert not papers(furnished)
    landlords.save(furnished, {key: bills.SELLER[key]}, desks.LANDLORD)
    issue(furnished, month(2027, 1), JANUARY)


def test_r24_an_exempt_tenant_needs_its_certificate(furnished: Database) -> None:
    exempt = [{"unit_id": desks.OFFICE, "vat_regime": "exempt"}]
    lease(furnished, lines=exempt)
    (problem,) = planned(furnished, month(2027, 1)).blocked[0].problems
    assert (problem.noun, problem.key) == ("lease", "exemption")


def test_only_what_can_be_issued_is_issued_where_asked(furnished: Database) -> None:
    lease(furnished)
    lease(furnished, desks.OFFICE_2, tenant=desks.ATLAS)
    with furnished.write(say("Address lost")) as work:
        work.find(Tenant, desks.ATLAS).address = ""
    plan = planned(furnished, month(2027, 1))
    assert (len(plan.ready), len(plan.blocked)) == (1, 1)
    store.issue(furnished, plan.without_blocked(), JANUARY, JANUARY)
    assert len(papers(furnished)) == 1


def test_the_content_is_frozen_with_its_fingerprint(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    landlords.save(furnished, {"legal_name": "Autre nom"}, desks.LANDLORD)
    text, digest = papers(furnished, "content, digest")[0]
    assert hashlib.sha256(text.encode()).hexdigest() == digest
    stated = json.loads(text)
    assert stated["seller"]["legal_name"] == "Aménageur du Parc SA"
    assert stated["seller"]["tp"] == "35412587"
    assert stated["words"] == "soixante-cinq mille quatre cents dirhams"
    first = stated["lines"][0]
    assert (first["quantity"], first["price"], first["net"]) == (300_00, 150_00, 45_000_00)
    assert first["details"][0].replace("\u202f", " ").startswith("300,00 m² × 150,00")


def test_a_draft_and_a_waiting_lease_are_not_invoiced(furnished: Database) -> None:
    id = desks.draft(furnished, desks.OFFICE_2, charges_rate=2_500)
    lease(furnished, start_rule="handover", not_before=desks.FROM, not_after=date(2027, 6, 1))
    assert not planned(furnished, month(2027, 1)).entries
    named = planned(furnished, month(2027, 1, leases=(id,)))
    assert [str(one.problems[0].said) for one in named.entries] == [
        "Ce bail n’est pas encore signé."
    ]


def test_days_invoiced_elsewhere_are_not_invoiced_here(furnished: Database) -> None:
    lease(furnished)
    landlords.save(furnished, {"invoices_from": date(2027, 3, 1)}, desks.LANDLORD)
    found = planned(furnished, until(date(2027, 4, 1))).entries
    assert [entry.paper.starts.month for entry in found] == [3, 4]


def test_a_charge_waits_until_its_days_are_over_and_goes_on_the_next_invoice(
    furnished: Database,
) -> None:
    id = lease(furnished)
    charge(furnished, id, 100_00)
    early = planned(furnished, until(date(2027, 1, 15)))
    assert [item.kind for item in early.entries[0].paper.items][-1] == "charges"
    store.issue(furnished, early, JANUARY, JANUARY)
    issue(furnished, month(2027, 2), date(2027, 2, 1))
    assert [gross for _, gross in papers(furnished)] == [65_400_00, 65_520_00]
    assert desks.rows(furnished, "SELECT invoice_id FROM charge") == [(2,)]


def test_a_charge_alone_is_an_invoice_and_a_refund_alone_a_credit_note(
    furnished: Database,
) -> None:
    id = lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    charge(furnished, id, 100_00)
    issue(furnished, month(2027, 1), date(2027, 1, 31))
    charge(furnished, id, -500_00, kind="reconciliation", label="Régularisation 2026")
    issue(furnished, month(2027, 1), date(2027, 1, 31))
    assert papers(furnished, "reference, covers, gross, balance")[1:] == [
        ("FAC-2027-000002", "charges", 120_00, 120_00),
        ("AV-2027-000001", "charges", -600_00, -600_00),
    ]
    assert not planned(furnished, until(date(2027, 1, 31))).entries


def test_an_act_that_issued_a_paper_is_not_undone(furnished: Database) -> None:
    id = lease(furnished)
    charge(furnished, id, 100_00)
    changed = issue(furnished, month(2027, 1), date(2027, 1, 31))
    assert changed.final
    with pytest.raises(Refused, match="avoir"):
        journal.undo(furnished)
    with pytest.raises(Refused, match="avoir"):
        journal.restore(furnished, changed.act, changed.said)
    assert len(papers(furnished)) == 1


def test_signing_is_not_undone_once_an_invoice_was_issued(furnished: Database) -> None:
    lease(furnished)
    signing = desks.rows(furnished, "SELECT max(id) FROM journal_act")[0][0]
    issue(furnished, month(2027, 1), JANUARY)
    with pytest.raises(Refused, match="tels quels"):
        journal.reverse(furnished, signing, say("Undo"))


def test_a_plan_made_before_a_change_issues_nothing(furnished: Database) -> None:
    lease(furnished)
    plan = planned(furnished, month(2027, 1))
    landlords.save(furnished, {"bank": "Autre banque"}, desks.LANDLORD)
    with pytest.raises(store.Moved):
        store.issue(furnished, plan, JANUARY, JANUARY)
    assert not papers(furnished)


def test_one_plan_issued_twice_is_refused_the_second_time(furnished: Database) -> None:
    lease(furnished)
    plan = planned(furnished, month(2027, 1))
    store.issue(furnished, plan, JANUARY, JANUARY)
    with pytest.raises(Refused, match="déjà facturés"):
        store.issue(furnished, plan, JANUARY, JANUARY)
    assert len(papers(furnished)) == 1


def test_numbers_follow_the_days(furnished: Database) -> None:
    lease(furnished)
    issue(furnished, month(2027, 2), date(2027, 2, 1))
    with pytest.raises(Refused) as caught:
        issue(furnished, month(2027, 1), date(2027, 1, 31))
    assert list(caught.value.problems) == ["issued_on"]


def test_a_day_to_come_and_an_empty_plan_are_refused(furnished: Database) -> None:
    lease(furnished)
    plan = planned(furnished, month(2027, 1))
    with pytest.raises(Refused):
        store.issue(furnished, plan, date(2027, 1, 2), JANUARY)
    with pytest.raises(Refused):
        issue(furnished, month(2026, 1))
    assert not papers(furnished)


def test_a_charge_that_makes_no_sense_is_refused(furnished: Database) -> None:
    id = lease(furnished)
    draft = desks.draft(furnished, desks.OFFICE_2)
    for lease_id, net, more, key in (
        (id, 0, {}, "net"),
        (id, 100, {"ends": date(2026, 1, 1)}, "ends"),
        (id, 100, {"label": ""}, "label"),
        (draft, 100, {}, "lease_id"),
    ):
        with pytest.raises(Refused) as caught:
            charge(furnished, lease_id, net, **more)
        assert list(caught.value.problems) == [key]
    done = charge(furnished, id, 100_00)
    store.delete_charge(furnished, done)
    again = charge(furnished, id, 100_00)
    issue(furnished, month(2027, 1), date(2027, 1, 31))
    with pytest.raises(Refused):
        store.delete_charge(furnished, again)


def test_early_end_gives_back_what_was_invoiced_beyond_it(furnished: Database) -> None:
    id = lease(furnished, tenant=desks.ATLAS, payment_period="quarter")
    issue(furnished, until(date(2027, 4, 1)))
    leases.terminate(furnished, id, date(2027, 5, 15), "agreement", "", date(2027, 4, 20))
    (entry,) = planned(furnished, until(date(2027, 4, 20))).entries
    assert (entry.paper.kind, str(entry.paper.reason)) == (
        "credit",
        "Le bail prend fin le 15/05/2027.",
    )
    issue(furnished, until(date(2027, 4, 20)))
    owed = 54_500_00 + round(45_000_00 * 15 / 31) + 4 * round(500_00 * 15 / 31)
    owed += round(7_500_00 * 15 / 31)
    net = sum(net for (net,) in papers(furnished, "net"))
    assert net == 3 * 54_500_00 + owed
    assert not planned(furnished, until(date(2027, 12, 31))).entries
    balances = papers(furnished, "balance, credited")
    assert balances[1][1] == papers(furnished, "gross - withheld")[2][0]


def test_an_end_before_a_period_gives_it_back_whole_but_its_charges_stay(
    furnished: Database,
) -> None:
    id = lease(furnished)
    issue(furnished, month(2027, 1), JANUARY)
    charge(furnished, id, 100_00)
    issue(furnished, until(date(2027, 2, 1)))
    leases.terminate(furnished, id, date(2027, 1, 31), "agreement", "", date(2027, 2, 1))
    issue(furnished, until(date(2027, 2, 1)))
    assert [gross for _, gross in papers(furnished)] == [65_400_00, 65_520_00, -65_400_00]
    assert papers(furnished, "cancelled, balance")[1] == (0, 120_00)
