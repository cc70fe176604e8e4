"""Spreadsheets of units and tenants: headings, comparison with the park, wrong rows, many rows."""

from datetime import date
from pathlib import Path

import pytest

from ctv_desktop.database import journal
from ctv_desktop.database.park_file import examine
from ctv_desktop.database.read import Reader
from ctv_desktop.database.work import Database
from ctv_desktop.features.imports import store
from ctv_desktop.features.imports.cells import level_of
from ctv_desktop.features.imports.model_file import write_model
from ctv_desktop.features.imports.plan import plan_file
from ctv_desktop.features.imports.steps import ImportPlan
from ctv_desktop.features.imports.words import TENANT_COLUMNS, UNIT_COLUMNS, headings, plain
from ctv_desktop.features.park import store as park_store
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused

TODAY = date(2026, 11, 23)
FRENCH = (
    "Parc;Bâtiment;Étage;Code;Type;Surface utile (m²);Quote-part;Surface locative;"
    "Loyer demandé (MAD/m²);Disponible le;Partie de\n"
)


def plan(reader: Reader, folder: Path, text: str, encoding: str = "utf-8") -> ImportPlan:
    """The plan of a CSV text."""
    path = folder / "locaux.csv"
    path.write_text(text, encoding=encoding)
    return plan_file(path, reader, today=TODAY)


def units(reader: Reader) -> list[tuple[object, ...]]:
    return reader.rows(
        "SELECT code, kind, usable_area, common_share, rentable_area, asking_rent, lettable_from"
        " FROM unit ORDER BY code_key"
    )


