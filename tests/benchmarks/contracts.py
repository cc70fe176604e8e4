"""Contracts per second, in French and in two columns, against a bare canvas with the same text.

Run with `python -m tests.benchmarks.contracts`. The two sides take turns in one run and only their
ratio says something; each contract has another reference, tenant and sums.
"""

import argparse
import statistics
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ctv_desktop.app import features
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.contracts.papers.contract import compose, render
from ctv_desktop.features.contracts.rows.facts import Case, case
from ctv_desktop.features.contracts.screen.paper import stated
from ctv_desktop.pdf.blocks import Glyphs
from ctv_desktop.pdf.sheet import pages
from tests.benchmarks.papers import Said, _clocked, bare
from tests.features.leases import desks


def leased() -> Case:
    """The case of a lease over an office and a parking space, from a park of its own."""
    with TemporaryDirectory() as folder:
        park = open_park(Path(folder, "bench.park"), features.schema)
        try:
            desks.furnish(park)
            desks.draft(park, desks.OFFICE, desks.PARKING)
            reader = park.reader()
            found = case(reader, 1, desks.TODAY)
            reader.close()
        finally:
            park.close()
    return found


def varied(found: Case, number: int, languages: tuple[str, ...]) -> dict[str, Any]:
    """The content of a contract whose words and figures are nobody else's, clauses filled anew."""
    facts = {
        **found.facts,
        "reference": f"BC-2027-{number:04d}",
        "tenant.name": f"Société {number} SARL",
        "tenant.address": f"{number}, rue Ibn Sina, Casablanca",
        "rent": 45_000_00 + number * 137_11,
        "gross": 54_000_00 + number * 164_53,
    }
    return stated(replace(found, facts=facts), languages, desks.TODAY)


def said_on(content: dict[str, Any]) -> list[list[Said]]:
    """Every run of text of a contract: font, size, place, characters; page by page."""
    sheet = compose(content)
    return [
        [
            (run.font, run.size, mark.x + run.x, top + offset + mark.drop, run.text)
            for top, block in page
            for offset, mark in block.marks()
            if isinstance(mark, Glyphs)
            for run in mark.line.runs
        ]
        for page in pages(sheet.blocks, sheet.room)
    ]


def measured(languages: tuple[str, ...], rounds: int, batch: int) -> tuple[float, float, int]:
    """Seconds for one contract and one bare drawing, medians of rounds in turn, and its pages."""
    found = leased()
    render(varied(found, 0, languages))  # fonts, shaping tables, clauses: once per process
    ours, least, count = [], [], 0
    for turn in range(rounds):
        numbers = range(1 + turn * batch, 1 + (turn + 1) * batch)
        made = [lambda n=n: render(varied(found, n, languages)) for n in numbers]
        ours.append(_clocked(made) / batch)
        texts = [said_on(varied(found, n, languages)) for n in numbers]
        least.append(_clocked([lambda t=t: bare(t) for t in texts]) / batch)  # type: ignore[misc]
        count = len(texts[0])
    return statistics.median(ours), statistics.median(least), count


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each; no verdict, for the machine may be busy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch", type=int, default=5)
    chosen = parser.parse_args(arguments)
    for languages in (("fr",), ("ar",), ("fr", "ar")):
        ours, least, count = measured(languages, chosen.rounds, chosen.batch)
        sys.stdout.write(
            f"contract {'-'.join(languages)}, {count} pages: {1 / ours:.1f} a second,"
            f" {ours * 1000:.0f} ms each; bare canvas with the same text {least * 1000:.0f} ms;"
            f" ratio {ours / least:.2f}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
