"""Many invoices at once: drawn in processes of their own, on all cores, in the order given.

What the processes get and give is plain: texts and bytes. They load neither the window nor the
database.
"""

import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

from ctv_desktop.features.invoices.papers.invoice import compose
from ctv_desktop.features.invoices.papers.parts import Mail
from ctv_desktop.pdf.sheet import Sheet, draw
from ctv_desktop.values import language

CHUNK = 25  # papers a process draws before it says so
T = TypeVar("T")
Step = Callable[[int], object]  # hears how many are done; may raise to stop


@dataclass(frozen=True)
class Piece:
    """An issued paper to draw: its content as JSON, its SHA-256, the logo, whether of a demo."""

    content: str
    digest: str
    logo: bytes | None = None
    fictitious: bool = False


def _composed(one: Piece, tongue: language.Language) -> Sheet:
    mail = Mail(one.logo, fictitious=one.fictitious)
    return compose(json.loads(one.content), one.digest, tongue, mail)


def each(pieces: Sequence[Piece], code: str, step: Step, workers: int = 0) -> Iterator[bytes]:
    """The PDF of each paper in order, byte for byte the one it has when printed alone."""
    with _pool(workers or os.cpu_count() or 1) as pool:
        done = 0
        for found in _in_order(pool, drawn_apart, pieces, code):
            yield from found
            done += len(found)
            step(done)


def one_file(pieces: Sequence[Piece], code: str, step: Step, workers: int = 0) -> bytes:
    """One PDF of all papers, each with its own pages 1 to m."""
    with _pool(workers or os.cpu_count() or 1) as pool:
        parts = []
        for found in _in_order(pool, drawn_together, pieces, code):
            parts.append(found)
            step(min(len(parts) * CHUNK, len(pieces)))
        if len(parts) == 1:
            return parts[0]
        return pool.submit(joined, parts).result()


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Spawned, not forked: a fork would copy the threads and locks of the window half-way.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[Sequence[Piece], str], T],
    pieces: Sequence[Piece],
    code: str,
) -> Iterator[T]:
    chunks = [pieces[start : start + CHUNK] for start in range(0, len(pieces), CHUNK)]
    futures: list[Future[T]] = [pool.submit(work, chunk, code) for chunk in chunks]
    for future in futures:
        yield future.result()


def drawn_apart(pieces: Sequence[Piece], code: str) -> list[bytes]:
    """In a process: a PDF of each."""
    tongue = language.of(code)
    return [draw(_composed(one, tongue)) for one in pieces]


def drawn_together(pieces: Sequence[Piece], code: str) -> bytes:
    """In a process: one PDF of some."""
    tongue = language.of(code)
    return draw(*(_composed(one, tongue) for one in pieces))


def joined(parts: Sequence[bytes]) -> bytes:
    """In a process: PDFs one after the other (PDFium is not safe to use from two threads)."""
    import pypdfium2

    whole, out = pypdfium2.PdfDocument.new(), BytesIO()
    for part in parts:
        opened = pypdfium2.PdfDocument(part)
        whole.import_pages(opened)
        opened.close()
    whole.save(out)
    whole.close()
    return out.getvalue()