def test_a_french_table_in_cp1252_makes_places_and_units(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    text = FRENCH + (
        "Technopôle;A;RDC;A-0.01;Bureau;1 260,5;40;;150,50;01/03/2027;\n"
        "Technopôle;A;R+3;A-3.01;Espace de coworking;300;0;345;;;\n"
        "Technopôle;A;R+3;A-3.01.1;Poste de travail;;;;1 200;;A-3.01\n"
        "Technopôle;A;SS1;P-001;Place de parking;12,5;;;500;;\n"
    )
    done = plan(reader, tmp_path, text, "cp1252")
    assert done.wrong == ()
    store.apply(park, done)
    assert units(reader) == [
        ("A-0.01", "office", 126_050, 4_000, 130_050, 15_050, "2027-03-01"),
        ("A-3.01", "coworking_space", 30_000, 0, 34_500, None, None),
        ("A-3.01.1", "desk", 0, 0, 0, 120_000, None),
        ("P-001", "parking_space", 1_250, 0, 1_250, 50_000, None),
    ]
    assert reader.rows("SELECT level FROM floor ORDER BY level") == [(-1,), (0,), (3,)]
    assert reader.value("SELECT name FROM site") == "Technopôle"
    part = "SELECT whole.code FROM unit JOIN unit AS whole ON whole.id = unit.part_of_id"
    assert reader.rows(part) == [("A-3.01",)]
    assert all(check.sound for check in examine(park))


def test_english_headings_are_known_too(reader: Reader, tmp_path: Path) -> None:
    text = "Building,Floor,Unit,Kind,Usable area,Asking rent\nA,Ground floor,A1,Office,10,5\n"
    done = plan(reader, tmp_path, text)
    assert [step.name for step in done.made if step.table == "unit"] == ["A1"]
    assert done.made[0].name == "locaux"  # an empty park's site is called after the file


@pytest.mark.parametrize("code", language.CODES)
def test_the_headings_of_the_model_file_are_known_in_each_language(code: str) -> None:
    for noun, columns in (("unit", UNIT_COLUMNS), ("tenant", TENANT_COLUMNS)):
        for key, (label, _kind) in columns.items():
            assert headings(noun)[plain(label.in_language(language.of(code)))] == key


@pytest.mark.parametrize("code", language.CODES)
def test_the_model_file_can_be_imported_as_it_is(
    code: str, park: Database, reader: Reader, tmp_path: Path
) -> None:
    path = write_model(tmp_path / "model.xlsx", language.of(code))
    done = plan_file(path, reader, today=TODAY)
    assert (done.count("unit"), done.count("tenant"), done.wrong) == (1, 1, ())
    store.apply(park, done)
    assert reader.value("SELECT ice FROM tenant") == "001234567000062"
    assert plan_file(path, reader, today=TODAY).steps == ()


def test_only_what_differs_is_changed_and_empty_cells_leave_things_alone(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    store.apply(park, plan(reader, tmp_path, FRENCH + "P;A;RDC;A1;Bureau;100;10;;150;;\n"))
    done = plan(reader, tmp_path, "Code;Bâtiment;Surface utile;Loyer\na1;A;;160\n")
    (step,) = done.steps
    assert (step.values, step.before) == ({"asking_rent": 16_000}, {"asking_rent": 15_000})
    store.apply(park, done)
    assert units(reader)[0][5] == 16_000
    journal.undo(park)
    assert units(reader)[0][5] == 15_000


def test_a_rentable_area_that_was_the_sum_follows_a_new_usable_area(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    store.apply(park, plan(reader, tmp_path, FRENCH + "P;A;RDC;A1;Bureau;100;10;;150;;\n"))
    store.apply(park, plan(reader, tmp_path, "Code;Bâtiment;Surface utile\nA1;A;120\n"))
    assert units(reader)[0][2:5] == (12_000, 1_000, 13_000)


WRONG = {
    "twice": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;R+1;a1;Bureau;6;;;;;\n",
    "negative": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;RDC;A2;Bureau;-6;;;;;\n",
    "huge": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;RDC;A2;Bureau;99999999999;;;;;\n",
    "no such kind": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;RDC;A2;Château;6;;;;;\n",
    "no such day": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;RDC;A2;Bureau;6;;;;31/02/2027;\n",
    "no floor": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;;A2;Bureau;6;;;;;\n",
    "less than usable": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;RDC;A2;Bureau;6;;5;;;\n",
    "part of nothing": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;RDC;A2;Bureau;6;;;;;A9\n",
    "part of itself": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;RDC;A2;Bureau;6;;;;;A2\n",
    "part of another floor": "P;A;RDC;A1;Bureau;5;;;;;\nP;A;R+1;A2;Bureau;6;;;;;A1\n",
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_row_is_named_and_nothing_is_applied(
    case: str, park: Database, reader: Reader, tmp_path: Path
) -> None:
    done = plan(reader, tmp_path, FRENCH + WRONG[case])
    assert [left.source.line for left in done.wrong] == [3]
    with pytest.raises(Refused, match="3"):
        store.apply(park, done)
    assert units(reader) == []


def test_parts_of_parts_go_two_deep_and_no_circle_is_made(reader: Reader, tmp_path: Path) -> None:
    rows = "".join(f"P;A;RDC;{code};Bureau;5;;;;;{whole}\n" for code, whole in
                   (("D1", "S1"), ("S1", "F1"), ("F1", ""), ("X1", "D1"), ("F1b", "")))  # fmt: skip
    done = plan(reader, tmp_path, FRENCH + rows)
    assert [left.name for left in done.wrong] == ["X1"]
    circle = plan(reader, tmp_path, FRENCH + "P;A;RDC;A;Bureau;5;;;;;B\nP;A;RDC;B;Bureau;5;;;;;A\n")
    assert [left.name for left in circle.wrong] == ["B"]


def test_parts_before_their_whole_are_applied(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    rows = "P;A;RDC;D1;Poste de travail;;;;;;S1\nP;A;RDC;S1;Bureau;5;;;;;\n"
    store.apply(park, plan(reader, tmp_path, FRENCH + rows))
    assert [row[0] for row in units(reader)] == ["D1", "S1"]
    journal.undo(park)
    assert units(reader) == []


def test_a_total_below_the_table_is_skipped_not_wrong(reader: Reader, tmp_path: Path) -> None:
    done = plan(reader, tmp_path, FRENCH + "P;A;RDC;A1;Bureau;5;;;;;\nTotal;;;;;5;;;;;\n")
    assert ([left.name for left in done.skipped], done.wrong) == (["Total"], ())


def test_columns_that_are_not_read_are_named(reader: Reader, tmp_path: Path) -> None:
    done = plan(reader, tmp_path, "Bâtiment;Étage;Code;Couleur\nA;RDC;A1;bleu\n")
    assert "Couleur" in str(done.notes[0])


@pytest.mark.parametrize(
    "text",
    ["x;y\n1;2\n", "Code\nA1\n", "Bâtiment;Code;Lot\nA;1;2\n", "Bâtiment;Étage;Code\n"],
    ids=["other columns", "code alone", "two columns of one meaning", "no row"],
)
def test_a_table_without_our_columns_is_refused_in_one_sentence(
    text: str, reader: Reader, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="locaux"):
        plan(reader, tmp_path, text)


def test_the_site_must_be_named_where_two_have_the_building(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    for name in ("Nord", "Sud"):
        site = park_store.save_site(park, {"name": name}).subject
        park_store.save_building(park, {"site_id": site, "code": "A"})
    head = "Bâtiment;Étage;Code\n"
    assert len(plan(reader, tmp_path, head + "A;RDC;A1\n").wrong) == 1
    named = plan(reader, tmp_path, "Site;" + head + "Sud;A;RDC;A1\n")
    assert (named.wrong, named.count("building")) == ((), 0)


TENANTS = "Raison sociale;ICE;Forme juridique;Ville;Téléphone;Emplois prévus\n"


def test_tenants_are_made_then_known_by_their_ice(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    store.apply(
        park, plan(reader, tmp_path, TENANTS + "Atlas;001561191000066;SARL;Rabat;0522991234;40\n")
    )
    row = reader.row("SELECT legal_name, legal_form, phone, jobs_planned, name_key FROM tenant")
    assert row == ("Atlas", "sarl", "+212522991234", 40, "atlas")
    done = plan(reader, tmp_path, TENANTS + "Atlas Data;001561191000066;SARL;Rabat;0522991234;\n")
    (step,) = done.steps
    assert (step.new, dict(step.values)) == (False, {"legal_name": "Atlas Data"})
    store.apply(park, done)
    assert reader.value("SELECT name_key FROM tenant") == "atlas data"


def test_r39_a_wrong_ice_and_the_same_tenant_twice_are_wrong_rows(
    reader: Reader, tmp_path: Path
) -> None:
    rows = "Atlas;001561191000065;SARL;;;\nÉlan;;SARL;;;\nelan;;SARL;;;\n"
    done = plan(reader, tmp_path, TENANTS + rows)
    assert [left.source.line for left in done.wrong] == [2, 4]
    assert "ICE" in str(done.wrong[0].reason)


def test_a_spreadsheet_number_is_an_ice_as_typed(reader: Reader, tmp_path: Path) -> None:
    done = plan(reader, tmp_path, TENANTS + "A & B <SARL>;001561191000066;;;;\n")
    assert done.made[0].name == "A & B <SARL>"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("RDC", 0), ("Rez-de-chaussée", 0), ("0", 0), ("R+3", 3), ("r + 3", 3), ("3", 3),
        ("Étage 3", 3), ("3ème étage", 3), ("1er étage", 1), ("Level 2", 2), ("N2", 2), ("SS1", -1),
        ("Sous-sol 2", -2), ("Sous-sol", -1), ("-1", -1), ("Mezzanine", None), ("Toit", None),
    ],
)  # fmt: skip
def test_what_a_floor_is_called(text: str, level: int | None) -> None:
    assert level_of(text) == level


def test_a_floor_of_another_name_is_kept_by_its_name(
    park: Database, reader: Reader, tmp_path: Path
) -> None:
    head = "Bâtiment;Étage;Code\n"
    store.apply(park, plan(reader, tmp_path, head + "A;RDC;A0\nA;Mezzanine;A1\nA;mezzanine;A2\n"))
    assert reader.rows("SELECT level, label FROM floor ORDER BY level") == [
        (0, ""),
        (1, "Mezzanine"),
    ]


def test_many_units_go_in_as_one_act(park: Database, reader: Reader, tmp_path: Path) -> None:
    rows = "".join(
        f"P;A;R+{place % 9};A-{place:05d};Bureau;{place};;;150;;\n" for place in range(1500)
    )
    changed = store.apply(park, plan(reader, tmp_path, FRENCH + rows))
    assert len(changed.ids["unit"]) == 1500
    assert reader.value("SELECT count(*) FROM journal_act") == 1
    assert reader.value("SELECT count(*) FROM unit_search") == 1500
    assert all(check.sound for check in examine(park))
    found = reader.value("SELECT rowid FROM unit_search WHERE unit_search MATCH '\"00042\"*'")
    assert reader.value("SELECT code FROM unit WHERE id = $1", found) == "A-00042"
