"""Bank statements: formats of banks here, what each line most likely settles, taken in once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctv_desktop.database.work import Database
from ctv_desktop.features.imports.reading import read
from ctv_desktop.features.payments import store
from ctv_desktop.features.payments.rules.statement import (
    Matcher,
    Owed,
    StatementLine,
    columns,
    lines,
)
from ctv_desktop.values.errors import Refused
from tests.features.leases import desks
from tests.features.payments import till
from tests.features.payments.till import ATLAS, RIF, TODAY, balances, of

FRENCH = """Relevé de compte;;;;
Compte 007 780 0001234567890123 96;;;;
Date opération;Date valeur;Libellé;Débit;Crédit
02/04/2027;03/04/2027;VIR RECU ATLAS DATA FAC-2027-000001;;63 050,00
05/04/2027;05/04/2027;FRAIS DE TENUE;35,00;
06/04/2027;07/04/2027;VIREMENT RIF CLOUD;;84 000,00
06/04/2027;07/04/2027;VERSEMENT ESPECES;;1 000,00
06/04/2027;07/04/2027;VERSEMENT ESPECES;;1 000,00
;;Solde final;;147 015,00
"""


def of_file(path: Path) -> list[StatementLine]:
    (sheet,) = read(path)
    return lines(((line.number, line.cells) for line in sheet.lines), TODAY)


def line(label: str, amount: int, reference: str = "") -> StatementLine:
    return StatementLine(1, date(2027, 4, 2), label, reference, amount, f"{label}{amount}")


OWED = (
    Owed(1, "FAC-2027-000001", 1, "Atlas Data SARL", date(2027, 3, 2), 63_050_00),
    Owed(2, "FAC-2027-000003", 1, "Atlas Data SARL", date(2027, 4, 2), 63_050_00),
    Owed(3, "FAC-2027-000002", 2, "Rif Cloud SARL", date(2027, 3, 2), 42_000_00),
    Owed(4, "FAC-2027-000004", 2, "Rif Cloud SARL", date(2027, 4, 2), 1_500_00),
)
MATCHER = Matcher(OWED, {1: "Atlas Data SARL", 2: "Rif Cloud SARL"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_french_statement_is_read_whatever_its_letters(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "relevé.csv"
    path.write_bytes(FRENCH.encode(encoding))
    found = of_file(path)
    assert [(one.day, one.amount) for one in found] == [
        (date(2027, 4, 2), 63_050_00),
        (date(2027, 4, 6), 84_000_00),
        (date(2027, 4, 6), 1_000_00),
        (date(2027, 4, 6), 1_000_00),
    ]
    assert len({one.key for one in found}) == 4  # two equal lines are two payments
    assert [one.key for one in of_file(path)] == [one.key for one in found]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Date,Description,Amount\n2027-04-02,Transfer,1500.00\n2027-04-02,Fee,-20\n", 1_500_00),
        ("Date;Libellé;Montant;Sens\n02/04/2027;Vir;1 500,00;C\n02/04/2027;X;7,00;D\n", 1_500_00),
        ("DATE\tLIBELLE\tDEBIT (MAD)\tCREDIT (MAD)\n02/04/2027\tVir\t\t1.500,00\n", 1_500_00),
    ],
)
def test_amounts_with_a_sign_a_sense_or_columns_of_their_own(
    tmp_path: Path, text: str, amount: int
) -> None:
    path = tmp_path / "statement.csv"
    path.write_text(text, encoding="utf-8")
    assert [one.amount for one in of_file(path)] == [amount]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nom;Ville\nAtlas;Casablanca\n", "titres"),
        ("Date;Crédit\n02/04/2027;\n", "relevé"),
        ("Date;Crédit\n02/04/2027;mille dirhams\n", "mille dirhams"),
        ("Date;Crédit\n31/02/2027;5,00\n", "31/02/2027"),
    ],
)
def test_a_file_that_is_no_statement_is_refused_in_a_sentence(
    tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "statement.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        of_file(path)
    assert words in str(refused.value)


def test_titles_are_told_apart() -> None:
    assert columns(["Date", "Libellé", "Débit", "Crédit"]) == {
        "day": 0, "label": 1, "debit": 2, "credit": 3,
    }  # fmt: skip
    assert columns(["Solde au", "12"]) is None


@pytest.mark.parametrize(
    ("said", "amount", "tenant", "parts", "sure"),
    [
        ("VIR FAC 2027 000001", 63_050_00, 1, {1: 63_050_00}, True),
        ("VIR FAC2027000002 FAC2027000004", 43_500_00, 2, {3: 42_000_00, 4: 1_500_00}, True),
        ("FAC-2027-000001", 50_000_00, 1, {1: 50_000_00}, False),
        ("VIR DE ATLAS DATA SARL LOYER", 126_100_00, 1, {1: 63_050_00, 2: 63_050_00}, True),
        ("Rif Cloud", 1_500_00, 2, {4: 1_500_00}, True),
        ("RIF CLOUD", 50_000_00, 2, {3: 42_000_00, 4: 1_500_00}, False),
        ("INCONNU", 42_000_00, 2, {3: 42_000_00}, False),
        ("INCONNU", 43_500_00, 2, {3: 42_000_00, 4: 1_500_00}, False),
        ("INCONNU", 63_050_00, None, {}, False),  # two invoices of this amount
        ("INCONNU", 7, None, {}, False),
        ("FAC-2027-000001 FAC-2027-000002", 1_00, None, {}, False),  # of two tenants
    ],
)
def test_a_line_is_matched_by_number_name_and_amount(
    said: str, amount: int, tenant: int | None, parts: dict[int, int], sure: bool
) -> None:
    found = MATCHER.find(line(said, amount))
    assert (found.tenant_id, dict(found.parts), found.sure) == (tenant, parts, sure)
    assert str(found.why)


def test_a_statement_is_taken_in_once_and_in_one_act(park: Database) -> None:
    from ctv_desktop.database import journal

    till.furnish(park)
    taken: list[dict[str, Any]] = [
        {"tenant_id": tenant, "received_on": date(2027, 4, 2), "amount": amount,
         "reference": f"L{tenant}", "statement_key": f"key{tenant}",
         "parts": {of(park, tenant)[0]: amount}}
        for tenant, amount in ((ATLAS, 63_050_00), (RIF, 50_000_00))
    ]  # fmt: skip
    store.take_statement(park, taken, TODAY)
    assert (balances(park, ATLAS)[0], balances(park, RIF)[0]) == (0, 0)
    assert desks.rows(park, "SELECT unused, state FROM payment") == [
        (0, "cleared"), (44_000_00, "cleared"),
    ]  # fmt: skip
    till.sums_hold(park)
    with pytest.raises(Refused) as refused:
        store.take_statement(park, taken[:1], TODAY)
    assert "02/04/2027" in str(refused.value)
    journal.undo(park)
    assert desks.rows(park, "SELECT 1 FROM payment") == []
    store.take_statement(park, taken, TODAY)
