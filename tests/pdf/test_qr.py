"""The code at the foot of issued papers says what it should and is drawn where it should."""

from dataclasses import replace
from datetime import date

import pytest

from ctv_desktop.pdf import qr
from ctv_desktop.pdf.blocks import gap
from ctv_desktop.pdf.sheet import BOTTOM, CODED, Sheet, draw
from ctv_desktop.values import language
from tests.pdf import reading

DIGEST = "0a" * 32
SHEET = Sheet("T", "A", language.of("fr"), date(2027, 1, 5), (gap(10),))


def test_a_proof_names_number_date_total_and_fingerprint() -> None:
    said = qr.proof("FAC-2027-000001", date(2027, 1, 5), 63_050_05, DIGEST)
    assert said == f"FAC-2027-000001 2027-01-05 63050.05 {DIGEST.upper()}"
    assert qr.proof("AV-1", "2027-01-05", -5, DIGEST).split()[2] == "-0.05"
    assert qr.proof("BC-1", "2027-01-05", None, DIGEST).split()[2] == "-"


def test_a_code_is_square_with_its_three_eyes() -> None:
    count, dark = qr.runs(qr.proof("FAC-2027-000001", "2027-01-05", 1, DIGEST))
    assert count == 37  # version 5: 0.4 mm a dot
    for corner in ((0, 0), (count - 7, 0), (0, count - 7)):
        assert (*corner, 7) in dark
    assert all(column >= 0 and column + length <= count for column, _row, length in dark)


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_sheet_with_a_code_has_it_on_the_end_side_of_the_foot(code: str) -> None:
    plain = replace(SHEET, language=language.of(code))
    coded = replace(plain, code=qr.proof("FAC-1", "2027-01-05", 1, DIGEST))
    assert coded.room == plain.room - CODED
    drawn = reading.reader(draw(coded)).pages[0].get_contents()
    bare = reading.reader(draw(plain)).pages[0].get_contents()
    assert drawn is not None
    assert bare is not None
    _count, dark = qr.runs(coded.code)
    assert drawn.get_data().count(b" re") - bare.get_data().count(b" re") == len(dark)
    assert BOTTOM + CODED - 14 - qr.SIDE > 8  # printers leave 3 mm blank


def test_another_code_is_another_document() -> None:
    ids = {str(reading.reader(draw(replace(SHEET, code=code))).trailer["/ID"]) for code in "AB"}
    assert len(ids) == 2
