"""Many papers at once: each as when printed alone, one file in order with all it says of itself."""

import io
from datetime import date
from typing import Any

import pypdf
import pytest

from ctv_desktop.features.invoices.papers.invoice import render
from ctv_desktop.features.register.rules import packed
from ctv_desktop.pdf import batch
from ctv_desktop.pdf.apart import Unreadable
from ctv_desktop.pdf.batch import Piece
from ctv_desktop.pdf.merging import About, Part, joined, pages_of
from ctv_desktop.values import language
from tests.features.invoices.papers import samples
from tests.pdf import reading

COMPOSER = "ctv_desktop.features.invoices.papers.invoice:of_issued"
FRENCH = language.of("fr")
ABOUT = About("Factures (janvier) — é عقد", "Parc Démonstration SA", FRENCH, date(2027, 1, 31))


def reference(number: int) -> str:
    return f"FAC-2027-{number:06d}"


def pieces(count: int) -> list[Piece]:
    found = (samples.invoice(reference=reference(number)) for number in range(count))
    return [
        Piece(f"Facture {reference(number)}", COMPOSER, (*packed(one), None, False, False))
        for number, one in enumerate(found)
    ]


def unheard(_done: int) -> None:
    pass


def test_each_is_the_same_as_printed_alone_whatever_the_number_of_processes() -> None:
    wanted = pieces(batch.CHUNK + 2)
    steps: list[int] = []
    made = list(batch.each(wanted, "fr", steps.append, 2))
    assert made == list(batch.each(wanted, "fr", unheard, 1))
    content = samples.invoice(reference=reference(1))
    assert made[1] == render(content, samples.digest(content), FRENCH)
    assert steps == [batch.CHUNK, batch.CHUNK + 2]


@pytest.fixture(scope="module")
def whole() -> bytes:
    """More papers than one process draws at once, with one among them that is a file already."""
    wanted = pieces(batch.CHUNK + 3)
    content = samples.invoice(reference="AUTRE-1")
    wanted[7] = Piece("Déjà là", data=render(content, samples.digest(content), FRENCH))
    return batch.one_file(wanted, "fr", ABOUT, unheard, 2)


def test_one_file_holds_all_in_order_each_with_its_own_page_one(whole: bytes) -> None:
    found = reading.pages(whole)
    assert len(found) == batch.CHUNK + 3
    for number, page in enumerate(found):
        assert (reference(number) if number != 7 else "AUTRE-1") in page
        assert "Page 1 sur 1" in page


def test_one_file_keeps_title_author_date_language_and_an_outline_of_papers(whole: bytes) -> None:
    read = pypdf.PdfReader(io.BytesIO(whole), strict=True)
    told = read.metadata
    assert told is not None
    assert (told.title, told.author) == (ABOUT.title, ABOUT.author)
    assert told.creation_date is not None
    assert told.creation_date.date() == ABOUT.printed_on
    root = read.trailer["/Root"]
    assert root["/Lang"] == "fr-MA"  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    outline: list[Any] = read.outline
    entries = [(entry["/Title"], read.get_destination_page_number(entry)) for entry in outline]
    expected = [(f"Facture {reference(at)}", at) for at in range(batch.CHUNK + 3)]
    expected[7] = ("Déjà là", 7)
    assert entries == expected


def test_one_file_lasts_and_is_read_aloud_as_its_papers_are(whole: bytes) -> None:
    read = pypdf.PdfReader(io.BytesIO(whole))
    root: Any = read.trailer["/Root"]
    facts = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>1</pdfaid:part>" in facts
    assert f">{ABOUT.title}</rdf:li>" in facts
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    tree = root["/StructTreeRoot"]
    assert len(tree["/K"]) == len(read.pages)  # each paper is a document of its own
    numbers = tree["/ParentTree"]["/Nums"]
    pages: list[Any] = list(read.pages)
    for place, page in enumerate(pages):
        assert (page["/StructParents"], numbers[2 * place]) == (place, place)
        owners = numbers[2 * place + 1]
        assert owners
        document: Any = owners[0].get_object()
        while document["/S"] != "/Document":
            document = document["/P"].get_object()
        assert document == tree["/K"][place].get_object()


def test_one_file_is_the_same_each_time_and_looks_as_its_papers_do(whole: bytes) -> None:
    import pypdfium2

    wanted = pieces(batch.CHUNK + 3)
    content = samples.invoice(reference="AUTRE-1")
    alone = render(content, samples.digest(content), FRENCH)
    wanted[7] = Piece("Déjà là", data=alone)
    assert batch.one_file(wanted, "fr", ABOUT, unheard, 1) == whole
    joined_file, one = pypdfium2.PdfDocument(whole), pypdfium2.PdfDocument(alone)
    shown = [bytes(file[at].render(scale=1).buffer) for file, at in ((joined_file, 7), (one, 0))]
    assert shown[0] == shown[1]
    joined_file.close()
    one.close()


def test_papers_of_several_pages_and_both_scripts_are_joined() -> None:
    content = samples.invoice(
        lines=[samples.line("rent", f"Local {number}", 100_00) for number in range(60)]
    )
    long = render(content, samples.digest(content), FRENCH)
    arabic = render(content, samples.digest(content), language.of("ar"))
    count = pages_of(long)
    assert count > 1
    made = joined([Part(long, [("1", count)]), Part(arabic, [("2", pages_of(arabic))])], ABOUT)
    alone = [page.extract_text() for data in (long, arabic)
             for page in pypdf.PdfReader(io.BytesIO(data)).pages]  # fmt: skip
    assert [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages] == alone


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", b"startxref\n9\n%%EOF", b"startxref\n0\nxref\n"]
)
def test_what_is_no_file_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        pages_of(data)


def test_a_batch_that_is_stopped_gives_nothing() -> None:
    def stop(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch.one_file(pieces(2), "fr", ABOUT, stop, 1)
