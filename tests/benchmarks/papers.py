"""Lease summaries per second, against a bare reportlab canvas that draws the same text.

Run with `python -m tests.benchmarks.papers`. The two sides take turns in one run and only their
ratio says something; each summary has other names, figures and dates.
"""

import argparse
import io
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from reportlab.pdfgen.canvas import Canvas

from ctv_desktop.features.leases.papers import summary
from ctv_desktop.features.leases.papers.summary import Summary
from ctv_desktop.pdf import sheet
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.values import language
from tests.pdf.samples import SUMMARY, TENANT

FRENCH = language.of("fr")
Said = tuple[str, float, float, float, str]


def varied(number: int) -> Summary:
    """A summary whose words and figures are nobody else's."""
    day = timedelta(days=number)
    rent = 45_000_00 + number * 137_11
    units = tuple(
        replace(unit, code=f"{unit.code}/{number}", rent=(unit.rent or 0) + number)
        for unit in SUMMARY.units
    )
    return replace(
        SUMMARY,
        reference=f"BC-2027-{number:04d}",
        tenant=replace(TENANT, name=f"Société {number} SARL", address=f"{number}, rue Ibn Sina"),
        units=units,
        signed_on=None if SUMMARY.signed_on is None else SUMMARY.signed_on + day,
        monthly=None if SUMMARY.monthly is None else replace(SUMMARY.monthly, rent=rent),
        deposit=3 * rent,
        remarks=f"Remarque {number}. {SUMMARY.remarks}",
    )


def said_on(content: Summary) -> list[list[Said]]:
    """Every run of text of a summary: font, size, place, characters; page by page."""
    return [
        [
            (run.font, run.size, mark.x + run.x, top + offset + mark.drop, run.text)
            for top, block in page
            for offset, mark in block.marks()
            if isinstance(mark, Glyphs)
            for run in mark.line.runs
        ]
        for page in sheet.pages(summary.compose(content, FRENCH).blocks)
    ]


def bare(pages: Sequence[Sequence[Said]]) -> bytes:
    """The least a program could do: the same characters at the same places, nothing else."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName="NotoSans-Regular")  # type: ignore[arg-type]
    for page in pages:
        for font, size, x, y, text in page:
            canvas.setFont(font, size)
            canvas.drawString(sheet.SIDE + x, sheet.UPRIGHT.page_height - y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def measured(rounds: int, batch: int) -> tuple[float, float]:
    """Seconds for one summary and for one bare page, medians of rounds in turn."""
    ours: list[float] = []
    least: list[float] = []
    for turn in range(rounds):
        contents = [varied(turn * batch + number) for number in range(batch)]
        ours.append(_clocked([lambda c=c: summary.render(c, FRENCH) for c in contents]) / batch)  # type: ignore[misc]
        texts = [said_on(content) for content in contents]
        least.append(_clocked([lambda t=t: bare(t) for t in texts]) / batch)  # type: ignore[misc]
    return statistics.median(ours), statistics.median(least)


def _clocked(works: Sequence[Callable[[], bytes]]) -> float:
    start = time.perf_counter()
    for work in works:
        work()
    return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line; no verdict, for the machine may be busy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--batch", type=int, default=20)
    chosen = parser.parse_args(arguments)
    summary.render(SUMMARY, FRENCH)  # fonts and shaping tables: once per process
    ours, least = measured(chosen.rounds, chosen.batch)
    sys.stdout.write(
        f"lease summary: {1 / ours:.0f} a second, {ours * 1000:.1f} ms each;"
        f" bare canvas with the same text {least * 1000:.1f} ms; ratio {ours / least:.2f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
