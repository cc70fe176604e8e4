"""Invoices per second against a bare canvas that draws the same text, and a batch of a thousand.

Run with `python -m tests.benchmarks.invoices`. The two sides take turns in one run and only their
ratio says something; each invoice has other numbers, names and sums.
"""

import io
import statistics
import time
from collections import deque
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from ctv_desktop.features.invoices.papers.invoice import compose, render
from ctv_desktop.features.invoices.papers.parts import Mail
from ctv_desktop.features.register.rules import packed
from ctv_desktop.pdf import batch, sheet
from ctv_desktop.pdf.batch import Piece
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.pdf.merging import About
from ctv_desktop.values import language
from tests.features.invoices.papers.samples import CLIENT, invoice

FRENCH = language.of("fr")
COMPOSER = "ctv_desktop.features.invoices.papers.invoice:of_issued"
COUNT, ROUNDS, BATCH = 40, 5, 1_000


def varied(number: int) -> dict[str, Any]:
    """An invoice whose words and figures are nobody else's."""
    client = {**CLIENT, "legal_name": f"Société {number} SARL", "address": f"{number}, rue Sina"}
    gross = 60_000_00 + 137_11 * number
    return invoice(reference=f"FAC-2027-{number:06d}", client=client, gross=gross, net=gross)


def bare(said: list[tuple[str, float, float, float, str]]) -> bytes:
    """The same runs of text on a canvas, nothing measured, nothing composed."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    text = canvas.beginText()
    for font, size, x, y, words in said:
        text.setFont(font, size)
        text.setTextOrigin(x, 842 - y)
        text.textOut(words)
    canvas.drawText(text)
    canvas.save()
    return out.getvalue()


def said_on(content: dict[str, Any]) -> list[tuple[str, float, float, float, str]]:
    """Every run of text of an invoice of one page."""
    (page,) = sheet.pages(compose(content, "0a" * 32, FRENCH, Mail()).blocks)
    return [
        (run.font, run.size, mark.x + run.x, top + offset + mark.drop, run.text)
        for top, block in page
        for offset, mark in block.marks()
        if isinstance(mark, Glyphs)
        for run in mark.line.runs
    ]


def seconds(work: Callable[[], object]) -> float:
    """How long a work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _unheard(_done: int) -> None:
    """Nobody looks at a benchmark's progress."""


def main() -> None:
    """Print both rates, their ratio, and the batch on one and on two processes."""
    ratios, rates = [], []
    for turn in range(ROUNDS):
        contents = [varied(turn * COUNT + number) for number in range(COUNT)]
        said = [said_on(varied(100_000 + turn * COUNT + number)) for number in range(COUNT)]
        ours = seconds(partial(deque, (render(one, "0a" * 32, FRENCH) for one in contents), 0))
        plain = seconds(partial(deque, map(bare, said), 0))
        ratios.append(ours / plain)
        rates.append(COUNT / ours)
    print(f"one-page invoice: {statistics.median(rates):.0f} a second,")
    print(f"  {statistics.median(ratios):.2f} times a bare canvas with the same text")
    pieces = [
        Piece(f"Facture {number}", COMPOSER, (*packed(varied(number)), None, False, False))
        for number in range(BATCH)
    ]
    about = About("Factures", "Parc", FRENCH, date(2027, 1, 31))
    for workers in (1, 2):
        took = seconds(partial(batch.one_file, pieces, "fr", about, _unheard, workers))
        print(f"{BATCH} invoices in one PDF, {workers} process(es): {took:.1f} s")


if __name__ == "__main__":
    main()
