"""Papers last: what PDF/A-1b wants of a file's structure, seen without a validator.

`make archive` has Apache PDFBox Preflight check each paper of a demo park.
"""

import gc
import io
import re
import zlib
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFDocument

from ctv_desktop.pdf import qr, styles
from ctv_desktop.pdf.letterhead import Issuer, letterhead
from ctv_desktop.pdf.pictures import picture
from ctv_desktop.pdf.setter import Setter
from ctv_desktop.pdf.sheet import WIDTH, Sheet, draw
from ctv_desktop.values import language
from tests.pdf import icc, reading

AR = language.of("ar")
CODE = qr.proof("FAC-1", "2027-01-05", 1, "0a" * 32)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
CLAIM = "{http://www.aiim.org/pdfa/ns/id/}"


def see_through() -> bytes:
    """A red logo, half of it transparent."""
    out = io.BytesIO()
    image = Image.new("RGBA", (40, 20), (255, 0, 0, 255))
    image.paste((255, 0, 0, 0), (20, 0, 40, 20))
    image.save(out, "PNG")
    return out.getvalue()


def sheet(title: str = "عقد كراء <A & B>", author: str = 'Étude "O" & fils') -> Sheet:
    setter = Setter(AR)
    head = letterhead(setter, Issuer("Owner SA", logo=see_through()), WIDTH)
    text = setter.text("السومة الكرائية 45\u202f000,00 درهم (Atlas)", styles.BODY, WIDTH)
    return Sheet(title, author, AR, date(2027, 1, 5), (head, text), watermark="مسودة", code=CODE)


@pytest.fixture(scope="module")
def drawn() -> bytes:
    return draw(sheet())


def facts(data: bytes) -> ET.Element:
    return ET.fromstring(reading.catalog(data)["/Metadata"].get_data())  # noqa: S314


def said(root: ET.Element, tag: str) -> str:
    found = next(root.iter(tag))
    inner = next(found.iter(f"{RDF}li"), found)
    return inner.text or ""


@pytest.mark.parametrize(
    "title", ["Bail 1", "a <b> & \"c\" ]]> 'd'", "عقد\nكراء", "x" * 400, "\x00", "€ œ – ﷼ 🔥"]
)
def test_the_file_says_its_facts_twice_and_equally(title: str) -> None:
    data = draw(sheet(title, title))
    info: Any = reading.reader(data).metadata
    root = facts(data)
    assert said(root, f"{DC}title") == said(root, f"{DC}description") == info["/Title"]
    assert info["/Subject"] == info["/Title"]
    assert said(root, f"{DC}creator") == info["/Author"]
    assert said(root, f"{PDF}Keywords") == info["/Keywords"] == CODE
    assert said(root, f"{PDF}Producer") == info["/Producer"]
    assert said(root, f"{XMP}CreatorTool") == info["/Creator"]
    assert info["/CreationDate"] == info["/ModDate"] == "D:20270105120000+00'00'"
    dates = {said(root, f"{XMP}CreateDate"), said(root, f"{XMP}ModifyDate")}
    assert dates == {"2027-01-05T12:00:00+00:00"}
    assert said(root, f"{DC}language") == reading.catalog(data)["/Lang"] == "ar-MA"


def test_the_claim_stands_in_plain_bytes(drawn: bytes) -> None:
    root = facts(drawn)
    claim = (said(root, f"{CLAIM}part"), said(root, f"{CLAIM}conformance"))
    assert claim == ("1", "B")
    assert b"<pdfaid:part>1</pdfaid:part>" in drawn
    assert drawn.startswith(b"%PDF-1.4\n")


def test_colours_mean_srgb(drawn: bytes) -> None:
    (intent,) = reading.catalog(drawn)["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"]
    assert profile["/N"] == 3
    assert profile.get_data() == icc.profile() == icc.PLACE.read_bytes()


def test_nothing_is_transparent_or_lacks_its_font(drawn: bytes) -> None:
    assert reading.unembedded_fonts(drawn) == []
    for name in (b"/SMask", b"/Mask", b"/ca ", b"/CA ", b"/LZWDecode", b"/DeviceCMYK", b"/Encrypt"):
        assert name not in drawn


def test_each_stream_ends_with_a_line_of_its_own(drawn: bytes) -> None:
    """The standard counts the end of line before `endstream` apart from the stream's length."""
    found = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", drawn))
    assert len(found) > 8
    for start in found:
        end = start.end() + int(start[1])
        assert drawn[end : end + 11] == b"\nendstream\n"
    whole = next(m for m in found if drawn[m.end() : m.end() + 2] == b"x\x9c")
    zlib.decompress(drawn[whole.end() : whole.end() + int(whole[1])])


def test_a_see_through_logo_lies_on_white() -> None:
    image = picture(see_through())
    assert image is not None
    data = image.getRGBData()
    assert len(data) == 40 * 20 * 3
    assert data[:3] == b"\xff\x00\x00"
    assert data[39 * 3 : 40 * 3] == b"\xff\xff\xff"


def test_a_paper_without_a_code_has_empty_keywords_in_both() -> None:
    data = draw(replace(sheet(), code=""))
    info: Any = reading.reader(data).metadata
    assert info["/Keywords"] == said(facts(data), f"{PDF}Keywords") == ""


def test_a_paper_that_was_drawn_leaves_nothing_behind() -> None:
    """Batches draw thousands in a row; where the collector comes late, they would fill memory."""
    gc.collect()
    gc.disable()
    try:
        draw(sheet())
        assert not [one for one in gc.get_objects() if isinstance(one, PDFDocument)]
    finally:
        gc.enable()
